import ColumnLayout from '@cloudscape-design/components/column-layout';
import type { Stage } from '../../../../shared/domain/stage.ts';
import { TARGET_STAGE } from '../../../../shared/domain/target-stage.ts';
import { useWords } from '../../language/language-context.ts';
import { faultAt } from '../../parts/fault-at.ts';
import { NumberField } from '../../parts/number-field.tsx';
import { withOptional } from '../../parts/optional-field.ts';
import type { ToldFault } from '../../parts/told-fault.ts';
import type { TierTargets } from './structure-answers.ts';
import { STRUCTURE_WORDS } from './words.ts';

const TARGETS = Object.keys(TARGET_STAGE) as readonly (keyof TierTargets)[];

interface TargetsFieldsProps {
  readonly stages: readonly Stage[];
  readonly targets: TierTargets;
  readonly faults: readonly ToldFault[];
  readonly path: string;
  readonly isReadOnly: boolean;
  readonly onChange: (targets: TierTargets) => void;
}

/** The targets that the stages of a tier may have, and those that stand there although they may not. */
export function TargetsFields({ stages, targets, faults, path, isReadOnly, onChange }: TargetsFieldsProps) {
  const words = useWords(STRUCTURE_WORDS);
  const shown = TARGETS.filter((name) => stages.includes(TARGET_STAGE[name]) || targets[name] !== undefined);
  return (
    <ColumnLayout columns={3}>
      {shown.map((name) => (
        <NumberField
          key={name}
          label={words.target[name]}
          value={targets[name]}
          fault={faultAt(faults, `${path}.${name}`)}
          isReadOnly={isReadOnly}
          onChange={(value) => onChange(withOptional(targets, name, value))}
        />
      ))}
    </ColumnLayout>
  );
}
