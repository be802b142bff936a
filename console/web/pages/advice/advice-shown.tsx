import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import type { Advice } from './advice.ts';
import { AdviceSentences } from './advice-sentences.tsx';
import { AdviceWork } from './advice-work.tsx';
import { workOfTier } from './russian/tier-in-russian.ts';
import { ADVICE_WORDS } from './words.ts';

interface AdviceShownProps {
  readonly advice: Advice;
}

/** The advice: what fits, how busy everybody is, why, and the computation. */
export function AdviceShown({ advice }: AdviceShownProps) {
  const words = useWords(ADVICE_WORDS);
  const { language } = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const { advised, structures, tiers } = advice;
  return (
    <SpaceBetween size="l">
      <Alert type={advised === undefined ? 'info' : 'success'} header={words.basis(advice.from, advice.to)}>
        {advised === undefined ? words.noneAdvised : words.advised(words.structures[advised])}
      </Alert>
      <Container header={<Header variant="h2">{words.tiers}</Header>}>
        <FigureTable
          caption={words.tiers}
          columns={[words.tier, words.verdict, words.staffed, words.busy]}
          rows={tiers.map(({ tier, name, stages, verdict, people, occupancy }) => ({
            id: String(tier),
            cells: [
              words.tierText(tier, language === 'ru' ? workOfTier({ stages }) : name),
              words.verdicts[verdict],
              people === undefined ? words.unknown : words.people(people),
              occupancy === undefined ? words.unknown : percent.format(occupancy),
            ],
          }))}
        />
      </Container>
      <Container header={<Header variant="h2">{words.divisions}</Header>}>
        <FigureTable
          caption={words.divisions}
          columns={[words.division, words.takes]}
          rows={structures.map(({ structure, people }) => ({
            id: structure,
            cells: [words.structures[structure], words.people(people)],
          }))}
        />
      </Container>
      <AdviceSentences sentences={advice.sentences} />
      <AdviceWork workloads={advice.workloads} />
    </SpaceBetween>
  );
}
