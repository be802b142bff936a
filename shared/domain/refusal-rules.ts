import type { Temporal } from 'temporal-polyfill';
import type { CallPolicy } from './call-policy.ts';
import type { CallingArea } from './calling-area.ts';
import { type RefusalCode, RULE_REFUSAL_CODES, type RuleRefusalCode } from './gate.ts';
import type { CallPurpose } from './lead.ts';
import type { RulePath, RuleSource } from './rules-in-force.ts';
import { WEEKDAYS } from './weekly-windows.ts';

/** The call that was refused. */
export interface RefusedCall {
  readonly policy: CallPolicy;
  /** Of the number that is next. */
  readonly area: CallingArea;
  readonly now: Temporal.Instant;
  readonly purpose?: CallPurpose;
}

type Paths = (call: RefusedCall) => readonly RulePath[];

/** The rules that each refusal comes from; none where the number or the customer decides. */
const RULES: Readonly<Record<RuleRefusalCode, Paths>> = {
  'dialled-by-hand': () => ['dialMode'],
  'no-consent': () => ['consent'],
  'timezone-unknown': () => ['unknownTimezone'],
  'number-bad': () => [],
  'customer-calls': () => [],
  'outside-hours': todaysWindows,
  holiday: () => ['holidays'],
  'closed-date': () => ['closedDates'],
  'outside-wished-hours': () => [],
  'cap-lifetime': () => ['maxAttemptsEver'],
  'cap-number': () => ['maxAttemptsPerNumber'],
  'cap-day': () => ['maxAttemptsPerDay'],
  'cap-rolling': () => ['rollingCaps'],
  'min-gap': () => ['minGapMinutes'],
  'quiet-after-conversation': ({ purpose }) => [
    purpose?.kind === 'touch' ? 'programmes' : 'quietAfterConversationDays',
  ],
  'drop-lockout': () => ['dropLockoutHours'],
  'lead-expired': () => ['leadTtlDays'],
  'bought-recently': () => ['programmes'],
  'touch-left-out': () => ['programmes'],
};

/** Who set the rules that a refusal comes from, each once; nobody where no rule refuses. */
export function refusalSources(code: RefusalCode, call: RefusedCall): readonly RuleSource[] {
  const rule = RULE_REFUSAL_CODES.find((one) => one === code);
  if (rule === undefined) return [];
  const { sources } = call.policy.limitsIn(call.area);
  const found = RULES[rule](call).flatMap((path) => sources.get(path) ?? []);
  return found.filter((source, index) => found.findIndex((other) => isSame(source, other)) === index);
}

/** The hours of today, in every zone. */
function todaysWindows({ now, area }: RefusedCall): readonly RulePath[] {
  return area.zones.flatMap((zone): readonly RulePath[] => {
    const today = WEEKDAYS[now.toZonedDateTimeISO(zone).dayOfWeek - 1];
    return today === undefined ? [] : [`callWindows.${today}`];
  });
}

function isSame(one: RuleSource, other: RuleSource): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
