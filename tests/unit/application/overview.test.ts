import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { PeopleWatch } from '../../../shared/application/dialling/people-watch.ts';
import { MOST_LOOKS } from '../../../shared/application/overview/look-at-leads.ts';
import { Overview } from '../../../shared/application/overview/overview.ts';
import type { JournalEntry } from '../../../shared/application/ports/journal.ts';
import type { Settings } from '../../../shared/application/ports/settings-repository.ts';
import type { PeopleBoard, PeopleCount } from '../../../shared/application/ports/telephony.ts';
import type { CallingArea } from '../../../shared/domain/calling-area.ts';
import type { Controls } from '../../../shared/domain/controls.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { ReportCounter } from '../../../shared/domain/reports/report-counter.ts';
import type { RulesDocument } from '../../../shared/domain/rules-document.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { InMemoryReportLedger } from '../../support/in-memory-report-ledger.ts';
import { InMemoryTimerIndex } from '../../support/in-memory-timer-index.ts';
import {
  aDiallingState,
  aLead,
  aNumber,
  aPlacedCall,
  aReadyState,
  NEW_YORK,
  NOON,
} from '../../support/lead-builders.ts';
import { storedSettings } from '../../support/stored-settings.ts';
import { aTierCounter } from '../../support/tier-counters.ts';

const ZONE = 'America/New_York';

interface Given {
  readonly leads?: readonly Lead[];
  readonly document?: RulesDocument;
  readonly settings?: Partial<Settings> & { readonly controls?: Partial<Controls> };
  readonly people?: Readonly<Record<string, PeopleCount>>;
  readonly board?: Pick<PeopleBoard, 'snapshot'>;
  readonly callsInAir?: number;
  readonly counters?: readonly ReportCounter[];
  readonly now?: Temporal.Instant;
}

const FREE = { available: 2, onContact: 1 };
const EVERYBODY = { 'profile-1': FREE, 'profile-2': FREE, 'profile-3': FREE };

async function company(given: Given) {
  const { leads = [], document = {}, people = EVERYBODY, callsInAir = 10, counters = [], now = NOON } = given;
  const ledger = new InMemoryReportLedger();
  await ledger.enter({ marks: [], recordings: [], additions: [...counters] });
  const timers = new InMemoryTimerIndex(() => leads);
  const noted: JournalEntry[] = [];
  const asked: string[] = [];
  let passed = 0;
  const clock = () => now.add({ seconds: passed });
  const told = (name: string) => asked.push(name);
  const stored = storedSettings(document, given.settings ?? {});
  const board: PeopleBoard = {
    snapshot: async () => {
      told('people');
      return { takenAt: clock(), byRoutingProfile: new Map(Object.entries(people)) };
    },
    freeAgents: async () => new Set(),
    ...given.board,
  };
  const overview = new Overview({
    settings: {
      read: async () => {
        told('settings');
        return stored.read();
      },
      readControls: async () => {
        told('controls');
        return stored.readControls();
      },
    },
    timers: {
      pending: async (at, limit) => {
        told('pending');
        return timers.pending(at, limit);
      },
      earliest: async (part, limit) => {
        told('leads');
        return timers.earliest(part, limit);
      },
    },
    ledger: {
      counters: async (dimension, span) => {
        told('counters');
        return ledger.counters(dimension, span);
      },
    },
    people: new PeopleWatch(board, clock),
    calendar: { isHoliday: () => false },
    callsInAir,
    journal: { note: (entry) => void noted.push(entry) },
    clock,
  });
  return {
    overview,
    noted,
    asked,
    pass: (seconds: number) => {
      passed += seconds;
    },
  };
}

async function shown(given: Given) {
  return (await company(given)).overview.show(ZONE);
}

async function codes(given: Given): Promise<readonly string[]> {
  return (await shown(given)).standstill.reasons.map(({ code }) => code);
}

function several(count: number, name: string, fields: Partial<Lead> = {}): readonly Lead[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `${name} ${index}`;
    return aLead({ id, numbers: [aNumber({ key: id })], ...fields });
  });
}

const ringing = (id: string, campaignId = 'campaign-1') => aLead({ id, campaignId, state: aDiallingState() });
const tomorrow = aReadyState({ dueAt: NOON.add({ hours: 24 }) });

describe('why nothing is dialling', () => {
  it('is nothing while the dialler has somebody to call', async () => {
    expect((await shown({ leads: several(2, 'due') })).standstill).toMatchObject({
      isDialling: false,
      reasons: [{ code: 'no-lead', campaignIds: ['campaign-2', 'campaign-3'] }],
      isAll: true,
    });
  });

  it('tells what keeps the whole company first, once, and all else after it', async () => {
    const controls = {
      emergencyStop: true,
      mode: { kind: 'observe' },
      pausedTiers: [2],
      pausedCampaigns: ['campaign-3'],
    } as const;

    expect((await shown({ leads: several(1, 'due'), settings: { controls } })).standstill.reasons).toEqual([
      {
        code: 'emergency-stop',
        campaignIds: [],
        about: { kind: 'emergency-stop' },
        sentence: 'The emergency stop is on: nobody is called until it is taken back.',
      },
      expect.objectContaining({ code: 'observe-mode', campaignIds: [] }),
      {
        code: 'tier-paused',
        campaignIds: ['campaign-2'],
        about: { kind: 'tier-paused', tier: 2 },
        sentence: 'Tier 2 is paused until somebody resumes it.',
      },
      {
        code: 'campaign-paused',
        campaignIds: ['campaign-3'],
        about: { kind: 'campaign-paused', campaignId: 'campaign-3' },
        sentence: 'Campaign campaign-3 is paused until somebody resumes it.',
      },
    ]);
  });

  it('is that nobody is free, or that no line is, for leads that could be called', async () => {
    const leads = several(3, 'due');
    const people = { ...EVERYBODY, 'profile-1': { available: 0, onContact: 4 } };

    expect((await shown({ leads, people })).standstill.reasons[0]).toEqual({
      code: 'no-agent',
      campaignIds: ['campaign-1'],
      leads: 3,
      about: { kind: 'no-agent' },
      sentence: 'Nobody is free for campaign campaign-1: 3 leads of those looked at can be called and wait.',
    });
    const others = several(2, 'ringing').map(({ id }) => ringing(id, 'campaign-2'));
    const many = { 'profile-1': { available: 9, onContact: 0 } };
    expect((await codes({ leads: [...leads, ...others], callsInAir: 2, people: many }))[0]).toBe('no-line');
  });

  it('is that every area is closed, until the first of them opens', async () => {
    const now = Temporal.Instant.from('2026-01-06T04:00:00Z');
    const [first] = (await shown({ leads: several(3, 'asleep', { state: tomorrow }), now })).standstill.reasons;

    const at = Temporal.Instant.from('2026-01-06T14:00:00Z');
    expect(first).toEqual({
      code: 'outside-hours',
      campaignIds: ['campaign-1'],
      until: at,
      about: { kind: 'areas-closed', why: 'outside-hours', opens: { at, zone: 'America/New_York' } },
      sentence: 'No area of campaign campaign-1 may be called now: the first opens Tuesday 09:00 in New York.',
    });
  });

  it('is that nothing is due, until the next lead is', async () => {
    const [first] = (await shown({ leads: several(2, 'tomorrow', { state: tomorrow }) })).standstill.reasons;

    expect(first).toEqual({
      code: 'not-due',
      campaignIds: ['campaign-1'],
      until: NOON.add({ hours: 24 }),
      leads: 2,
      about: { kind: 'nothing-due', isCut: false, next: { at: NOON.add({ hours: 24 }), zone: 'America/New_York' } },
      sentence: 'Nothing is due in campaign campaign-1: the next lead may be called Tuesday 12:00 in New York.',
    });
  });

  it('says so when open areas were left out of the look', async () => {
    const areas = Array.from({ length: 80 }, (_, index) => ({ ...NEW_YORK, key: `area-${index}` }));
    const campaigns = [aCampaign(1, { areas: [NEW_YORK, ...areas] })];
    const numbers = [aNumber({ area: { ...NEW_YORK, key: 'area-0' } })];
    const leads = [aLead({ numbers, state: tomorrow })];

    expect((await shown({ leads, settings: { campaigns } })).standstill).toEqual({
      isDialling: false,
      isAll: false,
      reasons: [
        {
          code: 'not-due',
          campaignIds: ['campaign-1'],
          leads: 1,
          about: { kind: 'nothing-due', isCut: true },
          sentence: 'Nothing is due in those areas of campaign campaign-1 that were looked at; there are more.',
        },
      ],
    });
  });

  it('is what the rules hold against the leads that are due', async () => {
    const recentCalls = [170, 100].map((minutes) => aPlacedCall({ at: NOON.subtract({ minutes }) }));

    expect((await shown({ leads: several(2, 'called', { recentCalls }) })).standstill.reasons[0]).toMatchObject({
      code: 'cap-day',
      leads: 2,
      about: { kind: 'leads-kept', why: 'cap-day' },
      sentence: '2 leads of those looked at, in campaign campaign-1, cannot be called now: day cap reached.',
    });
  });

  it('tells leads that are asleep apart from a campaign all of whose areas are closed', async () => {
    const tokyo = { key: 'JP:Asia/Tokyo', country: 'JP', zones: ['Asia/Tokyo'] };
    const asleep = several(2, 'asleep', { numbers: [aNumber({ area: tokyo })] });
    const areas = [NEW_YORK, tokyo];
    const campaigns = [aCampaign(1, { areas }), aCampaign(2, { areas: [tokyo] })];
    const there = several(1, 'there', { ...asleep[0], campaignId: 'campaign-2', stage: 'selling' });
    const { reasons } = (await shown({ leads: [...asleep, ...there], settings: { campaigns } })).standstill;

    expect(reasons).toMatchObject([
      { code: 'outside-hours', campaignIds: ['campaign-2'], sentence: expect.stringContaining('No area of campaign') },
      {
        code: 'outside-hours',
        campaignIds: ['campaign-1'],
        leads: 2,
        sentence: '2 leads of those looked at, in campaign campaign-1, cannot be called now: outside hours.',
      },
    ]);
  });

  it('is that only test numbers are called', async () => {
    const settings = { controls: { mode: { kind: 'test-numbers' } } } as const;

    expect(await codes({ leads: several(1, 'due'), settings })).toEqual(['not-a-test-number', 'no-lead']);
  });

  it('is that there is no campaign, no tier for it, nothing to dial with, or a beginning ahead', async () => {
    const { queueId: _, ...bare } = aCampaign(3);
    const campaigns = [aCampaign(2, { startsAt: NOON.add({ hours: 2 }) }), bare];
    const one = {
      version: 1,
      document: { tiers: [{ name: 'sales', stages: ['prospecting', 'selling', 'account-care'] }] },
    } as const;

    expect(await codes({ settings: { campaigns: [] } })).toEqual(['no-campaign']);
    expect((await shown({ settings: { campaigns } })).standstill.reasons).toMatchObject([
      { code: 'campaign-not-equipped', campaignIds: ['campaign-3'] },
      { code: 'campaign-not-running', campaignIds: ['campaign-2'], until: NOON.add({ hours: 2 }) },
    ]);
    expect(await codes({ settings: { structure: one } })).toEqual(['no-tier', 'no-tier', 'no-lead']);
  });
});

describe('what is live', () => {
  it('counts calls by tier and campaign, and people by tier, less those whom ringing calls will need', async () => {
    const wrapping = {
      kind: 'wrapping',
      attemptNumber: 1,
      contactId: 'contact-9',
      endedAt: NOON,
      limitAt: NOON.add({ minutes: 5 }),
    } as const;
    const leads = [ringing('one'), ringing('two'), aLead({ id: 'three', state: wrapping })];
    const { live, standstill } = await shown({ leads, people: { 'profile-1': { available: 3, onContact: 1 } } });

    expect(standstill.isDialling).toBe(true);
    expect(live).toMatchObject({
      dialling: 2,
      wrapping: 1,
      linesAtMost: 10,
      tiers: [{ tier: 1, dialling: 2, wrapping: 1, people: { onCalls: 1 } }, { tier: 2, dialling: 0 }, { tier: 3 }],
      campaigns: [{ campaignId: 'campaign-1', dialling: 2 }, { dialling: 0 }, { dialling: 0 }],
      people: { kind: 'counted', onCalls: 1 },
    });
  });

  it('says so when the contact centre does not tell who is at work, and shows all else', async () => {
    const board = { snapshot: () => Promise.reject(new Error('throttled')) };
    const { overview, noted } = await company({ leads: [ringing('one')], board });

    expect((await overview.show(ZONE)).live).toMatchObject({
      dialling: 1,
      people: { kind: 'unknown', why: 'The contact centre did not tell who is at work.' },
    });
    expect(noted).toMatchObject([{ kind: 'work-failed' }]);
  });
});

describe('what came of the calls', () => {
  const byCampaign = (counts: ReportCounter['counts'], hour: string): ReportCounter => ({
    subject: { dimension: 'campaign', key: 'campaign-1' },
    hour: Temporal.Instant.from(hour),
    counts,
  });

  it('is told of today and of 30 days, by the days of the zone', async () => {
    const counters = [
      aTierCounter('1', { attempts: 5, humans: 3, firstCalls: 4, handovers: 1, 'outcome#no-answer': 2 }),
      aTierCounter('1', { attempts: 7, humans: 2 }, '2026-01-05T04:00:00Z'),
      aTierCounter('1', { attempts: 100 }, '2025-12-06T04:00:00Z'),
      aTierCounter('2', { attempts: 2, sales: 2, repeatSales: 1, 'outcome#sale': 2 }),
    ];
    const { funnel, today } = await shown({ counters, leads: several(12, 'due') });

    expect(today).toEqual({
      day: '2026-01-05',
      calls: 7,
      answered: 3,
      outcomes: [
        { outcome: 'sale', calls: 2 },
        { outcome: 'no-answer', calls: 2 },
      ].toSorted((one, other) => (one.outcome < other.outcome ? -1 : 1)),
    });
    expect(funnel).toMatchObject([
      {
        tier: 1,
        waiting: { leads: 10, isAll: false },
        today: { newLeads: 4, called: 5, answered: 3, advanced: 1 },
        last30Days: { called: 12, answered: 5 },
      },
      { tier: 2, today: { advanced: 2, sold: 2, soldAgain: 1 } },
      { tier: 3, waiting: { leads: 0, isAll: true }, today: { called: 0 } },
    ]);
  });

  it('holds abandoned calls of each campaign against the limit, once enough were answered', async () => {
    const abandonment = async (abandoned: number, humans: number) =>
      (await shown({ counters: [byCampaign({ abandoned, humans }, '2025-12-20T15:00:00Z')] })).abandonment[0];

    expect(await abandonment(3, 100)).toMatchObject({ percent: 3, verdict: 'within' });
    expect(await abandonment(31, 1_000)).toMatchObject({ percent: 3.1, verdict: 'over' });
    expect(await abandonment(9, 99)).toEqual({
      campaignId: 'campaign-1',
      name: 'Campaign 1',
      abandoned: 9,
      answered: 99,
      verdict: 'too-few',
    });
  });
});

describe('the requests of an overview', () => {
  const areas = Array.from({ length: 40 }, (_, index): CallingArea => {
    const key = `area-${index}`;
    return { key, country: 'US', zones: ['America/New_York'] };
  });

  it('are bounded, whatever the number of campaigns, areas, shards and leads', async () => {
    const campaigns = ([1, 2, 3] as const).map((tier) => aCampaign(tier, { areas, shards: tier }));
    const { overview, asked } = await company({ settings: { campaigns }, leads: several(50, 'due') });
    const { standstill } = await overview.show(ZONE);

    expect(standstill.isAll).toBe(false);
    expect(asked.filter((name) => name === 'leads').length).toBeLessThanOrEqual(MOST_LOOKS);
    expect(asked.filter((name) => name !== 'leads').toSorted()).toEqual([
      ...['controls', 'counters', 'counters', 'counters', 'counters', 'pending', 'people', 'settings'],
    ]);
  });

  it('fall for whoever asks soon after: leads serve 10 s, people 15 s, past days 10 minutes', async () => {
    const { overview, asked, pass } = await company({});
    const counted = async (seconds: number) => {
      pass(seconds);
      asked.splice(0);
      await overview.show(ZONE);
      return { all: asked.length, leads: asked.includes('leads'), people: asked.includes('people') };
    };

    expect(await counted(0)).toEqual({ all: 14, leads: true, people: true });
    expect(await counted(9)).toEqual({ all: 5, leads: false, people: false });
    expect(await counted(1)).toEqual({ all: 11, leads: true, people: false });
    expect(await counted(600)).toEqual({ all: 14, leads: true, people: true });
  });
});
