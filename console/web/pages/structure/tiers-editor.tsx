import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { TIER_NUMBERS } from '../../../../shared/domain/tier-number.ts';
import { useWords } from '../../language/language-context.ts';
import type { ToldFault } from '../../parts/told-fault.ts';
import { handoversOf, withFacts } from './required-facts.ts';
import type { StructureDocument, TransitionRow } from './structure-answers.ts';
import { TierForm } from './tier-form.tsx';
import { STRUCTURE_WORDS } from './words.ts';

interface TiersEditorProps {
  readonly document: StructureDocument;
  readonly rows: readonly TransitionRow[];
  readonly faults: readonly ToldFault[];
  readonly isReadOnly: boolean;
  readonly onChange: (document: StructureDocument) => void;
}

/** The tiers of the draft; there are one to three. */
export function TiersEditor({ document, rows, faults, isReadOnly, onChange }: TiersEditorProps) {
  const words = useWords(STRUCTURE_WORDS);
  const { tiers } = document;
  const mayRemove = !isReadOnly && tiers.length > 1;
  return (
    <SpaceBetween size="l">
      {tiers.map((tier, index) => (
        <TierForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its number
          key={index}
          tier={tier}
          index={index}
          handovers={handoversOf(tier.stages, rows)}
          scripts={Object.keys(document.scripts ?? {})}
          faults={faults}
          isReadOnly={isReadOnly}
          onChange={(changed) => onChange({ ...document, tiers: tiers.with(index, changed) })}
          onFacts={(handover, facts) => onChange(withFacts(document, handover, facts))}
          {...(mayRemove && { onRemove: () => onChange({ ...document, tiers: tiers.toSpliced(index, 1) }) })}
        />
      ))}
      {!isReadOnly && tiers.length < TIER_NUMBERS.length && (
        <Button
          iconName="add-plus"
          onClick={() => onChange({ ...document, tiers: [...tiers, { name: '', stages: [] }] })}
        >
          {words.addTier}
        </Button>
      )}
    </SpaceBetween>
  );
}
