import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';

interface TextAreaFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

/** A text of several lines. */
export function TextAreaField({ label, hint, fault, value, isReadOnly, onChange }: TextAreaFieldProps) {
  return (
    <FormField
      label={label}
      {...(hint !== undefined && { constraintText: hint })}
      {...(fault !== undefined && { errorText: fault })}
      stretch
    >
      <Textarea rows={3} value={value} readOnly={isReadOnly} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}
