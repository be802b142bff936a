import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { useWords } from '../../language/language-context.ts';
import { TextField } from '../../parts/text-field.tsx';
import type { AskedAdvice } from './asked-advice.ts';
import { ADVICE_WORDS } from './words.ts';

interface AdviceFormProps {
  readonly asked: AskedAdvice;
  readonly onAsk: (asked: AskedAdvice) => void;
}

const COLUMN = { colspan: { default: 12, s: 6, l: 3 } } as const;

/** Asks for what no counter tells: who works, how long, and how long a call is wrapped up. */
export function AdviceForm({ asked, onAsk }: AdviceFormProps) {
  const words = useWords(ADVICE_WORDS);
  const [draft, setDraft] = useState(asked);
  const put = (name: keyof AskedAdvice) => (text: string) => setDraft({ ...draft, [name]: text });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAsk(draft);
      }}
    >
      <Container
        header={
          <Header
            variant="h2"
            description={words.basisAbout}
            actions={
              <Button variant="primary" formAction="submit">
                {words.ask}
              </Button>
            }
          >
            {words.basisTitle}
          </Header>
        }
      >
        <Grid gridDefinition={[COLUMN, COLUMN, COLUMN, COLUMN]}>
          <TextField
            label={words.fields.people}
            hint={words.fields.peopleHint}
            value={draft.people}
            onChange={put('people')}
          />
          <TextField label={words.fields.shiftHours} value={draft.shiftHours} onChange={put('shiftHours')} />
          <TextField
            label={words.fields.wrapUpSeconds}
            hint={words.fields.wrapUpHint}
            value={draft.wrapUpSeconds}
            onChange={put('wrapUpSeconds')}
          />
          <TextField label={words.fields.weeks} value={draft.weeks} onChange={put('weeks')} />
        </Grid>
      </Container>
    </form>
  );
}
