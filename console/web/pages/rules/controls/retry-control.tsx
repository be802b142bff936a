import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useWords } from '../../../language/language-context.ts';
import { itemsOf, membersOf, numberTyped, withMember } from '../../../rules/written-value.ts';
import { PAGE_WORDS } from '../words.ts';
import { ChoiceControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import { Labelled } from './labelled.tsx';
import { NumberInput } from './number-input.tsx';

/** When a call is made again after one outcome. */
export function RetryControl({ name, value, isWrong, describedBy, onChange }: ControlProps) {
  const page = useWords(PAGE_WORDS);
  const rule = membersOf(value);
  const [delays, setDelays] = useState(() => itemsOf(rule['delaysMinutes']).join(', '));
  const change = (part: string, changed: unknown) => onChange(withMember(rule, part, changed));
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="start">
      <Labelled label={page.delays} hint={page.delaysHint}>
        <Input
          ariaLabel={page.of(name, page.delays)}
          value={delays}
          invalid={isWrong('delaysMinutes')}
          ariaDescribedby={describedBy}
          onChange={({ detail }) => {
            setDelays(detail.value);
            change('delaysMinutes', delaysIn(detail.value));
          }}
        />
      </Labelled>
      <Labelled label={page.maxCount}>
        <NumberInput
          name={page.of(name, page.maxCount)}
          value={rule['maxCount']}
          isInvalid={isWrong('maxCount')}
          describedBy={describedBy}
          onChange={(typed) => change('maxCount', typed)}
        />
      </Labelled>
      <Labelled label={page.next}>
        <ChoiceControl
          name={page.of(name, page.next)}
          value={rule['next']}
          isWrong={() => isWrong('next')}
          describedBy={describedBy}
          options={['same-number', 'next-number']}
          onChange={(next) => change('next', next)}
        />
      </Labelled>
      <Labelled label={page.clock}>
        <ChoiceControl
          name={page.of(name, page.clock)}
          value={rule['clock'] ?? 'wall'}
          isWrong={() => isWrong('clock')}
          describedBy={describedBy}
          options={['wall', 'callable']}
          onChange={(clock) => change('clock', clock)}
        />
      </Labelled>
    </SpaceBetween>
  );
}

function delaysIn(text: string): readonly (number | string)[] {
  return text
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map(numberTyped);
}
