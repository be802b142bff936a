import ColumnLayout from '@cloudscape-design/components/column-layout';
import { useWords } from '../../language/language-context.ts';
import { textOrNothing, withOptional } from '../../parts/optional-field.ts';
import { TextAreaField } from '../../parts/text-area-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { StructureTier } from './structure-answers.ts';
import { STRUCTURE_WORDS } from './words.ts';

const IDS = ['queueId', 'routingProfileId', 'contactFlowId'] as const;

interface EquipmentFieldsProps {
  readonly tier: StructureTier;
  readonly fault: (name: string) => string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (tier: StructureTier) => void;
}

export function EquipmentFields({ tier, fault, isReadOnly, onChange }: EquipmentFieldsProps) {
  const words = useWords(STRUCTURE_WORDS);
  return (
    <ColumnLayout columns={2}>
      {IDS.map((name) => (
        <TextField
          key={name}
          label={words[name]}
          value={tier[name]}
          fault={fault(name)}
          isReadOnly={isReadOnly}
          onChange={(value) => onChange(withOptional(tier, name, textOrNothing(value)))}
        />
      ))}
      <TextAreaField
        label={words.callerNumbers}
        hint={words.callerNumbersHint}
        value={(tier.callerNumbers ?? []).join('\n')}
        fault={fault('callerNumbers')}
        isReadOnly={isReadOnly}
        onChange={(text) => onChange(withOptional(tier, 'callerNumbers', textOrNothing(text)?.split('\n')))}
      />
    </ColumnLayout>
  );
}
