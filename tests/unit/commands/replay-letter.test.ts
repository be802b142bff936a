import { describe, expect, it } from 'vitest';
import { CommandFailure, inPlainWords } from '../../../console/command-failure.ts';
import type { Invocation } from '../../../console/dead-letters/function-invoker.ts';
import { letterFromObject } from '../../../console/dead-letters/invocation-record.ts';
import { masked } from '../../../console/dead-letters/masked-text.ts';
import { replayLetter } from '../../../console/dead-letters/replay-letter.ts';
import { NOON } from '../../support/lead-builders.ts';

const TAKEN: Invocation = { kind: 'answered', answer: { batchItemFailures: [] } };
const way = (events: readonly unknown[]) => ({ kind: 'to-function', functionName: 'f', events }) as const;

function toolsAnswering(answers: readonly (Invocation | Error)[]) {
  const invoked: unknown[] = [];
  const left = [...answers];
  const invoke = async (_name: string, event: unknown): Promise<Invocation> => {
    invoked.push(event);
    const next = left.shift() ?? TAKEN;
    if (next instanceof Error) throw next;
    return next;
  };
  return { invoked, tools: { invoker: { invoke }, sender: { send: async () => undefined } } };
}

describe('replaying a letter', () => {
  it('hands its records over one at a time, so that one that fails hides no other', async () => {
    const { invoked, tools } = toolsAnswering([TAKEN, { kind: 'failed', why: 'Error: no' }, TAKEN]);

    expect(await replayLetter(way([1, 2, 3]), tools)).toEqual({
      kind: 'failed',
      why: '1 of 3 records failed; the first: Error: no',
    });
    expect(invoked).toEqual([1, 2, 3]);
  });

  it.each([
    ['names a record that failed', { batchItemFailures: [{ itemIdentifier: '1' }] }],
    ['says that it refuses', { status: 'refused', why: 'callbackAt: no moment' }],
  ])('fails when the function answers well and %s', async (_what, answer) => {
    const { tools } = toolsAnswering([{ kind: 'answered', answer }]);

    expect(await replayLetter(way([1]), tools)).toMatchObject({ kind: 'failed' });
  });

  it('fails, and stops no other, when the function is not there', async () => {
    const { tools } = toolsAnswering([new CommandFailure('Function f is not there.')]);

    expect(await replayLetter(way([1]), tools)).toEqual({ kind: 'failed', why: 'Function f is not there.' });
  });
});

const context = { requestContext: { functionArn: 'arn:f', condition: 'RecordAgeExceeded' } };
const batch = { streamArn: 'arn:s', batchSize: 1 };

describe('an object of the bucket', () => {
  it.each([
    ['as text', '{"Records":[{"a":1},{"a":2}]}'],
    ['as it is', { Records: [{ a: 1 }, { a: 2 }] }],
  ])("holds the function's event %s", (_how, payload) => {
    const object = { ...context, timestamp: '2026-01-05T17:00:00.000Z', KinesisBatchInfo: batch, payload };
    const letter = letterFromObject({ key: 'k', storedAt: NOON, text: JSON.stringify(object) }, 'id');

    expect(letter.reason).toBe('RecordAgeExceeded; 2 records');
    expect(letter.wayBack).toEqual({
      kind: 'to-function',
      functionName: 'arn:f',
      events: [{ Records: [{ a: 1 }] }, { Records: [{ a: 2 }] }],
    });
  });

  it.each([
    ['no JSON', 'nothing'],
    ['another document', '{"a":1}'],
    ['no records', JSON.stringify({ ...context, timestamp: '2026-01-05T17:00:00Z', KinesisBatchInfo: batch })],
  ])('that holds %s is a letter without a way back, and shown as it is', (_what, text) => {
    const letter = letterFromObject({ key: 'k', storedAt: NOON, text }, 'id');

    expect(letter).toMatchObject({ wayBack: { kind: 'none' }, payload: text });
  });
});

describe('masking', () => {
  it.each([
    ['call +12125550100 now', 'call [number] now'],
    ['(212) 555-0100', '([number]'],
    ['"Address":"0049 30 901820"', '"Address":"[number]"'],
    ['at 2026-01-05T17:00:00.123Z', 'at 2026-01-05T17:00:00.123Z'],
    ['15a5cf14-3212-45a1-9f86-a8e97db8afaf', '15a5cf14-3212-45a1-9f86-a8e97db8afaf'],
    ['"arn:aws:connect:us-east-1:111122223333:instance/1"', '"arn:aws:connect:us-east-1:111122223333:instance/1"'],
  ])('%s becomes %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });
});

describe('what AWS answers', () => {
  function named(name: string, more: object = {}): Error {
    return Object.assign(new Error('message'), { name, ...more });
  }

  it.each([
    [named('CredentialsProviderError'), 'aws sso login'],
    [named('ExpiredTokenException'), 'Sign in again'],
    [named('AccessDenied', { $metadata: {} }), 'docs/runbook.md'],
    [named('Error', { code: 'ECONNREFUSED' }), 'cannot be reached (ECONNREFUSED)'],
    [new Error('Region is missing'), '--region us-east-1'],
    [named('QueueDoesNotExist', { $metadata: {} }), 'AWS answered QueueDoesNotExist: message'],
  ])('%s is told with the way to mend it', (error, words) => {
    expect(inPlainWords(error)).toContain(words);
  });

  it('is mended by what every command takes: only dead letters know a settings file', () => {
    expect(inPlainWords(new Error('Region is missing'))).not.toContain('--settings');
  });

  it('is told by nothing else: a fault of our own stays one', () => {
    expect(inPlainWords(new TypeError('x is not a function'))).toBeUndefined();
  });
});
