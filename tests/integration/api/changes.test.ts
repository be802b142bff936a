import { describe, expect, it } from 'vitest';
import { LONGEST_BODY_BYTES } from '../../../functions/api/routing/read-body.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { type AnApi, apis } from '../../support/an-api.ts';
import { NOON } from '../../support/lead-builders.ts';

const anApi = apis();
const QUIET = { organisation: { maxAttemptsPerDay: 1 } };
const BOLD = { organisation: { maxAttemptsPerDay: 3 } };

function publishRules({ ask }: AnApi, document: unknown, headers: Readonly<Record<string, string>>, note = '') {
  return ask('administrator', 'PUT', '/rules', { body: { document, note }, headers });
}

async function deeds({ ask }: AnApi): Promise<unknown> {
  const { entries } = (await ask('supervisor', 'GET', '/audit')).json;
  return entries;
}

describe('a change', () => {
  it('has to say which version it starts from', async () => {
    const api = await anApi();

    expect(await publishRules(api, QUIET, {})).toMatchObject({ status: 428 });
    expect(await publishRules(api, QUIET, { 'if-match': '"structure-1"' })).toMatchObject({ status: 412 });
    expect((await api.settings.read()).rules.version).toBe(1);
  });

  it('over an older version is refused, and told who changed what since', async () => {
    const api = await anApi();
    const [first, second] = await Promise.all([
      publishRules(api, QUIET, { 'if-match': '"rules-1"' }, 'quieter'),
      publishRules(api, BOLD, { 'if-match': '"rules-1"' }, 'bolder'),
    ]);
    const refused = first.status === 412 ? first : second;
    const done = first.status === 412 ? second : first;

    expect(done.status).toBe(200);
    expect(done.headers.get('etag')).toBe('"rules-2"');
    expect(refused).toMatchObject({
      status: 412,
      json: { version: 2, since: [{ version: 2, author: 'ada@example.com', at: '2026-01-05T17:00:00Z' }] },
    });
    expect((await api.settings.read()).rules.version).toBe(2);
  });

  it('stands in the audit log, with who asked for it and why; what only looks stands nowhere', async () => {
    const api = await anApi();
    const { ask } = api;
    await publishRules(api, QUIET, { 'if-match': '"rules-1"' }, 'complaints');
    await ask('supervisor', 'POST', '/controls/stop', { body: { note: 'wrong list' } });
    await ask('viewer', 'POST', '/rules/check', { body: { document: BOLD } });
    await ask('administrator', 'PATCH', '/campaigns/campaign-1', {
      body: { priority: 9, note: '' },
      headers: { 'if-match': '"campaign-1"' },
    });
    await ask('administrator', 'GET', '/audit/export');

    expect(await deeds(api)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ subject: 'audit', deed: 'exported', author: 'ada@example.com' }),
        expect.objectContaining({ subject: 'campaign', id: 'campaign-1', deed: 'priority 1 > 9' }),
        expect.objectContaining({
          subject: 'controls',
          deed: 'begins in mode observe, emergency stop off > on',
          note: 'wrong list',
          author: 'sam@example.com',
        }),
        expect.objectContaining({ subject: 'rules', deed: 'published version 2', note: 'complaints' }),
      ]),
    );
    expect(await deeds(api)).toHaveLength(6);
  });

  it('tells everything that is wrong with it, each with its place and mend', async () => {
    const api = await anApi();
    const document = { organisation: { maxAttemptsPerDay: 'many', callWindow: {} } };
    const { status, json, headers } = await publishRules(api, document, { 'if-match': '"rules-1"' });

    expect(status).toBe(422);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(json['faults']).toEqual([
      expect.objectContaining({
        path: 'organisation.maxAttemptsPerDay',
        mend: expect.stringContaining('whole number'),
      }),
      expect.objectContaining({ path: 'organisation.callWindow', message: expect.stringContaining('callWindows') }),
    ]);
  });

  it('with a field that nobody knows is refused, wherever the field stands', async () => {
    const { ask, settings } = await anApi();
    const before = await settings.read();
    const headers = { 'if-match': '"campaign-1"' };
    const answers = [
      await ask('administrator', 'PATCH', '/campaigns/campaign-1', { body: { tier: 2, areas: [] }, headers }),
      await ask('administrator', 'PATCH', '/campaigns/campaign-1?author=Eve', { body: { priority: 3 }, headers }),
      await ask('supervisor', 'POST', '/controls/stop', { body: { note: '', author: 'Eve' } }),
      await ask('supervisor', 'POST', '/controls/stop', { text: '{"note":"","__proto__":{"role":"administrator"}}' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(await settings.read()).toEqual(before);
    expect((await settings.readControls()).emergencyStop).toBe(false);
  });
});

describe('an idempotency key', () => {
  const headers = { 'if-match': '"rules-1"', 'idempotency-key': 'k-1' };

  it('answers a repeat as the first was answered, and carries it out once', async () => {
    const api = await anApi();
    const first = await publishRules(api, QUIET, headers);
    await publishRules(api, BOLD, { 'if-match': '"rules-2"' });
    const again = await publishRules(api, QUIET, headers);

    expect(again).toMatchObject({ status: 200, text: first.text });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect((await api.settings.read()).rules.document).toEqual(BOLD);
  });

  it('lets one of many at once through', async () => {
    const api = await anApi();
    const answers = await Promise.all(Array.from({ length: 6 }, () => publishRules(api, QUIET, headers)));

    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect((await api.settings.read()).rules.version).toBe(2);
    expect((await api.settings.rules.history({ limit: 9 })).length).toBe(2);
  });

  it('is refused with another request, and belongs to whoever sent it', async () => {
    const api = await anApi();
    await publishRules(api, QUIET, headers);
    const stop = { body: { note: '' }, headers: { 'idempotency-key': 'k-1' } };

    expect(await publishRules(api, BOLD, headers)).toMatchObject({
      status: 422,
      json: { type: 'urn:tierline:problem:other-request' },
    });
    expect(await api.ask('supervisor', 'POST', '/controls/stop', stop)).toMatchObject({ status: 200 });
  });

  it('that is none is refused', async () => {
    const api = await anApi();

    expect(await publishRules(api, QUIET, { ...headers, 'idempotency-key': 'x'.repeat(201) })).toMatchObject({
      status: 400,
    });
  });
});

describe('switches', () => {
  it('stop without a word of how they stand, and let go only for whoever has seen it', async () => {
    const { ask, settings } = await anApi();
    const stopped = await ask('supervisor', 'POST', '/controls/stop');
    const resume = (role: 'supervisor' | 'administrator', headers: Readonly<Record<string, string>>) =>
      ask(role, 'POST', '/controls/resume', { body: { note: '' }, headers });

    expect(stopped).toMatchObject({ status: 200, json: { emergencyStop: true, version: 1 } });
    expect((await resume('supervisor', { 'if-match': '"controls-1"' })).status).toBe(403);
    expect((await resume('administrator', {})).status).toBe(428);
    await ask('supervisor', 'POST', '/controls/tiers/2/pause');
    expect(await resume('administrator', { 'if-match': '"controls-1"' })).toMatchObject({
      status: 412,
      json: { since: [{ version: 2, author: 'sam@example.com', changes: ['tier 2 paused'] }] },
    });
    expect((await resume('administrator', { 'if-match': '"controls-2"' })).status).toBe(200);
    expect((await settings.readControls()).emergencyStop).toBe(false);
  });

  it('call customers only when it is meant, and when nothing hinders it', async () => {
    const { ask, settings } = await anApi();
    const live = (body: object) =>
      ask('administrator', 'PUT', '/controls/mode', { body, headers: { 'if-match': '"controls-0"' } });

    expect((await live({ mode: 'live' })).status).toBe(422);
    await settings.putCampaign(aCampaign(2, { endsAt: NOON }));
    expect(await live({ mode: 'live', confirmation: 'live' })).toMatchObject({ status: 409 });
    expect((await settings.readControls()).mode.kind).toBe('observe');
    await settings.putCampaign(aCampaign(2));
    expect(await live({ mode: 'live', confirmation: 'live' })).toMatchObject({ status: 200, json: { mode: 'live' } });
  });

  it('keep no number, and take no label that holds one', async () => {
    const { ask, noted } = await anApi();
    const headers = { 'if-match': '"controls-0"' };
    const list = (number: string, label: string) =>
      ask('administrator', 'POST', '/controls/test-numbers', { body: { number, label }, headers });

    expect((await list('+12025550199', 'Ada, +1 202 555 0199')).status).toBe(400);
    expect((await list('12', 'Ada')).status).toBe(400);
    const listed = await list('+12025550199', 'Ada');
    expect(listed).toMatchObject({ status: 200, json: { testNumbers: [{ label: 'Ada' }] } });
    expect(listed.text).not.toContain('5550199');
    expect(JSON.stringify(noted)).not.toContain('5550199');
  });
});

describe('what comes in', () => {
  it('is refused when it is too long, no JSON, or nested without end', async () => {
    const { ask } = await anApi();
    const check = (text: string, headers = {}) => ask('viewer', 'POST', '/rules/check', { text, headers });

    expect((await check(`"${'x'.repeat(LONGEST_BODY_BYTES)}"`)).status).toBe(413);
    expect((await check('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await check('{"document":')).status).toBe(400);
    expect((await check(`{"document":${'['.repeat(9_000)}${']'.repeat(9_000)}}`)).status).toBe(400);
  });

  it('is asked for by one person only so often a minute', async () => {
    const { ask, pass } = await anApi();
    const ofAdministrator = () => ask('administrator', 'GET', '/audit/export');
    for (let asked = 0; asked < 5; asked += 1) expect((await ofAdministrator()).status).toBe(200);

    const refused = await ofAdministrator();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    pass(60);
    expect((await ofAdministrator()).status).toBe(200);
  });

  it('that is unchanged since it was read is not sent again', async () => {
    const { ask } = await anApi();

    expect(await ask('viewer', 'GET', '/rules', { headers: { 'if-none-match': '"rules-1"' } })).toMatchObject({
      status: 304,
      text: '',
    });
    expect((await ask('viewer', 'GET', '/rules', { headers: { 'if-none-match': '"rules-0"' } })).status).toBe(200);
  });
});

describe('lists', () => {
  it('are read page by page to their end, and take no place that is not theirs', async () => {
    const { ask, settings } = await anApi();
    for (const expectedVersion of [1, 2, 3]) {
      const document = { organisation: { maxAttemptsPerDay: expectedVersion + 2 } };
      const at = (await settings.read()).rules.publishedAt;
      if (at === undefined) throw new TypeError('Rules were published.');
      await settings.rules.publish({ document, expectedVersion, author: 'Kim', note: '', at });
    }
    const pages: unknown[] = [];
    let cursor = '';
    do {
      const { json } = await ask('viewer', 'GET', `/rules/versions?limit=3${cursor}`);
      pages.push(json['versions']);
      cursor = json['next'] === undefined ? '' : `&cursor=${json['next']}`;
    } while (cursor !== '');
    const forged = Buffer.from('{"pk":"SETTINGS"}').toString('base64url');

    expect(pages).toMatchObject([[{ version: 4 }, { version: 3 }, { version: 2 }], [{ version: 1 }]]);
    expect((await ask('viewer', 'GET', `/rules/versions?cursor=${forged}`)).status).toBe(400);
    expect((await ask('viewer', 'GET', '/rules/versions?limit=9999')).status).toBe(400);
    expect(
      (await ask('supervisor', 'GET', `/audit?cursor=${Buffer.from('"LEAD#1"').toString('base64url')}`)).status,
    ).toBe(400);
  });
});

describe('parts of documents', () => {
  it('are changed alone, under the versions of the whole', async () => {
    const { ask, settings } = await anApi();
    const programme = { id: 'repeat', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 14 };
    const rules = { 'if-match': '"rules-1"' };
    const structure = { 'if-match': '"structure-1"' };
    const script = { title: 'Second call', objections: [], cards: [] };

    expect(
      (await ask('administrator', 'PUT', '/programmes/tiers.3', { body: { programmes: [programme] }, headers: rules }))
        .status,
    ).toBe(200);
    expect(
      (await ask('administrator', 'PUT', '/scripts/second-call', { body: { script }, headers: structure })).status,
    ).toBe(200);
    const { rules: after, structure: shaped } = await settings.read();
    expect(after).toMatchObject({
      version: 2,
      document: { organisation: { maxAttemptsPerDay: 2 }, tiers: { 3: { programmes: [programme] } } },
    });
    expect(Object.keys(shaped.document.scripts ?? {})).toEqual(['first-call', 'spare', 'second-call']);
    expect(shaped.document.tiers).toHaveLength(3);
  });

  it('that something else needs are not taken away', async () => {
    const { ask } = await anApi();
    const headers = { 'if-match': '"structure-1"' };

    expect((await ask('administrator', 'DELETE', '/scripts/first-call', { headers })).status).toBe(422);
    expect((await ask('administrator', 'DELETE', '/scripts/spare', { headers })).status).toBe(200);
  });
});

describe('a campaign', () => {
  it('is created once, scheduled and paused, and never changes its tier', async () => {
    const { ask, settings } = await anApi();
    const campaign = { id: 'spring', tier: 1, startsAt: '2026-03-02T08:00:00Z' };
    const create = () => ask('administrator', 'POST', '/campaigns', { body: { campaign } });

    const created = await create();
    expect(created).toMatchObject({ status: 201, json: { version: 1 } });
    expect(created.headers.get('etag')).toBe('"campaign-1"');
    expect(
      (await ask('administrator', 'POST', '/campaigns', { body: { campaign: { ...campaign, tier: 2 } } })).status,
    ).toBe(422);
    const edited = await ask('administrator', 'PATCH', '/campaigns/spring', {
      body: { startsAt: null, endsAt: '2026-06-01T08:00:00Z', note: 'begin now' },
      headers: { 'if-match': '"campaign-1"' },
    });
    expect(edited).toMatchObject({ status: 200, json: { version: 2, campaign: { endsAt: '2026-06-01T08:00:00Z' } } });
    expect(edited.json['campaign']).not.toHaveProperty('startsAt');
    expect((await ask('supervisor', 'POST', '/campaigns/spring/pause')).status).toBe(200);
    expect((await settings.readControls()).pausedCampaigns).toEqual(['spring']);
    expect((await ask('supervisor', 'POST', '/campaigns/nobody/pause')).status).toBe(404);
  });

  it('is changed by one of two administrators at once; the other is told by whom and what', async () => {
    const { ask } = await anApi();
    const edit = (priority: number) =>
      ask('administrator', 'PATCH', '/campaigns/campaign-2', {
        body: { priority, note: '' },
        headers: { 'if-match': '"campaign-1"' },
      });
    const answers = await Promise.all([edit(7), edit(8)]);
    const refused = answers.find(({ status }) => status === 412);

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(refused?.json['since']).toMatchObject([
      { version: 2, changes: [expect.stringMatching(/^priority 2 > [78]$/)] },
    ]);
  });
});

describe('an export', () => {
  it('is plain text to a spreadsheet, whatever people wrote', async () => {
    const { ask } = await anApi();
    await ask('supervisor', 'POST', '/controls/stop', { body: { note: '=HYPERLINK("http://example.com")' } });
    const { text, headers } = await ask('administrator', 'GET', '/audit/export');

    expect(headers.get('content-type')).toBe('text/csv');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).toContain(`"'=HYPERLINK(""http://example.com"")"`);
  });
});

describe('the profile', () => {
  it('says what somebody may do', async () => {
    const { ask } = await anApi();
    const [viewer, administrator] = await Promise.all([
      ask('viewer', 'GET', '/me'),
      ask('administrator', 'GET', '/me'),
    ]);

    expect(viewer.json).toMatchObject({ name: 'vera@example.com', role: 'viewer', seesNumbers: false });
    expect(viewer.json['may']).not.toContain('rules.publish');
    expect(administrator.json['may']).toContain('rules.publish');
  });
});

describe('the rules in force', () => {
  it('say to a person and to a program who set each', async () => {
    const { ask } = await anApi();
    const document = { ...QUIET, tiers: { '1': { callWindows: { sunday: [] } } } };
    const { json } = await ask('viewer', 'POST', '/rules/effective?stage=prospecting', { body: { document } });

    expect(json).toMatchObject({
      version: 0,
      scopes: [
        {
          stage: 'prospecting',
          rules: expect.arrayContaining([
            expect.objectContaining({
              path: 'maxAttemptsPerDay',
              value: 1,
              from: ['the organisation'],
              by: [{ kind: 'organisation' }],
            }),
            expect.objectContaining({ path: 'callWindows.sunday', value: [], by: [{ kind: 'tier', tier: 1 }] }),
            expect.objectContaining({ path: 'dialMode', by: [{ kind: 'default', stage: 'prospecting' }] }),
          ]),
        },
      ],
    });
  });
});
