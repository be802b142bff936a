import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../shared/application/ports/settings-repository.ts';
import { type WhatIf, type WhatIfQuestion, whatIf } from '../../../shared/application/what-if.ts';
import type { CallingArea } from '../../../shared/domain/calling-area.ts';
import type { Forecast } from '../../../shared/domain/forecast.ts';
import type { Lead, LeadState } from '../../../shared/domain/lead.ts';
import type { RulesDocument } from '../../../shared/domain/rules-document.ts';
import { weekOf } from '../../../shared/domain/weekly-windows.ts';
import { aBacklog, BACKLOG_AREAS } from '../../support/a-backlog.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { InMemoryTimerIndex } from '../../support/in-memory-timer-index.ts';
import { aLead, aNumber, NOON } from '../../support/lead-builders.ts';
import { storedSettings } from '../../support/stored-settings.ts';

const NEW_YORK: CallingArea = { key: 'US:America/New_York', country: 'US', zones: ['America/New_York'] };
const SATURDAY = '2026-01-10';

type Compared = Extract<WhatIf, { readonly kind: 'compared' }>;

function asked(
  leads: readonly Lead[],
  current: RulesDocument,
  question: WhatIfQuestion,
  settings: Partial<Settings> = {},
): Promise<WhatIf> {
  const campaigns = ([1, 2, 3] as const).map((tier) => aCampaign(tier, { areas: BACKLOG_AREAS, shards: 3 }));
  return whatIf(
    {
      settings: storedSettings(current, { campaigns, ...settings }),
      timers: new InMemoryTimerIndex(() => leads),
      calendar: { isHoliday: () => false },
    },
    { zone: 'America/New_York', ...question },
    NOON,
  );
}

async function compared(...given: Parameters<typeof asked>): Promise<Compared> {
  const answer = await asked(...given);
  if (answer.kind === 'invalid') throw new Error(JSON.stringify(answer.problems));
  return answer;
}

function callsOn({ tiers }: Forecast, isWanted: (date: string) => boolean): readonly (readonly number[])[] {
  return tiers.flatMap(({ days }) => days.filter(({ date }) => isWanted(date)).map((day) => day.callsByHour));
}

function sumOf(hours: readonly (readonly number[])[]): number {
  return hours.flat().reduce((total, calls) => total + calls, 0);
}

describe('a draft that says what is in force already', () => {
  it('changes nothing', async () => {
    const document: RulesDocument = { organisation: { maxAttemptsPerDay: 1 }, tiers: { 2: { minGapMinutes: 300 } } };
    const { current, draft, ...rest } = await compared(aBacklog(400), document, { draft: document });

    expect(current.calls).toBeGreaterThan(400);
    expect(draft).toEqual(current);
    expect(rest).toMatchObject({
      rulesVersion: 1,
      newlyCallable: { count: 0, leadIds: [] },
      noLongerCallable: { count: 0, leadIds: [] },
      sample: { played: 400, read: 400, isAll: true, withoutCampaign: 0 },
    });
    for (const found of rest.presetViolations) expect(found.draft).toEqual(found.current);
  });
});

describe('a draft that closes Saturdays', () => {
  it('takes exactly Saturday’s calls from Saturday, and leaves the days before as they are', async () => {
    const { current, draft } = await compared(
      aBacklog(600, [NEW_YORK]),
      {},
      {
        draft: { organisation: { callWindows: { saturday: [] } } },
      },
    );

    expect(sumOf(callsOn(current, (date) => date === SATURDAY))).toBeGreaterThan(20);
    expect(sumOf(callsOn(draft, (date) => date === SATURDAY))).toBe(0);
    expect(callsOn(draft, (date) => date < SATURDAY)).toEqual(callsOn(current, (date) => date < SATURDAY));
    const after = [current, draft].map((forecast) => sumOf(callsOn(forecast, (date) => date > SATURDAY)));
    expect(after[1]).toBeGreaterThan(after[0] ?? 0);
  });
});

describe('leads whose standing changes', () => {
  const stalled: LeadState = {
    kind: 'resting',
    until: NOON.add({ hours: 720 }),
    why: 'not-callable',
    refusals: ['no-consent'],
    stalled: { stage: 'prospecting', purpose: { kind: 'approach' }, urgency: 'normal', wantedAt: NOON },
  };
  const some = (count: number, fields: Partial<Lead>) =>
    Array.from({ length: count }, (_, index) => {
      const id = `${String(index).padStart(3, '0')}`;
      return aLead({ id, numbers: [aNumber({ key: id, area: NEW_YORK })], ...fields });
    });

  it('are counted, and the first twenty named', async () => {
    const draft = { organisation: { consent: 'express' } };
    const narrowed = await compared([...some(33, {}), aLead({ id: 'agreed', consent: 'written' })], {}, { draft });
    expect(narrowed.noLongerCallable).toEqual({
      count: 33,
      leadIds: Array.from({ length: 20 }, (_, index) => String(index).padStart(3, '0')),
    });
    expect(narrowed.newlyCallable.count).toBe(0);
    expect(narrowed.draft.notCallable.get('000')).toEqual(['no-consent']);

    const consent = { organisation: { consent: 'express' } } as const;
    const widened = await compared(some(5, { state: stalled }), consent, { draft: {} });
    expect(widened.newlyCallable).toEqual({ count: 5, leadIds: ['000', '001', '002', '003', '004'] });
    expect(widened.noLongerCallable.count).toBe(0);
  });
});

describe('presets', () => {
  const early = weekOf(() => [{ start: '05:00', end: '23:30' }]);

  it('that a draft drops or never chose are held against its calls, for information', async () => {
    const leads = aBacklog(300, [NEW_YORK]).map((lead) => ({ ...lead, consent: 'written' as const }));
    const inForce: RulesDocument = { organisation: { compliancePresets: ['us-federal'], callWindows: early } };
    const { presetViolations } = await compared(leads, inForce, { draft: { organisation: { callWindows: early } } });
    const federal = presetViolations.find(({ preset }) => preset === 'us-federal');

    expect(federal?.current).toEqual({ preset: 'us-federal', calls: 0, byReason: {} });
    expect(federal?.draft.calls).toBeGreaterThan(0);
    expect(federal?.draft.byReason['outside-hours']).toBe(federal?.draft.calls);
    expect(presetViolations.some(({ preset }) => preset === 'uk' || preset === 'eu')).toBe(false);
  });
});

describe('what is read and played', () => {
  it('is the whole backlog of ready and resting leads, each once', async () => {
    const leads = [
      ...aBacklog(120),
      aLead({ id: 'resting', state: { ...restingFor(48) } }),
      aLead({ id: 'done', state: { kind: 'closed', at: NOON, why: 'not-qualified' } }),
    ];
    const { sample, current } = await compared(leads, {}, { draft: {} });

    expect(sample).toEqual({ played: 121, read: 121, isAll: true, withoutCampaign: 0 });
    expect(current.leads).toBe(121);
  });

  it('is no more than asked for, drawn evenly and stated', async () => {
    const { sample, current } = await compared(aBacklog(1_000), {}, { draft: {}, sample: 200 });

    expect(sample).toEqual({ played: 200, read: 1_000, isAll: true, withoutCampaign: 0 });
    for (const { leads } of current.areas) expect(leads).toBeGreaterThan(20);
  });

  it('says when there is more than was read, with leads of every area among those', async () => {
    const { sample, current } = await compared(aBacklog(20_000), {}, { draft: {}, readAtMost: 9_000, sample: 900 });

    expect({ read: sample.read, isAll: sample.isAll }).toEqual({ read: 9_000, isAll: false });
    expect(current.areas).toHaveLength(5);
  });

  it('leaves out leads whose tier has no campaign', async () => {
    const campaigns = [aCampaign(1, { areas: BACKLOG_AREAS })];
    const leads = [
      ...aBacklog(70),
      aLead({ id: 'resting', state: { ...restingFor(48), then: { stage: 'selling', purpose: { kind: 'handover' } } } }),
    ];
    const { sample } = await compared(leads, {}, { draft: {} }, { campaigns });

    expect(sample).toEqual({ played: 42, read: 43, isAll: true, withoutCampaign: 1 });
  });

  it('is staffed and assumed as told', async () => {
    const question: WhatIfQuestion = {
      draft: {},
      days: 2,
      staffing: { 1: { people: 0 } },
      assumptions: {
        reachedShare: { prospecting: 1, selling: 1, 'account-care': 1 },
        talkSeconds: { prospecting: 1, selling: 3_600, 'account-care': 1 },
        ringSeconds: 1,
      },
    };
    const { current, assumptions } = await compared(aBacklog(80, [NEW_YORK]), {}, question);
    const [first, second] = current.tiers;

    expect(assumptions).toEqual(question.assumptions);
    expect(first?.days.map(({ calls, staffedHours }) => ({ calls, staffedHours }))).toEqual([
      { calls: 0, staffedHours: 0 },
      { calls: 0, staffedHours: 0 },
      { calls: 0, staffedHours: 0 },
    ]);
    expect(first?.leftWaiting).toBeGreaterThan(0);
    for (const day of second?.days ?? []) expect(day.neededHours).toBe(day.calls);
  });
});

it('a draft that cannot be published is answered with what is wrong in it', async () => {
  const answer = await asked([], {}, { draft: { organisation: { minGapMinuts: 3 } } });

  expect(answer.kind).toBe('invalid');
  expect(answer.kind === 'invalid' && answer.problems.map(({ path }) => path)).toEqual(['organisation.minGapMinuts']);
});

it('3,000 leads are compared in little more than a second of work', async () => {
  const leads = aBacklog(3_000);
  const draft = { organisation: { callWindows: { saturday: [] } } };
  const before = process.cpuUsage();
  const answer = await compared(leads, {}, { draft });
  const { user, system } = process.cpuUsage(before);

  expect(answer.sample.played).toBe(3_000);
  expect(answer.draft.calls).toBeGreaterThan(3_000);
  expect((user + system) / 1_000_000).toBeLessThan(4);
});

function restingFor(hours: number): Extract<LeadState, { readonly then: unknown }> {
  return {
    kind: 'resting',
    until: NOON.add({ hours }),
    why: 'nurture',
    then: { stage: 'prospecting', purpose: { kind: 'approach' } },
  };
}
