import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { faultAt } from '../../parts/fault-at.ts';
import type { ToldFault } from '../../parts/told-fault.ts';
import { choicesOf } from '../../terms/terms.ts';
import { ConditionFields } from './condition-fields.tsx';
import { freshCondition } from './fresh-programme.ts';
import type { Condition } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

interface ConditionsEditorProps {
  readonly conditions: readonly Condition[];
  readonly faults: readonly ToldFault[];
  readonly path: string;
  readonly isReadOnly: boolean;
  readonly onChange: (conditions: readonly Condition[]) => void;
}

export function ConditionsEditor({ conditions, faults, path, isReadOnly, onChange }: ConditionsEditorProps) {
  const words = useWords(PROGRAMME_WORDS);
  return (
    <SpaceBetween size="s">
      <Box variant="strong">{words.conditions}</Box>
      <Box color="text-body-secondary">{words.conditionsHint}</Box>
      {conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place, whatever is typed into it
        <Grid key={index} gridDefinition={[{ colspan: 3 }, { colspan: 8 }, { colspan: 1 }]}>
          <ChoiceField
            label={words.conditionKind}
            value={condition.kind}
            choices={choicesOf(words.conditionKinds)}
            fault={faultAt(faults, `${path}.${index}.kind`)}
            isReadOnly={isReadOnly}
            onChange={(kind) => onChange(conditions.with(index, freshCondition(kind, condition)))}
          />
          <ConditionFields
            condition={condition}
            fault={(name) => faultAt(faults, `${path}.${index}.${name}`)}
            isReadOnly={isReadOnly}
            onChange={(changed) => onChange(conditions.with(index, changed))}
          />
          {!isReadOnly && (
            <Button
              variant="icon"
              iconName="remove"
              ariaLabel={words.removeCondition(index + 1)}
              onClick={() => onChange(conditions.toSpliced(index, 1))}
            />
          )}
        </Grid>
      ))}
      {!isReadOnly && (
        <Button iconName="add-plus" onClick={() => onChange([...conditions, freshCondition('attribute-is')])}>
          {words.addCondition}
        </Button>
      )}
    </SpaceBetween>
  );
}
