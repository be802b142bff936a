import * as z from 'zod';
import { rulesTreeSchema } from '../../../shared/domain/rules-fields.ts';
import { USUAL_STRUCTURES } from '../../../shared/domain/sales-structure.ts';
import { structureSchema } from '../../../shared/domain/structure-fields.ts';
import { writtenCampaignSchema } from '../../../shared/domain/written-campaign.ts';
import { PROBLEMS, problemSchema } from './problem.ts';
import { LONGEST_BODY_BYTES } from './read-body.ts';
import type { Route } from './route.ts';
import { etagOf } from './versions.ts';

type Json = Readonly<Record<string, unknown>>;

/** Documents that stand in bodies whole: what their schemas cannot say, such as contradictions, the use cases tell. */
const COMPONENTS = {
  DialRules: {
    schema: rulesTreeSchema,
    example: { organisation: { callWindows: { monday: [{ start: '09:00', end: '18:00' }] }, maxAttemptsPerDay: 2 } },
  },
  SalesStructure: { schema: structureSchema, example: USUAL_STRUCTURES.three },
  Campaign: { schema: writtenCampaignSchema, example: { id: 'spring', name: 'Spring offer', tier: 1, priority: 20 } },
};

/** The OpenAPI 3.1 document of a table of routes, from the very schemas that judge requests. */
export function openApiDocument(routes: readonly Route[]) {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tierline',
      version: '1',
      description: `What administrators see and change. Errors are application/problem+json (RFC 9457) with every fault and how to mend it. A change names the version that it starts from (If-Match), may be repeated under an Idempotency-Key for a day, and stands in the audit log. Bodies are JSON of at most ${LONGEST_BODY_BYTES} bytes; a field that is not described is refused.`,
    },
    servers: [{ url: '/api' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The ID token of the user pool' },
      },
      schemas: {
        ...Object.fromEntries(Object.entries(COMPONENTS).map(([name, part]) => [name, componentOf(part)])),
        Problem: schemaOf(problemSchema, 'output'),
      },
    },
  };
}

/** Beside the body, so that the same company gives the same `ETag` at any time of day. */
const AS_OF = {
  'As-Of': { description: 'When it was so, of a 304 too', schema: { type: 'string', format: 'date-time' } },
};

function operation(route: Route): Json {
  const { id, summary, role, purpose, body, answer, media, versioned, isPolled } = route;
  const schema = schemaOf(answer, 'input');
  const tag = { ETag: { schema: { type: 'string' } } };
  const headers = { ...((versioned !== undefined || isPolled) && tag), ...(isPolled && AS_OF) };
  const answered = {
    description: 'Done',
    ...(Object.keys(headers).length > 0 && { headers }),
    content: { [media]: { schema } },
  };
  return {
    operationId: id,
    summary,
    'x-role': role,
    'x-purpose': purpose,
    parameters: [...fieldsIn(route.params, 'path'), ...fieldsIn(route.query, 'query'), ...headersOf(route)],
    ...(body !== undefined && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: { 'application/json': { schema: schemaOf(body, 'input') } },
      },
    }),
    responses: {
      '200': answered,
      ...(purpose === 'change' && { '201': answered }),
      default: {
        description: Object.values(PROBLEMS)
          .map(({ status, title }) => `${status}: ${title}`)
          .join('; '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function fieldsIn(schema: z.ZodType, place: 'path' | 'query'): readonly Json[] {
  const { properties, required } = z
    .object({
      properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
      required: z.array(z.string()).default([]),
    })
    .parse(schemaOf(schema, 'input'));
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }));
}

function headersOf({ purpose, versioned, isPolled }: Route): readonly Json[] {
  const text = { type: 'string' };
  if (isPolled) return [{ name: 'If-None-Match', in: 'header', required: false, schema: { ...text, maxLength: 200 } }];
  if (purpose !== 'change') return [];
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: { ...text, maxLength: 200 } };
  if (versioned === undefined) return [key];
  const { of, ifMatch = 'required' } = versioned;
  const pattern = `^"${of}-[0-9]{1,15}"$`;
  const schema = { ...text, pattern, examples: [etagOf(of, 3)] };
  return [key, { name: 'If-Match', in: 'header', required: ifMatch === 'required', schema }];
}

function componentOf({ schema, example }: (typeof COMPONENTS)[keyof typeof COMPONENTS]): Json {
  return { ...schemaOf(schema, 'input'), examples: [example] };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return rest;
}
