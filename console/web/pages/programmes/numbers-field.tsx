import { namesIn } from '../../parts/optional-field.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useTyped } from '../../parts/use-typed.ts';

interface NumbersFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly fault: string | undefined;
  readonly numbers: readonly number[];
  readonly isReadOnly: boolean;
  readonly onChange: (numbers: readonly number[]) => void;
}

/** Numbers with commas between; what is being typed stays as it is typed. */
export function NumbersField({ numbers, onChange, ...rest }: NumbersFieldProps) {
  return <TextField {...rest} {...useTyped(numbers, onChange, AS_NUMBERS)} />;
}

const AS_NUMBERS = { textOf: (numbers: readonly number[]) => numbers.join(', '), valueIn: numbersIn };

function numbersIn(text: string): readonly number[] {
  return namesIn(text)
    .map(Number)
    .filter((number) => !Number.isNaN(number));
}
