import { Temporal } from 'temporal-polyfill';
import { SALES_STRUCTURES, type SalesStructureKind, type TierNumber } from '../shared/domain/sales-structure.ts';
import { TIER_NUMBERS } from '../shared/domain/tier-number.ts';
import { bad, type Checked, fileName, good, positiveNumber, splitWords, wholeNumber } from './checked-options.ts';
import { USUAL_PEOPLE } from './company.ts';
import { MOST_CAPTURED } from './company-systems/captured-people.ts';
import { type FaultOptions, faultOptionsFrom } from './fault-options.ts';

export interface SimulateOptions {
  /** Absent: the sample list that ships with the project. */
  readonly leads?: string;
  readonly trace?: string;
  readonly rules?: string;
  /** Rules that are published while the run goes on, in the order of their moments. */
  readonly publish: readonly PlannedPublication[];
  /** Folder in which the table is kept; absent: it is gone when the run ends. */
  readonly data?: string;
  readonly structure: StructureWord;
  /** Structures that are published at noon of a day of the run, in order. */
  readonly switches: readonly PlannedSwitch[];
  readonly start: Temporal.PlainDate;
  readonly days: number;
  readonly seed: number;
  /** People of every tier of the structure; a tier that was not named has none. Empty: as many as usual for a structure in a file. */
  readonly agents: ReadonlyMap<TierNumber, number>;
  readonly dialRatePerSecond: number;
  readonly callsInAir: number;
  /** By how much better people convince who work one stage only: 0.1 is a tenth. An assumption of the run. */
  readonly specialisationGain: number;
  readonly everyTick: boolean;
  /** The company only observes: it decides whom it would call, and calls nobody. */
  readonly observes: boolean;
  /** The share of people who buy by themselves in a month of thirty days, from 0 to 1. */
  readonly ownPurchases: number;
  /** How many new leads make themselves known each day. */
  readonly capturedPerDay: number;
  readonly out: string;
  readonly json: boolean;
  /** Absent: nothing goes wrong. */
  readonly faults?: FaultOptions;
}

/** A usual structure, or one in a file. */
export type StructureWord = SalesStructureKind | { readonly file: string };

/** A structure that is published at noon of a day of the run, counted from 1. */
export interface PlannedSwitch {
  readonly day: number;
  readonly to: StructureWord;
}

/** What is published on a day of the run, counted from 1, at a time where the company is. */
export interface PlannedPublication {
  readonly day: number;
  readonly time: Temporal.PlainTime;
  readonly rules:
    | { readonly kind: 'file'; readonly path: string }
    | { readonly kind: 'version'; readonly version: number };
}

export type ParsedOptions =
  | { readonly kind: 'run'; readonly options: SimulateOptions }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'bad'; readonly message: string };

const SPELLING = {
  leads: { type: 'string' },
  trace: { type: 'string' },
  rules: { type: 'string' },
  publish: { type: 'string', multiple: true },
  data: { type: 'string' },
  structure: { type: 'string' },
  'switch-structure': { type: 'string', multiple: true },
  start: { type: 'string' },
  days: { type: 'string' },
  seed: { type: 'string' },
  agents: { type: 'string' },
  'dial-rate': { type: 'string' },
  'calls-in-air': { type: 'string' },
  'specialisation-gain': { type: 'string' },
  'every-tick': { type: 'boolean' },
  observe: { type: 'boolean' },
  'own-purchases': { type: 'string' },
  'captured-per-day': { type: 'string' },
  faults: { type: 'string' },
  'fault-rate': { type: 'string' },
  seeds: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the words after `simulate`. Looks at no file. The first thing wrong is told; `--help` wins over everything. */
export function parseOptions(argv: readonly string[]): ParsedOptions {
  if (argv.includes('--help') || argv.includes('-h')) return { kind: 'help', text: HELP };
  const split = splitWords(argv, SPELLING, 'npm run simulate');
  if (split.kind === 'bad') return split;
  const given = split.value;

  const leads = fileName('leads', given.leads, 'a lead list');
  if (leads.kind === 'bad') return leads;
  const trace = fileName('trace', given.trace, 'a trace');
  if (trace.kind === 'bad') return trace;
  const rules = fileName('rules', given.rules, 'a rules document');
  if (rules.kind === 'bad') return rules;
  const out = fileName('out', given.out, 'a folder');
  if (out.kind === 'bad') return out;
  const data = fileName('data', given.data, 'a folder');
  if (data.kind === 'bad') return data;
  const publish = publicationsFrom(given.publish ?? []);
  if (publish.kind === 'bad') return publish;
  const structure = structureFrom('structure', given.structure ?? 'three');
  if (structure.kind === 'bad') return structure;
  const switches = switchesFrom(given['switch-structure'] ?? []);
  if (switches.kind === 'bad') return switches;
  const start = dateFrom(given.start ?? '2026-01-05');
  if (start.kind === 'bad') return start;
  const days = wholeNumber('days', given.days ?? defaultDays(given), 1, 3660);
  if (days.kind === 'bad') return days;
  const seed = wholeNumber('seed', given.seed ?? '1', 0, 4_294_967_295);
  if (seed.kind === 'bad') return seed;
  const agents = agentsFrom(given.agents, structure.value);
  if (agents.kind === 'bad') return agents;
  const dialRate = positiveNumber('dial-rate', given['dial-rate'] ?? '2', 1000);
  if (dialRate.kind === 'bad') return dialRate;
  const callsInAir = wholeNumber('calls-in-air', given['calls-in-air'] ?? '10', 1, 10_000);
  if (callsInAir.kind === 'bad') return callsInAir;
  const gainPercent = wholeNumber('specialisation-gain', given['specialisation-gain'] ?? '0', 0, 100);
  if (gainPercent.kind === 'bad') return gainPercent;
  const ownPurchases = share('own-purchases', given['own-purchases'] ?? '0');
  if (ownPurchases.kind === 'bad') return ownPurchases;
  const capturedPerDay = wholeNumber('captured-per-day', given['captured-per-day'] ?? '0', 0, 1_000);
  if (capturedPerDay.kind === 'bad') return capturedPerDay;
  if (capturedPerDay.value * days.value > MOST_CAPTURED) {
    return bad(
      `--captured-per-day ${capturedPerDay.value} makes ${capturedPerDay.value * days.value} people in ${days.value} days: there are numbers for ${MOST_CAPTURED}; give fewer.`,
    );
  }

  const faults = faultOptionsFrom(given, seed.value);
  if (faults.kind === 'bad') return faults;
  if (faults.value !== undefined && given.leads === undefined && (given.structure ?? given.agents) !== undefined) {
    return bad(
      '--structure and --agents say nothing of the small companies that --faults makes up: add --leads, or leave them out.',
    );
  }
  const idle = ['publish', 'data'].find((name) => faults.value !== undefined && Object.hasOwn(given, name));
  if (idle !== undefined) return bad(`--${idle} says nothing with --faults: leave one of them out.`);
  const planned = { publish: publish.value, 'switch-structure': switches.value };
  for (const [option, all] of Object.entries(planned)) {
    const tooLate = all.find(({ day }) => day > days.value);
    if (tooLate === undefined) continue;
    return bad(
      `--${option} names day ${tooLate.day}, but the run has ${days.value}: give an earlier day, or more --days.`,
    );
  }
  if (faults.value !== undefined && days.value < DAYS_WITH_FAULTS_AT_LEAST) {
    return bad(
      `--days ${days.value} is too few with --faults: give at least ${DAYS_WITH_FAULTS_AT_LEAST}, of which the last three are calm.`,
    );
  }

  return {
    kind: 'run',
    options: {
      ...(leads.value === undefined ? {} : { leads: leads.value }),
      ...(trace.value === undefined ? {} : { trace: trace.value }),
      ...(rules.value === undefined ? {} : { rules: rules.value }),
      publish: publish.value,
      ...(data.value === undefined ? {} : { data: data.value }),
      structure: structure.value,
      switches: switches.value,
      start: start.value,
      days: days.value,
      seed: seed.value,
      agents: agents.value,
      dialRatePerSecond: dialRate.value,
      callsInAir: callsInAir.value,
      specialisationGain: gainPercent.value / 100,
      everyTick: given['every-tick'] ?? false,
      observes: given.observe ?? false,
      ownPurchases: ownPurchases.value,
      capturedPerDay: capturedPerDay.value,
      out: out.value ?? 'out',
      json: given.json ?? false,
      ...(faults.value === undefined ? {} : { faults: faults.value }),
    },
  };
}

const DAYS = '60';
const DAYS_WITH_FAULTS = '8';
const DAYS_WITH_FAULTS_AT_LEAST = 4;

function defaultDays({ faults }: { readonly faults?: string | undefined }): string {
  return faults === undefined ? DAYS : DAYS_WITH_FAULTS;
}

const PUBLICATION = /^(\d{1,4})@(\d\d:\d\d)=(.+)$/;

function publicationsFrom(words: readonly string[]): Checked<readonly PlannedPublication[]> {
  const publications: PlannedPublication[] = [];
  for (const word of words) {
    const [, day, clock = '', rules = ''] = PUBLICATION.exec(word) ?? [];
    const time = /^([01]\d|2[0-3]):[0-5]\d$/.test(clock) ? Temporal.PlainTime.from(clock) : undefined;
    if (day === undefined || Number(day) < 1 || time === undefined) {
      return bad(
        `--publish "${word}" cannot be read: write day@time=file or day@time=version, like 2@13:00=narrow.json.`,
      );
    }
    const what = /^\d+$/.test(rules)
      ? ({ kind: 'version', version: Number(rules) } as const)
      : ({ kind: 'file', path: rules } as const);
    publications.push({ day: Number(day), time, rules: what });
  }
  const order = (one: PlannedPublication) => one.day * 1_440 + one.time.hour * 60 + one.time.minute;
  return good(publications.toSorted((one, other) => order(one) - order(other)));
}

function structureFrom(option: string, text: string): Checked<StructureWord> {
  if (text === 'one' || text === 'two' || text === 'three') return good(text);
  if (/.\.json$/.test(text)) return good({ file: text });
  return bad(
    `--${option} "${text}" is no sales structure: write one, two or three, or the path of a file that ends with .json.`,
  );
}

const SWITCH = /^(\d{1,4})=(.+)$/;

function switchesFrom(words: readonly string[]): Checked<readonly PlannedSwitch[]> {
  const switches: PlannedSwitch[] = [];
  for (const word of words) {
    const [, day = '0', text = ''] = SWITCH.exec(word) ?? [];
    if (Number(day) < 1) {
      return bad(`--switch-structure "${word}" cannot be read: write day=structure, like 10=two or 10=plan.json.`);
    }
    if (switches.some((other) => other.day === Number(day))) {
      return bad(`--switch-structure names day ${day} twice: give each day once.`);
    }
    const to = structureFrom('switch-structure', text);
    if (to.kind === 'bad') return to;
    switches.push({ day: Number(day), to: to.value });
  }
  return good(switches.toSorted((one, other) => one.day - other.day));
}

function dateFrom(text: string): Checked<Temporal.PlainDate> {
  const wrong = bad(`--start "${text}" is no date: write it as year-month-day, like 2026-01-05.`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return wrong;
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' });
    if (date.year >= 2000 && date.year < 2100) return good(date);
    return bad(`--start ${text} lies too far away: give a date from 2000-01-01 to 2099-12-31.`);
  } catch {
    return wrong;
  }
}

/** How many tiers a file describes is not known yet. */
function agentsFrom(text: string | undefined, structure: StructureWord): Checked<ReadonlyMap<TierNumber, number>> {
  const kind = typeof structure === 'string' ? structure : undefined;
  if (text === undefined) return good(kind === undefined ? new Map() : USUAL_PEOPLE[kind]);
  const example = [...USUAL_PEOPLE[kind ?? 'three']].map(([tier, people]) => `${tier}=${people}`).join(',');
  const tiers = kind === undefined ? TIER_NUMBERS : SALES_STRUCTURES[kind].tiers.map(({ number }) => number);
  const agents = new Map<TierNumber, number>(tiers.map((tier) => [tier, 0]));
  const named = new Set<TierNumber>();
  for (const part of text.split(',')) {
    const [, tierText, countText] = /^\s*(\d+)\s*=\s*(\d{1,4})\s*$/.exec(part) ?? [];
    if (tierText === undefined || countText === undefined) {
      return bad(`--agents "${text}" cannot be read: write tier=people, like ${example}.`);
    }
    const tier = tiers.find((number) => number === Number(tierText));
    if (tier === undefined) {
      const have = tiers.length === 1 ? 'has only tier 1' : `has tiers ${tiers.join(', ')}`;
      return bad(`--agents names tier ${tierText}, but --structure ${kind ?? 'FILE'} ${have}: write like ${example}.`);
    }
    if (named.has(tier)) return bad(`--agents names tier ${tier} twice: give each tier once.`);
    if (Number(countText) > 1000) return bad(`--agents gives tier ${tier} ${countText} people: give at most 1000.`);
    named.add(tier);
    agents.set(tier, Number(countText));
  }
  if ([...agents.values()].every((count) => count === 0)) {
    return bad(`--agents "${text}" leaves nobody to call: give at least one tier people, like ${example}.`);
  }
  return good(agents);
}

function share(option: string, text: string): Checked<number> {
  const value = Number(text);
  if (/^\d?(\.\d{1,4})?$/.test(text) && text !== '' && value <= 1) return good(value);
  return bad(`--${option} "${text}" is not possible: give a share from 0 to 1, like 0.1.`);
}

const HELP = `Calls a lead list in a simulated contact centre and shows what comes of it.

  npm run simulate -- [options]

  --leads FILE.csv        the lead list to call; without it, the sample list (docs/lead-lists.md)
                            --leads my-leads.csv
  --trace FILE.csv        people behave as recorded: external_id, attempts_needed, talk_seconds, result
                            --trace last-campaign.csv
  --rules FILE.json       dial rules that replace the default ones
                            --rules gentle.json
  --publish DAY@TIME=WHAT publish rules while the run goes on: a file, or the number of an earlier version; may be
                          given more than once; times are the company's own
                            --publish 2@13:00=narrow.json --publish 3@12:00=1
  --data FOLDER           keep the table, for npm run rules -- ... --data FOLDER; the folder must hold none yet
                            --days 3 --data .data/demo
  --structure WORD        how the department is divided: one, two or three tiers, or as a file says (three)
                            --structure two
                            --structure simulator/sample/sample-structure.json
  --switch-structure DAY=WORD
                          divide it otherwise at noon of that day, the company's own time; may be given more than once
                            --switch-structure 10=two --switch-structure 20=plan.json
  --start DATE            first simulated day (2026-01-05)
                            --start 2026-03-02
  --days N                how many days to simulate (60)
                            --days 14
  --seed N                another seed, other people and other luck; the same seed, the same bytes (1)
                            --seed 7
  --agents TIER=N,...     people in each tier (1=2,2=1,3=1; two tiers 1=2,2=2; one tier 1=4)
                            --agents 1=5,2=3,3=2
  --dial-rate N           calls that the contact centre lets start each second (2)
                            --dial-rate 0.5
  --calls-in-air N        calls that the contact centre carries at once (10)
                            --calls-in-air 40
  --specialisation-gain N per cent by which people who work one stage only are assumed to convince oftener (0)
                            --structure three --specialisation-gain 10
  --every-tick            run every minute's dialling, even where nothing is due; slower, the same calls
                            --every-tick --days 2
  --observe               call nobody, and keep what would have been done for npm run mode -- report
                            --observe --days 1 --data .data/observed
  --own-purchases SHARE   share of the people on the list who buy by themselves, without a call, in a month (0)
                            --own-purchases 0.1
  --captured-per-day N    new leads that make themselves known each day (0)
                            --captured-per-day 5
  --faults LIST           make things go wrong and check every promise: all, or some of duplicate, reorder, delay,
                          drop, throttle, error, crash, conflict; runs a small list for 8 days unless told otherwise
                            --faults duplicate,crash
  --fault-rate R          share of requests and deliveries that something goes wrong with (0.1)
                            --faults all --fault-rate 0.05
  --seeds A..B            a run of faults for each seed from A to B
                            --faults all --seeds 1..50
  --out DIR               folder for summary.json, report.html and the CSV files (out)
                            --out results/january
  --json                  print the result as JSON
                            --json
  --help                  this text
`;
