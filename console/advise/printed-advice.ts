import type { AdviceSentence } from '../../shared/domain/advice/advice-words.ts';
import type { Advice } from '../../shared/domain/advice/advise.ts';
import { inPercent, told } from '../../shared/domain/advice/figure-text.ts';
import { headCount } from '../../shared/domain/advice/structure-advice.ts';
import { fitOf } from '../../shared/domain/advice/structure-need.ts';
import { peopleIn } from '../../shared/domain/advice/tier-balance.ts';
import type { StageWorkload } from '../../shared/domain/advice/workload.ts';
import { stepInWords } from '../../shared/domain/advice/workload-words.ts';
import { capitalised } from '../../shared/domain/rule-words.ts';
import { alignedRows } from '../../simulator/report/aligned-rows.ts';
import { STAGE_WORDS } from '../../simulator/report/plain-words.ts';
import { wrappedLines } from '../../simulator/report/wrapped-text.ts';

const WIDTH = 118;

/** The computation of each stage, what each structure needs, how busy each tier is, then the advice, numbered. */
export function printedAdvice(advice: Advice, sentences: readonly AdviceSentence[]): string {
  const { workloads } = advice;
  const blocks = [
    ...[workloads.prospecting, workloads.selling, workloads['account-care']].map(computation),
    structureTable(advice),
    balanceTable(advice),
    ['Advice', ...sentences.flatMap(numbered)],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function computation({ stage, steps }: StageWorkload): readonly string[] {
  const rows = steps
    .map(stepInWords)
    .map(({ what, formula, result, unit }) => [`  ${what}`, formula, told(result), unit]);
  return [capitalised(STAGE_WORDS[stage]), ...alignedRows(rows, ['left', 'left', 'right', 'left'])];
}

const FIT_WORDS = {
  fits: 'fits',
  'too-little-work-time': 'too few people for the work',
  'too-few-to-split': 'too few people to split',
} as const;

function structureTable({ needs, figures: { people } }: Advice): readonly string[] {
  const have = people && headCount(people);
  const rows = needs.map((need) => [
    need.kind,
    need.tiers.map(({ name, work, people: own }) => `${name} ${own} (${told(work)})`).join(', '),
    String(need.people),
    have === undefined ? '' : String(have),
    have === undefined ? '' : FIT_WORDS[fitOf(need, have)],
  ]);
  return alignedRows(
    [['Tiers', 'people (work of)', 'needs', 'there are', ''], ...rows],
    ['left', 'left', 'right', 'right', 'left'],
  );
}

function balanceTable({ balances }: Advice): readonly string[] {
  if (balances.length === 0) return [];
  const rows = balances.map((balance) => [
    `${balance.need.tier} ${balance.need.name}`,
    String(peopleIn(balance)),
    String(balance.need.people),
    balance.kind === 'unstaffed' ? '' : inPercent(balance.occupancy),
    balance.kind,
  ]);
  return alignedRows([['Tier', 'people', 'needs', 'busy', ''], ...rows], ['left', 'right', 'right', 'right', 'left']);
}

function numbered({ text }: AdviceSentence, index: number): readonly string[] {
  const [first = '', ...more] = wrappedLines(text, WIDTH);
  return [`${String(index + 1).padStart(2)}  ${first}`, ...more.map((line) => `    ${line}`)];
}
