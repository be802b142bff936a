import { Temporal } from 'temporal-polyfill';
import type { HoldReason, ObservedCall, ObservedHolds } from './observation.ts';
import type { TierNumber } from './tier-number.ts';

/** What one campaign would have done in one hour. */
export interface ObservedHour {
  readonly hour: Temporal.Instant;
  readonly tier: TierNumber;
  readonly campaignId: string;
  readonly calls: number;
  /** Most first. */
  readonly purposes: readonly Counted[];
  readonly heldBack: readonly Counted[];
  /** The fewest and the most people who were free when a call would have been placed; absent when none would have been. */
  readonly peopleFree?: { readonly least: number; readonly most: number };
}

export interface Counted {
  readonly what: string;
  readonly count: number;
}

export interface ObservedReport {
  /** By hour, tier and campaign. */
  readonly hours: readonly ObservedHour[];
  readonly calls: number;
  readonly heldBack: readonly Counted[];
  /** A few of the calls, the latest first, of different campaigns where there are several. */
  readonly examples: readonly ObservedCall[];
}

const EXAMPLES = 5;

/**
 * What a deployment that only observed would have done, hour by hour.
 * @param holdWords how a reason that held leads back is told.
 */
export function observedReport(
  calls: readonly ObservedCall[],
  holds: readonly ObservedHolds[],
  holdWords: (reason: HoldReason) => string,
): ObservedReport {
  const rows = new Map<string, { hour: Temporal.Instant; tier: TierNumber; campaignId: string }>();
  for (const { hour, tier, campaignId } of [...calls.map((call) => ({ ...call, hour: hourOf(call.at) })), ...holds]) {
    rows.set(`${hour.toString()} ${tier} ${campaignId}`, { hour, tier, campaignId });
  }
  const hours = [...rows.values()]
    .toSorted(
      (a, b) => Temporal.Instant.compare(a.hour, b.hour) || a.tier - b.tier || (a.campaignId < b.campaignId ? -1 : 1),
    )
    .map((row) => observedHour(row, calls, holds, holdWords));
  return {
    hours,
    calls: calls.length,
    heldBack: counted(holds.flatMap(({ counts }) => wordsOf(counts, holdWords))),
    examples: examplesOf(calls),
  };
}

function observedHour(
  row: Pick<ObservedHour, 'hour' | 'tier' | 'campaignId'>,
  calls: readonly ObservedCall[],
  holds: readonly ObservedHolds[],
  holdWords: (reason: HoldReason) => string,
): ObservedHour {
  const own = calls.filter(({ at, campaignId }) => campaignId === row.campaignId && hourOf(at).equals(row.hour));
  const held = holds.filter(({ hour, campaignId }) => campaignId === row.campaignId && hour.equals(row.hour));
  const free = own.map(({ peopleFree }) => peopleFree);
  return {
    ...row,
    calls: own.length,
    purposes: counted(own.map((call) => ({ what: purposeOf(call), count: 1 }))),
    heldBack: counted(held.flatMap(({ counts }) => wordsOf(counts, holdWords))),
    ...(free.length > 0 && { peopleFree: { least: Math.min(...free), most: Math.max(...free) } }),
  };
}

function hourOf(at: Temporal.Instant): Temporal.Instant {
  return at.round({ smallestUnit: 'hour', roundingMode: 'floor' });
}

/** `approach`, or `touch of repeat`. */
export function purposeOf({ purpose, programme }: ObservedCall): string {
  return programme === undefined ? purpose : `${purpose} of ${programme}`;
}

function wordsOf(counts: ObservedHolds['counts'], holdWords: (reason: HoldReason) => string): readonly Counted[] {
  const words: Counted[] = [];
  let reason: HoldReason;
  for (reason in counts) words.push({ what: holdWords(reason), count: counts[reason] ?? 0 });
  return words;
}

function counted(all: readonly Counted[]): readonly Counted[] {
  const sums = new Map<string, number>();
  for (const { what, count } of all) sums.set(what, (sums.get(what) ?? 0) + count);
  return [...sums]
    .map(([what, count]) => ({ what, count }))
    .toSorted((a, b) => b.count - a.count || (a.what < b.what ? -1 : 1));
}

function examplesOf(calls: readonly ObservedCall[]): readonly ObservedCall[] {
  const latest = calls.toReversed();
  const newest = new Map(calls.map((call) => [call.campaignId, call]));
  const others = latest.filter((call) => newest.get(call.campaignId) !== call);
  return [...newest.values(), ...others].slice(0, EXAMPLES);
}
