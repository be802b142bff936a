import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import type { ReactNode } from 'react';
import { useWords } from '../../language/language-context.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { withOptional } from '../../parts/optional-field.ts';
import { TextField } from '../../parts/text-field.tsx';
import { NumbersField } from './numbers-field.tsx';
import type { Trigger } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

interface TriggerFieldsProps {
  readonly trigger: Trigger;
  readonly fault: (name: string) => string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (trigger: Trigger) => void;
}

/** What a trigger of its kind is told. */
export function TriggerFields({ trigger, fault, isReadOnly, onChange }: TriggerFieldsProps): ReactNode {
  const words = useWords(PROGRAMME_WORDS);
  const attribute = 'attribute' in trigger && (
    <TextField
      label={words.attribute}
      hint={words.attributeHint}
      value={trigger.attribute}
      fault={fault('attribute')}
      isReadOnly={isReadOnly}
      onChange={(name) => onChange({ ...trigger, attribute: name })}
    />
  );
  switch (trigger.kind) {
    case 'after-sale':
    case 'after-purchase':
    case 'every':
      return (
        <NumberField
          label={words.days}
          value={trigger.days}
          fault={fault('days')}
          isReadOnly={isReadOnly}
          onChange={(days) => onChange({ ...trigger, days: days ?? 0 })}
        />
      );
    case 'after-silence':
      return (
        <ColumnLayout columns={3}>
          <NumberField
            label={words.days}
            value={trigger.days}
            fault={fault('days')}
            isReadOnly={isReadOnly}
            onChange={(days) => onChange({ ...trigger, days: days ?? 0 })}
          />
          <NumberField
            label={words.againDays}
            value={trigger.againDays}
            fault={fault('againDays')}
            isReadOnly={isReadOnly}
            onChange={(againDays) => onChange(withOptional(trigger, 'againDays', againDays))}
          />
        </ColumnLayout>
      );
    case 'order-interval':
      return (
        <ColumnLayout columns={3}>
          <NumbersField
            label={words.times}
            hint={words.timesHint}
            numbers={trigger.times}
            fault={fault('times')}
            isReadOnly={isReadOnly}
            onChange={(times) => onChange({ ...trigger, times })}
          />
          <NumberField
            label={words.atLeastOrders}
            value={trigger.atLeastOrders}
            fault={fault('atLeastOrders')}
            isReadOnly={isReadOnly}
            onChange={(atLeastOrders) => onChange({ ...trigger, atLeastOrders: atLeastOrders ?? 0 })}
          />
          <NumberField
            label={words.fallbackDays}
            value={trigger.fallbackDays}
            fault={fault('fallbackDays')}
            isReadOnly={isReadOnly}
            onChange={(fallbackDays) => onChange(withOptional(trigger, 'fallbackDays', fallbackDays))}
          />
        </ColumnLayout>
      );
    case 'contract-end':
      return (
        <ColumnLayout columns={3}>
          {attribute}
          <NumbersField
            label={words.daysBefore}
            hint={words.daysBeforeHint}
            numbers={trigger.daysBefore}
            fault={fault('daysBefore')}
            isReadOnly={isReadOnly}
            onChange={(daysBefore) => onChange({ ...trigger, daysBefore })}
          />
        </ColumnLayout>
      );
    case 'after-case':
      return (
        <ColumnLayout columns={3}>
          <NumberField
            label={words.days}
            value={trigger.days}
            fault={fault('days')}
            isReadOnly={isReadOnly}
            onChange={(days) => onChange(withOptional(trigger, 'days', days))}
          />
          <NumberField
            label={words.hours}
            value={trigger.hours}
            fault={fault('hours')}
            isReadOnly={isReadOnly}
            onChange={(hours) => onChange(withOptional(trigger, 'hours', hours))}
          />
        </ColumnLayout>
      );
    case 'on-date':
      return (
        <ColumnLayout columns={3}>
          {attribute}
          <NumberField
            label={words.daysBefore}
            value={trigger.daysBefore}
            fault={fault('daysBefore')}
            isReadOnly={isReadOnly}
            onChange={(daysBefore) => onChange(withOptional(trigger, 'daysBefore', daysBefore))}
          />
          <Checkbox
            checked={trigger.yearly ?? false}
            readOnly={isReadOnly}
            onChange={({ detail }) => onChange({ ...trigger, yearly: detail.checked })}
          >
            {words.yearly}
          </Checkbox>
        </ColumnLayout>
      );
  }
}
