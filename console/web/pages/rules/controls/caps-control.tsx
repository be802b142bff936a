import { useWords } from '../../../language/language-context.ts';
import { itemsOf, membersOf } from '../../../rules/written-value.ts';
import { PAGE_WORDS } from '../words.ts';
import { ChoiceControl } from './choice-control.tsx';
import type { ControlProps } from './control-props.ts';
import { ItemList } from './item-list.tsx';
import { Labelled } from './labelled.tsx';
import { NumberInput } from './number-input.tsx';

const USUAL = { count: 3, windowHours: 24 };
const PARTS = ['count', 'windowHours'] as const;

/** So many calls in so many hours, over all numbers of a lead or for each by itself. */
export function CapsControl({ name, value, isWrong, describedBy, onChange }: ControlProps) {
  const page = useWords(PAGE_WORDS);
  return (
    <ItemList name={name} items={itemsOf(value)} fresh={USUAL} onChange={onChange}>
      {(item, index, change) => {
        const cap = membersOf(item);
        return (
          <>
            {PARTS.map((part) => (
              <Labelled key={part} label={page[part]}>
                <NumberInput
                  name={page.itemPart(name, index, page[part])}
                  value={cap[part]}
                  isInvalid={isWrong(`${index - 1}.${part}`)}
                  describedBy={describedBy}
                  onChange={(typed) => change({ ...cap, [part]: typed })}
                />
              </Labelled>
            ))}
            <Labelled label={page.per}>
              <ChoiceControl
                name={page.itemPart(name, index, page.per)}
                value={cap['per'] ?? 'lead'}
                isWrong={() => isWrong(`${index - 1}.per`)}
                describedBy={describedBy}
                options={['lead', 'number']}
                onChange={(per) => change({ ...cap, per })}
              />
            </Labelled>
          </>
        );
      }}
    </ItemList>
  );
}
