import * as z from 'zod';
import counted from './counted-use.json' with { type: 'json' };

const rates = z.record(z.string(), z.number().nonnegative()).readonly();

const callUse = z.strictObject({
  /** Invocations of each function. */
  invocations: rates,
  /** Requests by service and operation: `dynamodb:PutItem`. */
  requests: rates,
  /** DynamoDB's on-demand units. */
  readUnits: z.number().nonnegative(),
  writeUnits: z.number().nonnegative(),
  /** Events on the company's bus. */
  busEvents: z.number().nonnegative(),
});

const countedUse = z.strictObject({
  /** Dials a minute at which the calls were counted. */
  pace: z.number().positive(),
  answered: callUse,
  unanswered: callUse,
  /** Of one minute with people free and nobody to call. */
  idleMinute: z.strictObject({ requests: z.number().nonnegative() }),
  /** Bytes that the table holds. */
  stored: z.strictObject({
    lead: z.number().positive(),
    leadInIndex: z.number().positive(),
    call: z.number().positive(),
  }),
});

/** What one call, one minute and one lead use of AWS. */
export type CountedUse = z.output<typeof countedUse>;
export type CallUse = z.output<typeof callUse>;

/**
 * The counts that the bench has made, kept so that an estimate of costs need not make them again. The bench compares what it
 * counts with them and misses its budget when they differ; `npm run bench -- --keep` writes them anew.
 */
export const COUNTED_USE: CountedUse = countedUse.parse(counted);

export const COUNTED_USE_FILE = new URL('counted-use.json', import.meta.url);

/** How far one use is from another at most, as a share of the larger: of all requests, invocations and units of a call. */
export function differenceBetween(one: CallUse, other: CallUse): number {
  const totals = (use: CallUse) => [sumOf(use.requests), sumOf(use.invocations), use.readUnits, use.writeUnits];
  const others = totals(other);
  return Math.max(...totals(one).map((value, index) => apart(value, others[index] ?? 0)));
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function apart(one: number, other: number): number {
  const larger = Math.max(one, other);
  return larger === 0 ? 0 : Math.abs(one - other) / larger;
}
