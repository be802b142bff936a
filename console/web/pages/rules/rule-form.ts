import { levelPath } from '../../../../shared/domain/rules-diff.ts';
import type { RuleRow } from '../../rules/rule-fields.ts';
import { type Level, valueIn, withoutValue, withValue } from './draft-rules.ts';
import type { Fault } from './rules-answers.ts';
import type { LevelRules } from './use-level-rules.ts';
import type { RulesDraft } from './use-rules-draft.ts';

/** What the settings of one level are shown with. */
export interface RuleForm {
  readonly level: Level;
  readonly draft: RulesDraft;
  /** Whether whoever is signed in may write a draft. */
  readonly mayDraft: boolean;
  /** Under the draft, and under the version that it began from. */
  readonly rules: LevelRules;
  readonly published: LevelRules;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}

function pathOf(level: Level, row: RuleRow): readonly string[] {
  return [...levelPath(level), ...row.path.split('.')];
}

/** What the level sets, undefined where it inherits. */
export function ownValue({ draft, level }: RuleForm, row: RuleRow): unknown {
  return valueIn(draft.value, pathOf(level, row));
}

export function setHere({ draft, level }: RuleForm, row: RuleRow, value: unknown): void {
  draft.set(withValue(draft.value, pathOf(level, row), value));
}

export function inherit({ draft, level }: RuleForm, row: RuleRow): void {
  draft.set(withoutValue(draft.value, pathOf(level, row)));
}

/** What a setting begins with: what it had, or the loosest that there is. Dates add up, so that they begin with none. */
export function startingValue({ rules }: RuleForm, row: RuleRow): unknown {
  const inherited = rules.inherited(row.path)[0]?.value;
  if (row.control.kind === 'dates') return [];
  if (inherited !== undefined) return inherited;
  return row.control.kind === 'amount' ? row.control.max : [];
}

/** Whether a row can be set at the level at all. */
export function isSettable({ level, mayDraft }: RuleForm, row: RuleRow): boolean {
  if (!mayDraft || row.control.kind === 'programmes' || row.field === 'recording') return false;
  return level.kind === 'organisation' || row.isOrganisationOnly !== true;
}

/** Faults of a level, of a field or of a row, with the place below it. */
export function faultsBelow(faults: readonly Fault[], level: Level, path?: string): readonly Fault[] {
  const place = [...levelPath(level), ...(path === undefined ? [] : [path])].join('.');
  return faults.filter((fault) => fault.path === place || fault.path.startsWith(`${place}.`));
}

/** Whether a fault lies in a part of a row's value, or is about the whole of it. */
export function isWrongAt({ faults, level }: RuleForm, row: RuleRow, part?: string): boolean {
  const below = faultsBelow(faults, level, row.path);
  const whole = [...levelPath(level), row.path].join('.');
  return below.some(({ path }) => part === undefined || path === whole || `${path}.`.startsWith(`${whole}.${part}.`));
}
