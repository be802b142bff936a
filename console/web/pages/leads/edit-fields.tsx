import ColumnLayout from '@cloudscape-design/components/column-layout';
import { useWords } from '../../language/language-context.ts';
import { TextField } from '../../parts/text-field.tsx';
import { DEED_WORDS } from './deed-words.ts';
import type { EditedLead, LeadEdits } from './edited-lead.ts';

interface EditFieldsProps {
  readonly value: EditedLead;
  /** Told only what was written now. */
  readonly onChange: (edits: LeadEdits) => void;
}

export function EditFields({ value, onChange }: EditFieldsProps) {
  const words = useWords(DEED_WORDS);
  const put = (member: Exclude<keyof EditedLead, 'attributes'>) => (text: string) => onChange({ [member]: text });
  return (
    <ColumnLayout columns={2}>
      <TextField label={words.name} value={value.name} onChange={put('name')} />
      <TextField label={words.externalId} value={value.externalId} onChange={put('externalId')} />
      <TextField label={words.timezone} hint={words.timezoneHint} value={value.timezone} onChange={put('timezone')} />
      <TextField
        label={words.windowStart}
        hint={words.windowHint}
        value={value.windowStart}
        onChange={put('windowStart')}
      />
      <TextField label={words.windowEnd} value={value.windowEnd} onChange={put('windowEnd')} />
      {Object.entries(value.attributes).map(([name, text]) => (
        <TextField
          key={name}
          label={words.attribute(name)}
          hint={words.attributeHint}
          value={text}
          onChange={(changed) => onChange({ attributes: { [name]: changed } })}
        />
      ))}
    </ColumnLayout>
  );
}
