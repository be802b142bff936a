import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../simulator/options.ts';

const DEFAULTS = {
  publish: [],
  structure: 'three',
  switches: [],
  start: Temporal.PlainDate.from('2026-01-05'),
  days: 60,
  seed: 1,
  agents: new Map([
    [1, 2],
    [2, 1],
    [3, 1],
  ]),
  dialRatePerSecond: 2,
  callsInAir: 10,
  specialisationGain: 0,
  everyTick: false,
  observes: false,
  ownPurchases: 0,
  capturedPerDay: 0,
  out: 'out',
  json: false,
};

function message(...argv: readonly string[]): string | undefined {
  const parsed = parseOptions(argv);
  return parsed.kind === 'bad' ? parsed.message : undefined;
}

describe('the options of simulate', () => {
  it('have defaults for a department of three tiers', () => {
    expect(parseOptions([])).toEqual({ kind: 'run', options: DEFAULTS });
  });

  it('are all taken', () => {
    const words =
      '--leads l.csv --trace t.csv --rules r.json --publish 2@13:00=n.json --publish 1@09:30=1 --data d --structure two --switch-structure 5=one --switch-structure 3=plan.json --start 2024-02-29 --days 7 --seed 0 --agents 2=3,1=5 --dial-rate 0.5 --calls-in-air 40 --specialisation-gain 15 --every-tick --observe --own-purchases 0.25 --captured-per-day 5 --out results --json';

    expect(parseOptions(words.split(' '))).toEqual({
      kind: 'run',
      options: {
        leads: 'l.csv',
        trace: 't.csv',
        rules: 'r.json',
        publish: [
          { day: 1, time: Temporal.PlainTime.from('09:30'), rules: { kind: 'version', version: 1 } },
          { day: 2, time: Temporal.PlainTime.from('13:00'), rules: { kind: 'file', path: 'n.json' } },
        ],
        data: 'd',
        structure: 'two',
        switches: [
          { day: 3, to: { file: 'plan.json' } },
          { day: 5, to: 'one' },
        ],
        start: Temporal.PlainDate.from('2024-02-29'),
        days: 7,
        seed: 0,
        agents: new Map([
          [1, 5],
          [2, 3],
        ]),
        dialRatePerSecond: 0.5,
        callsInAir: 40,
        specialisationGain: 0.15,
        everyTick: true,
        observes: true,
        ownPurchases: 0.25,
        capturedPerDay: 5,
        out: 'results',
        json: true,
      },
    });
  });

  it.each([
    ['one', new Map([[1, 4]])],
    [
      'two',
      new Map([
        [1, 2],
        [2, 2],
      ]),
    ],
    [
      'three',
      new Map([
        [1, 2],
        [2, 1],
        [3, 1],
      ]),
    ],
  ])('put four people to work in a department of %s', (structure, agents) => {
    expect(parseOptions(['--structure', structure])).toMatchObject({ options: { agents } });
  });

  it.each([
    '13:00=n.json',
    '0@13:00=n.json',
    '1@25:00=n.json',
    '1@13:00',
    'one@13:00=n.json',
  ])('refuse to publish at "%s", which names no day and time', (word) => {
    expect(message('--publish', word)).toBe(
      `--publish "${word}" cannot be read: write day@time=file or day@time=version, like 2@13:00=narrow.json.`,
    );
  });

  it('refuse to publish after the run, and to publish or keep anything in runs of faults', () => {
    expect(message('--days', '3', '--publish', '4@13:00=n.json')).toBe(
      '--publish names day 4, but the run has 3: give an earlier day, or more --days.',
    );
    expect(message('--faults', 'all', '--publish', '1@13:00=n.json')).toBe(
      '--publish says nothing with --faults: leave one of them out.',
    );
    expect(message('--faults', 'all', '--data', 'd')).toBe('--data says nothing with --faults: leave one of them out.');
  });

  it('take a gain from specialisation from nothing to twice as often', () => {
    expect(message('--specialisation-gain', '101')).toBe(
      '--specialisation-gain "101" is not possible: give a whole number from 0 to 100.',
    );
  });

  it('leave a tier that is not named without people', () => {
    expect(parseOptions(['--agents', '1=3'])).toMatchObject({
      options: {
        agents: new Map([
          [1, 3],
          [2, 0],
          [3, 0],
        ]),
      },
    });
  });

  it('make small companies suffer faults for eight days when faults are named', () => {
    expect(parseOptions(['--faults', 'crash', '--seeds', '1..50'])).toEqual({
      kind: 'run',
      options: { ...DEFAULTS, days: 8, faults: { names: ['crash'], rate: 0.1, firstSeed: 1, lastSeed: 50 } },
    });
  });

  it('let a given list suffer faults, in a department of any shape, as long as they say', () => {
    const words = '--leads l.csv --structure one --agents 1=9 --days 30 --seed 3 --faults drop --fault-rate 0.2';

    expect(parseOptions(words.split(' '))).toEqual({
      kind: 'run',
      options: {
        ...DEFAULTS,
        leads: 'l.csv',
        structure: 'one',
        agents: new Map([[1, 9]]),
        days: 30,
        seed: 3,
        faults: { names: ['drop'], rate: 0.2, firstSeed: 3, lastSeed: 3 },
      },
    });
  });

  it('give a run of faults one stormy day and three calm ones at least', () => {
    expect(parseOptions(['--faults', 'all', '--days', '4'])).toMatchObject({ options: { days: 4 } });
  });

  it('are explained, each with an example', () => {
    const help = parseOptions(['--days', 'x', '--help']);
    const names = [
      'leads',
      'trace',
      'rules',
      'structure',
      'start',
      'days',
      'seed',
      'agents',
      'dial-rate',
      'calls-in-air',
      'every-tick',
      'observe',
      'faults',
      'fault-rate',
      'seeds',
      'out',
      'json',
    ];

    if (help.kind !== 'help') throw new Error('No help.');
    for (const name of names) {
      expect(help.text).toMatch(new RegExp(`\n  --${name} .*(?:\n {26}[^ ].*)?\n {28}--(?:.* --)?${name}`));
    }
  });

  it('are explained by examples that can be run', () => {
    const help = parseOptions(['-h']);
    if (help.kind !== 'help') throw new Error('No help.');
    for (const [, example = ''] of help.text.matchAll(/\n {28}(--.*)/g)) {
      expect(parseOptions(example.split(' '))).toMatchObject({ kind: 'run' });
    }
  });
});

describe('a bad option is told with its mend', () => {
  it.each([
    [['--dyas', '3'], 'There is no option --dyas. npm run simulate -- --help lists all of them.'],
    [['-x'], 'There is no option -x. npm run simulate -- --help lists all of them.'],
    [['my.csv'], '"my.csv" belongs to no option. Options begin with --; for a lead list write --leads my.csv'],
    [
      ['--days'],
      '--days needs a value after it that does not begin with -. npm run simulate -- --help shows an example.',
    ],
    [
      ['--days', '--json'],
      '--days needs a value after it that does not begin with -. npm run simulate -- --help shows an example.',
    ],
    [['--json=yes'], '--json stands alone: leave out what follows the =.'],
    [['--leads='], '--leads is empty: give the path of a lead list.'],
    [['--trace='], '--trace is empty: give the path of a trace.'],
    [['--rules='], '--rules is empty: give the path of a rules document.'],
    [['--out='], '--out is empty: give the path of a folder.'],
    [
      ['--structure', 'four'],
      '--structure "four" is no sales structure: write one, two or three, or the path of a file that ends with .json.',
    ],
    [['--start', 'soon'], '--start "soon" is no date: write it as year-month-day, like 2026-01-05.'],
    [['--start', '2026-02-30'], '--start "2026-02-30" is no date: write it as year-month-day, like 2026-01-05.'],
    [['--start', '2026-1-5'], '--start "2026-1-5" is no date: write it as year-month-day, like 2026-01-05.'],
    [['--start', '1066-10-14'], '--start 1066-10-14 lies too far away: give a date from 2000-01-01 to 2099-12-31.'],
    [['--days', '0'], '--days "0" is not possible: give a whole number from 1 to 3660.'],
    [['--days', '1.5'], '--days "1.5" is not possible: give a whole number from 1 to 3660.'],
    [['--days', '1e3'], '--days "1e3" is not possible: give a whole number from 1 to 3660.'],
    [['--seed', 'abc'], '--seed "abc" is not possible: give a whole number from 0 to 4294967295.'],
    [['--dial-rate', '0'], '--dial-rate "0" is not possible: give a number above 0 and up to 1000, like 2 or 0.5.'],
    [
      ['--dial-rate', 'fast'],
      '--dial-rate "fast" is not possible: give a number above 0 and up to 1000, like 2 or 0.5.',
    ],
    [['--calls-in-air', '0'], '--calls-in-air "0" is not possible: give a whole number from 1 to 10000.'],
    [['--agents', 'two'], '--agents "two" cannot be read: write tier=people, like 1=2,2=1,3=1.'],
    [['--agents='], '--agents "" cannot be read: write tier=people, like 1=2,2=1,3=1.'],
    [['--agents', '4=1'], '--agents names tier 4, but --structure three has tiers 1, 2, 3: write like 1=2,2=1,3=1.'],
    [
      ['--agents', '1=2,3=1', '--structure', 'two'],
      '--agents names tier 3, but --structure two has tiers 1, 2: write like 1=2,2=2.',
    ],
    [
      ['--agents', '2=1', '--structure', 'one'],
      '--agents names tier 2, but --structure one has only tier 1: write like 1=4.',
    ],
    [['--seeds', '1..5'], '--seeds says nothing without --faults: add --faults all, or name the faults.'],
    [
      ['--faults', 'all', '--days', '3'],
      '--days 3 is too few with --faults: give at least 4, of which the last three are calm.',
    ],
    ...[
      ['--structure', 'two'],
      ['--agents', '1=3'],
    ].map((words): [string[], string] => [
      ['--faults', 'all', ...words],
      '--structure and --agents say nothing of the small companies that --faults makes up: add --leads, or leave them out.',
    ]),
    [['--agents', '1=1,1=2'], '--agents names tier 1 twice: give each tier once.'],
    [['--agents', '1=9999'], '--agents gives tier 1 9999 people: give at most 1000.'],
    [
      ['--agents', '1=0,2=0'],
      '--agents "1=0,2=0" leaves nobody to call: give at least one tier people, like 1=2,2=1,3=1.',
    ],
  ])('%j', (argv, told) => {
    expect(message(...argv)).toBe(told);
  });
});
