import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { leadAnswer } from '../../../functions/api/routes/lead-answers.ts';
import { leadsFound, reviewFormAnswer, reviewsAnswer } from '../../../functions/api/routes/lead-routes.ts';
import { timelineAnswer } from '../../../functions/api/routes/timeline-answers.ts';
import { changeControls } from '../../../shared/application/change-controls.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import { aStructurePublication } from '../../support/a-publication.ts';
import { type AnApi, apis } from '../../support/an-api.ts';
import { NOON } from '../../support/lead-builders.ts';
import { numberOf, SOME_LEADS } from '../../support/some-leads.ts';

const anApi = apis();

async function searched({ ask }: AnApi, body: unknown, role: Role = 'supervisor') {
  return leadsFound.parse((await ask(role, 'POST', '/leads/search', { body })).json);
}

async function shown({ ask }: AnApi, id: string, role: Role = 'supervisor') {
  return leadAnswer.parse((await ask(role, 'GET', `/leads/${id}`)).json);
}

async function etagOf({ leads }: AnApi, id: string) {
  return { 'if-match': `"lead-${(await leads.get(id))?.version}"` };
}

/** What the audit log says was done to a lead. */
async function deedsOn({ ask }: AnApi, leadId: string): Promise<readonly string[]> {
  const entries = z.array(z.object({ id: z.string().optional(), deed: z.string() }));
  const { json } = await ask('supervisor', 'GET', '/audit');
  return entries.parse(json['entries']).flatMap(({ id, deed }) => (id === leadId ? [deed] : []));
}

async function isLive({ settings }: AnApi): Promise<void> {
  await changeControls(settings, { kind: 'set-mode', mode: { kind: 'live' } }, { author: 'Kim', note: '', at: NOON });
}

describe('leads', () => {
  it('are found by number, external id, beginning of the name, and where they stand', async () => {
    const api = await anApi();
    const ids = async (body: unknown) => (await searched(api, body)).leads.map(({ id }) => id).toSorted();

    expect(await ids({ number: numberOf('closed') })).toEqual(['closed']);
    expect(await ids({ externalId: 'crm-resting' })).toEqual(['resting']);
    expect(await ids({ name: 'aDA re' })).toEqual(['ready', 'resting']);
    expect(await ids({ status: 'review' })).toEqual(['in-review']);
    expect(await ids({ status: 'suppressed', campaignId: 'campaign-1' })).toEqual(['suppressed']);
    expect(await ids({})).toEqual([...SOME_LEADS].toSorted());
    expect(await api.ask('viewer', 'POST', '/leads/search', { body: { number: '12' } })).toMatchObject({
      status: 400,
      json: {
        faults: [{ path: 'body.number', finding: { fault: { kind: 'no-phone-number', number: 'no-country' } } }],
      },
    });
    const cursor = Buffer.from(JSON.stringify({ part: 'all', after: 'nowhere' })).toString('base64url');
    expect((await api.ask('viewer', 'POST', '/leads/search', { body: { cursor } })).status).toBe(400);
  });

  it('show their numbers in full to those who may see them, and to nobody else, in whatever people wrote', async () => {
    const api = await anApi();
    const number = numberOf('ready');
    const lead = await api.leads.get('ready');
    if (lead === undefined) throw new Error('the lead is not stored');
    const text = `call ${number} after six`;
    await api.leads.save({
      ...lead,
      attributes: { memo: text },
      facts: { memo: text },
      notes: [{ at: NOON, stage: 'prospecting', text }],
    });
    const whole = JSON.stringify(await shown(api, 'ready'));
    const hidden = JSON.stringify([
      await shown(api, 'ready', 'viewer'),
      await searched(api, { number }, 'viewer'),
      (await api.ask('viewer', 'GET', '/leads/ready/timeline')).json,
    ]);

    expect(whole).toContain(text);
    expect(whole).toContain(`"number":"${number}"`);
    expect(hidden).not.toContain(number.slice(-8));
    expect(hidden).toContain('••••••00');
    expect(hidden).toContain('[their number] after six');
  });

  it('tell what happened with them, and why they are called or are not', async () => {
    const api = await anApi();
    const timeline = timelineAnswer.parse((await api.ask('viewer', 'GET', '/leads/in-review/timeline')).json);
    const { explanation } = await shown(api, 'resting');

    expect(timeline.entries).toMatchObject([
      {
        kind: 'attempt',
        agentId: 'agent-1',
        decisions: [
          { version: 1, because: 'limit', outcome: 'answered-without-disposition', nextStep: { kind: 'review' } },
        ],
      },
    ]);
    expect(explanation?.reasons.map(({ code }) => code)).toContain('resting');
    const asked = await api.ask('viewer', 'GET', '/leads/resting/explanation');
    expect(asked.json).toEqual(explanation);
    for (const path of ['/leads/nobody', '/leads/nobody/timeline', '/leads/nobody/explanation']) {
      expect((await api.ask('viewer', 'GET', path)).status).toBe(404);
    }
  });

  it('wait for a person in one list, and leave it when they are settled', async () => {
    const api = await anApi();
    const list = async () => reviewsAnswer.parse((await api.ask('viewer', 'GET', '/reviews?limit=1')).json).leads;
    expect(await list()).toMatchObject([
      { id: 'in-review', standing: { status: 'review', why: 'no-disposition', contactId: 'contact-in-review' } },
    ]);
    const headers = await etagOf(api, 'in-review');
    const body = { said: { disposition: 'not-interested', note: 'has one' }, note: 'heard the recording' };
    const said = await api.ask('supervisor', 'POST', '/leads/in-review/review/disposition', { body, headers });

    expect(said).toMatchObject({ status: 200, json: { lead: { lastOutcome: 'not-interested' } } });
    expect(await list()).toEqual([]);
    const again = await api.ask('supervisor', 'POST', '/leads/in-review/review/disposition', { body, headers });
    expect(again.status).toBe(412);
    expect(await deedsOn(api, 'in-review')).toEqual(['review: said not-interested']);
  });

  it('in review are asked for the facts that the form of their call asks for, and for what outcomes it needs them', async () => {
    const api = await anApi();
    const { structure } = await api.settings.read();
    const document = {
      ...structure.document,
      transitions: [{ from: 'prospecting', on: 'interested', kind: 'advance', facts: ['budget', 'need'] }],
      scripts: {
        ...structure.document.scripts,
        'first-call': {
          title: 'First call',
          objections: [],
          cards: [],
          facts: [
            { name: 'need', question: 'What do they need?' },
            { name: 'rival', question: 'Who else offers it?' },
          ],
        },
      },
    } as const;
    await api.settings.structures.publish(aStructurePublication(document, { expectedVersion: structure.version }));
    const lead = await api.leads.get('in-review');
    if (lead === undefined) throw new Error('the lead is not stored');
    await api.leads.save({ ...lead, facts: { need: `ring ${numberOf('in-review')}` } });
    const asked = async (id: string, role: Role = 'viewer') =>
      reviewFormAnswer.parse((await api.ask(role, 'GET', `/leads/${id}/review`)).json).facts;
    const say = async (facts: Record<string, string>) =>
      api.ask('supervisor', 'POST', '/leads/in-review/review/disposition', {
        body: { said: { disposition: 'interested', facts }, note: 'heard the recording' },
        headers: await etagOf(api, 'in-review'),
      });

    expect(await asked('in-review', 'supervisor')).toEqual([
      { name: 'budget', neededFor: ['interested'] },
      {
        name: 'need',
        question: 'What do they need?',
        neededFor: ['interested'],
        known: `ring ${numberOf('in-review')}`,
      },
      { name: 'rival', question: 'Who else offers it?', neededFor: [] },
    ]);
    expect(JSON.stringify(await asked('in-review'))).not.toContain(numberOf('in-review'));
    expect(await asked('ready')).toEqual([]);
    expect((await say({})).json).toMatchObject({ detail: expect.stringContaining('budget') });
    expect((await say({ budget: '1000' })).json).toMatchObject({ lead: { facts: { budget: '1000' } } });
    expect(await asked('in-review')).toEqual([]);
  });

  it('are changed by one of two at once; the other is told by whom and what', async () => {
    const api = await anApi();
    const headers = await etagOf(api, 'ready');
    const edit = (name: string) =>
      api.ask('administrator', 'PATCH', '/leads/ready', { body: { name, note: 'letter' }, headers });
    const answers = await Promise.all([edit('Ada one'), edit('Ada two')]);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const late = answers.find(({ status }) => status === 412);
    expect(late?.json).toMatchObject({
      detail: expect.stringContaining('changed the lead since you read it'),
      since: [{ changes: ['edited: name'], note: 'letter' }],
    });
    expect(answers.find(({ status }) => status === 200)?.headers.get('etag')).toBe('"lead-2"');
    expect((await api.ask('administrator', 'PATCH', '/leads/ready', { body: { name: 'x' } })).status).toBe(428);
  });

  it.each([
    'version',
    'state',
    'numbers',
    'placed',
    'stage',
    'campaignId',
    'erasedAt',
    'id',
    'consent',
    '__proto__',
  ])('take no %s from anybody', async (member) => {
    const api = await anApi();
    const before = await api.leads.get('ready');
    const text = `{"name":"Bob","${member}":1}`;
    const answer = await api.ask('administrator', 'PATCH', '/leads/ready', {
      text,
      headers: await etagOf(api, 'ready'),
    });

    expect(answer.status).toBe(400);
    expect(await api.leads.get('ready')).toEqual(before);
  });

  it('are called now where the rules allow it, and else told why not; the same request is carried out once', async () => {
    const api = await anApi();
    const observed = await api.ask('supervisor', 'POST', '/leads/ready/call-now', {
      headers: await etagOf(api, 'ready'),
    });
    expect(observed).toMatchObject({
      status: 409,
      json: { cause: { reasons: [{ about: { kind: 'observe-mode' } }] } },
    });
    await isLive(api);
    const headers = { ...(await etagOf(api, 'ready')), 'idempotency-key': 'one' };
    const due = await api.ask('supervisor', 'POST', '/leads/ready/call-now', { headers });
    const replayed = await api.ask('supervisor', 'POST', '/leads/ready/call-now', { headers });

    expect(due).toMatchObject({ status: 200, json: { version: 2, lead: { standing: { isPromised: true } } } });
    expect(replayed.text).toBe(due.text);
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    const rest = { body: { until: '2026-02-01T08:00:00Z' }, headers: await etagOf(api, 'ready') };
    expect((await api.ask('supervisor', 'POST', '/leads/ready/rest', rest)).json).toMatchObject({
      lead: { standing: { status: 'resting', until: '2026-02-01T08:00:00Z', why: 'by-hand' } },
      explanation: { sentences: expect.arrayContaining([expect.stringContaining('somebody chose that moment')]) },
    });
  });

  it('are told as data why a change is not made, and what is wrong with what was said of a call', async () => {
    const api = await anApi();
    const headers = await etagOf(api, 'ready');
    const rest = { body: { until: '2020-01-01T08:00:00Z' }, headers };
    expect((await api.ask('supervisor', 'POST', '/leads/ready/rest', rest)).json).toMatchObject({
      detail: 'The moment lies in the past.',
      mend: 'give a later one',
      cause: { kind: 'rest-in-past' },
    });
    const said = { disposition: 'callback-requested', objection: 'Too dear', facts: { 'need of': 'a car' } };
    const review = { body: { said }, headers };
    expect((await api.ask('supervisor', 'POST', '/leads/ready/review/disposition', review)).json).toMatchObject({
      cause: { kind: 'said-malformed' },
      faults: [
        { path: 'body.said.objection', finding: { of: 'writing', fault: { kind: 'other-form' } } },
        { path: 'body.said.callbackAt', finding: { of: 'writing', fault: { kind: 'missing' } } },
        { path: 'body.said.facts.need of', finding: { of: 'writing', fault: { kind: 'no-choice' } } },
      ],
    });
    const call = await api.ask('supervisor', 'POST', '/leads/ready/call-now', { headers });
    expect(call.json).toMatchObject({
      cause: { kind: 'not-callable-now', reasons: [{ about: { kind: 'observe-mode' }, sources: [] }] },
    });
    expect((await api.ask('viewer', 'GET', '/leads/nobody')).json).toMatchObject({
      cause: { kind: 'no-such-lead', id: 'nobody' },
    });
  });

  it('that said stop are never callable again, however often it is said', async () => {
    const api = await anApi();
    for (let times = 0; times < 2; times += 1) {
      expect((await api.ask('supervisor', 'POST', '/leads/ready/opt-out')).json).toMatchObject({
        lead: { standing: { status: 'suppressed', why: 'do-not-call' }, numbers: [{ suppressed: 'do-not-call' }] },
      });
    }
    expect((await api.ask('supervisor', 'POST', '/leads/nobody/opt-out')).status).toBe(404);
  });

  it('are erased whole, once somebody confirms it, and stay so', async () => {
    const api = await anApi();
    const erase = (body: unknown) => api.ask('administrator', 'POST', '/leads/in-review/erase', { body });
    expect((await erase({})).status).toBe(400);
    expect((await erase({ confirmation: 'erase', note: 'letter' })).json).toEqual({ leadId: 'in-review', calls: 1 });
    expect((await erase({ confirmation: 'erase' })).status).toBe(200);
    const { lead } = await shown(api, 'in-review', 'administrator');

    expect(lead).toMatchObject({ number: '', attributes: {}, standing: { status: 'suppressed' } });
    expect(lead).not.toHaveProperty('name');
    expect((await searched(api, { externalId: 'crm-in-review' })).leads).toEqual([]);
    expect((await searched(api, { number: numberOf('in-review') })).leads).toEqual([]);
    const edit = { body: { name: 'Ada' }, headers: await etagOf(api, 'in-review') };
    expect((await api.ask('administrator', 'PATCH', '/leads/in-review', edit)).status).toBe(409);
    expect(await deedsOn(api, 'in-review')).toEqual(['erased the person']);
  });
});
