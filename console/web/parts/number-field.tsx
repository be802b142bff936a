import { TextField } from './text-field.tsx';
import { useTyped } from './use-typed.ts';

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly value: number | undefined;
  readonly isReadOnly?: boolean;
  /** Undefined when the field is empty. */
  readonly onChange: (value: number | undefined) => void;
}

/** A number. What is being typed stays as it is typed (`0.` on the way to `0.5`). */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  return <TextField {...rest} type="number" {...useTyped(value, onChange, AS_NUMBER)} />;
}

const AS_NUMBER = { textOf: (value: number | undefined) => value?.toString() ?? '', valueIn: numberIn };

function numberIn(text: string): number | undefined {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? undefined : number;
}
