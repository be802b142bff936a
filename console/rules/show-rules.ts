import { effectiveRules } from '../../shared/application/effective-rules.ts';
import { RULES, rulesHistory } from '../../shared/application/rules-versions.ts';
import type { CallingArea } from '../../shared/domain/calling-area.ts';
import { NOT_LEGAL_ADVICE } from '../../shared/domain/compliance-presets.ts';
import { changesInWords } from '../../shared/domain/rules-change-words.ts';
import type { RulesDocument } from '../../shared/domain/rules-document.ts';
import { SALES_STRUCTURES, salesStructure } from '../../shared/domain/sales-structure.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Answer, done } from '../documents/answer.ts';
import type { Company } from '../documents/company.ts';
import { comparedDocuments } from '../documents/compared-documents.ts';
import { documentNamed } from '../documents/document-named.ts';
import { printedHistory } from '../documents/printed-history.ts';
import type { Which } from '../documents/words.ts';
import type { Command } from './options.ts';
import { printedEffective, printedRules } from './printed-effective.ts';

/** The company is absent where a command is about files alone. */
type Shown = Pick<Company, 'settings'> | undefined;

/** A file without a company is read as for three tiers that no campaign works yet. */
const NO_COMPANY = { structure: SALES_STRUCTURES.three, campaigns: [] };

async function worksOf({ settings }: Pick<Company, 'settings'>) {
  const { structure, campaigns } = await settings.read();
  return { structure: salesStructure(structure.document), campaigns };
}

export async function showEffective(
  company: Shown,
  { which, stage, campaignId, area }: Extract<Command, { kind: 'effective' }>,
): Promise<Answer> {
  const found = await rulesNamed(company, which);
  if (found.kind === 'answer') return found.answer;
  const { structure, campaigns } = company === undefined ? NO_COMPANY : await worksOf(company);
  const rules = effectiveRules({
    document: found.document,
    version: found.version,
    structure,
    campaigns,
    ...(stage !== undefined && { stage }),
    ...(campaignId !== undefined && { campaignId }),
    ...(area !== undefined && { area: areaNamed(area) }),
  });
  if (rules.length === 0) {
    throw new CommandFailure(`No campaign ${campaignId ?? ''} works ${stage ?? 'any stage'}: leave out --campaign.`);
  }
  const data = rules.map((one) => ({
    stage: one.stage,
    tier: one.tier,
    campaignId: one.campaignId,
    rules: printedRules(one),
  }));
  const advice = rules.some((one) => one.rules.compliancePresets.length > 0) ? `\n${NOT_LEGAL_ADVICE}\n` : '';
  return done(`${printedEffective(rules)}${advice}`, data);
}

export async function showDiff(company: Shown, compared: Extract<Command, { kind: 'diff' }>): Promise<Answer> {
  return comparedDocuments(compared, (which) => rulesNamed(company, which), RULES, changesInWords);
}

export async function showHistory({ settings }: Pick<Company, 'settings'>, limit: number): Promise<Answer> {
  const entries = await rulesHistory({ repository: settings }, { limit });
  const { replan } = await settings.read();
  const words = { none: 'No rules were published yet: the defaults hold.\n', inWords: changesInWords };
  return done(printedHistory(entries, replan, words), { entries, replan });
}

function rulesNamed(company: Shown, which: Which) {
  const settings = company?.settings;
  const source = settings && { documents: settings.rules, inForce: async () => (await settings.read()).rules };
  return documentNamed<RulesDocument>(RULES, source, which, { command: 'rules', atFirst: 'the defaults' });
}

/** `DE`, or `US-FL`. */
function areaNamed(text: string): Pick<CallingArea, 'country' | 'region'> {
  const [, country, region] = /^([A-Za-z]{2})(?:-([A-Za-z0-9]{1,3}))?$/.exec(text) ?? [];
  if (country === undefined) {
    throw new CommandFailure(`--area "${text}" is no country or region: write it like DE or US-FL.`);
  }
  return { country: country.toUpperCase(), ...(region !== undefined && { region: region.toUpperCase() }) };
}
