import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROUTES } from '../../../functions/api/routes/all-routes.ts';
import { LONGEST_BODY_BYTES } from '../../../functions/api/routing/read-body.ts';
import type { Route } from '../../../functions/api/routing/route.ts';
import { ROLES } from '../../../shared/domain/roles.ts';
import { type AnApi, apis } from '../../support/an-api.ts';
import { NOON } from '../../support/lead-builders.ts';
import { fromSchema } from '../../support/schema-arbitrary.ts';
import { numberOf, SOME_LEADS } from '../../support/some-leads.ts';

const anApi = apis();
const WITH_BODY = ROUTES.filter(({ body }) => body !== undefined);

/** What is there in every API of the tests, by the parameter that names it. */
const THERE: Readonly<Record<string, string>> = {
  campaignId: 'campaign-1',
  leadId: 'called',
  scriptId: 'first-call',
  level: 'organisation',
  stage: 'prospecting',
  tier: '1',
  version: '1',
  from: '1',
  to: '1',
};

function pathOf({ path }: Route, values: Readonly<Record<string, string>> = THERE): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? 'nobody'));
}

const document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        requestBody: z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })) }).optional(),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** The schema of every operation that takes a body, and what references in them mean. */
async function bodySchemas({ ask }: AnApi) {
  const { paths, components } = document.parse((await ask('viewer', 'GET', '/openapi.json')).json);
  const schemas = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId, requestBody }) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema === undefined ? [] : [[operationId, schema] as const];
    }),
  );
  const resolve = (ref: string) => components.schemas[ref.replace('#/components/schemas/', '')];
  return { byRoute: new Map(schemas), resolve };
}

/** Where a schema describes an object by its members and lets others in beside them. */
function openPlaces(schema: unknown, at: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const isOpen =
    'properties' in schema && (!('additionalProperties' in schema) || schema.additionalProperties !== false);
  const below = Object.entries(schema).flatMap(([key, part]) => openPlaces(part, `${at}.${key}`));
  return isOpen ? [at, ...below] : below;
}

async function stored({ settings, leads }: AnApi) {
  const all = await Promise.all(SOME_LEADS.map((id) => leads.get(id)));
  return { settings: await settings.read(), controls: await settings.readControls(), leads: all };
}

/** What somebody may hope to set beside what they are asked for. */
const HOPED_FOR = { role: 'administrator', isAdmin: true, author: 'Somebody else', version: 99, id: 'campaign-9' };

describe('a body', () => {
  it('is described to its last member: nothing beside what is named is let in, at any depth', async () => {
    const { byRoute, resolve } = await bodySchemas(await anApi());
    const named = new Map<string, unknown>(byRoute);
    for (const [, schema] of named) {
      for (const [, ref = ''] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)) named.set(ref, resolve(ref));
    }

    expect([...byRoute.keys()].toSorted()).toEqual(WITH_BODY.map(({ id }) => id).toSorted());
    expect([...named].flatMap(([name, schema]) => openPlaces(schema, name))).toEqual([]);
    expect(openPlaces({ items: { properties: {} } }, 'a list')).toEqual(['a list.items']);
  });

  it('with a member too many is refused by every route, even when all else is right, and changes nothing', async () => {
    const api = await anApi();
    const { byRoute, resolve } = await bodySchemas(api);
    const before = await stored(api);
    const taken: string[] = [];
    for (const route of WITH_BODY) {
      const right = fromSchema(byRoute.get(route.id), resolve).filter((value) => JSON.stringify(value).startsWith('{'));
      for (const [index, [name, value]] of Object.entries(HOPED_FOR).entries()) {
        api.pass(61);
        const [body = {}] = fc.sample(right, { numRuns: 1, seed: index });
        if (typeof body !== 'object' || body === null || name in body) continue;
        const schema = JSON.stringify(byRoute.get(route.id));
        if (schema.includes(`"${name}"`)) continue;
        const headers = await overCurrent(api, route);
        const answer = await api.ask('administrator', route.method, pathOf(route), {
          body: { ...body, [name]: value },
          headers,
        });
        if (answer.status !== 400) taken.push(`${route.id} with ${name}: ${answer.status}`);
      }
    }

    expect(taken).toEqual([]);
    expect(await stored(api)).toEqual(before);
  }, 60_000);

  it('reaches no prototype', async () => {
    const api = await anApi();
    const text = '{"__proto__":{"role":"administrator"},"constructor":{"prototype":{"polluted":true}}}';
    for (const route of WITH_BODY) {
      api.pass(61);
      const headers = await overCurrent(api, route);
      const { status } = await api.ask('administrator', route.method, pathOf(route), { text, headers });
      expect({ id: route.id, status }).toEqual({ id: route.id, status: 400 });
    }

    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  it('that is too long, or is a form that any page could send, is refused by every route before it is judged', async () => {
    const api = await anApi();
    const long = JSON.stringify({ note: 'x'.repeat(LONGEST_BODY_BYTES) });
    const forms = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'];
    const before = await stored(api);
    for (const route of ROUTES.filter(({ method }) => method !== 'GET')) {
      const headers = await overCurrent(api, route);
      const ask = (text: string, more = {}) =>
        api.ask('administrator', route.method, pathOf(route), { text, headers: { ...headers, ...more } });
      expect({ id: route.id, status: (await ask(long)).status }).toEqual({ id: route.id, status: 413 });
      for (const type of forms) {
        const { status } = await ask('note=stop', { 'content-type': type });
        expect({ id: route.id, type, status }).toEqual({ id: route.id, type, status: 415 });
      }
    }

    expect(await stored(api)).toEqual(before);
  }, 60_000);
});

/** What there is of a campaign that nobody changed, or nobody knows. */
const NO_HISTORY = '{"versions":[]}';

describe('an address', () => {
  /** Keys as the table has them, expressions as its language has them, ways out of a folder, and what other stores take. */
  const HOSTILE = [
    'LEAD#called',
    'campaign-1#',
    'AUDIT',
    '#pk = :pk',
    'begins_with(pk, a)',
    '../called',
    '..%2f..%2fetc%2fpasswd',
    'called\u0000',
    "' OR 1=1 --",
    '{"$gt":""}',
    '{{7*7}}',
    '\r\nset-cookie: a=b',
    'x'.repeat(4_000),
  ];

  it('is a name and nothing else: what no name is finds nothing, and breaks nothing', async () => {
    const api = await anApi();
    const found: string[] = [];
    const named = ROUTES.filter(
      ({ method, path }) => method === 'GET' && /\{(leadId|campaignId|scriptId)\}/.test(path),
    );
    for (const route of named) {
      for (const text of HOSTILE) {
        const values = { ...THERE, leadId: text, campaignId: text, scriptId: text };
        const { status, headers, text: told } = await api.ask('administrator', 'GET', pathOf(route, values));
        const isNothing = status === 400 || status === 404 || told === NO_HISTORY;
        if (!isNothing) found.push(`${route.id} of ${text.slice(0, 20)}: ${status}`);
        expect(headers.get('set-cookie')).toBeNull();
      }
    }

    expect(named.length).toBeGreaterThan(3);
    expect(found).toEqual([]);
    expect(api.noted.filter(({ kind }) => kind === 'work-failed')).toEqual([]);
  });

  it('takes no query that is not described', async () => {
    const api = await anApi();
    for (const route of ROUTES.filter(({ method }) => method === 'GET')) {
      api.pass(61);
      const { status } = await api.ask('administrator', 'GET', `${pathOf(route)}?role=administrator&__proto__=x`);
      expect({ id: route.id, status }).toEqual({ id: route.id, status: 400 });
    }
  });

  it('is the same whatever a header would make of it', async () => {
    const { ask } = await anApi();
    const headers = {
      'x-http-method-override': 'DELETE',
      'x-original-url': '/api/controls/stop',
      'x-forwarded-host': 'a',
    };

    expect((await ask('viewer', 'GET', '/me', { headers })).json).toMatchObject({ role: 'viewer' });
  });
});

describe('an answer', () => {
  it('is never kept on the way, is what it says it is, and tells nothing of what it runs on', async () => {
    const api = await anApi();
    for (const route of ROUTES) {
      api.pass(61);
      for (const role of ROLES) {
        const { headers } = await api.ask(role, route.method, pathOf(route));
        expect({
          id: route.id,
          cache: headers.get('cache-control'),
          sniff: headers.get('x-content-type-options'),
          server: headers.get('server') ?? headers.get('x-powered-by'),
        }).toEqual({ id: route.id, cache: 'no-store', sniff: 'nosniff', server: null });
        expect(headers.get('content-type') ?? 'application/json').toMatch(/^(application\/(problem\+)?json|text\/csv)/);
      }
    }
  });

  it('to a viewer holds no number of anybody in full, whichever route gives it', async () => {
    const api = await anApi();
    const numbers = SOME_LEADS.map(numberOf);
    const told: string[] = [];
    for (const route of ROUTES.filter(({ purpose }) => purpose !== 'change')) {
      for (const leadId of SOME_LEADS) {
        api.pass(61);
        const sent = route.body === undefined ? {} : { body: {} };
        const { text } = await api.ask('viewer', route.method, pathOf(route, { ...THERE, leadId }), sent);
        for (const number of numbers) if (text.includes(number) || text.includes(number.slice(1))) told.push(route.id);
      }
    }

    expect([...new Set(told)]).toEqual([]);
    const seen = await api.ask('supervisor', 'GET', '/leads/called');
    expect(seen.text).toContain(numberOf('called'));
  });

  it('to a viewer holds no number that somebody wrote into a text: of the lead, of others, and in what tells why', async () => {
    const api = await anApi();
    const { ask, leads, settings } = api;
    const lead = await leads.get('ready');
    if (lead === undefined) throw new TypeError('No lead.');
    const number = numberOf('ready');
    const [slashed, others] = [`${number.slice(2, 5)}/${number.slice(5)}`, '+1 305 555 0177'];
    await leads.save({
      ...lead,
      name: `Kim ${number}`,
      externalId: number,
      source: `list of ${number}`,
      attributes: { mobile: slashed, [number]: 'yes', wife: others },
      facts: { budget: `ask at ${others}` },
      notes: [{ at: NOON, stage: 'prospecting', text: `Ring ${slashed} or ${others}` }],
    });
    const note = `because ${number} complained`;
    const signed = (of: string, version: number) => ({ 'if-match': `"${of}-${version}"` });
    const write = async (method: string, path: string, body: object, headers = {}) => {
      const { status } = await ask('administrator', method, path, { body: { ...body, note }, headers });
      expect({ path, status }).toEqual({ path, status: 200 });
    };
    await write('PUT', '/rules', { document: {} }, signed('rules', 1));
    await write('PATCH', '/campaigns/campaign-1', { priority: 7 }, signed('campaign', 1));
    await write('POST', '/controls/stop', {});
    expect((await settings.rules.version(2))?.kind).toBe('readable');

    const told: string[] = [];
    const reads = ROUTES.filter(({ purpose, role }) => purpose !== 'change' && role === 'viewer');
    for (const route of reads) {
      api.pass(61);
      const sent = route.body === undefined ? {} : { body: {} };
      const { text } = await ask(
        'viewer',
        route.method,
        pathOf(route, { ...THERE, leadId: 'ready', version: '2' }),
        sent,
      );
      for (const hidden of [number.slice(1), slashed, others]) if (text.includes(hidden)) told.push(route.id);
    }
    expect([...new Set(told)]).toEqual([]);
    const seen = await ask('supervisor', 'GET', '/leads/ready');
    for (const shown of [number, slashed, others]) expect(seen.text).toContain(shown);
    expect((await ask('supervisor', 'GET', '/rules/versions')).text).toContain(note);
  });

  it('repeats nobody’s number that was wrong: what is refused says where, not what', async () => {
    const api = await anApi();
    for (const number of ['+1 212 555 0199 77', '0199-NOT-A-NUMBER']) {
      const { status, text } = await api.ask('supervisor', 'POST', '/leads/search', { body: { number } });
      expect(status).toBe(400);
      expect(text).not.toContain(number);
    }
  });
});

/** The version in force, where the route wants one. */
async function overCurrent({ settings, leads }: AnApi, { versioned }: Route): Promise<Record<string, string>> {
  if (versioned === undefined) return {};
  const { rules, structure } = await settings.read();
  const versions: Readonly<Record<string, number | undefined>> = {
    rules: rules.version,
    structure: structure.version,
    controls: (await settings.readControls()).version,
    campaign: (await settings.campaign('campaign-1'))?.version,
    lead: (await leads.get('called'))?.version,
  };
  return { 'if-match': `"${versioned.of}-${versions[versioned.of] ?? 1}"` };
}
