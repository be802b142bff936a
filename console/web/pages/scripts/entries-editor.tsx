import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWords } from '../../language/language-context.ts';
import { faultAt } from '../../parts/fault-at.ts';
import { TextAreaField } from '../../parts/text-area-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { ToldFault } from '../../parts/told-fault.ts';
import { SCRIPT_WORDS } from './words.ts';

/** One field of every entry; a long one is a text of several lines. */
export interface EntryField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
  readonly isLong?: boolean;
}

interface EntriesEditorProps<Name extends string> {
  readonly title: string;
  readonly add: string;
  readonly nameOf: (number: number) => string;
  readonly fields: readonly EntryField<Name>[];
  readonly entries: readonly Readonly<Record<Name, string>>[];
  readonly fresh: Readonly<Record<Name, string>>;
  readonly faults: readonly ToldFault[];
  readonly path: string;
  readonly isReadOnly: boolean;
  readonly onChange: (entries: readonly Readonly<Record<Name, string>>[]) => void;
}

/** A list of like entries: objections, cards, questions. */
export function EntriesEditor<Name extends string>(props: EntriesEditorProps<Name>) {
  const { title, add, nameOf, fields, entries, fresh, faults, path, isReadOnly, onChange } = props;
  const words = useWords(SCRIPT_WORDS);
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${entries.length})`}
          actions={
            !isReadOnly && (
              <Button iconName="add-plus" onClick={() => onChange([...entries, fresh])}>
                {add}
              </Button>
            )
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place, whatever is typed into it
          <section key={index} aria-label={nameOf(index + 1)}>
            <SpaceBetween size="xs">
              <Header
                variant="h3"
                actions={
                  !isReadOnly && (
                    <Button
                      variant="icon"
                      iconName="remove"
                      ariaLabel={words.removeEntry(nameOf(index + 1))}
                      onClick={() => onChange(entries.toSpliced(index, 1))}
                    />
                  )
                }
              >
                {nameOf(index + 1)}
              </Header>
              <ColumnLayout columns={2}>
                {fields.map(({ name, label, hint, isLong = false }) => {
                  const Field = isLong ? TextAreaField : TextField;
                  return (
                    <Field
                      key={name}
                      label={label}
                      {...(hint !== undefined && { hint })}
                      value={entry[name]}
                      fault={faultAt(faults, `${path}.${index}.${name}`)}
                      isReadOnly={isReadOnly}
                      onChange={(value) => onChange(entries.with(index, { ...entry, [name]: value }))}
                    />
                  );
                })}
              </ColumnLayout>
            </SpaceBetween>
          </section>
        ))}
      </SpaceBetween>
    </Container>
  );
}
