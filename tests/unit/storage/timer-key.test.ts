import { expect, it } from 'vitest';
import { timerKey } from '../../../shared/adapters/dynamodb/timer-key.ts';
import type { Lead, LeadState } from '../../../shared/domain/lead.ts';
import { aDiallingState, aLead, aReadyState, NOON } from '../../support/lead-builders.ts';

const WRAPPING = { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt: NOON } as const;
const RESTING = {
  kind: 'resting',
  until: NOON,
  why: 'nurture',
  then: { stage: 'selling', purpose: { kind: 'approach' } },
} as const;
const AREA = 'US-America/New_York';

it.each<{ state: LeadState; fields?: Partial<Lead>; pk: string; sk: string }>([
  {
    state: aReadyState({ urgency: 'promised', dueAt: NOON.add({ seconds: 61 }) }),
    pk: 'PROMISED#campaign-1',
    sk: '2026-01-05T17:01:01.000Z#lead-1',
  },
  {
    state: aReadyState({ dueAt: NOON.add({ seconds: 61 }) }),
    pk: `READY#campaign-1#${AREA}#0`,
    sk: '2026-01-05T17:30:00.000Z#00#lead-1',
  },
  {
    state: aReadyState(),
    fields: { counted: 134 },
    pk: `READY#campaign-1#${AREA}#0`,
    sk: '2026-01-05T17:00:00.000Z#99#lead-1',
  },
  {
    state: aDiallingState({ leaseEndsAt: NOON }),
    pk: 'PENDING',
    sk: 'OPEN#2026-01-05T17:00:00.000Z#lead-1',
  },
  { state: WRAPPING, pk: 'PENDING', sk: 'OPEN#2026-01-05T17:00:00.000Z#lead-1' },
  { state: RESTING, pk: 'PENDING', sk: 'REST#2026-01-05T17:00:00.000Z#lead-1' },
  {
    state: { kind: 'review', since: NOON, why: 'unknown-outcome' },
    pk: 'REVIEW',
    sk: '2026-01-05T17:00:00.000Z#lead-1',
  },
])('a $state.kind lead stands at $sk', ({ state, fields = {}, pk, sk }) => {
  expect(timerKey(aLead({ state, ...fields }), 1)).toEqual({ timer_pk: pk, timer_sk: sk });
});

it.each<LeadState>([
  { kind: 'closed', at: NOON, why: 'not-qualified' },
  { kind: 'suppressed', at: NOON, why: 'do-not-call' },
])('a lead that is $kind has no timer', (state) => {
  expect(timerKey(aLead({ state }), 1)).toBeUndefined();
});

it('a lead stays in its shard for ever, and a campaign spreads its leads evenly', () => {
  const shardOf = (id: string) => Number(timerKey(aLead({ id }), 4)?.timer_pk.split('#').at(-1));
  expect(['lead-1', 'lead-2', 'lead-3', 'lead-4', 'lead-5'].map(shardOf)).toEqual([1, 0, 3, 2, 1]);

  const shares = [0, 0, 0, 0];
  for (let index = 0; index < 4_000; index += 1) {
    const shard = shardOf(`lead-${index}`);
    shares[shard] = (shares[shard] ?? 0) + 1;
  }
  for (const share of shares) expect(Math.abs(share - 1_000)).toBeLessThan(150);
});
