import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRef } from 'react';
import { useWords } from '../../../language/language-context.ts';
import { RULE_WORDS } from '../../../terms/rule-words.ts';
import { PAGE_WORDS } from '../words.ts';
import './windows-control.css';
import { itemsOf, membersOf, textOf, withItem, withoutItem } from '../../../rules/written-value.ts';
import type { ControlProps } from './control-props.ts';

const USUAL = { start: '09:00', end: '18:00' };

/** Windows of the clock, `HH:MM` to `HH:MM`; `24:00` ends a day, which no input of the browser for times can say. */
export function WindowsControl({ name, value, isWrong, describedBy, onChange }: ControlProps) {
  const page = useWords(PAGE_WORDS);
  const words = useWords(RULE_WORDS);
  const windows = itemsOf(value);
  const add = useRef<ButtonProps.Ref>(null);
  const change = (index: number, part: 'start' | 'end', text: string) =>
    onChange(withItem(windows, index, { ...membersOf(windows[index]), [part]: text }));
  return (
    <SpaceBetween size="xxs">
      {windows.length === 0 && <span>{words.closed}</span>}
      {windows.map((window, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a window is nothing but its place in the list.
        <SpaceBetween key={index} direction="horizontal" size="xxs" alignItems="center">
          <TimeText
            label={page.start(name, index + 1)}
            value={textOf(membersOf(window)['start'])}
            isInvalid={isWrong(`${index}.start`)}
            describedBy={describedBy}
            onChange={(text) => change(index, 'start', text)}
          />
          <span>{page.to}</span>
          <TimeText
            label={page.end(name, index + 1)}
            value={textOf(membersOf(window)['end'])}
            isInvalid={isWrong(`${index}.end`)}
            describedBy={describedBy}
            onChange={(text) => change(index, 'end', text)}
          />
          <Button
            iconName="remove"
            variant="icon"
            ariaLabel={page.removeWindow(name, index + 1)}
            onClick={() => {
              onChange(withoutItem(windows, index));
              add.current?.focus();
            }}
          />
        </SpaceBetween>
      ))}
      <Button
        ref={add}
        variant="inline-link"
        ariaLabel={page.addWindowOf(name)}
        onClick={() => onChange([...windows, USUAL])}
      >
        {page.addWindow}
      </Button>
    </SpaceBetween>
  );
}

interface TimeTextProps {
  readonly label: string;
  readonly value: string;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
}

function TimeText({ label, value, isInvalid, describedBy, onChange }: TimeTextProps) {
  return (
    <div className="tierline-time">
      <Input
        ariaLabel={label}
        value={value}
        placeholder="HH:MM"
        invalid={isInvalid}
        ariaDescribedby={describedBy}
        onChange={({ detail }) => onChange(detail.value.trim())}
      />
    </div>
  );
}
