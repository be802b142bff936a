import FormField from '@cloudscape-design/components/form-field';
import { useId } from 'react';
import './moment-field.css';

interface MomentFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly fault: string | undefined;
  /** As `datetime-local` has it; empty for none. */
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

/** A moment by the clock of whoever writes, picked with the browser's own calendar. */
export function MomentField({ label, hint, fault, value, isReadOnly, onChange }: MomentFieldProps) {
  const id = useId();
  return (
    <FormField
      label={label}
      constraintText={hint}
      controlId={id}
      {...(fault !== undefined && { errorText: fault })}
      stretch
    >
      <input
        id={id}
        type="datetime-local"
        className="tierline-moment-field"
        value={value}
        readOnly={isReadOnly}
        onChange={({ target }) => onChange(target.value)}
      />
    </FormField>
  );
}
