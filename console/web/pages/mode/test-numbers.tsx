import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Fetched } from '../../api/use-api.ts';
import { useWords } from '../../language/language-context.ts';
import { useMay } from '../../session/profile.ts';
import { AddTestNumber } from './add-test-number.tsx';
import type { Controls } from './mode-answers.ts';
import { RemoveTestNumber } from './remove-test-number.tsx';
import { MODE_WORDS } from './words.ts';

type TestNumber = Controls['testNumbers'][number];

interface TestNumbersProps {
  readonly fetched: Fetched<Controls>;
  readonly controls: Controls;
}

/** The telephones that may be called in the mode test-numbers, by what their owners are called. */
export function TestNumbers({ fetched, controls: { testNumbers } }: TestNumbersProps) {
  const words = useWords(MODE_WORDS);
  const mayChange = useMay('controls.addTestNumber');
  const [asked, setAsked] = useState<'add' | TestNumber>();
  return (
    <>
      <Table
        wrapLines
        header={
          <Header
            variant="h2"
            description={words.testNumbersHint}
            actions={mayChange && <Button onClick={() => setAsked('add')}>{words.addNumber}</Button>}
          >
            {words.testNumbers}
          </Header>
        }
        items={[...testNumbers]}
        trackBy="key"
        empty={words.noNumbers}
        columnDefinitions={[
          { id: 'label', header: words.label, isRowHeader: true, cell: ({ label }) => label },
          ...(mayChange
            ? [
                {
                  id: 'remove',
                  header: words.doRemove,
                  cell: (number: TestNumber) => (
                    <Button
                      variant="icon"
                      iconName="remove"
                      ariaLabel={words.removeNumber(number.label)}
                      onClick={() => setAsked(number)}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      {asked === 'add' && <AddTestNumber fetched={fetched} onClose={() => setAsked(undefined)} />}
      {asked !== undefined && asked !== 'add' && (
        <RemoveTestNumber number={asked} fetched={fetched} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}
