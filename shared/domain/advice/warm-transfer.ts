import type { TierNumber } from '../sales-structure.ts';
import { waitingProbability } from './erlang-c.ts';
import type { SalesFigures } from './sales-figures.ts';
import type { StructureNeed, TierNeed } from './structure-need.ts';
import type { Workloads } from './workload.ts';

/** A hand-over that waits more often than this loses the customer's patience: somebody should be added. */
const MOST_WAITING = 0.2;
const SECONDS_AN_HOUR = 3_600;
/** Where the search for enough people ends; no department is larger. */
const MOST_PEOPLE = 10_000;

/**
 * How often a customer who is put through to selling while still on the line finds nobody free. Two answers, because it
 * depends on what selling does in between: `keptFree` when hand-overs come before everything else and the planned calls
 * make room for them, `shared` when everybody dials the next planned call as soon as they are free.
 */
export interface WarmTransfer {
  readonly need: TierNeed;
  readonly people: number;
  /** Of them at work at any moment, shrinkage taken off, rounded down. */
  readonly present: number;
  readonly handoversPerHour: number;
  readonly waitKeptFree: number;
  readonly waitShared: number;
  readonly verdict: 'few-wait' | 'few-wait-if-kept-free' | 'too-many-wait';
  /** People of the tier with whom few wait even though everybody goes on dialling. */
  readonly enoughPeople: number;
}

/** Undefined where nobody is put through: in a department of one tier, or when nothing is handed over. */
export function warmTransfer(
  figures: SalesFigures,
  workloads: Workloads,
  { tiers }: StructureNeed,
  people: ReadonlyMap<TierNumber, number>,
): WarmTransfer | undefined {
  const { prospecting, selling, working } = figures;
  const need = tiers.find(({ stages }) => stages.includes('selling'));
  const handovers = workloads.prospecting.reached * prospecting.qualifiedShare.share;
  if (need === undefined || need.stages.includes('prospecting') || handovers === 0) return undefined;
  const shiftSeconds = working.shiftHours * SECONDS_AN_HOUR;
  const all = need.seconds / shiftSeconds;
  const transfers = (handovers * selling.contactSeconds) / shiftSeconds;
  const own = people.get(need.tier) ?? 0;
  const present = presentOf(own, working.shrinkage);
  const waitKeptFree = waitingProbability(present, transfers);
  const waitShared = waitingProbability(present, all);
  return {
    need,
    people: own,
    present,
    handoversPerHour: handovers / working.shiftHours,
    waitKeptFree,
    waitShared,
    verdict: verdictOf(waitKeptFree, waitShared),
    enoughPeople: enoughPeople(own, all, working.shrinkage),
  };
}

function verdictOf(waitKeptFree: number, waitShared: number): WarmTransfer['verdict'] {
  if (waitShared <= MOST_WAITING) return 'few-wait';
  return waitKeptFree <= MOST_WAITING ? 'few-wait-if-kept-free' : 'too-many-wait';
}

/** Of one person or more at least one is taken to be there: a tier is never planned with nobody at work. */
function presentOf(people: number, shrinkage: number): number {
  return people === 0 ? 0 : Math.max(1, Math.floor(people * (1 - shrinkage)));
}

function enoughPeople(from: number, erlangs: number, shrinkage: number): number {
  let people = from;
  while (people < MOST_PEOPLE && waitingProbability(presentOf(people, shrinkage), erlangs) > MOST_WAITING) people += 1;
  return people;
}
