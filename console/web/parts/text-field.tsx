import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import { useWords } from '../language/language-context.ts';
import { CHANGE_WORDS } from './change-words.ts';

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly value: string | undefined;
  readonly type?: InputProps.Type;
  readonly isReadOnly?: boolean;
  /** No more characters than these are taken. */
  readonly longest?: number;
  readonly onChange: (value: string) => void;
}

/** One line of text with its label, and what is wrong with it beneath. */
export function TextField({ label, hint, fault, value, type, isReadOnly = false, longest, onChange }: TextFieldProps) {
  const { faultIcon } = useWords(CHANGE_WORDS);
  return (
    <FormField
      label={label}
      {...(hint !== undefined && { constraintText: hint })}
      {...(fault !== undefined && { errorText: fault })}
      i18nStrings={{ errorIconAriaLabel: faultIcon }}
      stretch
    >
      <Input
        value={value ?? ''}
        {...(type !== undefined && { type })}
        readOnly={isReadOnly}
        {...(longest !== undefined && { nativeInputAttributes: { maxLength: longest } })}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
