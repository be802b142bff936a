import { describe, expect, it } from 'vitest';
import { parseStartOptions } from '../../../simulator/start-options.ts';

const USUAL = { port: 4_300, speed: 60, leads: { kind: 'sample' }, days: 0 };

describe('the words after npm start', () => {
  it.each([
    [[], USUAL],
    [['--port', '8080', '--speed', '0.5'], { ...USUAL, port: 8_080, speed: 0.5 }],
    [['--leads', '100', '--days', '30'], { ...USUAL, leads: { kind: 'sample', most: 100 }, days: 30 }],
    [['--leads', 'mine.csv', '--data', 'kept'], { ...USUAL, leads: { kind: 'file', path: 'mine.csv' }, data: 'kept' }],
  ])('%j', (words, options) => {
    expect(parseStartOptions(words)).toEqual({ kind: 'start', options });
  });

  it.each([
    [['--port', '0'], '--port "0" is not possible: give a whole number from 1 to 65535.'],
    [['--port', '65536'], '--port "65536" is not possible: give a whole number from 1 to 65535.'],
    [['--speed', '0'], '--speed "0" is not possible: give a number above 0 and up to 3600, like 2 or 0.5.'],
    [['--leads', '0'], '--leads "0" is not possible: give a whole number from 1 to 1204.'],
    [['--leads', '1205'], '--leads "1205" is not possible: give a whole number from 1 to 1204.'],
    [['--leads='], '--leads is empty: give a number of leads of the sample list, or the path of a lead list.'],
    [['--data='], '--data is empty: give the path of a folder.'],
    [['--days', '401'], '--days "401" is not possible: give a whole number from 0 to 400.'],
    [['--prot', '1'], 'There is no option --prot. npm start -- --help lists all of them.'],
    [['--speed'], '--speed needs a value after it that does not begin with -. npm start -- --help shows an example.'],
    [['mine.csv'], '"mine.csv" belongs to no option. Options begin with --; for a lead list write --leads mine.csv'],
  ])('%j is told how to mend', (words, message) => {
    expect(parseStartOptions(words)).toEqual({ kind: 'bad', message });
  });

  it('shows every option with an example, whatever else is said', () => {
    const help = parseStartOptions(['--port', 'x', '--help']);
    expect(help.kind).toBe('help');
    for (const option of ['port', 'speed', 'leads', 'days', 'data']) {
      expect(help.kind === 'help' && help.text).toMatch(
        new RegExp(`--${option} \\S+ .*\\n(.*\\n)? +.*--${option} \\S`),
      );
    }
  });
});
