import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useWords } from '../language/language-context.ts';
import { CHANGE_WORDS } from './change-words.ts';

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly isReadOnly?: boolean;
  readonly onChange: (value: Value) => void;
}

/** One of a few. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, hint, fault, value, choices, isReadOnly = false, onChange } = props;
  const { faultIcon } = useWords(CHANGE_WORDS);
  const options = choices.map((choice) => ({ value: choice.value, label: choice.label }));
  return (
    <FormField
      label={label}
      {...(hint !== undefined && { constraintText: hint })}
      {...(fault !== undefined && { errorText: fault })}
      i18nStrings={{ errorIconAriaLabel: faultIcon }}
      stretch
    >
      <Select
        options={options}
        selectedOption={options.find((option) => option.value === value) ?? { value, label: value }}
        readOnly={isReadOnly}
        onChange={({ detail }) => {
          const chosen = choices.find((choice) => choice.value === detail.selectedOption.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      />
    </FormField>
  );
}
