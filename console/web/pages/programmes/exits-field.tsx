import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useWords } from '../../language/language-context.ts';
import type { Programme } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

type Exit = NonNullable<Programme['exitOn']>[number];

const EXITS: readonly Exit[] = ['purchase', 'objection', 'complaint'];

interface ExitsFieldProps {
  readonly exits: readonly Exit[];
  readonly fault: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (exits: readonly Exit[]) => void;
}

/** What ends the open dates of a programme. */
export function ExitsField({ exits, fault, isReadOnly, onChange }: ExitsFieldProps) {
  const words = useWords(PROGRAMME_WORDS);
  const options = EXITS.map((exit) => ({ value: exit, label: words.exits[exit] }));
  return (
    <FormField label={words.exitOn} {...(fault !== undefined && { errorText: fault })} stretch>
      <Multiselect
        options={options}
        selectedOptions={options.filter(({ value }) => exits.includes(value))}
        placeholder={words.noExit}
        readOnly={isReadOnly}
        deselectAriaLabel={({ label = '' }) => words.removeExit(label)}
        onChange={({ detail }) =>
          onChange(EXITS.filter((exit) => detail.selectedOptions.some(({ value }) => value === exit)))
        }
      />
    </FormField>
  );
}
