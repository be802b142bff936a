import * as z from 'zod';
import { levelsNamed } from '../../../shared/domain/rules-levels.ts';
import { scriptSchema } from '../../../shared/domain/structure-fields.ts';
import { problem } from '../routing/problem.ts';
import { type Route, route } from '../routing/route.ts';
import { published } from './document-outcome.ts';
import { publishPart } from './document-routes.ts';
import { note, version } from './schemas.ts';
import { structureUseCases } from './structure-use-cases.ts';

/** Scripts are a part of the sales structure, and share its versions. */
const versioned = { of: 'structure' };

const params = z.strictObject({
  scriptId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'is no id of a script' }),
});

export const allScripts = z.object({
  version,
  scripts: z.array(
    z.object({ id: z.string(), title: z.string(), tiers: z.array(z.int()), programmes: z.array(z.string()) }),
  ),
});

export const oneScript = z.object({ version, script: scriptSchema });

export const SCRIPT_ROUTES: readonly Route[] = [
  route({
    id: 'scripts.list',
    method: 'GET',
    path: '/scripts',
    role: 'viewer',
    purpose: 'read',
    summary: 'Every script, and the tiers and programmes whose calls it is for',
    versioned,
    answer: allScripts,
    carryOut: async ({ settings }) => {
      const { structure, rules } = await settings.read();
      const programmes = levelsNamed(rules.document).flatMap(({ fields }) => fields.programmes ?? []);
      const scripts = Object.entries(structure.document.scripts ?? {}).map(([id, { title }]) => ({
        id,
        title,
        tiers: structure.document.tiers.flatMap(({ script }, index) => (script === id ? [index + 1] : [])),
        programmes: [...new Set(programmes.flatMap((programme) => (programme.script === id ? [programme.id] : [])))],
      }));
      return { kind: 'answered', body: { version: structure.version, scripts }, version: structure.version };
    },
  }),
  route({
    id: 'scripts.one',
    method: 'GET',
    path: '/scripts/{scriptId}',
    role: 'viewer',
    purpose: 'read',
    summary: 'One script in full',
    versioned,
    params,
    answer: oneScript,
    carryOut: async ({ settings }, { params: { scriptId } }) => {
      const { document, version: current } = (await settings.read()).structure;
      const script = scriptNamed(document.scripts ?? {}, scriptId);
      if (script === undefined) return noScript(scriptId);
      return { kind: 'answered', body: { version: current, script }, version: current };
    },
  }),
  route({
    id: 'scripts.publish',
    method: 'PUT',
    path: '/scripts/{scriptId}',
    role: 'administrator',
    purpose: 'change',
    summary: 'Publish a script, new or in place of the one of its id',
    versioned,
    params,
    body: z.strictObject({ script: scriptSchema, note }),
    answer: published,
    carryOut: async (deps, { params: { scriptId }, body, version: startedFrom = 0, caller }) =>
      publishPart(structureUseCases(deps), startedFrom, { author: caller.name, note: body.note }, (document) => ({
        ...document,
        scripts: { ...document.scripts, [scriptId]: body.script },
      })),
  }),
  route({
    id: 'scripts.remove',
    method: 'DELETE',
    path: '/scripts/{scriptId}',
    role: 'administrator',
    purpose: 'change',
    summary: 'Publish the sales structure without a script',
    versioned,
    params,
    query: z.strictObject({ note }),
    answer: published,
    carryOut: async (deps, { params: { scriptId }, query, version: startedFrom = 0, caller }) => {
      const { document } = (await deps.settings.read()).structure;
      if (scriptNamed(document.scripts ?? {}, scriptId) === undefined) return noScript(scriptId);
      return publishPart(
        structureUseCases(deps),
        startedFrom,
        { author: caller.name, note: query.note },
        ({ scripts, ...rest }) => {
          const left = Object.entries(scripts ?? {}).filter(([id]) => id !== scriptId);
          return { ...rest, ...(left.length > 0 && { scripts: Object.fromEntries(left) }) };
        },
      );
    },
  }),
];

function scriptNamed<Script>(scripts: Readonly<Record<string, Script>>, id: string): Script | undefined {
  return Object.hasOwn(scripts, id) ? scripts[id] : undefined;
}

function noScript(id: string) {
  return problem('not-found', { kind: 'no-such-script', id });
}
