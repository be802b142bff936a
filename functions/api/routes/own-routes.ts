import * as z from 'zod';
import { mayActAs, ROLES } from '../../../shared/domain/roles.ts';
import { maySeeNumbers } from '../../../shared/domain/shown-number.ts';
import { openApiDocument } from '../routing/open-api.ts';
import { type Route, route } from '../routing/route.ts';

/** What tells of the other routes: who may use which, and how. */
export function ownRoutes(others: readonly Route[]): readonly Route[] {
  const profile = route({
    id: 'profile.show',
    method: 'GET',
    path: '/me',
    role: 'viewer',
    purpose: 'read',
    summary: 'Who you are here, and what you may do',
    answer: z.object({
      name: z.string(),
      role: z.enum(ROLES),
      seesNumbers: z.boolean().describe('whether telephone numbers of leads are shown in full'),
      may: z.array(z.string()).describe('operations, by their ids'),
    }),
    carryOut: async (_deps, { caller: { name, role } }) => {
      const may = others.filter((each) => mayActAs(role, each.role)).map(({ id }) => id);
      return { kind: 'answered', body: { name, role, seesNumbers: maySeeNumbers(role), may } };
    },
  });
  const description: Route = route({
    id: 'api.describe',
    method: 'GET',
    path: '/openapi.json',
    role: 'viewer',
    purpose: 'read',
    summary: 'This API as an OpenAPI 3.1 document',
    answer: z.looseObject({ openapi: z.string() }),
    carryOut: async () => ({ kind: 'answered', body: openApiDocument([...others, profile, description]) }),
  });
  return [profile, description];
}
