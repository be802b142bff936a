import { useWords } from '../../language/language-context.ts';
import type { RuleRow } from '../../rules/rule-fields.ts';
import { fullName, valueInWords } from '../../rules/value-words.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import { RuleControl } from './controls/rule-control.tsx';
import { heldValue } from './held-in-words.ts';
import { isSettable, isWrongAt, ownValue, type RuleForm, setHere } from './rule-form.ts';
import { PAGE_WORDS } from './words.ts';

interface SettingValueProps {
  readonly form: RuleForm;
  readonly row: RuleRow;
  /** The element that says what is wrong. */
  readonly describedBy: string;
}

/** The control of what the level sets, or the value that it inherits. */
export function SettingValue({ form, row, describedBy }: SettingValueProps) {
  const page = useWords(PAGE_WORDS);
  const words = useWords(RULE_WORDS);
  const own = ownValue(form, row);
  if (own === undefined) return <span>{heldValue(row, form.rules.inherited(row.path), words, page)}</span>;
  if (!isSettable(form, row)) return <span>{valueInWords(row, own, words)}</span>;
  return (
    <RuleControl
      control={row.control}
      name={fullName(row, words)}
      value={own}
      isWrong={(part) => isWrongAt(form, row, part)}
      describedBy={describedBy}
      onChange={(value) => setHere(form, row, value)}
    />
  );
}
