import { optionsOf, prospects } from './bench-list.ts';
import { startEngine } from './engine/embedded-engine.ts';
import type { GroundTruth } from './ground-truth.ts';
import { simulate } from './simulation.ts';

export interface BurstCounted {
  readonly leads: number;
  readonly calls: number;
  /** Leads that nobody called and no timer will bring back. */
  readonly lost: number;
  /** Leads whose retry budget counts more calls than were placed to them. */
  readonly burnt: number;
  readonly throttled: number;
  /** Calls a minute while there were more leads than lines. */
  readonly callsPerMinute: number;
  /** What the rate of starts, or the lines and how long a call holds one, let through at most. */
  readonly mostCallsPerMinute: number;
}

/** The default quotas of a Connect instance (Administrator Guide, "Amazon Connect service quotas"). */
const STARTS_PER_SECOND = 2;
const LINES = 10;
/** More than lines, so that nobody waits for people. */
const PEOPLE = 40;

/** So many leads fall due at once, on an instance with default quotas and people enough. */
export async function burstRun(leads: number): Promise<BurstCounted> {
  const options = optionsOf([
    ...['--days', '1', '--structure', 'one', '--agents', `1=${PEOPLE}`, '--calls-in-air', String(LINES)],
    ...['--dial-rate', String(STARTS_PER_SECOND), '--own-purchases', '0', '--captured-per-day', '0'],
  ]);
  const listed = prospects(leads, options);
  const engine = await startEngine();
  try {
    const { groundTruth, records, counts } = await simulate({
      options,
      engine,
      list: { fileName: 'bench', rows: listed.length, leads: listed, rejected: [] },
      rules: {},
    });
    const { calls } = groundTruth;
    const full = fullHouse(groundTruth, leads);
    return {
      leads,
      calls: calls.length,
      lost: records.leads.filter(({ placed, state }) => placed === 0 && state.kind !== 'ready').length,
      burnt: records.leads.filter(({ placed, counted }) => counted > placed).length,
      throttled: (counts.connectRequests['StartOutboundVoiceContact'] ?? 0) - calls.length,
      callsPerMinute: full.calls / full.minutes,
      mostCallsPerMinute: Math.min(STARTS_PER_SECOND * 60, (LINES - full.linesOfOthers) / full.meanHoldingMinutes),
    };
  } finally {
    await engine.stop();
  }
}

/** From the first start until the last first call, while somebody always waited. */
function fullHouse({ calls, otherCalls }: Pick<GroundTruth, 'calls' | 'otherCalls'>, leads: number) {
  const inOrder = calls.toSorted((one, other) => startOf(one) - startOf(other)).slice(0, leads);
  const from = startOf(inOrder[0]);
  const until = startOf(inOrder.at(-1));
  const held = inOrder.map((call) => heldBetween(call, startOf(call), Number.POSITIVE_INFINITY));
  const heldByOthers = otherCalls.map((call) => heldBetween(call, from, until));
  return {
    calls: inOrder.length,
    minutes: (until - from) / MINUTE,
    meanHoldingMinutes: sum(held) / held.length / MINUTE,
    /** Calls of other people take lines too: customers ring back, agents dial by hand. */
    linesOfOthers: sum(heldByOthers) / (until - from),
  };
}

const MINUTE = 60_000;

interface OnTheLine {
  readonly startedAt: string;
  readonly endedAt: string;
}

function startOf(call: OnTheLine | undefined): number {
  return Date.parse(call?.startedAt ?? '');
}

function heldBetween(call: OnTheLine, from: number, until: number): number {
  return Math.max(0, Math.min(Date.parse(call.endedAt), until) - Math.max(startOf(call), from));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
