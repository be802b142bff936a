import { describe, expect, it } from 'vitest';
import type { ViolationKind } from '../../simulator/auditor/audit-report.ts';
import type { StandIns } from '../../simulator/deployed-functions.ts';
import type { BrokenRule } from '../../simulator/faults/checks/lived-run.ts';
import { stormInput } from '../../simulator/storm-input.ts';
import { stormRun } from '../../simulator/storm-run.ts';
import * as bugs from '../support/planted-bugs.ts';
import { options } from '../support/short-run.ts';

type Rule = BrokenRule | ViolationKind;

/** Seeds are tried in this order until one shows the bug. */
interface Luck {
  readonly faults: string;
  readonly rate: string;
  readonly seeds: readonly [number, number, number, number];
}

interface PlantedBug {
  readonly name: string;
  readonly plant: () => StandIns;
  readonly luck: Luck;
  readonly breaks: readonly Rule[];
  /** What stands in where the bug itself is not planted; nothing unless told. */
  readonly without?: () => StandIns;
}

const TEST_MILLISECONDS = 300_000;

/** One day of faults and the three calm ones that every run ends with. */
const DAYS = '4';

const LATE_ANSWERS: Luck = { faults: 'error,delay', rate: '0.4', seeds: [2, 1, 3, 4] };
/** Runs in which a lease ends while its call rings and somebody is free. */
const EARLY_LEASES: Luck = { ...LATE_ANSWERS, seeds: [11, 12, 10, 8] };
/** Runs in which a call is told of before its start is answered, and never again. */
const EARLY_EVENTS: Luck = { faults: 'error,drop', rate: '0.4', seeds: [11, 5, 8, 2] };
const LOST_INPUT: Luck = { faults: 'drop', rate: '0.3', seeds: [58, 1, 2, 3] };
/** Runs in which leads fall due while everything is stopped. */
const BUSY_STOPS: Luck = { faults: 'drop', rate: '0.3', seeds: [10, 12, 14, 20] };
const REPEATED_INPUT: Luck = { faults: 'duplicate,delay,throttle', rate: '0.2', seeds: [2, 4, 3, 1] };
/** A run in which agents think again more than once before their leads are called anew. */
const SECOND_THOUGHTS: Luck = { faults: 'drop', rate: '0.1', seeds: [3, 2, 6, 1] };

const PLANTED: readonly PlantedBug[] = [
  {
    name: 'a token that is sent again after the disconnect',
    plant: bugs.tokenSentAgain,
    luck: LATE_ANSWERS,
    breaks: ['token-sent-twice'],
  },
  {
    name: 'a lead that is given back after a time-out',
    plant: bugs.givenBackAfterTimeOut,
    luck: LATE_ANSWERS,
    breaks: ['twice-at-once', 'over-cap', 'placed-miscounted'],
  },
  {
    name: 'the end of a lease that makes the lead be dialled again',
    plant: bugs.leaseEndRedials,
    luck: EARLY_LEASES,
    breaks: ['twice-at-once', 'over-cap', 'placed-miscounted'],
  },
  {
    name: 'a contact that is dropped because nobody linked it',
    plant: bugs.unknownContactDropped,
    luck: LATE_ANSWERS,
    breaks: ['call-not-recorded'],
  },
  {
    name: 'an event that is lost because it came before the link',
    plant: bugs.eventBeforeLinkLost,
    luck: EARLY_EVENTS,
    breaks: ['stalled', 'call-not-decided', 'misread'],
  },
  {
    name: 'a replay that is decided afresh',
    plant: bugs.decidedAfreshOnReplay,
    luck: REPEATED_INPUT,
    breaks: ['decided-twice'],
  },
  {
    name: 'a throttled start that is counted',
    plant: bugs.throttleCounted,
    luck: REPEATED_INPUT,
    breaks: ['budget-miscounted'],
  },
  {
    name: 'writes without a version condition',
    plant: bugs.noVersionCondition,
    luck: REPEATED_INPUT,
    breaks: [
      'token-sent-twice',
      'placed-miscounted',
      'decided-twice',
      'misread',
      'call-not-decided',
      'timer-lost',
      'stalled',
    ],
  },
  {
    name: 'a lost wake-up after which nothing is dialled',
    plant: bugs.lostWakeUpStalls,
    luck: LOST_INPUT,
    breaks: ['stalled'],
  },
  {
    name: 'an opt-out that is not checked at the claim',
    plant: bugs.optOutUncheckedAtClaim,
    luck: LOST_INPUT,
    breaks: ['after-stop'],
    without: bugs.leadSuppressionUnsaved,
  },
  {
    name: 'a start that is sent long after its claim',
    plant: bugs.startLongAfterClaim,
    luck: LOST_INPUT,
    breaks: ['start-too-late'],
  },
  {
    name: 'a timer that is lost',
    plant: bugs.timerLost,
    luck: LOST_INPUT,
    breaks: ['timer-lost'],
  },
  {
    name: 'an emergency stop that is read once',
    plant: bugs.emergencyStopReadOnce,
    luck: BUSY_STOPS,
    breaks: ['start-while-stopped'],
  },
  {
    name: 'events that are forgotten when the bus refuses them',
    plant: bugs.refusedEventsForgotten,
    luck: REPEATED_INPUT,
    breaks: ['event-missing'],
  },
  {
    name: 'corrections that are ignored',
    plant: bugs.correctionsIgnored,
    luck: SECOND_THOUGHTS,
    breaks: ['misread'],
  },
  {
    name: 'results that are counted without a mark',
    plant: bugs.countedWithoutMarks,
    luck: REPEATED_INPUT,
    breaks: ['results-miscounted'],
  },
];

const noBug = (): StandIns => ({});

/** Runs without a bug, each lived through once however many bugs are held against it. */
const sound = new Map<string, Promise<readonly string[]>>();

function brokenWithout({ luck, without = noBug }: PlantedBug, seed: number): Promise<readonly string[]> {
  const key = [luck.faults, luck.rate, seed, without.name].join(' ');
  const known = sound.get(key) ?? brokenRules(luck, seed, without());
  sound.set(key, known);
  return known;
}

async function brokenRules({ faults, rate }: Luck, seed: number, standIns: StandIns): Promise<readonly string[]> {
  const chosen = options('--faults', faults, '--fault-rate', rate, '--days', DAYS, '--seeds', String(seed));
  const { violations } = await stormRun({ ...(await stormInput(chosen, seed)), standIns });
  return violations.map(({ rule }) => rule);
}

/** @throws Error when none of the seeds shows the bug. */
async function seedThatShows({ plant, luck, breaks }: PlantedBug): Promise<number> {
  const expected: ReadonlySet<string> = new Set(breaks);
  const seen = new Set<string>();
  for (const seed of luck.seeds) {
    const broken = await brokenRules(luck, seed, plant());
    if (broken.some((rule) => expected.has(rule))) return seed;
    for (const rule of broken) seen.add(rule);
  }
  throw new Error(`No seed breaks ${breaks.join(' or ')}; broken were: ${[...seen].join(', ') || 'none'}.`);
}

describe('a planted bug is caught by a run of faults that is silent without it', () => {
  it.each(PLANTED)(
    '$name',
    async (bug) => {
      const seed = await seedThatShows(bug);

      expect(await brokenWithout(bug, seed)).toEqual([]);
    },
    TEST_MILLISECONDS,
  );
});
