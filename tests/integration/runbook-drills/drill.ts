import type { Temporal } from 'temporal-polyfill';
import type { StartResult, Telephony } from '../../../shared/application/ports/telephony.ts';
import type { FunctionsUnderTest } from '../../../simulator/functions-under-test.ts';
import type { RunningSimulation, SimulationInput } from '../../../simulator/simulation.ts';
import { delegatingTelephony } from '../../support/delegating-ports.ts';
import { moment } from '../../support/short-run.ts';

/** Ten in the morning of a Monday in New York: people have been at work for an hour. Every trouble begins here. */
export const TROUBLE = moment('2026-01-05T15:00:00Z');

export type Member = keyof FunctionsUnderTest;

/** A command of the runbook that is typed, so many minutes after the trouble began. */
export interface Step {
  readonly atMinute: number;
  readonly section: string;
  /** How the command begins, as far as it takes to tell it from the others of its section. */
  readonly begins: string;
  /** What is written in the place of words that stand for something. */
  readonly filledIn?: Readonly<Record<string, string>>;
}

/** The trouble that a section of the runbook is about, and what the section has people do. */
export interface Drill {
  readonly section: string;
  /** Alarms of the section that ring, all of them quiet again when the day ends. */
  readonly alarms: readonly string[];
  readonly trouble: (functions: FunctionsUnderTest, running: RunningSimulation) => FunctionsUnderTest;
  readonly standIns?: SimulationInput['standIns'];
  /** The dialler's runs that find nothing to do are not left out. */
  readonly everyTick?: boolean;
  readonly steps: readonly Step[];
  /** Commands of the section that nobody types here, each with the reason. */
  readonly notTyped?: Readonly<Record<string, string>>;
}

/** Whether so many minutes of the trouble have not passed yet. */
export function lasts(now: Temporal.Instant, minutes: number): boolean {
  const elapsed = now.since(TROUBLE).total('minutes');
  return elapsed >= 0 && elapsed < minutes;
}

/** While the trouble lasts, the function does something else. */
export function whileItLasts(
  member: Member,
  minutes: number,
  instead: (running: RunningSimulation, work: () => Promise<unknown>) => Promise<unknown>,
): Drill['trouble'] {
  return (functions, running) =>
    new Proxy(functions, {
      get: (target, name: Member) => (event: never) => {
        const work = () => target[name](event);
        return name === member && lasts(running.clock.now(), minutes) ? instead(running, work) : work();
      },
    });
}

/** While the trouble lasts, the function fails on whatever it is given. */
export function fails(member: Member, minutes: number, failure: () => Error = () => new Error('planted')) {
  return whileItLasts(member, minutes, () => Promise.reject(failure()));
}

/** Something happens to the running company when the trouble begins. */
export function atOnce(happens: (running: RunningSimulation) => void | Promise<void>, minute = 0): Drill['trouble'] {
  return (functions, running) => {
    running.clock.at(TROUBLE.add({ minutes: minute }), () => happens(running));
    return functions;
  };
}

/** One trouble upon the other. */
export function together(...troubles: readonly Drill['trouble'][]): Drill['trouble'] {
  return (functions, running) => troubles.reduce((inner, trouble) => trouble(inner, running), functions);
}

/** While the trouble lasts, starts are answered so and never sent; sent where there is no answer. */
export function startsAnswered(minutes: number, answer: () => StartResult | undefined) {
  let clock: RunningSimulation['clock'] | undefined;
  const trouble: Drill['trouble'] = (functions, running) => {
    clock = running.clock;
    return functions;
  };
  const telephony = (own: Telephony): Telephony => ({
    ...delegatingTelephony(own),
    start: async (call) => {
      const planted = clock !== undefined && lasts(clock.now(), minutes) ? answer() : undefined;
      return planted ?? own.start(call);
    },
  });
  return { trouble, standIns: { telephony } };
}
