import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useWords } from '../../language/language-context.ts';
import { type Group, RULE_ROWS } from '../../rules/rule-fields.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import { CallingWeek } from './calling-week.tsx';
import { faultsBelow, ownValue, type RuleForm } from './rule-form.ts';
import { Setting } from './setting.tsx';
import { PAGE_WORDS } from './words.ts';

interface RuleGroupProps {
  readonly group: Group;
  readonly form: RuleForm;
}

/** The form of rules that belong together. A group with faults opens by itself. */
export function RuleGroup({ group, form }: RuleGroupProps) {
  const page = useWords(PAGE_WORDS);
  const words = useWords(RULE_WORDS);
  const [isOpen, setIsOpen] = useState(group === 'hours');
  const rows = RULE_ROWS.filter((row) => row.group === group);
  const week = rows.filter(({ field }) => field === 'callWindows');
  const count = rows.filter((row) => ownValue(form, row) !== undefined).length;
  const hasFaults = rows.some(({ field }) => faultsBelow(form.faults, form.level, field).length > 0);
  const isShown = isOpen || hasFaults;
  const field = rows[0]?.field;
  return (
    <ExpandableSection
      variant="container"
      headingTagOverride="h2"
      headerText={words.groups[group]}
      headerDescription={count === 0 ? '' : page.setCount(count)}
      expanded={isShown}
      onChange={({ detail }) => setIsOpen(detail.expanded)}
    >
      {isShown && (
        <SpaceBetween size="l">
          {week.length > 0 && <CallingWeek form={form} rows={week} />}
          {(group === 'retry' || group === 'callback') && field !== undefined && <p>{words.hints[field]}</p>}
          {rows
            .filter((row) => !week.includes(row))
            .map((row) => (
              <Setting key={`${row.path} ${JSON.stringify(form.level)}`} form={form} row={row} />
            ))}
        </SpaceBetween>
      )}
    </ExpandableSection>
  );
}
