import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { TerminalRespondent } from '../../../console/configure/terminal-respondent.ts';

const ENTER = '\r';
const DOWN = '\u001B[B';
const SPACE = ' ';
const BREAK = '\u0003';

/** A person who presses these keys, each once the last was dealt with. */
function aPerson(...keys: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  let seen = '';
  output.on('data', (text: Buffer) => {
    seen += text.toString();
  });
  const press = async () => {
    for (const key of keys) {
      await pause(20);
      input.write(key);
    }
  };
  return { respondent: new TerminalRespondent({ input, output }), press, seen: () => seen };
}

const CHOICES = [
  { name: 'first', value: 1 },
  { name: 'second', value: 2 },
  { name: 'third', value: 3 },
];

describe('a person at a terminal', () => {
  it('types a line, again while it is wrong', async () => {
    const { respondent, press, seen } = aPerson('no', ENTER, '\u0008\u0008', 'yes', ENTER);
    const [line] = await Promise.all([
      respondent.line('Well?', { wrong: (text) => (text === 'yes' ? undefined : 'must be yes') }),
      press(),
    ]);

    expect(line).toBe('yes');
    expect(seen()).toContain('must be yes');
  });

  it('takes the usual answer by pressing Enter', async () => {
    const { respondent, press } = aPerson(ENTER);
    const [line] = await Promise.all([
      respondent.line('Name?', { usual: 'tierline', wrong: () => undefined }),
      press(),
    ]);

    expect(line).toBe('tierline');
  });

  it('chooses one, beginning at the usual one', async () => {
    const { respondent, press } = aPerson(DOWN, ENTER);

    expect((await Promise.all([respondent.one('Which?', CHOICES, 2), press()]))[0]).toBe(3);
  });

  it('chooses several', async () => {
    const { respondent, press } = aPerson(SPACE, DOWN, DOWN, SPACE, ENTER);

    expect((await Promise.all([respondent.several('Which?', CHOICES), press()]))[0]).toEqual([1, 3]);
  });

  it('says yes', async () => {
    const { respondent, press } = aPerson('y', ENTER);

    expect((await Promise.all([respondent.yes('Sure?', false), press()]))[0]).toBe(true);
  });

  it('may break off, and nothing is written then', async () => {
    const { respondent, press } = aPerson(BREAK);

    await expect(Promise.all([respondent.yes('Sure?', false), press()])).rejects.toThrow(
      'Broken off: nothing was written.',
    );
  });
});
