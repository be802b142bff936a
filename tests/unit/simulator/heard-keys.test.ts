import { describe, expect, it } from 'vitest';
import { keyFor } from '../../../simulator/flows/heard-keys.ts';

const GREETING =
  'Hello, this is Larkfield. This call will be recorded. If you do not want that, press 2 now. ' +
  'If you never want to be called by us again, press 9.';

describe('somebody who listens to a text', () => {
  it('knows which key is for which wish', () => {
    expect(keyFor('never-again', GREETING)).toEqual({ key: '9', heardBy: 1 });
    expect(keyFor('no-recording', GREETING)?.key).toBe('2');
  });

  it('presses no key that is for something else', () => {
    expect(keyFor('never-again', 'This call will be recorded. If you do not want that, press 2 now.')).toBeUndefined();
    expect(keyFor('no-recording', 'If you never want to be called again, press 9.')).toBeUndefined();
    expect(keyFor('never-again', 'Press 1 for sales.')).toBeUndefined();
  });

  it.each([
    ['To stop our calls, press star.', '*'],
    ['Press the hash key and we will never call again.', '#'],
    ['We will not call you again if you press 0.', '0'],
  ])('understands "%s"', (text, key) => {
    expect(keyFor('never-again', text)?.key).toBe(key);
  });

  it('can press it once the sentence that offers it was spoken', () => {
    expect(keyFor('no-recording', GREETING)?.heardBy).toBeCloseTo(0.63, 1);
  });
});
