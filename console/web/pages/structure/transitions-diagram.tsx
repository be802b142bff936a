import '../../parts/plain-list.css';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useLanguage, useWords } from '../../language/language-context.ts';
import type { Language } from '../../language/words.ts';
import type { TransitionRow } from './structure-answers.ts';
import { boxText, causeText, followsText } from './transition-telling.ts';
import { TransitionsDrawing } from './transitions-drawing.tsx';
import { type Way, waysOf } from './ways.ts';
import { STRUCTURE_WORDS } from './words.ts';

/** The transitions as a drawing, and the same as a list. */
export function TransitionsDiagram({ rows }: { readonly rows: readonly TransitionRow[] }) {
  const words = useWords(STRUCTURE_WORDS);
  const { language } = useLanguage();
  const ways = waysOf(rows);
  return (
    <Container
      header={
        <Header variant="h2" description={words.diagramHint}>
          {words.diagram}
        </Header>
      }
    >
      <TransitionsDrawing ways={ways} />
      <ol className="tierline-plain-list">
        {ways.map((way) => (
          <li key={`${way.from} ${way.to}`}>
            <Box variant="strong">{wayText(way, language)}</Box>
            {`: ${toldTogether(way.rows, language).join('; ')}`}
          </li>
        ))}
      </ol>
    </Container>
  );
}

function wayText({ from, to }: Way, language: Language): string {
  const words = STRUCTURE_WORDS[language];
  return from === to ? words.again(boxText(from, language)) : words.way(boxText(from, language), boxText(to, language));
}

/** Outcomes of which the same follows are told together. */
function toldTogether(rows: readonly TransitionRow[], language: Language): readonly string[] {
  const told = [...new Set(rows.map((row) => followsText(row, language)))];
  return told.map((text) => {
    const causes = rows.filter((row) => followsText(row, language) === text).map(({ on }) => causeText(on, language));
    return `${causes.join(', ')} (${text})`;
  });
}
