import Box from '@cloudscape-design/components/box';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useState } from 'react';
import type { WhatIfAnswer } from '../../../../functions/api/routes/rules-routes.ts';
import { useLanguage, useWords } from '../../language/language-context.ts';
import { Loading } from '../../parts/loading.tsx';
import { wordIn } from '../../rules/value-words.ts';
import { COUNTED_REFUSAL_TERMS } from '../../terms/counted-refusal-terms.ts';
import { RULE_WORDS } from '../../terms/rule-words.ts';
import { CountedTable } from './counted-table.tsx';
import { callsByDay, callsByHour, movedByRule } from './what-if-counts.ts';
import { PAGE_WORDS, type PageWords } from './words.ts';

const WhatIfChart = lazy(() => import('./what-if-chart.tsx'));

interface WhatIfResultProps {
  readonly result: WhatIfAnswer;
}

/** The effect of a draft: in sentences, as a chart, and as a table. */
export function WhatIfResult({ result }: WhatIfResultProps) {
  const { whatIf: words } = useWords(PAGE_WORDS);
  const refusals = useWords(COUNTED_REFUSAL_TERMS);
  const { language } = useLanguage();
  const [by, setBy] = useState('day');
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const pairs =
    by === 'day'
      ? callsByDay(result).map((pair) => ({ ...pair, at: day.format(new Date(`${pair.at}T00:00:00Z`)) }))
      : callsByHour(result);
  const moved = movedByRule(result).map((pair) => ({ ...pair, at: wordIn(refusals, pair.at) }));
  const x = by === 'day' ? words.x : words.xHour;
  return (
    <SpaceBetween size="s">
      <Sentences result={result} />
      <SegmentedControl
        label={words.chartOf}
        selectedId={by}
        options={[
          { id: 'day', text: words.byDay },
          { id: 'hour', text: words.byHour },
        ]}
        onChange={({ detail }) => setBy(detail.selectedId)}
      />
      <Suspense fallback={<Loading />}>
        <WhatIfChart pairs={pairs} x={x} />
      </Suspense>
      <ExpandableSection headerText={words.table}>
        <CountedTable title={words.chart} first={x} pairs={pairs} />
      </ExpandableSection>
      {moved.length > 0 && (
        <ExpandableSection headerText={words.movedBy}>
          <CountedTable title={words.movedBy} first={words.rule} pairs={moved} />
        </ExpandableSection>
      )}
      <Box variant="small">{words.noForecast}</Box>
    </SpaceBetween>
  );
}

function Sentences({ result }: WhatIfResultProps) {
  const { whatIf: words } = useWords(PAGE_WORDS);
  const rules = useWords(RULE_WORDS);
  const { current, draft, newlyCallable, noLongerCallable, presetViolations, sample } = result;
  const isSame = JSON.stringify(current.tiers) === JSON.stringify(draft.tiers);
  return (
    <div>
      <p>
        <strong>
          {words.calls(current.calls, draft.calls)} {isSame ? words.same : effect(draft.calls - current.calls, words)}
        </strong>
      </p>
      <p>{words.reached(current.reached, draft.reached)}</p>
      {newlyCallable.count > 0 && <p>{words.newlyCallable(newlyCallable.count)}</p>}
      {noLongerCallable.count > 0 && <p>{words.noLongerCallable(noLongerCallable.count)}</p>}
      {presetViolations
        .filter((found) => found.draft.calls > 0)
        .map(({ preset, draft: { calls } }) => (
          <p key={preset}>{words.preset(wordIn(rules.presets, preset), rules.amounts.calls(calls))}</p>
        ))}
      <p>{words.played(sample.played, sample.isAll)}</p>
    </div>
  );
}

/** @param difference calls by the draft less those by the published rules. */
function effect(difference: number, words: PageWords['whatIf']): string {
  if (difference === 0) return words.moved;
  return difference < 0 ? words.fewer(-difference) : words.more(difference);
}
