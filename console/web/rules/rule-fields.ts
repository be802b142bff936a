import { RETRIED_CODES } from '../../../shared/domain/retry-plan.ts';
import type { RulesFields } from '../../../shared/domain/rules-fields.ts';
import { WEEKDAYS } from '../../../shared/domain/weekly-windows.ts';

/** Rules that belong together on the page. */
export const GROUPS = [
  'hours',
  'law',
  'dialling',
  'limits',
  'spread',
  'retry',
  'callback',
  'end',
  'programmes',
] as const;

export type Group = (typeof GROUPS)[number];

export type Unit = 'calls' | 'tries' | 'minutes' | 'hours' | 'days' | 'seconds';

/** With what a value is set. Bounds are those of shared/domain/rules-fields.ts: a test holds them together. */
export type Control =
  | { readonly kind: 'amount'; readonly unit: Unit; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'windows' }
  | { readonly kind: 'dates' }
  | { readonly kind: 'caps' }
  | { readonly kind: 'presets' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'missed' }
  | { readonly kind: 'exhaust' }
  /** Shown, and changed on a page of its own. */
  | { readonly kind: 'programmes' };

type RuleField = keyof RulesFields;

/** One thing that is set or inherited: a field, or a part of one whose parts are inherited one by one. */
export interface RuleRow {
  /** Below its level: `minGapMinutes`, `callWindows.monday`. */
  readonly path: string;
  readonly field: RuleField;
  readonly part?: string;
  readonly group: Group;
  readonly control: Control;
  readonly isOrganisationOnly?: true;
}

const LONGEST_DAYS = 3_650;
const LONGEST_WINDOW_HOURS = 744;
const MOST_CALLS_IN_WINDOW = 60;
const MINUTES_A_DAY = 1_440;

function amount(unit: Unit, min: number, max: number): Control {
  return { kind: 'amount', unit, min, max };
}

function choice(...options: readonly string[]): Control {
  return { kind: 'choice', options };
}

function row(group: Group, field: RuleField, control: Control): RuleRow {
  return { path: field, field, group, control };
}

function part(group: Group, field: RuleField, name: string, control: Control): RuleRow {
  return { path: `${field}.${name}`, field, part: name, group, control };
}

/** Every rule that can be set, in the order of the page. */
export const RULE_ROWS: readonly RuleRow[] = [
  ...WEEKDAYS.map((day) => part('hours', 'callWindows', day, { kind: 'windows' })),
  row('hours', 'holidays', choice('block', 'ignore')),
  row('hours', 'closedDates', { kind: 'dates' }),
  row('hours', 'unknownTimezone', choice('intersect', 'block')),
  { ...row('law', 'compliancePresets', { kind: 'presets' }), isOrganisationOnly: true },
  row('law', 'consent', choice('not-required', 'express', 'written')),
  row('law', 'recording', choice('off')),
  row('dialling', 'dialMode', choice('progressive', 'manual')),
  row('dialling', 'ringTimeoutSeconds', amount('seconds', 15, 60)),
  row('dialling', 'wrapUpLimitMinutes', amount('minutes', 1, MINUTES_A_DAY)),
  row('limits', 'maxAttemptsPerDay', amount('calls', 1, MOST_CALLS_IN_WINDOW)),
  row('limits', 'maxAttemptsPerCycle', amount('calls', 1, 99)),
  row('limits', 'maxAttemptsPerNumber', amount('calls', 1, 99)),
  row('limits', 'maxAttemptsEver', amount('calls', 1, 9_999)),
  row('limits', 'rollingCaps', { kind: 'caps' }),
  row('limits', 'minGapMinutes', amount('minutes', 0, LONGEST_WINDOW_HOURS * 60)),
  row('limits', 'quietAfterConversationDays', amount('days', 0, LONGEST_DAYS)),
  row('limits', 'dropLockoutHours', amount('hours', 0, LONGEST_WINDOW_HOURS)),
  row('limits', 'leadTtlDays', amount('days', 1, LONGEST_DAYS)),
  row('spread', 'avoidSameHourWithinHours', amount('hours', 0, 5)),
  row('spread', 'dayParts', { kind: 'windows' }),
  ...RETRIED_CODES.map((code) => part('retry', 'retry', code, { kind: 'retry' })),
  part('callback', 'callback', 'with', choice('same-agent', 'anyone')),
  part('callback', 'callback', 'toleranceMinutes', amount('minutes', 1, MINUTES_A_DAY)),
  part('callback', 'callback', 'releaseToAnyoneAfterMinutes', amount('minutes', 0, MINUTES_A_DAY)),
  part('callback', 'callback', 'missed', { kind: 'missed' }),
  row('end', 'exhaust', { kind: 'exhaust' }),
  row('end', 'lostSaleRestDays', amount('days', 0, LONGEST_DAYS)),
  row('end', 'complaintRestDays', amount('days', 1, LONGEST_DAYS)),
  row('programmes', 'programmes', { kind: 'programmes' }),
];

/** The row of a field and part as changes name them. */
export function rowOf({ field, part: of }: { readonly field: string; readonly part?: string }): RuleRow | undefined {
  return RULE_ROWS.find((one) => one.field === field && one.part === of);
}
