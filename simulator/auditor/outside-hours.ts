import type { Violation } from './audit-report.ts';
import type { AuditRules, CallRules } from './audit-rules.ts';
import type { CalledPerson } from './calls-by-person.ts';
import { dayBefore, type LocalTime, localTime } from './local-time.ts';

/** The hours are judged at most this long before the start is sent. */
const JUDGED_BEFORE_MILLISECONDS = 5_000;

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function isInside(windows: CallRules['windows'], local: LocalTime): boolean {
  const today = windows[local.weekday].some(({ startMinute, endMinute }) =>
    endMinute > startMinute ? startMinute <= local.minute && local.minute < endMinute : startMinute <= local.minute,
  );
  const sinceYesterday = windows[dayBefore(local.weekday)].some(
    ({ startMinute, endMinute }) => endMinute <= startMinute && local.minute < endMinute,
  );
  return today || sinceYesterday;
}

/** Calls that began outside the calling hours, or on a holiday, in a zone in which the person may be. */
export function outsideHours({ person, calls }: CalledPerson, rules: AuditRules): readonly Violation[] {
  const found: Violation[] = [];
  for (const { call, startedAt } of calls) {
    const { windows, holidays } = rules.rulesFor(call);
    for (const zone of rules.zonesFor(person, call.phone)) {
      const local = localTime(startedAt, zone);
      const isHoliday = holidays === 'block' && rules.isHoliday(person.country, local.date);
      if (!isHoliday && isInside(windows, local)) continue;
      if (!isHoliday && isInside(windows, localTime(startedAt - JUDGED_BEFORE_MILLISECONDS, zone))) continue;
      const when = `${local.weekday} ${local.date} ${clockText(local.minute)} in ${zone}`;
      found.push({
        kind: 'outside-hours',
        personId: person.personId,
        contactId: call.contactId,
        at: call.startedAt,
        sentence: `Person ${person.personId} was rung by call ${call.contactId} on ${when}, ${
          isHoliday ? `a public holiday in ${person.country}` : `outside the calling hours of ${call.stage}`
        }.`,
      });
      break;
    }
  }
  return found;
}
