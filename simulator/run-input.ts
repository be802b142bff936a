import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Temporal } from 'temporal-polyfill';
import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { parseLeadList } from '../shared/application/lead-list.ts';
import { parseTrace, type TracedPerson } from '../shared/application/trace.ts';
import { parseRulesDocument, type RulesDocument } from '../shared/domain/rules-document.ts';
import { BadInput } from './bad-input.ts';
import { COMPANY } from './company.ts';
import { jsonFrom, readInputFile } from './input-files.ts';
import type { PlannedPublication, SimulateOptions } from './options.ts';
import { type RunCompany, readCompany } from './run-company.ts';
import type { Publication, SimulationInput } from './simulation.ts';

export const SAMPLE_LIST = fileURLToPath(new URL('./sample/sample-leads.csv', import.meta.url));

/** What the files that options name come to. */
export interface ReadInput extends Pick<SimulationInput, 'list' | 'rules' | 'trace' | 'publications'> {
  readonly company: RunCompany;
}

/**
 * Reads the files that the options name.
 * @throws BadInput that says which file, what is wrong with it, and how to mend it.
 */
export async function readRunInput(
  options: Pick<SimulateOptions, 'leads' | 'rules' | 'trace' | 'publish' | 'structure' | 'agents' | 'switches'>,
  start: Temporal.Instant,
): Promise<ReadInput> {
  const trace = options.trace === undefined ? undefined : await readTrace(options.trace);
  return {
    rules: await readRules(options),
    list: await readList(options.leads ?? SAMPLE_LIST, start),
    publications: await readPublications(options.publish, start),
    company: await readCompany(options, start),
    ...(trace !== undefined && { trace }),
  };
}

async function readList(path: string, start: Temporal.Instant): Promise<SimulationInput['list']> {
  const text = await readInputFile(path, '--leads');
  const list = parseLeadList(text, { now: start, zones: PrefixNumberZones.load() });
  if (list.kind === 'unreadable') throw new BadInput(`--leads ${path}: ${list.message} ${list.mend}`);
  return { fileName: basename(path), rows: list.rows, leads: list.leads, rejected: list.rejected };
}

async function readTrace(path: string): Promise<ReadonlyMap<string, TracedPerson>> {
  const trace = parseTrace(await readInputFile(path, '--trace'));
  if (trace.kind === 'unreadable') throw new BadInput(`--trace ${path}: ${trace.message} ${trace.mend}`);
  return trace.byExternalId;
}

async function readPublications(
  planned: readonly PlannedPublication[],
  start: Temporal.Instant,
): Promise<readonly Publication[]> {
  const publications: Publication[] = [];
  const midnight = start.toZonedDateTimeISO(COMPANY.zone);
  for (const { day, time, rules } of planned) {
    const at = midnight
      .add({ days: day - 1 })
      .withPlainTime(time)
      .toInstant();
    publications.push(
      rules.kind === 'version'
        ? { at, version: rules.version }
        : { at, document: await rulesIn(rules.path, '--publish') },
    );
  }
  return publications;
}

/**
 * Reads the rules document that the options name; none named means that the default rules hold.
 * @throws BadInput that says what is wrong with it and how to mend it.
 */
export async function readRules({ rules: path }: Pick<SimulateOptions, 'rules'>): Promise<RulesDocument> {
  return path === undefined ? {} : rulesIn(path, '--rules');
}

async function rulesIn(path: string, option: string): Promise<RulesDocument> {
  const parsed = parseRulesDocument(jsonFrom(await readInputFile(path, option), path, option));
  if (parsed.kind === 'valid') return parsed.document;
  const lines = parsed.problems.map(({ path: at, value, message, mend }) => `  ${at} (${value}): ${message}; ${mend}.`);
  throw new BadInput(`${option} ${path} cannot be used:\n${lines.join('\n')}`);
}
