import type { Temporal } from 'temporal-polyfill';
import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import { parseRulesDocument, type RulesDocument, type RulesProblem } from '../../shared/domain/rules-document.ts';
import { rulesWarnings } from '../../shared/domain/rules-warnings.ts';
import { type Answer, done } from '../documents/answer.ts';
import { printedProblems, wrongDocument } from '../documents/printed-problems.ts';
import { readJsonFile } from '../json-file.ts';

/** What a document is judged beside: the day, and the campaigns there are, as far as a company is named. */
export interface Surroundings {
  readonly now: Temporal.Instant;
  readonly settings?: Pick<SettingsRepository, 'read'>;
}

/** Whether the rules in a file may be published, and what one should know of them before. */
export async function checkFile(path: string, beside: Surroundings): Promise<Answer> {
  const parsed = parseRulesDocument(await readJsonFile(path));
  if (parsed.kind === 'invalid') return wrongDocument(path, parsed.problems);
  const warnings = await warningsOf(parsed.document, beside);
  const data = { kind: 'valid', warnings };
  if (warnings.length === 0) return done(`${path} is right.\n`, data);
  return done(`${path} is right. Know this before you publish it:\n${printedProblems(warnings)}`, data);
}

/** What a right document may do that nobody meant. */
export async function warningsOf(
  document: RulesDocument,
  { now, settings }: Surroundings,
): Promise<readonly RulesProblem[]> {
  const campaigns = (await settings?.read())?.campaigns;
  return rulesWarnings(document, {
    today: now.toZonedDateTimeISO('UTC').toPlainDate().toString(),
    ...(campaigns !== undefined && { tierOf: (id: string) => campaigns.find((campaign) => campaign.id === id)?.tier }),
  });
}
