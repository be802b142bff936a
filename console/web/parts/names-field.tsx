import { namesIn } from './optional-field.ts';
import { TextField } from './text-field.tsx';
import { useTyped } from './use-typed.ts';

interface NamesFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly names: readonly string[];
  readonly isReadOnly?: boolean;
  readonly onChange: (names: readonly string[]) => void;
}

const AS_NAMES = { textOf: (names: readonly string[]) => names.join(', '), valueIn: namesIn };

/** Names with commas between; what is being typed stays as it is typed. */
export function NamesField({ names, onChange, ...rest }: NamesFieldProps) {
  return <TextField {...rest} {...useTyped(names, onChange, AS_NAMES)} />;
}
