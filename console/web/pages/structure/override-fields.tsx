import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Stage } from '../../../../shared/domain/stage.ts';
import { useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { faultAt } from '../../parts/fault-at.ts';
import { NamesField } from '../../parts/names-field.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { withOptional } from '../../parts/optional-field.ts';
import { TextField } from '../../parts/text-field.tsx';
import type { ToldFault } from '../../parts/told-fault.ts';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import { choicesOf } from '../../terms/terms.ts';
import type { TransitionOverride } from './structure-answers.ts';
import { STRUCTURE_WORDS } from './words.ts';

interface OverrideFieldsProps {
  readonly override: TransitionOverride;
  readonly path: string;
  readonly faults: readonly ToldFault[];
  readonly isReadOnly: boolean;
  readonly onChange: (override: TransitionOverride) => void;
}

const NUMBERS = ['promisedMinutes', 'delayMinutes', 'delayDays'] as const;

/** What one kind of transition says beyond its kind. */
export function OverrideFields({ override, path, faults, isReadOnly, onChange }: OverrideFieldsProps) {
  const words = useWords(STRUCTURE_WORDS);
  const stages = useWords(STAGE_TERMS);
  const fault = (name: string) => faultAt(faults, `${path}.${name}`);
  switch (override.kind) {
    case 'rest':
      return (
        <SpaceBetween size="xs">
          <TextField
            label={words.days}
            hint={words.daysHint}
            value={String(override.days)}
            fault={fault('days')}
            isReadOnly={isReadOnly}
            onChange={(text) => onChange({ ...override, days: restDaysIn(text) })}
          />
          <ChoiceField<Stage | ''>
            label={words.to}
            value={override.to ?? ''}
            choices={[{ value: '', label: words.usual }, ...choicesOf(stages)]}
            fault={fault('to')}
            isReadOnly={isReadOnly}
            onChange={(to) => onChange(withOptional(override, 'to', to === '' ? undefined : to))}
          />
        </SpaceBetween>
      );
    case 'advance':
      return (
        <SpaceBetween size="xs">
          {NUMBERS.filter(() => override.on !== 'sale').map((name) => (
            <NumberField
              key={name}
              label={words[name]}
              value={override[name]}
              fault={fault(name)}
              isReadOnly={isReadOnly}
              onChange={(value) => onChange(withOptional(override, name, value))}
            />
          ))}
          {override.on !== 'sale' && (
            <ChoiceField<'' | 'promised' | 'normal'>
              label={words.urgency}
              value={override.urgency ?? ''}
              choices={[
                { value: '', label: words.usual },
                { value: 'promised', label: words.promised },
                { value: 'normal', label: words.normal },
              ]}
              fault={fault('urgency')}
              isReadOnly={isReadOnly}
              onChange={(urgency) => onChange(withOptional(override, 'urgency', urgency === '' ? undefined : urgency))}
            />
          )}
          <NamesField
            label={words.factsOfTransition}
            hint={words.factsHint}
            names={override.facts ?? []}
            fault={fault('facts')}
            isReadOnly={isReadOnly}
            onChange={(facts) => onChange({ ...override, facts })}
          />
          <Checkbox
            checked={override.keepsAgent ?? false}
            readOnly={isReadOnly}
            onChange={({ detail }) => onChange({ ...override, keepsAgent: detail.checked })}
          >
            {words.keepsAgent}
          </Checkbox>
        </SpaceBetween>
      );
    case 'retry':
    case 'exhaust':
    case 'next-touch':
    case 'close':
      return null;
  }
}

type RestDays = Extract<TransitionOverride, { kind: 'rest' }>['days'];

/** As typed: the API says what is wrong with anything but days and the names of two rules. */
function restDaysIn(text: string): RestDays {
  return /^\d+$/.test(text) ? Number(text) : (text as RestDays);
}
