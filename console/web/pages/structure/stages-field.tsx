import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import { STAGES, type Stage } from '../../../../shared/domain/stage.ts';
import { useWords } from '../../language/language-context.ts';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import { choicesOf } from '../../terms/terms.ts';
import { STRUCTURE_WORDS } from './words.ts';

interface StagesFieldProps {
  readonly stages: readonly Stage[];
  readonly fault: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (stages: readonly Stage[]) => void;
}

export function StagesField({ stages, fault, isReadOnly, onChange }: StagesFieldProps) {
  const words = useWords(STRUCTURE_WORDS);
  const options = choicesOf(useWords(STAGE_TERMS));
  return (
    <FormField
      label={words.stages}
      constraintText={words.stagesHint}
      {...(fault !== undefined && { errorText: fault })}
      stretch
    >
      <Multiselect
        options={options}
        selectedOptions={options.filter(({ value }) => stages.includes(value))}
        placeholder={words.chooseStages}
        readOnly={isReadOnly}
        deselectAriaLabel={({ label = '' }) => words.removeStage(label)}
        onChange={({ detail }) =>
          onChange(STAGES.filter((stage) => detail.selectedOptions.some(({ value }) => value === stage)))
        }
      />
    </FormField>
  );
}
