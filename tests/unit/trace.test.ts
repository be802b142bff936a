import { describe, expect, it } from 'vitest';
import { parseTrace } from '../../shared/application/trace.ts';

const HEADER = 'external_id,attempts_needed,talk_seconds,result';
const MEND =
  'Give the columns external_id, attempts_needed, talk_seconds, result with whole numbers, and sale or not-interested as the result.';

describe('a trace', () => {
  it('tells by external id on which call a person is reached, how long they talk and how it ends', () => {
    expect(parseTrace(`${HEADER}\nC1,1,44,not-interested\nC2,12,188,sale\n`)).toEqual({
      kind: 'trace',
      byExternalId: new Map([
        ['C1', { attemptsNeeded: 1, talkSeconds: 44, result: 'not-interested' }],
        ['C2', { attemptsNeeded: 12, talkSeconds: 188, result: 'sale' }],
      ]),
    });
  });

  it('may have its columns in any order, and more of them', () => {
    expect(parseTrace('result;note;talk_seconds;external_id;attempts_needed\nsale;x;9;C1;2')).toEqual({
      kind: 'trace',
      byExternalId: new Map([['C1', { attemptsNeeded: 2, talkSeconds: 9, result: 'sale' }]]),
    });
  });

  it.each([
    ['external_id,talk_seconds,result\nC1,1,sale', 'The trace has no column attempts_needed.'],
    [`${HEADER}\n`, 'The trace has a header but no row.'],
    [`${HEADER}\n,1,1,sale`, 'Line 2: external_id is empty.'],
    [`${HEADER}\nC1,1,1,sale\nC1,1,1,sale`, 'Line 3: this external_id stands in the trace twice.'],
    [`${HEADER}\nC1,0,1,sale`, 'Line 2: attempts_needed is not a whole number of 1 or more.'],
    [`${HEADER}\nC1,1.5,1,sale`, 'Line 2: attempts_needed is not a whole number of 1 or more.'],
    [`${HEADER}\nC1,1,-1,sale`, 'Line 2: talk_seconds is not a whole number of 0 or more.'],
    [`${HEADER}\nC1,1,1,maybe`, 'Line 2: result is neither sale nor not-interested.'],
    [`${HEADER}\n"C"1,1,1,sale`, 'Line 2: the quotation marks cannot be understood.'],
  ])('%j is unreadable as a whole', (text, message) => {
    expect(parseTrace(text)).toEqual({ kind: 'unreadable', message, mend: MEND });
  });

  it('that is empty says so', () => {
    expect(parseTrace('')).toMatchObject({ kind: 'unreadable', message: 'The file is empty.' });
  });
});
