import type { CallWindow, RollingCap } from './dial-rules.ts';
import type { RefusalCode } from './gate.ts';
import { type DayRun, dayRuns, type OpenDay } from './open-days.ts';
import { sourceInWords } from './rule-source-words.ts';
import type { RuleSource } from './rules-in-force.ts';

/** What counts of leads are told by: `412 outside hours, 31 day cap reached`. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, string>> = {
  'dialled-by-hand': 'dialled by hand only',
  'no-consent': 'no consent',
  'timezone-unknown': 'time zone unknown',
  'number-bad': 'number does not work',
  'customer-calls': 'customer is calling us',
  'outside-hours': 'outside hours',
  holiday: 'holiday',
  'closed-date': 'closed date',
  'outside-wished-hours': 'outside the hours the customer wished for',
  'cap-lifetime': 'lifetime cap reached',
  'cap-number': 'cap of the number reached',
  'cap-day': 'day cap reached',
  'cap-rolling': 'rolling cap reached',
  'min-gap': 'gap between calls',
  'quiet-after-conversation': 'quiet after a conversation',
  'drop-lockout': 'locked after a dropped call',
  'lead-expired': 'time to call is over',
  'bought-recently': 'bought recently',
  'touch-left-out': 'programme no longer asks for it',
  'emergency-stop': 'emergency stop',
  'table-restored': 'restored table',
  'observe-mode': 'observing only',
  'not-a-test-number': 'not among the test numbers',
  'campaign-paused': 'campaign paused',
  'tier-paused': 'tier paused',
  'campaign-not-running': 'campaign not running',
  'campaign-not-equipped': 'campaign without equipment',
  done: 'done',
  suppressed: 'not to be called again',
  'in-review': 'in review',
  'in-a-call': 'in a call',
  resting: 'resting',
  'not-due': 'not due yet',
  'waits-for-agent': 'waiting for the agent who promised the call',
  'no-agent': 'no agent',
  'no-line': 'no line',
};

/** All sources once, in a bracket with a space before it; nothing when there are none. */
export function bracketedSources(sources: readonly RuleSource[]): string {
  const words = [...new Set(sources.map(sourceInWords))];
  return words.length === 0 ? '' : ` (${listWords(words)})`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `3 in 24 hours and 7 in 168 hours for each number`. */
export function capsWords(caps: readonly RollingCap[]): string {
  return listWords(
    caps.map(
      ({ count, windowHours, per }) => `${count} in ${windowHours} hours${per === 'number' ? ' for each number' : ''}`,
    ),
  );
}

/**
 * The open days of a week, neighbours with the same hours together, and who set them, for each part where it differs:
 * `Monday to Friday 09:00-20:00 and Saturday 10:00-14:00 (organisation)`.
 */
export function weekWords(days: readonly OpenDay[]): string {
  const [first] = days;
  if (first === undefined) return 'on no day';
  const sourcesOf = ({ sources }: OpenDay) => bracketedSources(sources);
  const allSame = days.every((day) => sourcesOf(day) === sourcesOf(first));
  const runs = dayRuns(days, (day) => windowsWords(day.windows) + (allSame ? '' : sourcesOf(day)));
  return listWords(runs.map((run) => `${daysWords(run)} ${run.text}`)) + (allSame ? sourcesOf(first) : '');
}

function daysWords({ first, last }: DayRun): string {
  return first === last ? capitalised(first) : `${capitalised(first)} to ${capitalised(last)}`;
}

function windowsWords(windows: readonly CallWindow[]): string {
  return listWords(windows.map(({ start, end }) => `${start}-${end}`));
}

/** With its first letter large. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
