import ColumnLayout from '@cloudscape-design/components/column-layout';
import type { ReactNode } from 'react';
import { useWords } from '../../language/language-context.ts';
import { NamesField } from '../../parts/names-field.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { Condition } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

interface ConditionFieldsProps {
  readonly condition: Condition;
  readonly fault: (name: string) => string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (condition: Condition) => void;
}

/** What a condition of its kind is told. */
export function ConditionFields({ condition, fault, isReadOnly, onChange }: ConditionFieldsProps): ReactNode {
  const words = useWords(PROGRAMME_WORDS);
  const attribute = 'attribute' in condition && (
    <TextField
      label={words.conditionAttribute}
      value={condition.attribute}
      fault={fault('attribute')}
      isReadOnly={isReadOnly}
      onChange={(name) => onChange({ ...condition, attribute: name })}
    />
  );
  switch (condition.kind) {
    case 'attribute-exists':
      return attribute;
    case 'attribute-is':
    case 'attribute-is-not':
      return (
        <ColumnLayout columns={2}>
          {attribute}
          <TextField
            label={words.value}
            value={condition.value}
            fault={fault('value')}
            isReadOnly={isReadOnly}
            onChange={(value) => onChange({ ...condition, value })}
          />
        </ColumnLayout>
      );
    case 'attribute-in':
      return (
        <ColumnLayout columns={2}>
          {attribute}
          <NamesField
            label={words.values}
            names={condition.values}
            fault={fault('values')}
            isReadOnly={isReadOnly}
            onChange={(values) => onChange({ ...condition, values })}
          />
        </ColumnLayout>
      );
    case 'attribute-at-least':
    case 'attribute-at-most':
    case 'orders-at-least':
    case 'order-total-at-least':
      return (
        <ColumnLayout columns={2}>
          {attribute}
          <NumberField
            label={words.value}
            value={condition.value}
            fault={fault('value')}
            isReadOnly={isReadOnly}
            onChange={(value) => onChange({ ...condition, value: value ?? 0 })}
          />
        </ColumnLayout>
      );
  }
}
