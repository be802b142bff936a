import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROUTES } from '../../../functions/api/routes/all-routes.ts';
import { problemSchema } from '../../../functions/api/routing/problem.ts';
import { changeControls } from '../../../shared/application/change-controls.ts';
import { personVersion } from '../../../shared/application/person-version.ts';
import { type AnApi, apis } from '../../support/an-api.ts';
import { NOON } from '../../support/lead-builders.ts';
import { fromSchema } from '../../support/schema-arbitrary.ts';
import { SOME_LEADS } from '../../support/some-leads.ts';

const anApi = apis();
const RUNS = 30;
const LIVE = { author: 'Kim', note: 'so that a lead may be called now', at: NOON };
/** A described request may still contradict itself: so many are tried until one is carried out. */
const MOST_TRIES = 200;

const described = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        parameters: z.array(
          z.looseObject({ name: z.string(), in: z.string(), required: z.boolean(), schema: z.unknown() }),
        ),
        requestBody: z
          .looseObject({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }) })
          .optional(),
      }),
    ),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

type Described = z.output<typeof described>;
type Operation = Described['paths'][string][string];

/** Things that are there, so that generated requests meet more than what is not. */
const THERE: Readonly<Record<string, readonly string[]>> = {
  campaignId: ['campaign-1', 'campaign-3'],
  leadId: [...SOME_LEADS],
  version: ['1', '2'],
  from: ['1', '2026-01-01'],
  to: ['1', '2', '2026-01-05'],
  stage: ['selling'],
  personId: ['ines@example.com', 'sam@example.com'],
  tier: ['1', '2'],
  level: ['organisation', 'campaigns.campaign-1'],
  scriptId: ['first-call', 'spare'],
};

/** What nobody who reads the document would send. */
const ODD = fc.constantFrom(
  '',
  '%00',
  '..',
  'null',
  '__proto__',
  "' OR 1=1 --",
  '{"$ne":1}',
  '9'.repeat(400),
  '🙂',
  '<script>',
);

function anyText(name: string, schema: unknown, resolve: (ref: string) => unknown): fc.Arbitrary<string> {
  const known = THERE[name] ?? [];
  return fc.oneof(
    { weight: 4, arbitrary: fromSchema(schema, resolve).map(String) },
    { weight: known.length > 0 ? 4 : 0, arbitrary: fc.constantFrom('', ...known) },
    { weight: 1, arbitrary: ODD },
  );
}

/** A body as described; or with a member too many, of another kind, or no JSON at all. */
function anyBody(schema: unknown, resolve: (ref: string) => unknown): fc.Arbitrary<string> {
  const right = fromSchema(schema, resolve);
  const more = fc.tuple(right, fc.constantFrom('isAdmin', '__proto__', 'version', 'author', 'role'), fc.jsonValue());
  return fc.oneof(
    { weight: 6, arbitrary: right.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: more.map(([value, name, extra]) => withMember(value, name, extra)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.constantFrom('', '{', 'null', '[]', '{"document":{"__proto__":{}}}', '[['.repeat(200)) },
  );
}

function withMember(value: unknown, name: string, extra: unknown): string {
  const text = JSON.stringify(value);
  const member = `${JSON.stringify(name)}:${JSON.stringify(extra)}`;
  return text.startsWith('{') ? `{${member}${text === '{}' ? '' : ','}${text.slice(1)}` : text;
}

interface Generated {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly isCurrent: boolean;
  readonly body: string;
}

function requests(operation: Operation, resolve: (ref: string) => unknown): fc.Arbitrary<Generated> {
  return fc.oneof(usualRequests(operation, resolve), oddRequests(operation, resolve));
}

/** About things that are there, over the version in force, with a body as described. */
function usualRequests({ parameters, requestBody }: Operation, resolve: (ref: string) => unknown) {
  const ofPlace = (place: string) => {
    const here = parameters.filter((one) => one.in === place && (one.required || THERE[one.name] !== undefined));
    const texts = here.map(({ name, schema }) => {
      const known = THERE[name] ?? [];
      const text = known.length > 0 ? fc.constantFrom(...known) : fromSchema(schema, resolve).map(String);
      return [name, text] as const;
    });
    return fc.record(Object.fromEntries(texts));
  };
  const schema = requestBody?.content['application/json'].schema;
  const body =
    schema === undefined ? fc.constant('') : fromSchema(schema, resolve).map((value) => JSON.stringify(value));
  return fc.record({
    path: ofPlace('path'),
    query: ofPlace('query'),
    headers: fc.constant({}),
    isCurrent: fc.constant(true),
    body,
  });
}

function oddRequests({ parameters, requestBody }: Operation, resolve: (ref: string) => unknown) {
  const ofPlace = (place: string) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    const members = Object.fromEntries(here.map(({ name, schema }) => [name, anyText(name, schema, resolve)]));
    const requiredKeys = here.filter(({ required }) => required).map(({ name }) => name);
    return fc.record(members, { requiredKeys }).map((texts) => Object.fromEntries(Object.entries(texts)));
  };
  const schema = requestBody?.content['application/json'].schema;
  return fc.record({
    path: ofPlace('path'),
    query: ofPlace('query'),
    headers: ofPlace('header'),
    isCurrent: fc.boolean(),
    body: schema === undefined ? fc.constantFrom('', '{}') : anyBody(schema, resolve),
  });
}

/** The version that is in force now, as If-Match wants it. */
async function current(
  { settings, leads, people }: AnApi,
  of: string,
  { campaignId = '', leadId = '', personId = '' }: Readonly<Record<string, string>>,
): Promise<string> {
  const person = await people.directory.person(personId || 'ines@example.com');
  const { rules, structure } = await settings.read();
  const versions: Readonly<Record<string, number>> = {
    rules: rules.version,
    structure: structure.version,
    controls: (await settings.readControls()).version,
    person: person === undefined ? 0 : personVersion(person),
    lead: (await leads.get(leadId || 'ready'))?.version ?? 0,
    campaign: (await settings.campaign(campaignId || 'campaign-1'))?.version ?? 0,
  };
  return `"${of}-${versions[of]}"`;
}

describe('every operation of the OpenAPI document', () => {
  it('answers whatever it is sent: as described, or with a problem, and never with 500', async () => {
    const first = await anApi();
    const document = described.parse((await first.ask('viewer', 'GET', '/openapi.json')).json);
    const resolve = (ref: string) => document.components.schemas[ref.replace('#/components/schemas/', '')];
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    );
    const succeeded = new Set<string>();
    const heard = new Map<string, string>();
    expect(operations.map(({ operation }) => operation.operationId).toSorted()).toEqual(
      ROUTES.map(({ id }) => id).toSorted(),
    );

    for (const { path, method, operation } of operations) {
      const route = ROUTES.find(({ id }) => id === operation.operationId);
      if (route === undefined) throw new TypeError(operation.operationId);
      const api = await anApi();
      await changeControls(api.settings, { kind: 'set-mode', mode: { kind: 'live' } }, LIVE);
      const isAnswered = async (given: Generated): Promise<void> => {
        api.pass(61);
        const segments = new Map(Object.entries(given.path));
        const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(segments.get(name) ?? ''));
        const query = new URLSearchParams(given.query);
        const headers = headersFrom(given.headers);
        if (given.isCurrent && route.versioned !== undefined && route.purpose === 'change') {
          headers['if-match'] = await current(api, route.versioned.of, given.path);
        }
        const sent = method === 'GET' ? {} : { text: given.body };
        const answer = await api.ask('administrator', method, `${filled}?${query}`, { ...sent, headers });

        if (answer.status === 500) throw new Error(JSON.stringify({ noted: api.noted.map(String), text: answer.text }));
        if (answer.status >= 400) {
          heard.set(route.id, answer.text);
          problemSchema.parse(answer.json);
        } else if (answer.status !== 304) {
          succeeded.add(route.id);
          route.answer.parse(route.media === 'text/csv' ? answer.text : answer.json);
        }
      };
      await fc.assert(fc.asyncProperty(requests(operation, resolve), isAnswered), { numRuns: RUNS });
      const usual = fc.sample(usualRequests(operation, resolve), { numRuns: MOST_TRIES, seed: 1 });
      for (const given of usual) if (!succeeded.has(route.id)) await isAnswered(given);
      expect(api.noted.filter(({ kind }) => kind === 'work-failed')).toEqual([]);
    }

    const failed = ROUTES.map(({ id }) => id).filter((id) => !succeeded.has(id));
    expect(failed.map((id) => `${id}: ${heard.get(id)}`)).toEqual([]);
  }, 240_000);
});

/** HTTP carries no more than these characters in a header. */
function headersFrom(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), value.replaceAll(/[^\x20-\x7e]/g, '?')]),
  );
}
