import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type CallPolicy, callPolicy } from '../../shared/domain/call-policy.ts';
import { type CallingArea, callingAreaFor } from '../../shared/domain/calling-area.ts';
import type { HoursVerdict } from '../../shared/domain/calling-hours.ts';
import { COMPLIANCE_PRESETS } from '../../shared/domain/compliance-presets.ts';
import type { RulesTree } from '../../shared/domain/rules-fields.ts';
import { lawfulLimits, rulesInArea, rulesInForce } from '../../shared/domain/rules-in-force.ts';
import { openDaily } from '../support/call-windows.ts';

const SCOPE = { stage: 'prospecting', tier: 1, campaignId: 'spring' } as const;
const MIAMI = callingAreaFor({ country: 'US', region: 'FL', candidateZones: ['America/New_York'] });
const BOSTON = callingAreaFor({ country: 'US', region: 'MA', candidateZones: ['America/New_York'] });
const LONDON = callingAreaFor({ country: 'GB', candidateZones: ['Europe/London'] });
/** New Year's Day is a holiday, everywhere. */
const CALENDAR = {
  isHoliday: (_country: string, _region: string | undefined, date: string) => date.endsWith('-01-01'),
};

const DOCUMENT: RulesTree = {
  organisation: {
    compliancePresets: ['us-federal', 'us-florida', 'uk'],
    callWindows: openDaily('07:00-22:00'),
    holidays: 'ignore',
    closedDates: [{ date: '2026-01-08', country: 'GB' }],
  },
};

function policyOf(document: RulesTree): CallPolicy {
  return callPolicy(rulesInForce(document, 3, SCOPE), SCOPE, CALENDAR);
}

/** Open until, or closed with why and until, as text. */
function told(verdict: HoursVerdict): string {
  return verdict.kind === 'open'
    ? `open until ${verdict.closesAt}`
    : `${verdict.why} until ${verdict.opensAt ?? 'never'}`;
}

function at(policy: CallPolicy, area: CallingArea, moment: string): string {
  return told(policy.hours.verdict(area, Temporal.Instant.from(moment)));
}

describe('a call policy', () => {
  it('belongs to its tier and campaign and knows the rules without presets', () => {
    const policy = policyOf(DOCUMENT);

    expect([policy.tier, policy.campaignId, policy.rules]).toEqual([
      1,
      'spring',
      rulesInForce(DOCUMENT, 3, SCOPE).rules,
    ]);
  });

  it('limits calls in an area as its presets do, and names what of it is law', () => {
    const inForce = rulesInForce(DOCUMENT, 3, SCOPE);
    const inMiami = rulesInArea(inForce, MIAMI);
    const federalAndFlorida = [COMPLIANCE_PRESETS['us-federal'], COMPLIANCE_PRESETS['us-florida']];

    expect(policyOf(DOCUMENT).limitsIn(MIAMI)).toEqual({
      limits: inMiami.rules,
      lawful: lawfulLimits(federalAndFlorida),
      ringTimeoutSeconds: 30,
      sources: inMiami.sources,
    });
    expect(policyOf(DOCUMENT).limitsIn(LONDON).lawful).toEqual(lawfulLimits([COMPLIANCE_PRESETS.uk]));
    expect(policyOf(DOCUMENT).limitsIn(BOSTON).limits.consent).toBe('not-required');
    expect(policyOf(DOCUMENT).limitsIn(MIAMI).limits.consent).toBe('written');
  });

  it('works the limits of an area out once, until it was asked about a thousand others', () => {
    const policy = policyOf(DOCUMENT);
    const first = policy.limitsIn(MIAMI);
    const others = Array.from({ length: 1_024 }, (_, index) => ({ ...BOSTON, key: `area-${index}` }));
    for (const area of others.slice(0, 1_023)) policy.limitsIn(area);

    expect(policy.limitsIn(MIAMI)).toBe(first);
    const second = policy.limitsIn({ ...BOSTON, key: 'area-0' });
    for (const area of others.slice(1_023)) policy.limitsIn(area);
    expect(policy.limitsIn({ ...BOSTON, key: 'area-0' })).toBe(second);
    expect(policy.limitsIn(MIAMI)).not.toBe(first);
  });
});

describe('the hours of a policy', () => {
  const policy = policyOf(DOCUMENT);

  // In January New York is five hours behind UTC and London on it; 5 January 2026 is a Monday.
  it.each([
    // 07:00 to 22:00 of the company within 08:00 to 20:00 of Florida: 13:00Z to 01:00Z.
    ['Florida', MIAMI, '2026-01-05T12:59:59Z', 'outside-hours until 2026-01-05T13:00:00Z'],
    ['Florida', MIAMI, '2026-01-05T13:00:00Z', 'open until 2026-01-06T01:00:00Z'],
    ['Florida', MIAMI, '2026-01-06T01:00:00Z', 'outside-hours until 2026-01-06T13:00:00Z'],
    // Federal law: 08:00 to 21:00, 13:00Z to 02:00Z.
    ['Boston', BOSTON, '2026-01-06T01:59:59Z', 'open until 2026-01-06T02:00:00Z'],
    ['Boston', BOSTON, '2026-01-06T02:00:00Z', 'outside-hours until 2026-01-06T13:00:00Z'],
    // Holidays are ignored by the company and by US presets.
    ['Boston', BOSTON, '2026-01-01T15:00:00Z', 'open until 2026-01-02T02:00:00Z'],
    // UK: Monday to Friday 08:00 to 21:00, Saturday from 09:00, no Sunday, no holiday.
    ['London', LONDON, '2026-01-05T07:30:00Z', 'outside-hours until 2026-01-05T08:00:00Z'],
    ['London', LONDON, '2026-01-03T20:59:00Z', 'open until 2026-01-03T21:00:00Z'],
    ['London', LONDON, '2026-01-03T21:00:00Z', 'outside-hours until 2026-01-05T08:00:00Z'],
    ['London', LONDON, '2026-01-01T12:00:00Z', 'holiday until 2026-01-02T08:00:00Z'],
    // The company's closed date, from Wednesday evening to Friday morning.
    ['London', LONDON, '2026-01-07T21:00:00Z', 'outside-hours until 2026-01-09T08:00:00Z'],
    ['London', LONDON, '2026-01-08T12:00:00Z', 'closed-date until 2026-01-09T08:00:00Z'],
    ['Boston', BOSTON, '2026-01-08T15:00:00Z', 'open until 2026-01-09T02:00:00Z'],
  ])('are cut by the presets of %s', (_place, area, moment, verdict) => {
    expect(at(policy, area, moment)).toBe(verdict);
  });

  it("are the company's own where it chose no preset", () => {
    const { callWindows = {} } = DOCUMENT.organisation ?? {};

    expect(at(policyOf({ organisation: { callWindows } }), LONDON, '2026-01-04T21:30:00Z')).toBe(
      'open until 2026-01-04T22:00:00Z',
    );
  });
});

describe('the hours of a wish', () => {
  const policy = policyOf(DOCUMENT);
  const evening = policy.wishedHours({ start: '17:00', end: '20:00' });

  it('are the window on every day, Sundays and holidays included, and open next when the calling hours do too', () => {
    const verdicts = ['2026-01-01T18:00:00Z', '2026-01-04T16:59:00Z', '2026-01-04T20:00:00Z', '2026-01-08T19:00:00Z'];

    expect(verdicts.map((moment) => told(evening.verdict(LONDON, Temporal.Instant.from(moment))))).toEqual([
      'open until 2026-01-01T20:00:00Z',
      'outside-hours until 2026-01-05T17:00:00Z',
      'outside-hours until 2026-01-05T17:00:00Z',
      'open until 2026-01-08T20:00:00Z',
    ]);
  });

  it('are worked out once, and differ for windows that differ at either end', () => {
    expect(policy.wishedHours({ start: '17:00', end: '20:00' })).toBe(evening);
    expect(policy.wishedHours({ start: '17:00', end: '20:30' })).not.toBe(evening);
    expect(policy.wishedHours({ start: '17:30', end: '20:00' })).not.toBe(evening);
  });

  it('are forgotten, the oldest first, when there are more than 256', () => {
    const fresh = policyOf(DOCUMENT);
    const windowAt = (index: number) => ({
      start: `${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`,
      end: '23:00',
    });
    const [first, second] = [fresh.wishedHours(windowAt(0)), fresh.wishedHours(windowAt(1))];
    for (let index = 2; index < 256; index += 1) fresh.wishedHours(windowAt(index));

    expect(fresh.wishedHours(windowAt(0))).toBe(first);
    fresh.wishedHours(windowAt(256));
    expect(fresh.wishedHours(windowAt(1))).toBe(second);
    expect(fresh.wishedHours(windowAt(0))).not.toBe(first);
  });
});
