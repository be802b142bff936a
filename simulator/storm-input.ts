import { PrefixNumberZones } from '../shared/adapters/number-plan/prefix-number-zones.ts';
import { parseLeadList } from '../shared/application/lead-list.ts';
import { stormList } from './faults/storm-list.ts';
import type { SimulateOptions } from './options.ts';
import { readCompany } from './run-company.ts';
import { readRules, readRunInput } from './run-input.ts';
import { firstMoment } from './simulation.ts';
import type { StormInput } from './storm-run.ts';

/** So much happens outside of the calls that every fault meets it. */
const LIVELY = { ownPurchases: 0.6, capturedPerDay: 5 } as const;

const zones = PrefixNumberZones.load();

/**
 * What one run of faults lives through: the list that the options name, or a small company made for the seed.
 * @throws BadInput when a file that is named cannot be used.
 */
export async function stormInput(options: SimulateOptions, seed: number): Promise<StormInput> {
  const { faults } = options;
  if (faults === undefined) throw new RangeError('The options name no faults.');
  const settings = { names: faults.names, rate: faults.rate, seed };
  const start = firstMoment(options);
  if (options.leads !== undefined) return { options, faults: settings, ...(await readRunInput(options, start)) };
  const dividedOptions = { ...options, ...companyOf(seed) };
  const parsed = parseLeadList(stormList(seed), { now: start, zones });
  if (parsed.kind !== 'list') throw new Error(parsed.message);
  const list = { fileName: `faults-${seed}.csv`, rows: parsed.rows, leads: parsed.leads, rejected: parsed.rejected };
  const company = await readCompany(dividedOptions, start);
  return {
    options: { ...dividedOptions, ...LIVELY },
    faults: settings,
    rules: await readRules(options),
    list,
    company,
  };
}

/** One, two or three tiers in turn, with enough people that several calls are in the air at once. */
function companyOf(seed: number): Pick<SimulateOptions, 'structure' | 'agents'> {
  const company = COMPANIES[seed % COMPANIES.length];
  if (company === undefined) throw new RangeError('There is no company.');
  return company;
}

const COMPANIES: readonly Pick<SimulateOptions, 'structure' | 'agents'>[] = [
  {
    structure: 'three',
    agents: new Map([
      [1, 3],
      [2, 2],
      [3, 2],
    ]),
  },
  {
    structure: 'two',
    agents: new Map([
      [1, 4],
      [2, 3],
    ]),
  },
  { structure: 'one', agents: new Map([[1, 6]]) },
];
