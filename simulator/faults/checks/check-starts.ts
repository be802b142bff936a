import { Temporal } from 'temporal-polyfill';
import type { SentAt, SentStart } from '../sent-calls.ts';
import type { Breach, LivedRun } from './lived-run.ts';

const SECONDS_AFTER_CLAIM = 5;
const SECONDS_AFTER_STOP = 5;

/** No token is sent twice, no start without its claim or later than 5 s after it, none while everything is stopped. */
export function checkStarts({ claims, starts, stops }: LivedRun): readonly Breach[] {
  const found: Breach[] = [];
  const claimsOf = Map.groupBy(claims, keyOf);
  const tokens = new Set<string>();
  for (const start of starts) {
    const { leadId, clientToken, at } = start;
    const about = `The start of attempt ${start.attemptNumber} of lead ${leadId}, sent at ${at},`;
    if (tokens.has(clientToken)) {
      found.push({
        rule: 'token-sent-twice',
        leadId,
        sentence: `${about} repeated a token that had been sent before.`,
      });
    }
    tokens.add(clientToken);
    const claimedAt = claimsOf.get(keyOf(start))?.findLast((claim) => !isAfter(claim.at, at))?.at;
    if (claimedAt === undefined) {
      found.push({ rule: 'start-without-claim', leadId, sentence: `${about} had no claim before it.` });
    } else if (at.since(claimedAt).total('seconds') > SECONDS_AFTER_CLAIM) {
      found.push({ rule: 'start-too-late', leadId, sentence: `${about} came after its claim of ${claimedAt}.` });
    }
    const stop = stops.find(({ from, until }) => isWithin(at, from.add({ seconds: SECONDS_AFTER_STOP }), until));
    if (stop !== undefined) {
      found.push({ rule: 'start-while-stopped', leadId, sentence: `${about} came after the stop of ${stop.from}.` });
    }
  }
  return found;
}

function keyOf({ leadId, attemptNumber }: SentAt | SentStart): string {
  return `${leadId} ${attemptNumber}`;
}

function isWithin(at: Temporal.Instant, from: Temporal.Instant, until: Temporal.Instant): boolean {
  return isAfter(at, from) && isAfter(until, at);
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
