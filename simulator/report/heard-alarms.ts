import { Temporal } from 'temporal-polyfill';
import type { RungAlarm } from '../alarms/rung-alarms.ts';

/** The alarms that listened to a run, and those that rang. */
export interface HeardAlarms {
  readonly listening: number;
  readonly rung: readonly RungAlarm[];
}

/** One alarm that rang, however often. */
export interface AlarmSummary {
  readonly name: string;
  /** What its e-mail says. */
  readonly text: string;
  /** Of docs/runbook.md. */
  readonly section: string;
  readonly times: number;
  /** When it rang first. */
  readonly from: string;
  /** All its ringing together, as far as the run goes. */
  readonly minutes: number;
}

/** Each alarm that rang, once, in the order in which they rang first. */
export function alarmSummaries(rung: readonly RungAlarm[], end: Temporal.Instant): readonly AlarmSummary[] {
  return [...Map.groupBy(rung, ({ name }) => name).values()].flatMap((rings) => {
    const [first] = rings.toSorted((one, other) => Temporal.Instant.compare(one.from, other.from));
    if (first === undefined) return [];
    const { name, text, section, from } = first;
    const minutes = rings.map((ring) => (ring.until ?? end).since(ring.from).total('minutes'));
    const sum = minutes.reduce((all, one) => all + one, 0);
    return [{ name, text, section, times: rings.length, from: from.toString(), minutes: Math.round(sum) }];
  });
}
