import Multiselect from '@cloudscape-design/components/multiselect';
import { PRESET_IDS } from '../../../../../shared/domain/preset-ids.ts';
import { useWords } from '../../../language/language-context.ts';
import { itemsOf } from '../../../rules/written-value.ts';
import { RULE_WORDS } from '../../../terms/rule-words.ts';
import { PAGE_WORDS } from '../words.ts';
import type { ControlProps } from './control-props.ts';

export function PresetsControl({ name, value, isWrong, describedBy, onChange }: ControlProps) {
  const words = useWords(RULE_WORDS);
  const page = useWords(PAGE_WORDS);
  const options = PRESET_IDS.map((id, index) => ({
    value: id,
    label: words.presets[id],
    dismissAriaLabel: page.remove(words.presets[id], index + 1),
  }));
  const chosen = itemsOf(value);
  return (
    <Multiselect
      ariaLabel={name}
      invalid={isWrong()}
      ariaDescribedby={describedBy}
      placeholder={words.none}
      options={options}
      selectedOptions={options.filter((option) => chosen.includes(option.value))}
      deselectAriaLabel={({ label }) => page.of(name, label ?? '')}
      onChange={({ detail }) => onChange(detail.selectedOptions.map((option) => option.value))}
    />
  );
}
