import Input from '@cloudscape-design/components/input';
import { numberTyped, textOf } from '../../../rules/written-value.ts';

interface NumberInputProps {
  readonly name: string;
  readonly value: unknown;
  readonly isInvalid: boolean;
  readonly describedBy?: string;
  readonly onChange: (value: number | string) => void;
}

/** A whole number. Whatever else is typed is kept as it is, and judged. */
export function NumberInput({ name, value, isInvalid, describedBy, onChange }: NumberInputProps) {
  return (
    <Input
      inputMode="numeric"
      ariaLabel={name}
      {...(describedBy !== undefined && { ariaDescribedby: describedBy })}
      value={textOf(value)}
      invalid={isInvalid}
      onChange={({ detail }) => onChange(numberTyped(detail.value))}
    />
  );
}
