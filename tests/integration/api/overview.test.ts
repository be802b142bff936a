import { describe, expect, it } from 'vitest';
import { overviewAnswer } from '../../../functions/api/routes/overview-answer.ts';
import { MOST_LOOKS } from '../../../shared/application/overview/look-at-leads.ts';
import type { PeopleBoard } from '../../../shared/application/ports/telephony.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { type AnApi, apis } from '../../support/an-api.ts';
import { aDialledLead, aNumber, aReadyLead, NOON } from '../../support/lead-builders.ts';
import { storeControls } from '../../support/stored-settings.ts';

const PROFILE = '10000000-0000-4000-8000-000000000002';

/** Two people are free, and one talks. */
const board: PeopleBoard = {
  snapshot: async () => ({ takenAt: NOON, byRoutingProfile: new Map([[PROFILE, { available: 2, onContact: 1 }]]) }),
  freeAgents: async () => new Set(),
};

const AREAS = ['Boise', 'Chicago', 'Denver'].map((city) => {
  const zone = `America/${city}`;
  return { key: `US-${zone}`, country: 'US', zones: [zone] };
});

const anApi = apis({ board, callsInAir: 7 });

async function overviewOf(api: AnApi, query = '') {
  const answer = await api.ask('viewer', 'GET', `/overview${query}`);
  expect(answer.status).toBe(200);
  return overviewAnswer.parse(answer.json);
}

/** How many requests the table is sent. */
function counted({ table }: AnApi): { readonly take: () => number } {
  let sent = 0;
  table.client.middlewareStack.add(
    (next) => (args) => {
      sent += 1;
      return next(args);
    },
    { step: 'initialize', name: `count of ${table.name}`, override: true },
  );
  return {
    take: () => {
      const taken = sent;
      sent = 0;
      return taken;
    },
  };
}

async function fill({ leads }: AnApi, name: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const id = `${name}-${index}`;
    await leads.add(aReadyLead({ id, version: 0, numbers: [aNumber({ key: id })] }));
  }
}

describe('the overview', () => {
  it('tells what is live, who is at work and what keeps the company from calling', async () => {
    const api = await anApi();
    await storeControls(api.settings, { mode: { kind: 'live' } });
    await api.leads.add({ ...aDialledLead({ id: 'ringing', numbers: [aNumber({ key: 'ringing' })] }), version: 0 });

    expect(await overviewOf(api, '?zone=Europe/Berlin')).toMatchObject({
      zone: 'Europe/Berlin',
      controls: { mode: 'live', emergencyStop: false },
      live: { dialling: 1, linesAtMost: 7, people: { kind: 'counted', free: 2, onCalls: 1 } },
      standstill: { isDialling: true, reasons: [{ code: 'no-lead', campaignIds: ['campaign-2', 'campaign-3'] }] },
      today: { day: '2026-01-05' },
    });
    await storeControls(api.settings, { emergencyStop: true });
    expect((await overviewOf(api)).standstill.reasons[0]).toMatchObject({ code: 'emergency-stop', campaignIds: [] });
  });

  it('is not sent again while nothing has changed', async () => {
    const api = await anApi();
    const first = await api.ask('viewer', 'GET', '/overview');
    const tag = first.headers.get('etag') ?? '';
    const again = async (known: string) =>
      api.ask('viewer', 'GET', '/overview', { headers: { 'if-none-match': known } });
    api.pass(1);

    expect(await again(tag)).toMatchObject({ status: 304, text: '' });
    expect(await again(`W/${tag}`)).toMatchObject({ status: 304, text: '' });
    await storeControls(api.settings, { emergencyStop: true });
    const changed = await again(tag);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(tag);
  });

  it("says when it was so by the company's clock, even where nothing has changed since", async () => {
    const api = await anApi();
    const first = await api.ask('viewer', 'GET', '/overview');
    api.pass(90);
    const etag = first.headers.get('etag') ?? '';
    const again = await api.ask('viewer', 'GET', '/overview', { headers: { 'if-none-match': etag } });

    expect(first.headers.get('as-of')).toBe(NOON.toString());
    expect(again.status).toBe(304);
    expect(again.headers.get('as-of')).toBe(NOON.add({ seconds: 90 }).toString());
  });

  it('sends as many requests with many leads stored as with few', async () => {
    const api = await anApi();
    const requests = counted(api);
    const asking = async (seconds: number) => {
      api.pass(seconds);
      requests.take();
      await overviewOf(api);
      return requests.take();
    };
    const few = [await asking(0), await asking(5), await asking(601)];
    await fill(api, 'more', 120);

    expect([await asking(601), await asking(5), await asking(601)]).toEqual(few);
    expect(few).toEqual([13, 5, 13]);
    expect(Math.max(...few)).toBeLessThanOrEqual(7 + MOST_LOOKS);
  });

  it('sends no more requests however many campaigns, areas and shards there are', async () => {
    const api = await anApi();
    for (const id of ['wide', 'wider', 'widest']) {
      await api.settings.putCampaign(aCampaign(1, { id, shards: 7, areas: AREAS }));
    }
    const requests = counted(api);
    const { standstill } = await overviewOf(api);

    expect(requests.take()).toBeLessThanOrEqual(7 + MOST_LOOKS);
    expect(standstill.isAll).toBe(false);
  });

  it('refuses a zone that is none', async () => {
    expect(await (await anApi()).ask('viewer', 'GET', '/overview?zone=Mars/Base')).toMatchObject({
      status: 400,
      json: { faults: [{ path: 'query.zone' }] },
    });
  });
});
