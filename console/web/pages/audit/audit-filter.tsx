import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { choicesOf } from '../../terms/terms.ts';
import type { AuditEntryShown } from './audit-answer.ts';
import { AUDIT_WORDS } from './words.ts';

export interface AuditFilterValue {
  readonly subject?: AuditEntryShown['subject'];
  readonly author?: string;
}

interface AuditFilterProps {
  readonly value: AuditFilterValue;
  readonly onChange: (value: AuditFilterValue) => void;
}

const ONE_OF_THREE = { colspan: { default: 12, s: 4 } };

/** Narrows the log to what was changed and to who did it. */
export function AuditFilter({ value, onChange }: AuditFilterProps) {
  const words = useWords(AUDIT_WORDS);
  const [author, setAuthor] = useState(value.author ?? '');
  const withAuthor = (kept: AuditFilterValue) => (author.trim() === '' ? kept : { ...kept, author: author.trim() });
  const { subject } = value;
  return (
    <Container>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChange(withAuthor(subject === undefined ? {} : { subject }));
        }}
      >
        <Grid gridDefinition={[ONE_OF_THREE, ONE_OF_THREE, ONE_OF_THREE]}>
          <ChoiceField
            label={words.what}
            value={subject ?? ''}
            choices={[{ value: '', label: words.everything }, ...choicesOf(words.subjects)]}
            onChange={(chosen) => onChange(withAuthor(chosen === '' ? {} : { subject: chosen }))}
          />
          <TextField label={words.author} value={author} onChange={setAuthor} />
          <FormField label={words.filter}>
            <SpaceBetween direction="horizontal" size="xs">
              <Button formAction="submit">{words.apply}</Button>
              <Button formAction="none" onClick={() => onChange({})}>
                {words.clear}
              </Button>
            </SpaceBetween>
          </FormField>
        </Grid>
      </form>
    </Container>
  );
}
