import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../../language/language-context.ts';
import { membersOf } from '../../../rules/written-value.ts';
import { PAGE_WORDS } from '../words.ts';
import { ChoiceControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import { Labelled } from './labelled.tsx';
import { NumberInput } from './number-input.tsx';

const USUAL_REST_DAYS = 90;

/** What becomes of a lead whose calls are spent. */
export function ExhaustControl({ name, value, isWrong, describedBy, onChange }: ControlProps) {
  const page = useWords(PAGE_WORDS);
  const { kind, days } = membersOf(value);
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="end">
      <Labelled label={page.action}>
        <ChoiceControl
          name={page.of(name, page.action)}
          value={kind}
          isWrong={() => isWrong('kind')}
          describedBy={describedBy}
          options={['close', 'nurture', 'next-cycle']}
          onChange={(chosen) =>
            onChange(chosen === 'nurture' ? { kind: chosen, days: days ?? USUAL_REST_DAYS } : { kind: chosen })
          }
        />
      </Labelled>
      {kind === 'nurture' && (
        <Labelled label={page.restDays}>
          <NumberInput
            name={page.of(name, page.restDays)}
            value={days}
            isInvalid={isWrong('days')}
            describedBy={describedBy}
            onChange={(typed) => onChange({ kind, days: typed })}
          />
        </Labelled>
      )}
    </SpaceBetween>
  );
}
