import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../language/language-context.ts';
import { MomentField } from '../leads/moment-field.tsx';
import type { AskedFact } from './review-answers.ts';
import { SaidFields } from './said-fields.tsx';
import type { Settlement } from './settlement.ts';
import { REVIEW_WORDS } from './words.ts';

interface SettleFieldsProps {
  readonly value: Settlement;
  /** Whether a call led to the review: only then something can be said of it. */
  readonly hasCall: boolean;
  /** What the form of that call asks. */
  readonly asked: readonly AskedFact[];
  readonly onChange: (value: Settlement) => void;
}

/** The ways out of review, with what each needs to be told. */
export function SettleFields({ value, hasCall, asked, onChange }: SettleFieldsProps) {
  const words = useWords(REVIEW_WORDS);
  const ways: readonly { readonly value: Settlement['kind']; readonly label: string; readonly description?: string }[] =
    [
      { value: 'say', label: words.say, description: hasCall ? words.sayHint : words.noCall },
      { value: 'call-again', label: words.callAgain, description: words.callAgainHint },
      { value: 'call-again-at', label: words.callAgainAt },
      { value: 'not-interested', label: words.close },
      { value: 'not-qualified', label: words.closeUnqualified },
    ];
  return (
    <SpaceBetween size="m">
      <FormField label={words.what}>
        <RadioGroup
          value={value.kind}
          items={ways.map((way) => ({ ...way, disabled: way.value === 'say' && !hasCall }))}
          onChange={({ detail }) => {
            const chosen = ways.find((way) => way.value === detail.value);
            if (chosen !== undefined) onChange({ ...value, kind: chosen.value });
          }}
        />
      </FormField>
      {value.kind === 'call-again-at' && <MomentField value={value.at} onChange={(at) => onChange({ ...value, at })} />}
      {value.kind === 'say' && <SaidFields value={value} asked={asked} onChange={onChange} />}
    </SpaceBetween>
  );
}
