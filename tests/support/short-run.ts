import { Temporal } from 'temporal-polyfill';
import { PrefixNumberZones } from '../../shared/adapters/number-plan/prefix-number-zones.ts';
import { parseLeadList } from '../../shared/application/lead-list.ts';
import { type Engine, startEngine } from '../../simulator/engine/embedded-engine.ts';
import { parseOptions, type SimulateOptions } from '../../simulator/options.ts';
import { firstMoment, type SimulationInput, type SimulationOutcome, simulate } from '../../simulator/simulation.ts';

/** Options as the command line gives them. @throws when the words are wrong. */
export function options(...words: readonly string[]): SimulateOptions {
  const parsed = parseOptions(words);
  if (parsed.kind !== 'run') throw new Error(`no options to run with: ${words.join(' ')}`);
  return parsed.options;
}

/** A list of prospects, deals and customers with reserved numbers in two zones. */
export function smallList(prospects: number, deals: number, customers: number): string {
  const rows = ['external_id,phone,stage,last_purchase_on'];
  const add = (prefix: string, count: number, stage: string, area: string, last: string) => {
    for (let index = 0; index < count; index += 1) {
      rows.push(`${prefix}-${index},+1${area}55501${String(index).padStart(2, '0')},${stage},${last}`);
    }
  };
  add('P', prospects, 'prospecting', '212', '');
  add('S', deals, 'selling', '312', '');
  add('C', customers, 'account-care', '646', '2025-12-01');
  return `${rows.join('\n')}\n`;
}

/** Lives through a run on an engine of its own. */
export async function shortRun(
  words: readonly string[],
  list: string,
  more: Partial<
    Pick<
      SimulationInput,
      'around' | 'trace' | 'rules' | 'standIns' | 'publications' | 'shift' | 'company' | 'peopleWith'
    >
  > = {},
): Promise<SimulationOutcome> {
  const chosen = options(...words);
  const parsed = parseLeadList(list, { now: firstMoment(chosen), zones: PrefixNumberZones.load() });
  if (parsed.kind !== 'list') throw new Error(parsed.message);
  const { rows, leads, rejected } = parsed;
  const engine: Engine = await startEngine();
  try {
    return await simulate({
      options: chosen,
      engine,
      list: { fileName: 'list.csv', rows, leads, rejected },
      rules: {},
      ...more,
    });
  } finally {
    await engine.stop();
  }
}

export function moment(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}
