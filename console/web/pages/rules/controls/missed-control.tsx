import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../../language/language-context.ts';
import { membersOf } from '../../../rules/written-value.ts';
import { PAGE_WORDS } from '../words.ts';
import { ChoiceControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import { Labelled } from './labelled.tsx';
import { NumberInput } from './number-input.tsx';

/** What follows a callback that does not reach the customer. */
export function MissedControl({ name, value, isWrong, describedBy, onChange }: ControlProps) {
  const page = useWords(PAGE_WORDS);
  const rule = membersOf(value);
  const change = (part: string, changed: unknown) => onChange({ ...rule, [part]: changed });
  return (
    <SpaceBetween direction="horizontal" size="xs" alignItems="end">
      <Labelled label={page.tries}>
        <NumberInput
          name={page.of(name, page.tries)}
          value={rule['tries']}
          isInvalid={isWrong('tries')}
          describedBy={describedBy}
          onChange={(typed) => change('tries', typed)}
        />
      </Labelled>
      <Labelled label={page.againAfter}>
        <NumberInput
          name={page.of(name, page.againAfter)}
          value={rule['againAfterMinutes']}
          isInvalid={isWrong('againAfterMinutes')}
          describedBy={describedBy}
          onChange={(typed) => change('againAfterMinutes', typed)}
        />
      </Labelled>
      <Labelled label={page.then}>
        <ChoiceControl
          name={page.of(name, page.then)}
          value={rule['then']}
          isWrong={() => isWrong('then')}
          describedBy={describedBy}
          options={['no-answer', 'review']}
          onChange={(then) => change('then', then)}
        />
      </Labelled>
    </SpaceBetween>
  );
}
