import fc from 'fast-check';
import { OVERRIDABLE_CAUSES } from '../../shared/domain/overridable-causes.ts';
import { STAGES } from '../../shared/domain/stage.ts';
import type { Transitions } from '../../shared/domain/transitions.ts';
import {
  type TransitionOverrides,
  transitionOverridesSchema,
  transitionsWith,
} from '../../shared/domain/transitions-schema.ts';

const daysToRest = fc.oneof(fc.constantFrom(0, 1, 30, 400), fc.constantFrom('lostSaleRestDays', 'complaintRestDays'));
const further = fc.record(
  {
    to: fc.constantFrom(...STAGES),
    days: daysToRest,
    promisedMinutes: fc.constantFrom(1, 45, 2_000),
    delayMinutes: fc.constantFrom(0, 20, 4_000),
    delayDays: fc.constantFrom(0, 1, 9),
    urgency: fc.constantFrom('promised', 'normal'),
    keepsAgent: fc.boolean(),
    facts: fc.subarray(['need', 'budget']),
  },
  { requiredKeys: [] },
);

/** What anybody might write, of which most is refused. */
const aGuess = fc
  .record({
    from: fc.constantFrom(...STAGES),
    on: fc.constantFrom(...OVERRIDABLE_CAUSES),
    kind: fc.constantFrom('advance', 'rest', 'retry', 'exhaust', 'next-touch', 'close'),
  })
  .chain((what) => further.map((rest) => ({ ...fieldsOf(what.kind, rest), ...what })));

/** A list that the schema takes, up to two dozen transitions long. */
export const someOverrides: fc.Arbitrary<TransitionOverrides> = fc.array(aGuess, { maxLength: 60 }).map((guesses) => {
  const taken: TransitionOverrides[number][] = [];
  for (const guess of guesses) {
    const read = transitionOverridesSchema.safeParse([...taken, guess]);
    if (read.success) taken.splice(0, taken.length, ...read.data);
  }
  return taken;
});

/** The defaults half of the time. */
export const someTransitions: fc.Arbitrary<Transitions> = fc
  .oneof(fc.constant<TransitionOverrides>([]), someOverrides)
  .map(transitionsWith);

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  advance: ['to', 'promisedMinutes', 'delayMinutes', 'delayDays', 'urgency', 'keepsAgent', 'facts'],
  rest: ['to', 'days'],
};

function fieldsOf(kind: string, given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([field]) => FIELDS[kind]?.includes(field)));
}
