import type { Temporal } from 'temporal-polyfill';
import type { RulesDocument, RulesProblem } from '../domain/rules-document.ts';
import { rulesWarnings } from '../domain/rules-warnings.ts';
import { salesStructure } from '../domain/sales-structure.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';

/** What a document is judged beside: the day, and the tiers and campaigns there are, as far as a company is named. */
export interface Surroundings {
  readonly now: Temporal.Instant;
  readonly settings?: Pick<SettingsRepository, 'read'>;
}

/** What a right document may do that nobody meant. */
export async function warningsOf(
  document: RulesDocument,
  { now, settings }: Surroundings,
): Promise<readonly RulesProblem[]> {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  if (settings === undefined) return rulesWarnings(document, { today });
  const { campaigns, structure } = await settings.read();
  return rulesWarnings(document, {
    today,
    tierOf: (id) => campaigns.find((campaign) => campaign.id === id)?.tier,
    tiers: salesStructure(structure.document).tiers,
  });
}
