import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { faultAt } from '../../parts/fault-at.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { textOrNothing, withOptional } from '../../parts/optional-field.ts';
import { TextField } from '../../parts/text-field.tsx';
import type { ToldFault } from '../../parts/told-fault.ts';
import { choicesOf } from '../../terms/terms.ts';
import { ConditionsEditor } from './conditions-editor.tsx';
import { ExitsField } from './exits-field.tsx';
import { freshTrigger } from './fresh-programme.ts';
import type { Programme } from './programme-answers.ts';
import { TriggerFields } from './trigger-fields.tsx';
import { PROGRAMME_WORDS } from './words.ts';

type Purpose = NonNullable<Programme['purpose']>;

interface ProgrammeFormProps {
  readonly programme: Programme;
  readonly scripts: readonly string[];
  readonly faults: readonly ToldFault[];
  readonly path: string;
  readonly isReadOnly: boolean;
  readonly onChange: (programme: Programme) => void;
  readonly onRemove: () => void;
}

/** One programme: what its dates are counted from, who is called, and when they are left alone. */
export function ProgrammeForm(props: ProgrammeFormProps) {
  const { programme, scripts, faults, path, isReadOnly, onChange, onRemove } = props;
  const words = useWords(PROGRAMME_WORDS);
  const fault = (name: string) => faultAt(faults, `${path}.${name}`);
  const { trigger, conditions = [] } = programme;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.triggers[trigger.kind]}
          actions={
            !isReadOnly && (
              <Button variant="icon" iconName="remove" ariaLabel={words.remove(programme.id)} onClick={onRemove} />
            )
          }
        >
          {programme.id}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <ColumnLayout columns={3}>
          <TextField
            label={words.id}
            hint={words.idHint}
            value={programme.id}
            fault={fault('id')}
            isReadOnly={isReadOnly}
            onChange={(id) => onChange({ ...programme, id })}
          />
          <ChoiceField<Purpose | ''>
            label={words.purpose}
            value={programme.purpose ?? ''}
            choices={[{ value: '', label: words.byTrigger }, ...choicesOf(words.purposes)]}
            fault={fault('purpose')}
            isReadOnly={isReadOnly}
            onChange={(purpose) => onChange(withOptional(programme, 'purpose', purpose === '' ? undefined : purpose))}
          />
          <ChoiceField
            label={words.trigger}
            value={trigger.kind}
            choices={choicesOf(words.triggers)}
            fault={faults.find((one) => one.path === `${path}.trigger`)?.message ?? fault('trigger.kind')}
            isReadOnly={isReadOnly}
            onChange={(kind) => onChange({ ...programme, trigger: freshTrigger(kind) })}
          />
        </ColumnLayout>
        <TriggerFields
          trigger={trigger}
          fault={(name) => fault(`trigger.${name}`)}
          isReadOnly={isReadOnly}
          onChange={(changed) => onChange({ ...programme, trigger: changed })}
        />
        <ExpandableSection headerText={words.details}>
          <SpaceBetween size="m">
            <ColumnLayout columns={3}>
              <NumberField
                label={words.skip}
                hint={words.skipHint}
                value={programme.skipIfBoughtWithinDays}
                fault={fault('skipIfBoughtWithinDays')}
                isReadOnly={isReadOnly}
                onChange={(days) => onChange({ ...programme, skipIfBoughtWithinDays: days ?? 0 })}
              />
              <NumberField
                label={words.coolDownDays}
                hint={words.coolDownHint}
                value={programme.coolDownDays}
                fault={fault('coolDownDays')}
                isReadOnly={isReadOnly}
                onChange={(days) => onChange(withOptional(programme, 'coolDownDays', days))}
              />
              <NumberField
                label={words.maxPerQuarter}
                value={programme.maxPerQuarter}
                fault={fault('maxPerQuarter')}
                isReadOnly={isReadOnly}
                onChange={(most) => onChange(withOptional(programme, 'maxPerQuarter', most))}
              />
              <NumberField
                label={words.priority}
                hint={words.priorityHint}
                value={programme.priority}
                fault={fault('priority')}
                isReadOnly={isReadOnly}
                onChange={(priority) => onChange(withOptional(programme, 'priority', priority))}
              />
              <ChoiceField
                label={words.script}
                value={programme.script ?? ''}
                choices={[{ value: '', label: words.noScript }, ...scripts.map((id) => ({ value: id, label: id }))]}
                fault={fault('script')}
                isReadOnly={isReadOnly}
                onChange={(script) => onChange(withOptional(programme, 'script', textOrNothing(script)))}
              />
              <ExitsField
                exits={programme.exitOn ?? []}
                fault={fault('exitOn')}
                isReadOnly={isReadOnly}
                onChange={(exits) =>
                  onChange(withOptional(programme, 'exitOn', exits.length === 0 ? undefined : exits))
                }
              />
            </ColumnLayout>
            <ConditionsEditor
              conditions={conditions}
              faults={faults}
              path={`${path}.conditions`}
              isReadOnly={isReadOnly}
              onChange={(changed) =>
                onChange(withOptional(programme, 'conditions', changed.length === 0 ? undefined : changed))
              }
            />
          </SpaceBetween>
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}
