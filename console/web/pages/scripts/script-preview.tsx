import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { askLines, cardLines, objectionLines, openingLines } from '../../../../shared/domain/guide-lines.ts';
import { useWords } from '../../language/language-context.ts';
import type { Script } from './script-answers.ts';
import './script-preview.css';
import { SCRIPT_WORDS } from './words.ts';

/** The lines that the script puts into the agent's guide, place by place, as the function brief-agent writes them. */
export function ScriptPreview({ script }: { readonly script: Script }) {
  const words = useWords(SCRIPT_WORDS);
  const places = [
    { name: words.previewScript, lines: openingLines(script) },
    { name: words.previewAsks, lines: askLines(script.facts ?? []) },
    { name: words.previewObjections, lines: objectionLines(script) },
    { name: words.previewCards, lines: cardLines(script) },
  ];
  return (
    <Container
      header={
        <Header variant="h2" description={words.previewHint}>
          {words.preview}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {places.map(({ name, lines }) => (
          <div key={name}>
            <Box variant="h3">{name}</Box>
            {lines.length === 0 ? (
              <Box color="text-body-secondary">{words.nothing}</Box>
            ) : (
              <p className="tierline-guide">{lines.join('\n')}</p>
            )}
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}
