import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../language/language-context.ts';
import { faultAt } from '../../parts/fault-at.ts';
import { textOrNothing, withOptional } from '../../parts/optional-field.ts';
import { TextAreaField } from '../../parts/text-area-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { ToldFault } from '../../parts/told-fault.ts';
import { EntriesEditor } from './entries-editor.tsx';
import type { Script } from './script-answers.ts';
import { SCRIPT_WORDS } from './words.ts';

interface ScriptFormProps {
  readonly script: Script;
  readonly faults: readonly ToldFault[];
  /** Where the script stands in the sales structure. */
  readonly path: string;
  readonly isReadOnly: boolean;
  readonly onChange: (script: Script) => void;
}

export function ScriptForm({ script, faults, path, isReadOnly, onChange }: ScriptFormProps) {
  const words = useWords(SCRIPT_WORDS);
  const common = { faults, isReadOnly };
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{words.edit}</Header>}>
        <SpaceBetween size="m">
          <TextField
            label={words.heading}
            value={script.title}
            fault={faultAt(faults, `${path}.title`)}
            isReadOnly={isReadOnly}
            onChange={(title) => onChange({ ...script, title })}
          />
          <TextAreaField
            label={words.opening}
            hint={words.openingHint}
            value={script.opening ?? ''}
            fault={faultAt(faults, `${path}.opening`)}
            isReadOnly={isReadOnly}
            onChange={(opening) => onChange(withOptional(script, 'opening', textOrNothing(opening)))}
          />
        </SpaceBetween>
      </Container>
      <EntriesEditor
        {...common}
        title={words.facts}
        add={words.addFact}
        nameOf={words.fact}
        fields={[
          { name: 'name', label: words.factName },
          { name: 'question', label: words.question },
        ]}
        entries={script.facts ?? []}
        fresh={{ name: '', question: '' }}
        path={`${path}.facts`}
        onChange={(facts) => onChange(withOptional(script, 'facts', facts.length === 0 ? undefined : facts))}
      />
      <EntriesEditor
        {...common}
        title={words.objections}
        add={words.addObjection}
        nameOf={words.objection}
        fields={[
          { name: 'title', label: words.heading },
          { name: 'code', label: words.code, hint: words.codeHint },
          { name: 'answer', label: words.answer, isLong: true },
        ]}
        entries={script.objections}
        fresh={{ title: '', code: '', answer: '' }}
        path={`${path}.objections`}
        onChange={(objections) => onChange({ ...script, objections })}
      />
      <EntriesEditor
        {...common}
        title={words.cards}
        add={words.addCard}
        nameOf={words.card}
        fields={[
          { name: 'title', label: words.heading },
          { name: 'id', label: words.id },
          { name: 'text', label: words.text, isLong: true },
        ]}
        entries={script.cards}
        fresh={{ title: '', id: '', text: '' }}
        path={`${path}.cards`}
        onChange={(cards) => onChange({ ...script, cards })}
      />
    </SpaceBetween>
  );
}
