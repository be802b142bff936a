import { fileURLToPath } from 'node:url';
import { type AdviceSentence, adviceInWords, adviceSentence } from '../../shared/domain/advice/advice-words.ts';
import { type Advice, advise } from '../../shared/domain/advice/advise.ts';
import { parseSalesFigures } from '../../shared/domain/advice/figures-file.ts';
import { stepInWords } from '../../shared/domain/advice/workload-words.ts';
import { isRecord } from '../../shared/domain/rules-problem.ts';
import { type Answer, done } from '../documents/answer.ts';
import { named } from '../documents/company.ts';
import { wrongDocument } from '../documents/printed-problems.ts';
import { readJsonFile } from '../json-file.ts';
import { type CountingCompany, reportedFigures } from './from-reports.ts';
import { INTRODUCTION } from './help.ts';
import type { AdviceFromFigures, AdviceFromReports, AdviseCommand, Overrides } from './options.ts';
import { printedAdvice } from './printed-advice.ts';

const SAMPLE = fileURLToPath(new URL('../../simulator/sample/sample-figures.json', import.meta.url));

/**
 * The advice for the figures asked about, or from what the company counted.
 * @throws CommandFailure when the file or the counters do not give figures, or no company is named for counters.
 */
export async function runCommand(command: AdviseCommand, company: CountingCompany | undefined): Promise<Answer> {
  switch (command.kind) {
    case 'from-figures':
      return fromFigures(command);
    case 'from-reports':
      return fromReports(command, named(company));
  }
}

async function fromFigures({ path, overrides }: AdviceFromFigures): Promise<Answer> {
  const parsed = parseSalesFigures(overridden(await readJsonFile(path ?? SAMPLE), overrides));
  if (parsed.kind === 'invalid') return wrongDocument(path ?? 'The sample', parsed.problems);
  const advice = advise(parsed.figures);
  const sentences = adviceInWords(advice);
  const introduction = path === undefined ? `${INTRODUCTION}\n` : '';
  return done(`${introduction}${printedAdvice(advice, sentences)}`, asJson(advice, sentences));
}

async function fromReports(command: AdviceFromReports, company: CountingCompany): Promise<Answer> {
  const { figures, taken, firstDay, lastDay, zone } = await reportedFigures(command, company);
  const advice = advise(figures);
  const sentences = [...adviceInWords(advice), ...taken.map(adviceSentence)];
  const title = `Counted from ${firstDay} to ${lastDay} (${zone})\n\n`;
  const counted = { from: firstDay, to: lastDay, zone };
  return done(`${title}${printedAdvice(advice, sentences)}`, { counted, ...asJson(advice, sentences) });
}

/** The file's figures with those of the command line in their places. What is no set of figures is judged as it is. */
function overridden(file: unknown, { people, newLeadsPerDay, shiftHours }: Overrides): unknown {
  if (!isRecord(file)) return file;
  return {
    ...file,
    ...(people !== undefined && { people }),
    ...(newLeadsPerDay !== undefined && { prospecting: withFigure(file['prospecting'], { newLeadsPerDay }) }),
    ...(shiftHours !== undefined && { working: withFigure(file['working'], { shiftHours }) }),
  };
}

function withFigure(part: unknown, figure: Readonly<Record<string, number>>): unknown {
  return isRecord(part) ? { ...part, ...figure } : figure;
}

/** Maps have no JSON of their own. */
function asJson({ structure, workloads, ...advice }: Advice, sentences: readonly AdviceSentence[]) {
  const dealt = structure.kind === 'take' ? { dealt: Object.fromEntries(structure.dealt) } : {};
  const told = Object.values(workloads).map((work) => [work.stage, { ...work, steps: work.steps.map(stepInWords) }]);
  return { ...advice, workloads: Object.fromEntries(told), structure: { ...structure, ...dealt }, sentences };
}
