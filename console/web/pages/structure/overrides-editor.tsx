import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { OVERRIDABLE_CAUSES } from '../../../../shared/domain/overridable-causes.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { CHANGE_WORDS } from '../../parts/change-words.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { faultAt } from '../../parts/fault-at.ts';
import type { ToldFault } from '../../parts/told-fault.ts';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import { choicesOf } from '../../terms/terms.ts';
import { freshOverride, ofKind } from './override-choices.ts';
import { OverrideFields } from './override-fields.tsx';
import type { TransitionOverride } from './structure-answers.ts';
import { causeText } from './transition-telling.ts';
import { STRUCTURE_WORDS } from './words.ts';

interface OverridesEditorProps {
  readonly overrides: readonly TransitionOverride[];
  readonly faults: readonly ToldFault[];
  readonly isReadOnly: boolean;
  readonly onChange: (overrides: readonly TransitionOverride[]) => void;
}

/** The company's own transitions as a table: each row says what follows one outcome in one stage. */
export function OverridesEditor({ overrides, faults, isReadOnly, onChange }: OverridesEditorProps) {
  const words = useWords(STRUCTURE_WORDS);
  const { remove } = useWords(CHANGE_WORDS);
  const { language } = useLanguage();
  const items = overrides.map((override, index) => ({ override, index, path: `transitions.${index}` }));
  type Item = (typeof items)[number];
  const change = ({ index }: Item, changed: TransitionOverride) => onChange(overrides.with(index, changed));
  const nameOf = ({ override: { from, on } }: Item) => `${STAGE_TERMS[language][from]}, ${causeText(on, language)}`;
  return (
    <Table
      wrapLines
      header={
        <Header
          variant="h2"
          description={words.ownHint}
          actions={
            !isReadOnly && (
              <Button iconName="add-plus" onClick={() => onChange([...overrides, freshOverride(overrides)])}>
                {words.addTransition}
              </Button>
            )
          }
        >
          {words.own}
        </Header>
      }
      empty={words.noOwn}
      items={items}
      trackBy="path"
      columnDefinitions={[
        {
          id: 'from',
          header: words.from,
          verticalAlign: 'top',
          cell: (item) => (
            <ChoiceField
              label={words.from}
              value={item.override.from}
              choices={choicesOf(STAGE_TERMS[language])}
              fault={faultAt(faults, `${item.path}.from`)}
              isReadOnly={isReadOnly}
              onChange={(from) => change(item, { ...item.override, from })}
            />
          ),
        },
        {
          id: 'on',
          header: words.on,
          verticalAlign: 'top',
          cell: (item) => (
            <ChoiceField
              label={words.on}
              value={item.override.on}
              choices={OVERRIDABLE_CAUSES.map((value) => ({ value, label: causeText(value, language) }))}
              fault={faultAt(faults, `${item.path}.on`)}
              isReadOnly={isReadOnly}
              onChange={(on) => change(item, { ...item.override, on })}
            />
          ),
        },
        {
          id: 'kind',
          header: words.kind,
          verticalAlign: 'top',
          cell: (item) => (
            <ChoiceField
              label={words.kind}
              value={item.override.kind}
              choices={choicesOf(words.kinds)}
              fault={faultAt(faults, `${item.path}.kind`) ?? faults.find(({ path }) => path === item.path)?.message}
              isReadOnly={isReadOnly}
              onChange={(kind) => change(item, ofKind(item.override, kind))}
            />
          ),
        },
        {
          id: 'details',
          header: words.details,
          cell: (item) => (
            <OverrideFields
              override={item.override}
              path={item.path}
              faults={faults}
              isReadOnly={isReadOnly}
              onChange={(changed) => change(item, changed)}
            />
          ),
        },
        ...(isReadOnly
          ? []
          : [
              {
                id: 'remove',
                header: remove,
                verticalAlign: 'top' as const,
                cell: (item: Item) => (
                  <Button
                    variant="icon"
                    iconName="remove"
                    ariaLabel={words.removeTransition(nameOf(item))}
                    onClick={() => onChange(overrides.toSpliced(item.index, 1))}
                  />
                ),
              },
            ]),
      ]}
    />
  );
}
