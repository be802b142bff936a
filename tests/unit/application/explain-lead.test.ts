import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { LeadMissingError } from '../../../shared/application/errors.ts';
import { explainLead } from '../../../shared/application/explain-lead.ts';
import type { CallingArea } from '../../../shared/domain/calling-area.ts';
import type { LeadExplanation, Reason } from '../../../shared/domain/explanation.ts';
import { REFUSAL_CODES, type RefusalCode } from '../../../shared/domain/gate.ts';
import { WEEKDAYS } from '../../../shared/domain/weekly-windows.ts';
import { containing } from '../../support/containing.ts';
import { aNumber, aReadyState, NOON } from '../../support/lead-builders.ts';
import { type Case, CHICAGO, called, explained, REFUSED_LEADS } from '../../support/refused-leads.ts';
import { storedSettings } from '../../support/stored-settings.ts';

/** The west of Florida keeps Central time. */
const PENSACOLA: CallingArea = {
  key: 'US-FL:America/Chicago',
  country: 'US',
  region: 'FL',
  zones: ['America/Chicago'],
};
const SATURDAY_EVENING = Temporal.Instant.from('2026-01-11T03:40:00Z');
const MONDAY_NINE = Temporal.Instant.from('2026-01-12T15:00:00Z');
const MONDAY_EARLY = Temporal.Instant.from('2026-01-05T14:00:00Z');
const STAGE_DEFAULT = { kind: 'default', stage: 'prospecting' } as const;
const ORGANISATION = { kind: 'organisation' } as const;
const TIER = { kind: 'tier', tier: 1 } as const;

/** The reason's sentence, and who set its rule. */
const SAID: Readonly<Record<RefusalCode, Pick<Reason, 'sentence'> & Partial<Pick<Reason, 'sources'>>>> = {
  'emergency-stop': { sentence: 'The emergency stop is on: nobody is called until it is taken back.' },
  'table-restored': {
    sentence:
      'The table was restored from an earlier moment: nobody is called until npm run restore has applied what was lost.',
  },
  'observe-mode': {
    sentence: 'The deployment only observes: calls are planned and none is placed until its mode is live.',
  },
  'not-a-test-number': {
    sentence: 'Only test numbers are called until the mode is live, and this number is not among the test numbers.',
  },
  'campaign-paused': { sentence: 'Campaign campaign-1 is paused until somebody resumes it.' },
  'tier-paused': { sentence: 'Tier 1 is paused until somebody resumes it.' },
  'campaign-not-running': { sentence: 'Campaign campaign-1 begins Tuesday 17:00 UTC.' },
  'campaign-not-equipped': {
    sentence:
      'Campaign campaign-1 has no equipment of its own, and tier 1 of the sales structure gives it none: it needs a queue, a routing profile, a flow and a caller number.',
  },
  done: { sentence: 'The lead is closed: it does not qualify.' },
  suppressed: { sentence: 'The lead is never called again: it asked for that.' },
  'in-review': {
    sentence: 'Somebody has to look at the lead first: the agent never said what came of the last conversation.',
  },
  'in-a-call': { sentence: 'A call with the lead is being placed or under way.' },
  resting: { sentence: 'The lead rests until Wednesday 4 February 2026 12:00 in New York: it complained.' },
  'not-due': { sentence: 'Its call is planned for Monday 13:30 in New York.' },
  'dialled-by-hand': {
    sentence: 'Numbers there are dialled by hand only (campaign campaign-1): the dialler places no call.',
    sources: [{ kind: 'campaign', campaignId: 'campaign-1' }],
  },
  'no-consent': {
    sentence: 'A call there needs consent in writing (tier 1), and only express consent is known.',
    sources: [TIER],
  },
  'timezone-unknown': {
    sentence:
      'The number may be in any of 2 time zones, and only leads whose zone is certain are called (the organisation).',
    sources: [ORGANISATION],
  },
  'number-bad': { sentence: 'The number that is next does not work, as calls to it told.' },
  'customer-calls': {
    sentence: 'The customer called us and is on the line, or was just now, so until Monday 12:25 in New York.',
  },
  'outside-hours': {
    sentence:
      'It is Monday 07:00 in New York; tier 1 calls there Monday to Saturday 09:00-20:00 (the defaults of prospecting).',
    sources: [STAGE_DEFAULT],
  },
  holiday: {
    sentence:
      'It is Monday 12:00 in New York, a public holiday there, on which nobody is called (the defaults of prospecting).',
    sources: [STAGE_DEFAULT],
  },
  'closed-date': {
    sentence: 'It is Monday 12:00 in New York, a date on which nobody is called there (the organisation).',
    sources: [ORGANISATION],
  },
  'outside-wished-hours': {
    sentence: 'It is Monday 12:00 in New York; the customer wishes to be called between 17:00 and 20:00.',
  },
  'cap-lifetime': {
    sentence: 'The lead was called 9 times, and 9 calls are all that it may ever get (the organisation).',
    sources: [ORGANISATION],
  },
  'cap-number': {
    sentence: 'The number was called as often as one cycle allows: 2 times (tier 1).',
    sources: [TIER],
  },
  'cap-day': {
    sentence:
      'The lead had its calls of the day: 2 a day are allowed (the defaults of prospecting), so until Tuesday 00:00 in New York.',
    sources: [STAGE_DEFAULT],
  },
  'cap-rolling': {
    sentence:
      'The lead was called as often as rolling caps allow: 1 in 24 hours for each number (the organisation), so until Tuesday 00:20 in New York.',
    sources: [ORGANISATION],
  },
  'min-gap': {
    sentence:
      'The last call was Monday 11:40 in New York, and 60 minutes must lie between calls (the defaults of prospecting), so until Monday 12:40 in New York.',
    sources: [STAGE_DEFAULT],
  },
  'quiet-after-conversation': {
    sentence:
      'An agent talked with the lead Saturday 10:00 in New York, and 14 quiet days follow (the organisation), so until Saturday 17 January 2026 10:10 in New York.',
    sources: [ORGANISATION],
  },
  'drop-lockout': {
    sentence:
      'A call Monday 07:00 in New York was answered while no agent was there, and 24 hours must pass after one (the defaults of prospecting), so until Tuesday 07:00 in New York.',
    sources: [STAGE_DEFAULT],
  },
  'lead-expired': {
    sentence:
      'Calling began on 5 December 2025, and a lead is called for at most 30 days (the defaults of prospecting).',
    sources: [STAGE_DEFAULT],
  },
  'bought-recently': {
    sentence: 'The customer bought a short while ago: the call of the programme repeat is left out.',
    sources: [{ kind: 'default', stage: 'account-care' }],
  },
  'waits-for-agent': {
    sentence:
      'The callback waits for the agent who promised the call, until Monday 12:45 in New York, then anyone calls.',
  },
  'touch-left-out': {
    sentence: 'What the call was planned for has changed: the renewal call of the programme contract is left out.',
    sources: [{ kind: 'default', stage: 'account-care' }],
  },
  'no-agent': { sentence: 'The lead can be called and waits for an agent: nobody of the tier is free.' },
  'no-line': { sentence: 'The lead can be called and waits for a line: all of them are taken.' },
};

describe('a lead that is not called', () => {
  it.each(REFUSAL_CODES)('says so in a plain sentence that names who decided: %s', async (code) => {
    const { reasons, verdict, sentences } = await explained(REFUSED_LEADS[code]);

    expect(verdict).not.toBe('callable now');
    expect(reasons.find((reason) => reason.code === code)).toEqual(containing({ sources: [], ...SAID[code] }));
    expect(sentences).toContain(SAID[code].sentence);
    expect(JSON.stringify({ reasons, sentences })).not.toMatch(/\+?\d{7}|Ada/);
  });

  it("names every reason at once, the campaign's first", async () => {
    const { reasons, verdict } = await explained({
      controls: { mode: { kind: 'observe' }, emergencyStop: true, pausedCampaigns: ['campaign-1'], pausedTiers: [1] },
      lead: { recentCalls: [called(170), called(20)] },
      document: { organisation: { dialMode: 'manual' } },
    });

    expect(reasons.map(({ code }) => code)).toEqual([
      ...['observe-mode', 'emergency-stop', 'campaign-paused', 'tier-paused'],
      ...['dialled-by-hand', 'cap-day', 'min-gap'],
    ]);
    expect(verdict).toBe('not');
  });

  it.each<{ given: Case; verdict: LeadExplanation['verdict']; last: string }>([
    { given: REFUSED_LEADS['emergency-stop'], verdict: 'not', last: 'Without that it could be called now.' },
    { given: REFUSED_LEADS['campaign-not-running'], verdict: 'later', last: 'Next: Tuesday 12:00 in New York.' },
    {
      given: { ...REFUSED_LEADS['cap-day'], campaign: { endsAt: NOON.add({ hours: 1 }) } },
      verdict: 'not',
      last: 'It could be called Tuesday 09:00 in New York, and campaign campaign-1 ends before.',
    },
    {
      given: REFUSED_LEADS['cap-day'],
      verdict: 'later',
      last: 'Next: Tuesday 09:00 in New York. Rules move it there: day cap reached and outside hours.',
    },
    {
      given: REFUSED_LEADS['number-bad'],
      verdict: 'not',
      last: 'As things stand no moment comes at which it may be called: it will be closed.',
    },
    {
      given: REFUSED_LEADS['lead-expired'],
      verdict: 'not',
      last: 'As things stand no moment comes at which it may be called: it will rest until Sunday 5 April 2026 12:00 in New York.',
    },
    {
      given: REFUSED_LEADS['bought-recently'],
      verdict: 'later',
      last: 'Next: Tuesday 3 February 2026 12:00 in New York.',
    },
    { given: REFUSED_LEADS['in-review'], verdict: 'not', last: SAID['in-review'].sentence },
  ])('closes with what comes next: $last', async ({ given, verdict, last }) => {
    const { verdict: found, sentences } = await explained(given);

    expect({ verdict: found, last: sentences.at(-1) }).toEqual({ verdict, last });
  });

  it('tells where the customer is what day and time it is, the hours there and what a preset cuts from them', async () => {
    const long = [{ start: '09:00', end: '21:00' }];
    const callWindows = { monday: long, tuesday: long, wednesday: long, thursday: long, friday: long, saturday: long };
    const days = WEEKDAYS.filter((day) => day !== 'sunday');
    const bySomebodyAndLaw = [ORGANISATION, { kind: 'preset', id: 'us-florida' }] as const;
    const wantedAt = SATURDAY_EVENING.subtract({ minutes: 5 });

    expect(
      await explained({
        now: SATURDAY_EVENING,
        lead: {
          consent: 'written',
          numbers: [aNumber({ area: PENSACOLA })],
          state: aReadyState({ dueAt: MONDAY_NINE, wantedAt }),
        },
        document: { organisation: { compliancePresets: ['us-florida'], callWindows } },
      }),
    ).toEqual({
      leadId: 'lead-1',
      stage: 'prospecting',
      tier: 1,
      campaignId: 'campaign-1',
      verdict: 'later',
      reasons: [
        {
          code: 'not-due',
          until: MONDAY_NINE,
          sources: [],
          about: { kind: 'not-due', call: { kind: 'approach' } },
          sentence: 'Its call is planned for Monday 09:00 in Chicago.',
        },
        {
          code: 'outside-hours',
          until: MONDAY_NINE,
          sources: bySomebodyAndLaw,
          about: {
            kind: 'outside-hours',
            tier: 1,
            hours: days.map((day) => ({ day, windows: [{ start: '09:00', end: '20:00' }], sources: bySomebodyAndLaw })),
            uncut: days.map((day) => ({ day, windows: long, sources: [] })),
          },
          sentence:
            'It is Saturday 21:40 in Chicago; tier 1 calls there Monday to Saturday 09:00-20:00 (the organisation and preset us-florida); without compliance presets it would be Monday to Saturday 09:00-21:00.',
        },
      ],
      next: { at: MONDAY_NINE, wantedAt, movedBy: ['outside-hours'] },
      clock: { now: SATURDAY_EVENING, zone: 'America/Chicago', zones: ['America/Chicago'] },
      closing: [{ kind: 'next', at: MONDAY_NINE, movedBy: ['outside-hours'] }],
      sentences: [
        'Its call is planned for Monday 09:00 in Chicago.',
        'It is Saturday 21:40 in Chicago; tier 1 calls there Monday to Saturday 09:00-20:00 (the organisation and preset us-florida); without compliance presets it would be Monday to Saturday 09:00-21:00.',
        'Next: Monday 09:00 in Chicago. Rules move it there: outside hours.',
      ],
    });
  });

  it("is told by every clock that may be the customer's", async () => {
    const zones = ['America/Chicago', 'America/New_York'];
    const { sentences } = await explained({
      now: NOON.subtract({ minutes: 150 }),
      lead: {
        numbers: [aNumber({ area: { ...CHICAGO, key: 'two', zones } })],
        state: aReadyState({ dueAt: MONDAY_EARLY }),
      },
    });

    expect(sentences[0]).toBe(
      'It is Monday 08:30 in Chicago and Monday 09:30 in New York; tier 1 calls there Monday to Saturday 09:00-20:00 (the defaults of prospecting), by the clocks of every zone that the number may be in.',
    );
  });

  it('rests for rules, and they are asked again as they stand now', async () => {
    const stalled = { stage: 'prospecting', purpose: { kind: 'approach' }, urgency: 'normal', wantedAt: NOON } as const;
    const { reasons, sentences } = await explained({
      lead: {
        state: {
          kind: 'resting',
          until: NOON.add({ hours: 240 }),
          why: 'not-callable',
          refusals: ['no-consent'],
          stalled,
        },
      },
      document: { organisation: { compliancePresets: ['us-florida'] } },
    });

    expect(reasons.map(({ code }) => code)).toEqual(['resting', 'no-consent']);
    expect(sentences.slice(1)).toEqual([
      'A call there needs consent in writing (preset us-florida), and none is known.',
      'As things stand no moment comes at which it may be called.',
    ]);
  });
});

describe('a lead that can be called', () => {
  it('says so', async () => {
    expect(await explained({ capacity: { peopleFree: 1, linesFree: 1 } })).toEqual({
      leadId: 'lead-1',
      stage: 'prospecting',
      tier: 1,
      campaignId: 'campaign-1',
      verdict: 'callable now',
      reasons: [],
      next: { at: NOON, wantedAt: NOON, movedBy: [] },
      clock: { now: NOON, zone: 'America/New_York', zones: ['America/New_York'] },
      closing: [{ kind: 'callable-now' }],
      sentences: ['It is Monday 12:00 in New York, and the lead can be called now.'],
    });
  });

  it('names the rules that a promised callback sets aside', async () => {
    const { verdict, sentences } = await explained({
      lead: {
        recentCalls: [called(20)],
        state: aReadyState({ urgency: 'promised', purpose: { kind: 'callback', agreedAt: NOON } }),
      },
    });

    expect(verdict).toBe('callable now');
    expect(sentences[1]).toBe('The customer asked for this callback, which sets aside: gap between calls.');
  });
});

it('a lead that is not stored is an error', async () => {
  await expect(
    explainLead(
      { leads: { get: async () => undefined }, settings: storedSettings({}), calendar: { isHoliday: () => false } },
      { leadId: 'lead-9' },
      NOON,
    ),
  ).rejects.toThrow(new LeadMissingError('lead-9'));
});
