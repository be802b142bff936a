import SpaceBetween from '@cloudscape-design/components/space-between';
import { DISPOSITION_CODES } from '../../../../shared/domain/outcome.ts';
import { useWords } from '../../language/language-context.ts';
import type { Language } from '../../language/words.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { OUTCOME_TERMS } from '../../terms/outcome-terms.ts';
import type { AskedFact } from './review-answers.ts';
import { isMissing, type Settlement } from './settlement.ts';
import { REVIEW_WORDS } from './words.ts';

interface SaidFieldsProps {
  readonly value: Settlement;
  /** What the form of the call asks. */
  readonly asked: readonly AskedFact[];
  readonly onChange: (value: Settlement) => void;
}

/** As the agent's form takes them. */
const LONGEST_FACT = 500;

/** What an agent would have said of the call. */
export function SaidFields({ value, asked, onChange }: SaidFieldsProps) {
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
      {asked.map((fact) => (
        <TextField
          key={fact.name}
          label={fact.question ?? words.findOut(fact.name.replaceAll('_', ' '))}
          hint={factHint(fact, words)}
          fault={isMissing(fact, value) ? words.factMissing : undefined}
          value={value.facts[fact.name]}
          longest={LONGEST_FACT}
          onChange={(text) => onChange({ ...value, facts: { ...value.facts, [fact.name]: text } })}
        />
      ))}
      <TextField
        label={words.noteForNext}
        value={value.noteForNext}
        onChange={(noteForNext) => onChange({ ...value, noteForNext })}
      />
    </SpaceBetween>
  );
}

function factHint({ known }: AskedFact, words: (typeof REVIEW_WORDS)[Language]): string {
  return known === undefined ? words.factHint : words.factKnown(known);
}
