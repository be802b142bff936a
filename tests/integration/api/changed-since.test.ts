import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DynamoAuditLog } from '../../../shared/adapters/dynamodb/dynamo-audit-log.ts';
import { SettingsCache } from '../../../shared/application/settings-in-force.ts';
import { settleAttempt } from '../../../shared/application/settle-attempt.ts';
import type { EndedFact } from '../../../shared/domain/attempt.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import { type AnApi, type AskedWith, apis } from '../../support/an-api.ts';
import { aDiallingState, anAttempt, aPlacedCall, NOON } from '../../support/lead-builders.ts';

const anApi = apis();

const since = z.array(
  z.looseObject({ version: z.int(), from: z.int(), author: z.string().optional(), changes: z.array(z.string()) }),
);

type Asked = Pick<AskedWith, 'body' | 'headers'>;

/** A change of the lead `ready` over the version that it has by then, a minute after the one before. */
async function changed(api: AnApi, role: Role, method: string, deed: string, body: unknown): Promise<void> {
  api.pass(60);
  const asked: Asked = { body, headers: { 'if-match': `"lead-${await versionOf(api)}"` } };
  expect((await api.ask(role, method, `/leads/ready${deed}`, asked)).status).toBe(200);
}

/** What somebody is told who changes it over an earlier one. */
async function late(api: AnApi, version: number) {
  const asked: Asked = { body: { name: 'Ada' }, headers: { 'if-match': `"lead-${version}"` } };
  const { status, json } = await api.ask('administrator', 'PATCH', '/leads/ready', asked);
  expect(status).toBe(412);
  const told = since.parse(json['since']);
  return { json, told, spans: told.map(({ from, version: to }) => [from, to]) };
}

async function versionOf({ leads }: AnApi): Promise<number> {
  return (await leads.get('ready'))?.version ?? 0;
}

const BUSY = { disconnectReason: 'TELECOM_BUSY' };
const STILL_RUNS = {};
const TALKED = { connectedAt: NOON, agentConnectedAt: NOON };

/** The dialler calls the lead `ready`: three writes of it, of which the last one follows from the end of the call. */
async function called({ leads, settings }: AnApi, end: Partial<EndedFact> = BUSY): Promise<void> {
  const lead = await leads.get('ready');
  if (lead === undefined) throw new TypeError('the lead is not stored');
  const state = aDiallingState({ phase: { kind: 'starting' } });
  await leads.claim({ ...lead, attemptNumber: 1, state });
  const phase = { kind: 'in-the-air', contactId: 'contact-1', startedAt: NOON } as const;
  const inTheAir = {
    ...lead,
    version: lead.version + 1,
    attemptNumber: 1,
    placed: 1,
    recentCalls: [aPlacedCall({ contactId: 'contact-1', at: NOON, numberKey: lead.numbers[0]?.key ?? '' })],
    state: { ...state, phase },
  };
  await leads.link(anAttempt({ lead: inTheAir, placement: { startedAt: NOON } }));
  if (end === STILL_RUNS) return;
  const leg = { callId: 'contact-1', contactId: 'contact-1' };
  const fact = { endedAt: NOON.add({ seconds: 40 }), ...end };
  const told = await leads.addFact('contact-1', { kind: 'ended', leg, fact }, NOON);
  if (told.kind !== 'linked') throw new TypeError('the call is not linked');
  const clock = () => NOON.add({ seconds: 90 });
  const cache = new SettingsCache(settings, { isHoliday: () => false }, clock);
  await settleAttempt({ leads, settings: cache, journal: { note: () => undefined }, clock }, told.attempt);
}

/** Entries of others, of this moment. */
async function busyLog({ table: { client, name } }: AnApi, count: number): Promise<void> {
  const log = new DynamoAuditLog(client, name);
  const at = NOON.add({ seconds: 61 });
  const entry = { at, author: 'Kim', subject: 'lead', id: 'other', deeds: [{ kind: 'lead-called-now' }] } as const;
  await Promise.all(Array.from({ length: count }, (_, index) => log.record({ ...entry, note: `${index}` })));
}

const EDITED = {
  version: 2,
  from: 1,
  author: 'ada@example.com',
  at: '2026-01-05T17:01:00Z',
  note: 'a letter',
  changes: ['edited: name'],
  deeds: [{ kind: 'lead-edited', members: ['name'] }],
};
const CLAIMED_AND_LINKED = {
  version: 4,
  from: 2,
  note: '',
  changes: ['a call, a purchase or the rules'],
  unsigned: 'lead',
};
const CALLED = {
  version: 5,
  from: 4,
  at: '2026-01-05T17:01:30Z',
  note: '',
  changes: ['call 1: busy'],
  call: { attemptNumber: 1, contactId: 'contact-1', outcome: 'busy' },
};
const RESTED = {
  version: 6,
  from: 5,
  author: 'sam@example.com',
  at: '2026-01-05T17:02:00Z',
  note: 'holidays',
  changes: ['rests until 2026-02-02T08:00:00Z'],
  deeds: [{ kind: 'lead-rested', until: '2026-02-02T08:00:00Z' }],
};
const STOPPED = {
  version: 7,
  from: 6,
  author: 'sam@example.com',
  at: '2026-01-05T17:03:00Z',
  note: '',
  changes: ['opted out'],
  deeds: [{ kind: 'lead-opted-out' }],
};

describe('whoever changes a lead over an earlier version', () => {
  it('is told every change since, whoever or whatever made it, and none before, however busy the log is', async () => {
    const api = await anApi();
    await changed(api, 'administrator', 'PATCH', '', { name: 'Ada', note: 'a letter' });
    await busyLog(api, 150);
    await called(api);
    await busyLog(api, 300);
    await changed(api, 'supervisor', 'POST', '/rest', { until: '2026-02-02T08:00:00Z', note: 'holidays' });
    await changed(api, 'supervisor', 'POST', '/opt-out', { note: '' });
    const all = await late(api, 1);

    expect(all.told).toEqual([STOPPED, RESTED, CALLED, CLAIMED_AND_LINKED, EDITED]);
    expect(all.json).toMatchObject({ version: 7, isAllSince: true });
    expect((await late(api, 2)).told).toEqual([STOPPED, RESTED, CALLED, CLAIMED_AND_LINKED]);
    expect((await late(api, 3)).told).toEqual([STOPPED, RESTED, CALLED, { ...CLAIMED_AND_LINKED, from: 3 }]);
    expect((await late(api, 4)).told).toEqual([STOPPED, RESTED, CALLED]);
    expect((await late(api, 6)).told).toEqual([STOPPED]);
    expect((await late(api, 8)).told).toEqual([]);
  });

  it('is told of a call that is under way', async () => {
    const api = await anApi();
    await called(api, STILL_RUNS);
    const call = { attemptNumber: 1, contactId: 'contact-1' };
    const begun = { version: 3, from: 2, at: '2026-01-05T17:00:00Z', note: '', changes: ['call 1: under way'], call };

    expect((await late(api, 2)).told).toEqual([begun]);
    expect((await late(api, 2)).json).toMatchObject({
      detail: expect.stringMatching(/^A call or the rules have changed the lead/),
    });
  });

  it('is told who had the decision on a call made by a stop', async () => {
    const api = await anApi();
    await called(api, TALKED);
    await changed(api, 'supervisor', 'POST', '/opt-out', { note: '' });

    expect((await late(api, 4)).told).toEqual([{ ...STOPPED, version: 5, from: 4, at: '2026-01-05T17:01:00Z' }]);
  });

  it('is told the newest twenty, and that there are older ones', async () => {
    const api = await anApi();
    for (let index = 0; index < 22; index += 1) {
      await changed(api, 'administrator', 'PATCH', '', { name: `Ada ${index}`, note: `${index}` });
    }
    const { told, json, spans } = await late(api, 2);

    expect(json).toMatchObject({ version: 23, isAllSince: false });
    expect(spans).toEqual(Array.from({ length: 20 }, (_, index) => [22 - index, 23 - index]));
    expect(told.map(({ author }) => author)).toEqual(Array.from({ length: 20 }, () => 'ada@example.com'));
    expect(await late(api, 3)).toMatchObject({ spans, json: { isAllSince: true } });
  });

  it('costs one request where everything was signed, and three where a call was among it', async () => {
    const api = await anApi();
    const sent: string[] = [];
    api.table.client.middlewareStack.add(
      (next, context) => async (args) => {
        sent.push(String(context['commandName']));
        return next(args);
      },
      { step: 'initialize', name: 'counted', override: true },
    );
    const requestsOf = async (version: number) => {
      sent.length = 0;
      await late(api, version);
      return sent.filter((command) => command !== 'GetItemCommand');
    };
    await called(api);
    await changed(api, 'administrator', 'PATCH', '', { name: 'Ada' });

    expect(await requestsOf(4)).toEqual(['QueryCommand']);
    expect(await requestsOf(1)).toEqual(['QueryCommand', 'QueryCommand', 'BatchGetItemCommand']);
    api.table.client.middlewareStack.remove('counted');
  });
});

it('what is said on a review is told with the version that came of it', async () => {
  const api = await anApi();
  const version = (await api.leads.get('in-review'))?.version ?? 0;
  const headers = { 'if-match': `"lead-${version}"` };
  const path = '/leads/in-review/review/disposition';
  const body = { said: { disposition: 'not-interested' }, note: 'heard the recording' };
  await api.ask('supervisor', 'POST', path, { body, headers });
  const { status, json } = await api.ask('supervisor', 'POST', path, { body, headers });

  expect(status).toBe(412);
  expect(json['since']).toEqual([
    {
      version: version + 1,
      from: version,
      author: 'sam@example.com',
      at: '2026-01-05T17:00:00Z',
      note: 'heard the recording',
      changes: ['review: said not-interested'],
      deeds: [{ kind: 'review-said', outcome: 'not-interested' }],
    },
  ]);
});

describe('whoever changes a person over an earlier version', () => {
  it('is told what was done since, each with its version, and nothing where nobody can tell', async () => {
    const api = await anApi();
    const invited = await api.ask('administrator', 'POST', '/people', {
      body: { email: 'kim@example.com', role: 'viewer', note: 'new' },
    });
    const { id, version } = z.object({ id: z.string(), version: z.int() }).parse(invited.json);
    const change = async (deed: string, body: object, from: number) => {
      api.pass(60);
      const headers = { 'if-match': `"person-${from}"` };
      return api.ask('administrator', deed === 'role' ? 'PUT' : 'POST', `/people/${id}/${deed}`, { body, headers });
    };
    const versionIn = ({ json }: { readonly json: unknown }) => z.object({ version: z.int() }).parse(json).version;
    const supervisor = versionIn(await change('role', { role: 'supervisor', note: 'deputy' }, version));
    const off = versionIn(await change('switch-off', { note: 'away' }, supervisor));
    const on = versionIn(await change('switch-on', { note: 'back' }, off));
    await busyLog(api, 300);
    const told = async (from: number) => {
      const { status, json } = await change('switch-off', { note: '' }, from);
      expect(status).toBe(412);
      return since.parse(json['since']).map(({ version: to, from: over, author, note }) => [over, to, author, note]);
    };
    const roleGiven = [version, supervisor, 'ada@example.com', 'deputy'];

    expect(on).toBe(supervisor);
    expect(await told(version)).toEqual([
      [off, on, 'ada@example.com', 'back'],
      [supervisor, off, 'ada@example.com', 'away'],
      roleGiven,
    ]);
    expect(await told(off)).toEqual([[off, on, 'ada@example.com', 'back']]);
    expect(await told(7)).toEqual([[7, on, undefined, '']]);
  });
});
