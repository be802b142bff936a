import Select from '@cloudscape-design/components/select';
import { useWords } from '../../../language/language-context.ts';
import { optionName } from '../../../rules/value-words.ts';
import { RULE_WORDS } from '../../../terms/rule-words.ts';
import type { ControlProps } from './control-props.ts';

interface ChoiceControlProps extends ControlProps {
  readonly options: readonly string[];
}

export function ChoiceControl({ name, value, isWrong, describedBy, onChange, options }: ChoiceControlProps) {
  const words = useWords(RULE_WORDS);
  const choices = options.map((option) => ({ value: option, label: optionName(option, words) }));
  return (
    <Select
      ariaLabel={name}
      invalid={isWrong()}
      ariaDescribedby={describedBy}
      options={choices}
      selectedOption={choices.find((one) => one.value === value) ?? null}
      onChange={({ detail }) => onChange(detail.selectedOption.value)}
    />
  );
}
