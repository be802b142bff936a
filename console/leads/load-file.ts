import { writeFile } from 'node:fs/promises';
import { type ListedLead, parseLeadList } from '../../shared/application/lead-list.ts';
import { loadLeads } from '../../shared/application/load-leads.ts';
import type { NumberZones } from '../../shared/application/ports/number-zones.ts';
import { SettingsCache, type SettingsInForce } from '../../shared/application/settings-in-force.ts';
import { MODE_WORDS } from '../../shared/domain/controls-words.ts';
import { BadInput } from '../../simulator/bad-input.ts';
import { readInputFile } from '../../simulator/input-files.ts';
import { grouped } from '../../simulator/report/number-text.ts';
import { rejectedCsv } from '../../simulator/report/rejected-csv.ts';
import type { RejectedRow } from '../../simulator/report/run-result.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import type { Company } from '../documents/company.ts';
import type { Asker } from '../documents/confirm.ts';
import type { LoadRequest } from './options.ts';

export interface Loading extends Pick<Company, 'settings' | 'leads' | 'hasher' | 'calendar' | 'clock'> {
  readonly zones: NumberZones;
}

/** Rows between two lines of progress. */
const TELL_EVERY = 1_000;

/**
 * Loads the good rows of a list and writes the others, with their reasons, into a file. A repeat adds nobody twice, and
 * carries on what broke off.
 * @param tell takes a line of progress.
 * @throws CommandFailure when nothing was loaded; whatever storage throws may have loaded a part.
 */
export async function loadFile(
  { path, listId, rejectsPath }: Omit<LoadRequest, 'kind'>,
  { settings, leads, hasher, calendar, clock, zones }: Loading,
  ask: Asker,
  tell: (line: string) => void,
): Promise<Answer> {
  const text = await listText(path);
  const list = parseLeadList(text, { now: clock(), zones });
  if (list.kind === 'unreadable') throw new CommandFailure(`${path}: ${list.message} ${list.mend}`);
  const cache = new SettingsCache(settings, calendar, clock);
  beSomebodyWhoCalls(list.leads, await cache.current());
  await writeRejects(rejectsPath, list.rejected);
  const { rows, rejected } = list;
  tell(`${path}: ${rows} rows, ${list.leads.length} good, ${rejected.length} rejected`);
  if (list.leads.length === 0) {
    throw new CommandFailure(`${path} has no row that can be loaded: ${rejectsPath} says why, row by row.`);
  }
  const mode = (await settings.readControls()).mode.kind;
  const message = `Load ${list.leads.length} leads? The mode is ${MODE_WORDS[mode]}.`;
  if (!(await ask({ kind: 'yes-or-no', message }))) {
    return notDone('Not agreed to: nothing was loaded.\n', { kind: 'not-agreed' });
  }
  let told = 0;
  const { loaded, added, taken } = await loadLeads(
    { leads, settings: cache, hasher: await hasher(), clock },
    listId,
    list.leads,
    (so) => {
      if (so - told < TELL_EVERY) return;
      told = so;
      tell(`${so} of ${list.leads.length}`);
    },
  );
  const rowAt = rowsOf(text, [...list.leads, ...rejected]);
  const held = taken.map(({ line }) => ({ line, code: 'taken', reason: TAKEN, row: rowAt.get(line) ?? '' }));
  await writeRejects(rejectsPath, [...rejected, ...held]);
  const counts = { rows, added, thereAlready: loaded.size - added, taken: taken.length, rejected: rejected.length };
  return done(printed(counts, { path, listId, rejectsPath }), { ...counts, listId, rejectsPath });
}

const TAKEN = 'A number or the external_id of the row belongs to a lead of another list, or to one that was captured.';

async function listText(path: string): Promise<string> {
  try {
    return await readInputFile(path, 'The list');
  } catch (error) {
    if (error instanceof BadInput) throw new CommandFailure(error.message, { cause: error });
    throw error;
  }
}

/** Every stage of the list has a campaign whose leads they become. */
function beSomebodyWhoCalls(leads: readonly ListedLead[], settings: SettingsInForce): void {
  for (const stage of new Set(leads.map((lead) => lead.stage))) {
    try {
      settings.campaignFor(stage);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new CommandFailure(
        `${error.message} Run npm run deploy, which stores one for each tier, or npm run campaigns -- put. Nothing was loaded.`,
        { cause: error },
      );
    }
  }
}

/** Nothing is written where nothing was rejected. */
async function writeRejects(path: string, rejected: readonly RejectedRow[]): Promise<void> {
  if (rejected.length === 0) return;
  try {
    await writeFile(path, rejectedCsv(rejected));
  } catch (error) {
    throw new CommandFailure(`${path} cannot be written: give another file with --rejects.`, { cause: error });
  }
}

/** By the line on which each begins: the rows as they stand in the file, up to where the next one begins. */
function rowsOf(text: string, rows: readonly { readonly line: number }[]): ReadonlyMap<number, string> {
  const lines = text.split(/\r\n|\n|\r/);
  const starts = rows.map(({ line }) => line).toSorted((one, other) => one - other);
  return new Map(
    starts.map((line, index) => {
      const next = starts[index + 1];
      const own = lines.slice(line - 1, next === undefined ? undefined : next - 1);
      return [line, own.join('\n').trimEnd()];
    }),
  );
}

interface Counts {
  readonly rows: number;
  readonly added: number;
  readonly thereAlready: number;
  readonly taken: number;
  readonly rejected: number;
}

function printed(
  { rows, added, thereAlready, taken, rejected }: Counts,
  { path, listId, rejectsPath }: Pick<LoadRequest, 'path' | 'listId' | 'rejectsPath'>,
): string {
  const left = taken + rejected;
  return [
    `List      ${path}, ${grouped(rows)} rows, as ${listId}`,
    `Loaded    ${grouped(added)} new leads`,
    ...(thereAlready === 0 ? [] : [`As before ${grouped(thereAlready)} leads that this list had loaded before`]),
    ...(left === 0
      ? []
      : [
          `Left out  ${grouped(left)} rows: ${grouped(rejected)} rejected, ${grouped(taken)} held by other leads; see ${rejectsPath}`,
        ]),
    '',
  ].join('\n');
}
