import Input from '@cloudscape-design/components/input';
import { useWords } from '../../../language/language-context.ts';
import { itemsOf, membersOf, textOf, withMember } from '../../../rules/written-value.ts';
import { PAGE_WORDS } from '../words.ts';
import type { ControlProps } from './control-props.ts';
import { ItemList } from './item-list.tsx';
import { Labelled } from './labelled.tsx';

const PARTS = ['date', 'country', 'region'] as const;

/** Closed dates, each with the country and region that it holds in. */
export function DatesControl({ name, value, isWrong, describedBy, onChange }: ControlProps) {
  const page = useWords(PAGE_WORDS);
  const hints = { date: '2026-12-24', country: page.countryHint, region: page.regionHint };
  return (
    <ItemList name={name} items={itemsOf(value)} fresh={{ date: '' }} onChange={onChange}>
      {(item, index, change) =>
        PARTS.map((part) => (
          <Labelled key={part} label={page[part]} hint={hints[part]}>
            <Input
              ariaLabel={page.itemPart(name, index, page[part])}
              value={textOf(membersOf(item)[part])}
              invalid={isWrong(`${index - 1}.${part}`)}
              ariaDescribedby={describedBy}
              onChange={({ detail }) => {
                const text = part === 'date' ? detail.value.trim() : detail.value.trim().toUpperCase();
                change(part === 'date' ? { ...membersOf(item), date: text } : withMember(membersOf(item), part, text));
              }}
            />
          </Labelled>
        ))
      }
    </ItemList>
  );
}
