import type { JudgedCall } from './calls-by-person.ts';

/** The dialler counts from when it sent a start, the network from when it took it. */
const SLACK_MILLISECONDS = 5_000;

export interface AskedCallback {
  readonly askedAt: number;
  readonly agreedAt: number;
}

/** The calls that carry out a callback: for each callback the first call at or after the agreed moment. */
export function callbackCalls(
  calls: readonly JudgedCall[],
  callbacks: readonly AskedCallback[],
): ReadonlySet<JudgedCall> {
  const carried = new Set<JudgedCall>();
  for (const { askedAt, agreedAt } of callbacks) {
    const call = calls.find(({ startedAt }) => startedAt > askedAt && startedAt >= agreedAt - SLACK_MILLISECONDS);
    if (call !== undefined) carried.add(call);
  }
  return carried;
}
