import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import { capitalised } from '../../terms/letters.ts';
import { groupsOf } from './figure-groups.ts';
import { figureName, figureText } from './figure-text.ts';
import type { ReportRow } from './report.ts';
import { REPORTS_WORDS } from './words.ts';

interface ReportFiguresProps {
  readonly rows: readonly Pick<ReportRow, 'name' | 'figures'>[];
}

/** What tiers, campaigns, … are judged by, side by side. */
export function ReportFigures({ rows }: ReportFiguresProps) {
  const words = useWords(REPORTS_WORDS);
  const stages = useWords(STAGE_TERMS);
  const { language } = useLanguage();
  const titles = { ...words.groups, ...stages };
  return (
    <Container
      header={
        <Header variant="h2" description={words.fewMeans}>
          {words.figures}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {groupsOf(rows).map(({ about, lines, of }) => (
          <div key={about}>
            <Box variant="h3">{titles[about]}</Box>
            <FigureTable
              caption={titles[about]}
              columns={[words.figure, ...of.map(({ name }) => name)]}
              rows={lines.map((line) => ({
                id: line.key,
                cells: [
                  capitalised(figureName(line, language)),
                  ...of.map(({ figures }) => {
                    const figure = figures.get(line.key);
                    return figure === undefined ? '–' : figureText(figure, language, words);
                  }),
                ],
              }))}
            />
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}
