import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { peopleAnswer } from '../../../functions/api/routes/people-routes.ts';
import { DEVELOPMENT_USERS } from '../../../simulator/api-gateway/development-pool.ts';
import { type AnApi, apis } from '../../support/an-api.ts';

const anApi = apis();

type Listed = z.output<typeof peopleAnswer>['people'][number];

async function listed(api: AnApi, email: string): Promise<Listed> {
  const { people } = peopleAnswer.parse((await api.ask('administrator', 'GET', '/people')).json);
  const found = people.find((person) => person.email === email);
  if (found === undefined) throw new TypeError(email);
  return found;
}

interface Asked {
  readonly role?: string;
  readonly note?: string;
  readonly token?: string;
}

/** Changes somebody as they are now. */
async function change(api: AnApi, email: string, deed: string, { role, note = '', token }: Asked = {}) {
  const { id, version } = await listed(api, email);
  const body = { note, ...(role !== undefined && { role }) };
  const headers = { 'if-match': `"person-${version}"` };
  const method = deed === 'role' ? 'PUT' : 'POST';
  return api.ask('administrator', method, `/people/${id}/${deed}`, {
    body,
    headers,
    ...(token !== undefined && { token }),
  });
}

function invite(api: AnApi, email: string, role: string, headers: Readonly<Record<string, string>> = {}) {
  return api.ask('administrator', 'POST', '/people', { body: { email, role, note: 'new here' }, headers });
}

async function entries(api: AnApi) {
  const { json } = await api.ask('supervisor', 'GET', '/audit?subject=person');
  return z.object({ entries: z.array(z.looseObject({ deed: z.string() })) }).parse(json).entries;
}

describe('people', () => {
  it('are listed page by page, whoever asks among them', async () => {
    const api = await anApi();
    const first = peopleAnswer.parse((await api.ask('administrator', 'GET', '/people?limit=3')).json);
    const second = await api.ask('administrator', 'GET', `/people?limit=3&cursor=${first.next}`);

    expect(first.people.map(({ email, isYou }) => [email, isYou])).toEqual([
      ['ada@example.com', true],
      ['sam@example.com', false],
      ['vera@example.com', false],
    ]);
    expect(peopleAnswer.parse(second.json).people.map(({ email }) => email)).toEqual([
      'ines@example.com',
      'carl@example.com',
    ]);
    const elsewhere = Buffer.from('"nowhere"').toString('base64url');
    expect(await api.ask('administrator', 'GET', `/people?cursor=${elsewhere}`)).toMatchObject({
      status: 400,
      json: { faults: [{ path: 'query.cursor', finding: { fault: { kind: 'no-place-in-list' } } }] },
    });
  });

  it('are not changed while the pool is asked too much, and whoever asks is told to wait', async () => {
    const api = await anApi();
    const { id, version } = await listed(api, 'sam@example.com');
    api.people.pool.isThrottling = true;
    const refused = [
      await api.ask('administrator', 'GET', '/people'),
      await invite(api, 'kim@example.com', 'viewer'),
      await api.ask('administrator', 'PUT', `/people/${id}/role`, {
        body: { role: 'viewer', note: '' },
        headers: { 'if-match': `"person-${version}"` },
      }),
    ];

    for (const { status, headers } of refused) {
      expect({ status, wait: headers.get('retry-after') }).toEqual({ status: 429, wait: '10' });
    }
    api.people.pool.isThrottling = false;
    expect(await listed(api, 'sam@example.com')).toMatchObject({ role: 'supervisor' });
  });

  it('are invited by a letter, with a role and an entry that names no address', async () => {
    const api = await anApi();
    const answer = await invite(api, 'kim@example.com', 'supervisor');

    expect(answer).toMatchObject({ status: 201, json: { status: 'invited', role: 'supervisor', isYou: false } });
    expect(answer.json).toEqual(await listed(api, 'kim@example.com'));
    expect(answer.headers.get('etag')).toBe(`"person-${answer.json['version']}"`);
    expect(api.people.pool.letters.map(({ to }) => to)).toEqual(['ines@example.com', 'kim@example.com']);
    expect(await entries(api)).toEqual([
      {
        at: expect.any(String),
        author: 'ada@example.com',
        subject: 'person',
        id: answer.json['id'],
        deed: 'invited as supervisor',
        deeds: [{ kind: 'person-invited', role: 'supervisor' }],
        note: 'new here',
      },
    ]);
    expect(JSON.stringify(await entries(api))).not.toContain('kim@');
  });

  it('are invited once, however often the same request comes', async () => {
    const api = await anApi();
    const headers = { 'idempotency-key': 'kim' };
    const [first, again] = [
      await invite(api, 'kim@example.com', 'viewer', headers),
      await invite(api, 'kim@example.com', 'viewer', headers),
    ];

    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true']);
    expect(again.json).toEqual(first.json);
    expect(await invite(api, 'KIM@example.com', 'viewer')).toMatchObject({
      status: 409,
      json: { detail: expect.stringContaining('has a login already'), mend: expect.stringContaining('GET /people') },
    });
    expect(api.people.pool.letters).toHaveLength(2);
  });

  it('get another role, have to sign in again, and are no more than it says', async () => {
    const api = await anApi();
    const answer = await change(api, 'sam@example.com', 'role', { role: 'viewer', note: 'other work' });

    expect(answer).toMatchObject({ status: 200, json: { role: 'viewer' } });
    expect(api.people.pool.signOuts).toEqual([answer.json['id']]);
    expect(await entries(api)).toMatchObject([{ deed: 'role supervisor > viewer', note: 'other work' }]);
  });

  it('are switched off and on', async () => {
    const api = await anApi();

    expect(await change(api, 'sam@example.com', 'switch-off')).toMatchObject({ json: { status: 'switched-off' } });
    expect(api.people.pool.user('sam@example.com').isEnabled).toBe(false);
    expect(await change(api, 'sam@example.com', 'switch-on')).toMatchObject({ json: { status: 'active' } });
    expect((await entries(api)).map(({ deed }) => deed).toSorted()).toEqual(['switched off', 'switched on']);
  });

  it('are invited again while they have not signed in, and told what to do else', async () => {
    const api = await anApi();

    expect(await change(api, 'ines@example.com', 'invite-again')).toMatchObject({ status: 200 });
    expect(api.people.pool.letters).toHaveLength(2);
    const refusals = { 'sam@example.com': 'Forgot your password', 'carl@example.com': 'give them a role' };
    for (const [email, mend] of Object.entries(refusals)) {
      expect(await change(api, email, 'invite-again')).toMatchObject({
        status: 409,
        json: { mend: expect.stringContaining(mend) },
      });
    }
    await change(api, 'ines@example.com', 'switch-off');
    expect(await change(api, 'ines@example.com', 'invite-again')).toMatchObject({
      json: { mend: 'switch them on first' },
    });
  });

  it('who come through the company get a role, and are switched off', async () => {
    const api = await anApi();

    expect(await listed(api, 'carl@example.com')).toMatchObject({ comesBy: 'company sign-in', status: 'active' });
    expect(await change(api, 'carl@example.com', 'role', { role: 'viewer' })).toMatchObject({
      json: { role: 'viewer' },
    });
    expect(await change(api, 'carl@example.com', 'switch-off')).toMatchObject({ json: { status: 'switched-off' } });
  });

  it('are not changed by who looked before somebody else changed them', async () => {
    const api = await anApi();
    const { id, version } = await listed(api, 'sam@example.com');
    await change(api, 'sam@example.com', 'role', { role: 'administrator', note: 'deputy' });
    const headers = { 'if-match': `"person-${version}"` };
    const late = await api.ask('administrator', 'POST', `/people/${id}/switch-off`, { body: { note: '' }, headers });

    expect(late).toMatchObject({
      status: 412,
      json: { since: [{ author: 'ada@example.com', note: 'deputy', changes: ['role supervisor > administrator'] }] },
    });
    expect(await listed(api, 'sam@example.com')).toMatchObject({ status: 'active' });
    expect(await api.ask('administrator', 'POST', `/people/${id}/switch-off`, { body: { note: '' } })).toMatchObject({
      status: 428,
    });
  });

  it('that are nobody are not found', async () => {
    const api = await anApi();
    const headers = { 'if-match': '"person-1"' };

    expect(
      await api.ask('administrator', 'PUT', '/people/nobody/role', { body: { role: 'viewer' }, headers }),
    ).toMatchObject({ status: 404, json: { mend: 'GET /people lists everybody' } });
  });

  it('change neither their own role nor their own access', async () => {
    const api = await anApi();
    await change(api, 'sam@example.com', 'role', { role: 'administrator' });
    for (const [deed, role] of [['role', 'viewer'], ['switch-off'], ['switch-on']] as const) {
      const asked = role === undefined ? {} : { role };
      expect(await change(api, 'ada@example.com', deed, asked)).toMatchObject({
        status: 409,
        json: { detail: expect.stringContaining('This is you') },
      });
    }

    expect(await listed(api, 'ada@example.com')).toMatchObject({ role: 'administrator', status: 'active' });
  });

  it.each(['role', 'switch-off'])('never lose their last administrator who can sign in (%s)', async (deed) => {
    const api = await anApi();
    await change(api, 'sam@example.com', 'role', { role: 'administrator' });
    await change(api, 'ines@example.com', 'role', { role: 'administrator' });
    const { name, subject } = DEVELOPMENT_USERS.supervisor;
    const claims = { sub: subject, email: name, 'cognito:groups': ['administrator'], token_use: 'id' };
    const token = api.pool.sign(claims, api.nowSeconds);
    expect(await change(api, 'sam@example.com', 'role', { role: 'viewer' })).toMatchObject({ status: 200 });
    const before = await entries(api);

    expect(
      await change(api, 'ada@example.com', deed, { ...(deed === 'role' && { role: 'viewer' }), token }),
    ).toMatchObject({ status: 409, json: { detail: expect.stringContaining('last administrator') } });
    expect(await listed(api, 'ada@example.com')).toMatchObject({ role: 'administrator', status: 'active' });
    expect(await entries(api)).toEqual(before);
  });

  it('keep an administrator when two take the role from each other at once', async () => {
    for (const deed of ['role', 'switch-off']) {
      const api = await anApi();
      await change(api, 'sam@example.com', 'role', { role: 'administrator' });
      const { name, subject } = DEVELOPMENT_USERS.supervisor;
      const claims = { sub: subject, email: name, 'cognito:groups': ['administrator'], token_use: 'id' };
      const sams = api.pool.sign(claims, api.nowSeconds);
      const asked = deed === 'role' ? { role: 'viewer' } : {};
      await Promise.all([
        change(api, 'sam@example.com', deed, asked),
        change(api, 'ada@example.com', deed, { ...asked, token: sams }),
      ]);

      expect((await api.people.directory.activeAdministrators()).length).toBeGreaterThanOrEqual(1);
    }
  });
});
