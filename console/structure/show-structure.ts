import { STRUCTURE, structureHistory } from '../../shared/application/structure-versions.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { salesStructure } from '../../shared/domain/sales-structure.ts';
import { structureChangesInWords } from '../../shared/domain/structure-change-words.ts';
import type { StructureDocument } from '../../shared/domain/structure-fields.ts';
import { structureHindrances } from '../../shared/domain/structure-hindrances.ts';
import { structureWarnings } from '../../shared/domain/structure-warnings.ts';
import { transitionsDiagram } from '../../shared/domain/transitions-diagram.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import type { Company } from '../documents/company.ts';
import { comparedDocuments } from '../documents/compared-documents.ts';
import { documentNamed } from '../documents/document-named.ts';
import { printedHistory } from '../documents/printed-history.ts';
import { printedProblems, wrongDocument } from '../documents/printed-problems.ts';
import type { Which } from '../documents/words.ts';
import { readJsonFile } from '../json-file.ts';
import type { Command } from './options.ts';
import { printedStructure } from './printed-structure.ts';

/** The company is absent where a command is about files alone. */
type Shown = Pick<Company, 'settings' | 'clock'> | undefined;

/** Whether the structure in a file is right and, where a company is named, whether it could be published now. */
export async function checkFile(company: Shown, path: string): Promise<Answer> {
  const parsed = STRUCTURE.parse(await readJsonFile(path));
  if (parsed.kind === 'invalid') return wrongDocument(path, parsed.problems);
  const warnings = structureWarnings(parsed.document);
  const known = warnings.length === 0 ? '' : `Know this before you publish it:\n${printedProblems(warnings)}`;
  if (company === undefined) return done(`${path} is right.\n${known}`, { kind: 'valid', warnings });
  const { campaigns } = await company.settings.read();
  const hindrances = structureHindrances(salesStructure(parsed.document), campaigns, company.clock());
  if (hindrances.length === 0) {
    return done(`${path} is right, and can be published.\n${known}`, { kind: 'valid', warnings });
  }
  const text = `${path} is right, and cannot be published as the campaigns are:\n${printedProblems(hindrances)}`;
  return notDone(text, { kind: 'hindered', problems: hindrances });
}

export async function showStructure(company: Shown, which: Which): Promise<Answer> {
  const found = await structureNamed(company, which);
  if (found.kind === 'answer') return found.answer;
  const { document, version } = found;
  const campaigns: readonly Campaign[] = (await company?.settings.read())?.campaigns ?? [];
  return done(printedStructure(salesStructure(document), campaigns), { version, document });
}

/** What follows what, as Mermaid text. */
export async function showDiagram(company: Shown, which: Which): Promise<Answer> {
  const found = await structureNamed(company, which);
  if (found.kind === 'answer') return found.answer;
  const diagram = transitionsDiagram(salesStructure(found.document).transitions);
  return done(diagram, { version: found.version, diagram });
}

export async function showDiff(company: Shown, compared: Extract<Command, { kind: 'diff' }>): Promise<Answer> {
  return comparedDocuments(compared, (which) => structureNamed(company, which), STRUCTURE, structureChangesInWords);
}

export async function showHistory({ settings }: Pick<Company, 'settings'>, limit: number): Promise<Answer> {
  const entries = await structureHistory({ repository: settings }, { limit });
  const { replan } = await settings.read();
  const words = { none: 'No sales structure was published yet: three tiers hold.\n', inWords: structureChangesInWords };
  return done(printedHistory(entries, replan, words), { entries, replan });
}

function structureNamed(company: Shown, which: Which) {
  const settings = company?.settings;
  const source = settings && {
    documents: settings.structures,
    inForce: async () => (await settings.read()).structure,
  };
  return documentNamed<StructureDocument>(STRUCTURE, source, which, {
    command: 'structure',
    atFirst: 'the structure at first',
  });
}
