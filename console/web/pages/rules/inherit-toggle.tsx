import Toggle from '@cloudscape-design/components/toggle';
import { useWords } from '../../language/language-context.ts';
import type { RuleRow } from '../../rules/rule-fields.ts';
import { fullName } from '../../rules/value-words.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import { inherit, isSettable, ownValue, type RuleForm, setHere, startingValue } from './rule-form.ts';
import { PAGE_WORDS } from './words.ts';

interface InheritToggleProps {
  readonly form: RuleForm;
  readonly row: RuleRow;
}

/** On: the level sets the rule itself. Off: it inherits. It waits until what it begins with is known. Not offered to whom may not change it. */
export function InheritToggle({ form, row }: InheritToggleProps) {
  const page = useWords(PAGE_WORDS);
  const words = useWords(RULE_WORDS);
  if (!isSettable(form, row)) return null;
  const isSet = ownValue(form, row) !== undefined;
  return (
    <Toggle
      checked={isSet}
      disabled={!isSet && form.rules.inherited(row.path).length === 0}
      ariaLabel={page.setHereOf(fullName(row, words))}
      onChange={({ detail: { checked } }) =>
        checked ? setHere(form, row, startingValue(form, row)) : inherit(form, row)
      }
    >
      {page.setHere}
    </Toggle>
  );
}
