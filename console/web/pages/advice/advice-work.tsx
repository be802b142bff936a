import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { FigureTable } from '../../parts/figure-table.tsx';
import '../../parts/plain-list.css';
import { STAGE_TERMS } from '../../terms/lead-terms.ts';
import type { Advice } from './advice.ts';
import { calculationInRussian, DECIMALS_SHOWN } from './russian/calculation-in-russian.ts';
import { ADVICE_WORDS } from './words.ts';

interface AdviceWorkProps {
  readonly workloads: Advice['workloads'];
}

/** The work of a day by stage, and how it is worked out, so that a person can do it again. */
export function AdviceWork({ workloads }: AdviceWorkProps) {
  const words = useWords(ADVICE_WORDS);
  const stages = useWords(STAGE_TERMS);
  const { language } = useLanguage();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: DECIMALS_SHOWN });
  return (
    <Container header={<Header variant="h2">{words.work}</Header>}>
      <SpaceBetween size="m">
        <FigureTable
          caption={words.work}
          columns={[words.stage, words.items, words.calls, words.reached, words.hours, words.heads]}
          rows={workloads.map(({ stage, items, calls, reached, hours, people }) => ({
            id: stage,
            cells: [stages[stage], ...[items, calls, reached, hours, people].map((figure) => number.format(figure))],
          }))}
        />
        {workloads.map(({ stage, steps }) => (
          <ExpandableSection key={stage} headerText={`${words.computed}: ${stages[stage]}`} headingTagOverride="h3">
            <ol className="tierline-plain-list">
              {steps.map((step) => {
                const { what, formula, unit } = language === 'ru' ? calculationInRussian(step) : step;
                return (
                  <li key={`${what} ${formula}`}>
                    {words.formula(what, formula)} = {number.format(step.result)} {unit}
                  </li>
                );
              })}
            </ol>
          </ExpandableSection>
        ))}
      </SpaceBetween>
    </Container>
  );
}
