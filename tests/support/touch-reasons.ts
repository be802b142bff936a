import {
  TOUCH_BEGINNINGS,
  TOUCH_RESTS,
  type TouchBeginning,
  type TouchMove,
  type TouchOrigin,
  type TouchReason,
} from '../../shared/domain/touch-reason.ts';

export const TOUCH_MOVES: readonly TouchMove[] = [
  ...TOUCH_RESTS.map((after) => ({ kind: 'rest', days: 10, after, of: '2026-02-03' }) as const),
  { kind: 'full-quarter', most: 3 },
];

const ORIGINS: readonly TouchOrigin[] = [
  ...TOUCH_BEGINNINGS.map((from) => ({ kind: 'days-after', days: 21, from, of: '2026-01-05' }) as const),
  { kind: 'days-after', days: 0, from: 'taken-in', of: '2026-01-05' },
  { kind: 'order-interval', days: 41, factor: 1, on: '2026-04-13' },
  { kind: 'order-interval', days: 60, standsInFor: 3, factor: 1.5, on: '2026-04-13' },
  { kind: 'before-contract-end', days: 60, ends: '2026-06-30' },
  { kind: 'hours-after-case', count: 48, closed: '2026-01-05' },
  { kind: 'days-after-case', count: 1, closed: '2026-01-05' },
  { kind: 'before-date', days: 0, attribute: 'birthday', date: '2026-05-17' },
  { kind: 'before-date', days: 2, attribute: 'birthday', date: '2026-05-17' },
];

/** A touch's reason of every origin, of every move, and of all moves at once. */
export const TOUCH_REASONS: readonly TouchReason[] = [
  ...ORIGINS.map((origin) => ({ origin })),
  ...[...TOUCH_MOVES.map((move) => [move]), TOUCH_MOVES].map((by) => ({
    origin: { kind: 'before-contract-end', days: 30, ends: '2026-06-30' } as const,
    shift: { kind: 'moved', from: '2026-05-31', to: '2026-06-07', by } as const,
  })),
  {
    origin: { kind: 'days-after', days: 30, from: 'purchase', of: '2026-01-05' },
    shift: { kind: 'made-up', from: '2026-02-04', to: '2026-02-06' },
  },
];

/** Of a touch that is made on its promised day. */
export function countedFrom(days: number, from: TouchBeginning, of: string): TouchReason {
  return { origin: { kind: 'days-after', days, from, of } };
}
