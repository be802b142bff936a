import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { parseLeadList } from '../shared/application/lead-list.ts';
import { stormList } from './faults/storm-list.ts';
import type { SimulateOptions } from './options.ts';
import { readRunInput } from './run-input.ts';
import { firstMoment } from './simulation.ts';
import type { StormInput } from './storm-run.ts';

const zones = PrefixNumberZones.load();

/**
 * What one run of faults lives through: the list that the options name, or a small one made for the seed.
 * @throws BadInput when a file that is named cannot be used.
 */
export async function stormInput(options: SimulateOptions, seed: number): Promise<StormInput> {
  const { faults } = options;
  if (faults === undefined) throw new RangeError('The options name no faults.');
  const settings = { names: faults.names, rate: faults.rate, seed };
  const start = firstMoment(options);
  const given = await readRunInput(options, start);
  if (options.leads !== undefined) return { options, faults: settings, ...given };
  const parsed = parseLeadList(stormList(seed), { now: start, zones });
  if (parsed.kind !== 'list') throw new Error(parsed.message);
  const list = { fileName: `faults-${seed}.csv`, rows: parsed.rows, leads: parsed.leads, rejected: parsed.rejected };
  return { options, faults: settings, rules: given.rules, list };
}
