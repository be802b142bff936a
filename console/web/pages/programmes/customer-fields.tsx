import ColumnLayout from '@cloudscape-design/components/column-layout';
import { useWords } from '../../language/language-context.ts';
import { DayField } from '../../parts/day-field.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { type AssumedCustomer, datedAttributes, dateIn } from './assumed-customer.ts';
import type { Programme } from './programme-answers.ts';
import { PROGRAMME_WORDS } from './words.ts';

interface CustomerFieldsProps {
  readonly customer: AssumedCustomer;
  readonly programmes: readonly Programme[];
  readonly onChange: (customer: AssumedCustomer) => void;
}

/** What the programmes count from, and nothing that they do not. */
export function CustomerFields({ customer, programmes, onChange }: CustomerFieldsProps) {
  const words = useWords(PROGRAMME_WORDS);
  const has = (kind: Programme['trigger']['kind']) => programmes.some(({ trigger }) => trigger.kind === kind);
  const set = (fields: Partial<AssumedCustomer>) => onChange({ ...customer, ...fields });
  return (
    <ColumnLayout columns={4}>
      <DayField
        label={words.purchasedOn}
        value={customer.purchasedOn}
        onChange={(purchasedOn) => set({ purchasedOn })}
      />
      {has('order-interval') && (
        <NumberField
          label={words.orderEveryDays}
          value={customer.orderEveryDays}
          onChange={(orderEveryDays) => set({ orderEveryDays })}
        />
      )}
      {has('after-case') && (
        <DayField
          label={words.caseClosedOn}
          value={customer.caseClosedOn}
          onChange={(caseClosedOn) => set({ caseClosedOn })}
        />
      )}
      {datedAttributes(programmes).map((attribute) => (
        <DayField
          key={attribute}
          label={words.dateIn(attribute)}
          value={dateIn(customer, attribute)}
          onChange={(date) => set({ dates: { ...customer.dates, [attribute]: date } })}
        />
      ))}
      <TextField label={words.zone} value={customer.zone} onChange={(zone) => set({ zone })} />
      <NumberField label={words.months} value={customer.months} onChange={(months) => set({ months: months ?? 1 })} />
    </ColumnLayout>
  );
}
