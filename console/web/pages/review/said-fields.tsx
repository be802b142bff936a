import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { DISPOSITION_CODES } from '../../../../shared/domain/outcome.ts';
import { useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { OUTCOME_TERMS } from '../../terms/outcome-terms.ts';
import type { Settlement } from './settlement.ts';
import { REVIEW_WORDS } from './words.ts';

interface SaidFieldsProps {
  readonly value: Settlement;
  readonly onChange: (value: Settlement) => void;
}

const FACT_ROWS = 3;

/** What an agent would have said of the call. */
export function SaidFields({ value, onChange }: SaidFieldsProps) {
  const words = useWords(REVIEW_WORDS);
  const outcomes = useWords(OUTCOME_TERMS);
  return (
    <SpaceBetween size="m">
      <ChoiceField
        label={words.outcome}
        value={value.disposition}
        choices={DISPOSITION_CODES.map((code) => ({ value: code, label: outcomes[code] }))}
        onChange={(disposition) => onChange({ ...value, disposition })}
      />
      {value.disposition === 'sale' && (
        <>
          <NumberField
            label={words.orderValue}
            value={value.orderValue}
            onChange={(orderValue) => onChange({ ...value, orderValue })}
          />
          <TextField
            label={words.orderId}
            value={value.orderId}
            onChange={(orderId) => onChange({ ...value, orderId })}
          />
        </>
      )}
      {value.disposition === 'callback-requested' && (
        <TextField
          label={words.callbackAt}
          hint={words.callbackHint}
          value={value.callbackAt}
          onChange={(callbackAt) => onChange({ ...value, callbackAt })}
        />
      )}
      <FormField label={words.facts} constraintText={words.factsHint} stretch>
        <Textarea
          rows={FACT_ROWS}
          value={value.facts}
          onChange={({ detail }) => onChange({ ...value, facts: detail.value })}
        />
      </FormField>
      <TextField
        label={words.noteForNext}
        value={value.noteForNext}
        onChange={(noteForNext) => onChange({ ...value, noteForNext })}
      />
    </SpaceBetween>
  );
}
