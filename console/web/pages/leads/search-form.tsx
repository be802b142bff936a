import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import { useState } from 'react';
import { useWords } from '../../language/language-context.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { STAGE_TERMS, STATUS_TERMS } from '../../terms/lead-terms.ts';
import { choicesOf } from '../../terms/terms.ts';
import type { Wanted } from './wanted-leads.ts';
import { LEADS_WORDS } from './words.ts';

interface SearchFormProps {
  readonly value: Wanted;
  readonly onSearch: (wanted: Wanted) => void;
}

const WIDE = { colspan: { default: 12, s: 6, l: 3 } } as const;
const NARROW = { colspan: { default: 12, s: 4, l: 2 } } as const;

/** What leads are looked for by. Nothing is asked before somebody says so: a name is looked for among all leads. */
export function SearchForm({ value, onSearch }: SearchFormProps) {
  const words = useWords(LEADS_WORDS);
  const [statuses, stages] = [useWords(STATUS_TERMS), useWords(STAGE_TERMS)];
  const [draft, setDraft] = useState(value);
  return (
    <Container>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(draft);
        }}
      >
        <Grid gridDefinition={[WIDE, WIDE, NARROW, NARROW, NARROW]}>
          <ChoiceField
            label={words.lookFor}
            value={draft.by}
            choices={choicesOf({ name: words.byName, number: words.byNumber, externalId: words.byExternalId })}
            onChange={(by) => setDraft({ ...draft, by })}
          />
          <TextField label={words.text} value={draft.text} onChange={(text) => setDraft({ ...draft, text })} />
          <ChoiceField
            label={words.status}
            value={draft.status}
            choices={[{ value: '', label: words.anyStatus }, ...choicesOf(statuses)]}
            onChange={(status) => setDraft({ ...draft, status })}
          />
          <ChoiceField
            label={words.stage}
            value={draft.stage}
            choices={[{ value: '', label: words.anyStage }, ...choicesOf(stages)]}
            onChange={(stage) => setDraft({ ...draft, stage })}
          />
          <div className="tierline-beside-fields">
            <Button variant="primary" formAction="submit" iconName="search">
              {words.search}
            </Button>
          </div>
        </Grid>
      </form>
    </Container>
  );
}
