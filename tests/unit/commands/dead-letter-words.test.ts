import { describe, expect, it } from 'vitest';
import { parseWords } from '../../../console/dead-letters/options.ts';

describe('the words after dead-letters', () => {
  it.each([
    [['list'], { kind: 'list', json: false }],
    [['list', '--json', '--source', 'wake-ups'], { kind: 'list', json: true, source: 'wake-ups' }],
    [['show', 'a'], { kind: 'show', id: 'a', mask: false }],
    [['show', '--masked', 'a'], { kind: 'show', id: 'a', mask: true }],
    [['replay', 'a', 'b'], { kind: 'replay', which: { kind: 'ids', ids: ['a', 'b'] } }],
    [['replay', '--all'], { kind: 'replay', which: { kind: 'all' } }],
    [['replay', '--source', 'table-stream'], { kind: 'replay', which: { kind: 'source', source: 'table-stream' } }],
    [['discard', 'a'], { kind: 'discard', which: { kind: 'ids', ids: ['a'] }, yes: false }],
    [
      ['discard', '--source', 'wake-ups', '--yes'],
      { kind: 'discard', which: { kind: 'source', source: 'wake-ups' }, yes: true },
    ],
  ])('%j are understood', (words, command) => {
    expect(parseWords(words)).toEqual({ kind: 'run', command, where: {} });
  });

  it('say which deployment is meant, and where', () => {
    expect(parseWords(['list', '--deployment', 'sales', '--region', 'eu-west-1', '--endpoint', 'http://x'])).toEqual({
      kind: 'run',
      command: { kind: 'list', json: false },
      where: { deployment: 'sales', region: 'eu-west-1', endpoint: 'http://x' },
    });
  });

  it.each([
    [['repaly', '--all'], '"repaly" is no command: write list, show, replay or discard.'],
    [['list', 'a'], 'list takes no "a": to read one letter, write show a.'],
    [['show'], 'show takes one id, as list prints it.'],
    [['show', 'a', 'b'], 'show takes one id, as list prints it.'],
    [['replay'], 'Say what to replay: ids as list prints them, or --source NAME, or --all.'],
    [['replay', 'a', '--all'], 'Say what to replay: ids as list prints them, or --source NAME, or --all.'],
    [['discard', '--yes'], 'Say what to discard: ids as list prints them, or --source NAME.'],
    [['discard', '--all', '--yes'], 'discard does not take --all.'],
    [['replay', '--all', '--yes'], 'replay does not take --yes.'],
    [['list', '--source', 'sqs'], '--source "sqs" is no source: write one of contact-events, contact-records'],
    [['list', '--deployment', 'a', '--settings', 'b'], 'both name the deployment: give one of them.'],
    [['list', '--region', 'a', '--settings', 'b'], '--settings names the region already: leave out --region.'],
    [['list', '--jsn'], "Unknown option '--jsn'."],
  ])('%j are refused, with the way to write them', (words, message) => {
    expect(parseWords(words)).toEqual({ kind: 'bad', message: expect.stringContaining(message) });
  });

  it.each([[[]], [['--help']], [['replay', '-h']]])('%j ask for help', (words) => {
    expect(parseWords(words)).toEqual({ kind: 'help' });
  });
});
