import { basename } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { salesStructure, type TierNumber, USUAL_STRUCTURES } from '../shared/domain/sales-structure.ts';
import { parseStructureDocument } from '../shared/domain/structure-document.ts';
import type { StructureDocument } from '../shared/domain/structure-fields.ts';
import { BadInput } from './bad-input.ts';
import { COMPANY, equipped, usualPeople } from './company.ts';
import { jsonFrom, readInputFile } from './input-files.ts';
import type { SimulateOptions, StructureWord } from './options.ts';

/** How the company of a run is divided, at first and later. */
export interface RunCompany {
  /** As the report calls the structure that it begins with. */
  readonly name: string;
  /** With everything that its tiers dial with. */
  readonly structure: StructureDocument;
  /** People of every tier that it begins with. */
  readonly agents: ReadonlyMap<TierNumber, number>;
  /** In the order of their moments. */
  readonly switches: readonly StructureSwitch[];
}

/** Another structure, published while the run goes on. */
export interface StructureSwitch {
  readonly at: Temporal.Instant;
  readonly name: string;
  readonly structure: StructureDocument;
}

type CompanyOptions = Pick<SimulateOptions, 'structure' | 'agents' | 'switches'>;

const SWITCH_TIME = Temporal.PlainTime.from('12:00');

/**
 * The company that the options describe.
 * @throws BadInput that says which file, what is wrong with it, and how to mend it.
 */
export async function readCompany(options: CompanyOptions, start: Temporal.Instant): Promise<RunCompany> {
  const midnight = start.toZonedDateTimeISO(COMPANY.zone);
  const structure = await structureNamed(options.structure, '--structure');
  const switches: StructureSwitch[] = [];
  for (const { day, to } of options.switches) {
    const at = midnight
      .add({ days: day - 1 })
      .withPlainTime(SWITCH_TIME)
      .toInstant();
    switches.push({ at, name: nameOf(to), structure: await structureNamed(to, '--switch-structure') });
  }
  return { name: nameOf(options.structure), structure, agents: peopleOf(structure, options), switches };
}

/**
 * The same for options that name no file.
 * @throws RangeError when they name one.
 */
export function usualCompany({ structure: word, agents }: Pick<SimulateOptions, 'structure' | 'agents'>): RunCompany {
  if (typeof word !== 'string') throw new RangeError('A structure in a file has to be read first.');
  const structure = equipped(USUAL_STRUCTURES[word]);
  return { name: word, structure, agents, switches: [] };
}

async function structureNamed(word: StructureWord, option: string): Promise<StructureDocument> {
  if (typeof word === 'string') return equipped(USUAL_STRUCTURES[word]);
  const { file } = word;
  const parsed = parseStructureDocument(jsonFrom(await readInputFile(file, option), file, option));
  if (parsed.kind === 'valid') return equipped(parsed.document);
  const lines = parsed.problems.map(({ path: at, value, message, mend }) => `  ${at} (${value}): ${message}; ${mend}.`);
  throw new BadInput(`${option} ${file} cannot be used:\n${lines.join('\n')}`);
}

function nameOf(word: StructureWord): string {
  return typeof word === 'string' ? word : basename(word.file);
}

/** Those named; as many as usual for so many tiers where nobody is. */
function peopleOf(structure: StructureDocument, { agents }: CompanyOptions): ReadonlyMap<TierNumber, number> {
  const numbers = salesStructure(structure).tiers.map(({ number }) => number);
  if (agents.size === 0) return usualPeople(numbers.length);
  const stranger = [...agents].find(([tier, people]) => people > 0 && !numbers.includes(tier));
  if (stranger !== undefined) {
    throw new BadInput(
      `--agents names tier ${stranger[0]}, but the sales structure has ${numbers.length}: give people to ${numbers.join(', ')}.`,
    );
  }
  return new Map(numbers.map((tier) => [tier, agents.get(tier) ?? 0]));
}
