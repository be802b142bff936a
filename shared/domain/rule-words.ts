import type { CallWindow, DialRules, RollingCap, Weekday } from './dial-rules.ts';
import type { RefusalCode, RuleRefusalCode } from './gate.ts';
import { sourceInWords } from './rule-source-words.ts';
import type { RuleSource } from './rules-in-force.ts';
import { WEEKDAYS } from './weekly-windows.ts';

/** What counts of leads that a rule keeps from being called are told by. */
export const RULE_REFUSAL_WORDS: Readonly<Record<RuleRefusalCode, string>> = {
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
};

/** What counts of leads are told by: `412 outside hours, 31 day cap reached`. */
export const REFUSAL_WORDS: Readonly<Record<RefusalCode, string>> = {
  ...RULE_REFUSAL_WORDS,
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
 * The open days of a week, neighbours with the same hours together, and who set them:
 * `Monday to Friday 09:00-20:00 and Saturday 10:00-14:00 (organisation)`.
 * @param sourcesOn who set the hours of a weekday; told for each part where it differs.
 */
export function weekWords(
  week: DialRules['callWindows'],
  sourcesOn: (day: Weekday) => readonly RuleSource[] = () => [],
): string {
  const open = WEEKDAYS.filter((day) => week[day].length > 0);
  if (open.length === 0) return 'on no day';
  const sources = new Map(open.map((day) => [day, bracketedSources(sourcesOn(day))]));
  const allSame = new Set(sources.values()).size === 1;
  const hoursOn = (day: Weekday) => windowsWords(week[day]) + (allSame ? '' : sources.get(day));
  const parts = runsOf(open, hoursOn).map(({ first, last, text }) => `${daysWords(first, last)} ${text}`);
  return listWords(parts) + (allSame ? [...sources.values()][0] : '');
}

interface Run {
  readonly first: Weekday;
  readonly last: Weekday;
  readonly text: string;
}

/** Days that follow one another and say the same. */
function runsOf(days: readonly Weekday[], textOn: (day: Weekday) => string): readonly Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const before = runs.at(-1);
    const text = textOn(day);
    const follows = before !== undefined && WEEKDAYS.indexOf(before.last) + 1 === WEEKDAYS.indexOf(day);
    if (before !== undefined && follows && before.text === text) runs[runs.length - 1] = { ...before, last: day };
    else runs.push({ first: day, last: day, text });
  }
  return runs;
}

function daysWords(first: Weekday, last: Weekday): string {
  return first === last ? capitalised(first) : `${capitalised(first)} to ${capitalised(last)}`;
}

function windowsWords(windows: readonly CallWindow[]): string {
  return listWords(windows.map(({ start, end }) => `${start}-${end}`));
}

/** With its first letter large. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
