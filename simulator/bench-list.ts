import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { type ListedLead, parseLeadList } from '../shared/application/lead-list.ts';
import { parseOptions, type SimulateOptions } from './options.ts';
import { firstMoment } from './simulation.ts';

const AREA_CODES = [
  '212',
  '315',
  '332',
  '347',
  '516',
  '518',
  '585',
  '607',
  '631',
  '646',
  '716',
  '718',
  '845',
  '914',
  '917',
  '929',
];
const NUMBERS_EACH = 100;

/** As many prospects as a benchmark may ask for at most. */
const MOST_LEADS = AREA_CODES.length * NUMBERS_EACH;

/** Options of a simulated run, as the command line gives them. */
export function optionsOf(words: readonly string[]): SimulateOptions {
  const parsed = parseOptions(words);
  if (parsed.kind !== 'run') throw new Error(`The options of a benchmark cannot be read: ${words.join(' ')}`);
  return parsed.options;
}

/** So many prospects in New York, each with one invented number. */
export function prospects(size: number, options: SimulateOptions): readonly ListedLead[] {
  if (size > MOST_LEADS) throw new RangeError(`${size} prospects were asked for; there are ${MOST_LEADS}.`);
  const rows = Array.from({ length: size }, (_, index) => {
    const number = `${AREA_CODES[Math.floor(index / NUMBERS_EACH)]}55501${String(index % NUMBERS_EACH).padStart(2, '0')}`;
    return `P-${index},+1${number},prospecting,NY`;
  });
  const text = ['external_id,phone,stage,region', ...rows, ''].join('\n');
  const parsed = parseLeadList(text, { now: firstMoment(options), zones: PrefixNumberZones.load() });
  if (parsed.kind !== 'list' || parsed.leads.length !== size)
    throw new Error('The list of a benchmark cannot be read.');
  return parsed.leads;
}
