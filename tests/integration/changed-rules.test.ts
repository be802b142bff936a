import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Lead } from '../../shared/domain/lead.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { COMPANY } from '../../simulator/company.ts';
import type { CallRow } from '../../simulator/report/run-result.ts';
import { readRecords } from '../../simulator/run-records.ts';
import type { Publication, SimulationOutcome } from '../../simulator/simulation.ts';
import { type ListRow, listText, northAmericanNumbers, numbersAfter } from '../support/generated-list.ts';
import { shortRun } from '../support/short-run.ts';

/** A start is sent within 5 seconds of its claim, and the claim goes by rules that are at most 60 seconds old. */
const RULES_NOTICED_SECONDS = 65;

const OFFICE_WEEK = weekdays('09:00', '18:00');
const PUBLISHED_AT_FIRST: RulesDocument = { organisation: { callWindows: OFFICE_WEEK, avoidSameHourWithinHours: 0 } };
const NARROW: RulesDocument = {
  organisation: { ...PUBLISHED_AT_FIRST.organisation, callWindows: weekdays('09:00', '10:30'), maxAttemptsPerDay: 1 },
};
const WIDE: RulesDocument = {
  organisation: { ...PUBLISHED_AT_FIRST.organisation, callWindows: weekdays('07:00', '21:00'), minGapMinutes: 30 },
};
const FOR_FLORIDA: RulesDocument = {
  organisation: { ...PUBLISHED_AT_FIRST.organisation, compliancePresets: ['us-florida'] },
};
const BY_HAND: RulesDocument = { organisation: { ...FOR_FLORIDA.organisation, dialMode: 'manual' } };

const NARROWED = at('2026-01-06T11:00');
const WIDENED = at('2026-01-06T15:00');
const ROLLED_BACK = at('2026-01-07T12:00');
const PRESET_ON = at('2026-01-07T14:00');
const HANDS_ON = at('2026-01-08T11:00');
const HANDS_OFF = at('2026-01-08T12:00');
const PRESET_OFF = at('2026-01-08T15:00');

const PUBLICATIONS: readonly Publication[] = [
  { at: NARROWED, document: NARROW },
  { at: WIDENED, document: WIDE },
  { at: ROLLED_BACK, version: 1 },
  { at: PRESET_ON, document: FOR_FLORIDA },
  { at: HANDS_ON, document: BY_HAND },
  { at: HANDS_OFF, version: 5 },
  { at: PRESET_OFF, version: 1 },
];

/** Where the company is. */
function at(local: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(COMPANY.zone).toInstant();
}

function weekdays(start: string, end: string) {
  const open = [{ start, end }];
  return { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open, saturday: [], sunday: [] };
}

/** Prospects of New York, Chicago, Los Angeles, Miami and London, some deals, and customers who fall due on every day. */
const LIST = listText([
  ...rows('NY', northAmericanNumbers([212], 100)),
  ...rows('CH', northAmericanNumbers([312], 40)),
  ...rows('LA', northAmericanNumbers([213], 60)),
  ...rows('FL', northAmericanNumbers([305], 50)),
  ...rows('FW', northAmericanNumbers([561], 50), () => ({ consent: 'written' })),
  ...rows('UK', numbersAfter('+44207946', 4, 20)),
  ...rows('S', northAmericanNumbers([404], 30), () => ({ stage: 'selling' })),
  ...rows('C', northAmericanNumbers([617], 45), (index) => ({
    stage: 'account-care',
    last_purchase_on: `2025-12-${String(7 + (index % 3)).padStart(2, '0')}`,
  })),
]);

function rows(prefix: string, phones: readonly string[], more: (index: number) => ListRow = () => ({})): ListRow[] {
  return phones.map((phone, index) => ({ external_id: `${prefix}-${index}`, phone, ...more(index) }));
}

function isOf(prefix: string, { externalId }: Pick<CallRow, 'externalId'>): boolean {
  return externalId?.startsWith(`${prefix}-`) === true;
}

describe('rules that change while calls run', () => {
  let run: SimulationOutcome;
  let leadsWhileByHand: readonly Lead[] = [];
  const callsBetween = (from: Temporal.Instant, until: Temporal.Instant) =>
    run.result.calls.filter(
      ({ startedAt }) =>
        Temporal.Instant.compare(startedAt, from) >= 0 && Temporal.Instant.compare(startedAt, until) < 0,
    );

  beforeAll(async () => {
    run = await shortRun(['--days', '3', '--start', '2026-01-06', '--agents', '1=2,2=1,3=1'], LIST, {
      rules: PUBLISHED_AT_FIRST,
      publications: PUBLICATIONS,
      standIns: {
        onWire: (documents) => {
          readLeads = async () => (await readRecords(documents, COMPANY.tableName)).leads;
        },
      },
      around: (functions, { clock }) => {
        clock.at(HANDS_ON.add({ minutes: 30 }), async () => {
          leadsWhileByHand = await readLeads();
        });
        return functions;
      },
    });
  }, 240_000);
  let readLeads: () => Promise<readonly Lead[]> = async () => [];

  it('break no promise, by the versions and moments that the auditor is told', () => {
    expect(run.result.audit.violations).toEqual([]);
    expect(run.result.calls.length).toBe(run.groundTruth.calls.length);
    expect(run.result.calls.length).toBeGreaterThan(500);
    expect(run.journal.failures()).toEqual([]);
    expect(run.deadLetters).toEqual([]);
    expect(run.rejected).toEqual([]);
  });

  it('are those that each call names, at most a minute old when it was claimed', () => {
    const inForceFrom = [at('2026-01-06T00:00'), ...PUBLICATIONS.map((publication) => publication.at)];
    const wrong = run.result.calls.filter(({ startedAt, rulesVersion }) => {
      const from = inForceFrom[rulesVersion - 1];
      const until = inForceFrom[rulesVersion];
      const isTooEarly = from === undefined || Temporal.Instant.compare(startedAt, from) < 0;
      return isTooEarly || (until !== undefined && startedAt.since(until).total('seconds') > RULES_NOTICED_SECONDS);
    });

    expect(wrong).toEqual([]);
    expect(new Set(run.result.calls.map(({ rulesVersion }) => rulesVersion))).toEqual(new Set([1, 2, 3, 4, 5, 7, 8]));
  });

  it('end the calls to whom they close the day, and to nobody else', () => {
    const noticed = NARROWED.add({ seconds: RULES_NOTICED_SECONDS });
    const inTheMeantime = callsBetween(noticed, WIDENED);

    expect(callsBetween(NARROWED.subtract({ minutes: 30 }), NARROWED).some((call) => isOf('NY', call))).toBe(true);
    expect(inTheMeantime.filter((call) => isOf('NY', call) || isOf('C', call) || isOf('S', call))).toEqual([]);
    expect(inTheMeantime.filter((call) => isOf('LA', call)).length).toBeGreaterThan(0);
  });

  it('bring leads forward that they would have called only the next day', () => {
    const noticed = WIDENED.add({ minutes: 3 });

    expect(callsBetween(WIDENED, noticed).filter((call) => isOf('NY', call)).length).toBeGreaterThan(0);
    const toNewYork = callsBetween(WIDENED, at('2026-01-06T18:00')).filter((call) => isOf('NY', call));
    expect(toNewYork.length).toBeGreaterThan(20);
    expect(new Set(toNewYork.map(({ rulesVersion }) => rulesVersion))).toEqual(new Set([3]));
  });

  it('take from a preset on whom it forbids, and give them back when it is gone', () => {
    const forbidden = callsBetween(PRESET_ON.add({ seconds: RULES_NOTICED_SECONDS }), PRESET_OFF);

    expect(callsBetween(WIDENED, PRESET_ON).filter((call) => isOf('FL', call)).length).toBeGreaterThan(0);
    expect(forbidden.filter((call) => isOf('FL', call))).toEqual([]);
    expect(forbidden.filter((call) => isOf('FW', call)).length).toBeGreaterThan(0);
    expect(leadsWhileByHand.filter((lead) => isOf('FL', lead) && lead.state.kind === 'ready')).toEqual([]);
    expect(callsBetween(PRESET_OFF, at('2026-01-08T18:00')).filter((call) => isOf('FL', call)).length).toBeGreaterThan(
      0,
    );
  });

  it('leave the dialling to agents for an hour, and call the same leads again after it', () => {
    const waiting = leadsWhileByHand.filter(
      ({ state }) =>
        state.kind === 'resting' && state.why === 'not-callable' && state.refusals.includes('dialled-by-hand'),
    );
    const after = new Set(callsBetween(HANDS_OFF, at('2026-01-08T18:00')).map(({ leadId }) => leadId));

    expect(callsBetween(HANDS_ON.subtract({ minutes: 30 }), HANDS_ON).length).toBeGreaterThan(0);
    expect(callsBetween(HANDS_ON.add({ seconds: RULES_NOTICED_SECONDS }), HANDS_OFF)).toEqual([]);
    expect(leadsWhileByHand.filter(({ state }) => state.kind === 'ready')).toEqual([]);
    expect(callsBetween(HANDS_OFF, HANDS_OFF.add({ minutes: 3 })).length).toBeGreaterThan(0);
    expect(waiting.filter(({ id }) => after.has(id)).length).toBeGreaterThan(50);
    expect(run.records.leads.filter(({ state }) => state.kind === 'resting' && state.why === 'not-callable')).toEqual(
      [],
    );
  });

  it('forget nobody: every lead that is not done has its timer', () => {
    const timed = ['ready', 'dialling', 'wrapping', 'resting'];

    expect(run.result.leads).toHaveLength(395);
    expect(run.result.leads.filter(({ status, timerAt }) => timed.includes(status) && timerAt === undefined)).toEqual(
      [],
    );
  });
});

/** A run with nothing to do looks at what is open all the same, and the next ones go by that for so long. */
const KEPT_IN_MIND_SECONDS = 15;

function callWithoutMoments({ contactId, leadId, attemptNumber, outcome, agent, rulesVersion }: CallRow) {
  return { contactId, leadId, attemptNumber, code: outcome?.code, agent, rulesVersion };
}

describe('rules that change in a run of which idle minutes are left out', () => {
  it('make the same calls as when every minute is run', { timeout: 180_000 }, async () => {
    const words = ['--days', '1', '--start', '2026-01-06', '--agents', '1=2,2=1,3=1'];
    const list = listText([
      ...rows('NY', northAmericanNumbers([212], 30)),
      ...rows('LA', northAmericanNumbers([213], 10)),
      ...rows('S', northAmericanNumbers([404], 5), () => ({ stage: 'selling' })),
    ]);
    const told = { rules: NARROW, publications: [{ at: WIDENED, document: WIDE }] };
    const skipping = await shortRun(words, list, told);
    const everyTick = await shortRun([...words, '--every-tick'], list, told);

    expect(new Set(skipping.result.calls.map(({ rulesVersion }) => rulesVersion))).toEqual(new Set([1, 2]));
    expect(everyTick.result.calls.map(callWithoutMoments)).toEqual(skipping.result.calls.map(callWithoutMoments));
    for (const [index, { startedAt }] of skipping.result.calls.entries()) {
      const other = everyTick.result.calls[index]?.startedAt ?? startedAt;
      expect(Math.abs(other.since(startedAt).total('seconds'))).toBeLessThanOrEqual(KEPT_IN_MIND_SECONDS);
    }
    expect(everyTick.counts.invocations['dial-due-leads']).toBeGreaterThan(
      skipping.counts.invocations['dial-due-leads'],
    );
  });
});
