import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { useState } from 'react';
import { useWords } from '../../language/language-context.ts';
import { Answered } from '../../parts/answered.tsx';
import type { ToldChange } from '../../parts/roll-back.tsx';
import { ChangesList } from './changes-list.tsx';
import type { Scopes } from './rules-answers.ts';
import { useVersionChanges } from './use-version-changes.ts';
import { PAGE_WORDS } from './words.ts';

interface VersionChangesProps {
  readonly change: ToldChange;
  readonly scopes: Scopes;
}

/** What differs between two versions in the language spoken; the two are read when somebody wants to see it. */
export function VersionChanges({ change, scopes }: VersionChangesProps) {
  const { draft: words } = useWords(PAGE_WORDS);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <ExpandableSection
      headerText={words.changes(change.changes.length)}
      expanded={isOpen}
      onChange={({ detail }) => setIsOpen(detail.expanded)}
    >
      {isOpen && <Difference change={change} scopes={scopes} />}
    </ExpandableSection>
  );
}

function Difference({ change: { from, to }, scopes }: VersionChangesProps) {
  return (
    <Answered of={useVersionChanges(from, to)}>
      {(changes) => <ChangesList changes={changes} scopes={scopes} />}
    </Answered>
  );
}
