import { expect, it } from 'vitest';
import { CommandFailure } from '../../../console/command-failure.ts';
import { atTerminal } from '../../../console/documents/confirm.ts';

it('whoever agreed beforehand is not asked', async () => {
  expect(await atTerminal(true)({ kind: 'type', message: 'Real people will be called.', word: 'live' })).toBe(true);
});

it('where nobody can be asked nothing is agreed to, and it is told how to agree', async () => {
  const asked = atTerminal(false)({ kind: 'yes-or-no', message: 'Go on?' });

  await expect(asked).rejects.toThrow(new CommandFailure('Go on? Nobody can be asked here: add --yes if you agree.'));
});
