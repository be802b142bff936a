import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useRef } from 'react';
import { useWords } from '../../../language/language-context.ts';
import { withItem, withoutItem } from '../../../rules/written-value.ts';
import { RULE_WORDS } from '../../../terms/rule-words.ts';
import { PAGE_WORDS } from '../words.ts';

interface ItemListProps {
  readonly name: string;
  readonly items: readonly unknown[];
  /** What is added. */
  readonly fresh: unknown;
  readonly onChange: (items: readonly unknown[]) => void;
  readonly children: (item: unknown, index: number, change: (item: unknown) => void) => ReactNode;
}

/** A list of things that are written one beside the other, with adding and removing. */
export function ItemList({ name, items, fresh, onChange, children }: ItemListProps) {
  const page = useWords(PAGE_WORDS);
  const words = useWords(RULE_WORDS);
  const add = useRef<ButtonProps.Ref>(null);
  return (
    <SpaceBetween size="xxs">
      {items.length === 0 && <span>{words.none}</span>}
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is nothing but its place in the list.
        <SpaceBetween key={index} direction="horizontal" size="xxs" alignItems="end">
          {children(item, index + 1, (changed) => onChange(withItem(items, index, changed)))}
          <Button
            iconName="remove"
            variant="icon"
            ariaLabel={page.remove(name, index + 1)}
            onClick={() => {
              onChange(withoutItem(items, index));
              add.current?.focus();
            }}
          />
        </SpaceBetween>
      ))}
      <Button ref={add} variant="inline-link" ariaLabel={page.addOf(name)} onClick={() => onChange([...items, fresh])}>
        {page.add}
      </Button>
    </SpaceBetween>
  );
}
