import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../shared/application/ports/journal.ts';
import { FunctionObserver } from '../../../shared/runtime/function-observer.ts';
import { HeldJournal } from '../../support/held-journal.ts';
import { INVOCATION } from '../../support/lambda-events.ts';

const STARTED: JournalEntry = {
  kind: 'call-started',
  leadId: 'lead-1',
  attemptNumber: 1,
  contactId: 'contact-1',
  campaignId: 'campaign-1',
};

function aFunction(name = 'dial-due-leads') {
  const journal = new HeldJournal();
  const printed: Record<string, unknown>[] = [];
  const observer = new FunctionObserver(
    { name, deployment: 'tierline' },
    { journal, print: (line) => printed.push(JSON.parse(line)), nowMilliseconds: () => 0 },
  );
  return { journal, printed, observer };
}

describe('an observed function', () => {
  it('prints what was measured while an invocation went on, once it is over', async () => {
    const { journal, printed, observer } = aFunction();
    const handler = observer.observed(async (times: number) => {
      for (let index = 0; index < times; index += 1) observer.note(STARTED);
      expect(printed).toEqual([]);
      return 'done';
    });

    expect(await handler(3, INVOCATION)).toBe('done');
    expect(printed).toEqual([expect.objectContaining({ CallsStarted: [3], requestId: INVOCATION.awsRequestId })]);
    expect(journal.entries).toEqual([STARTED, STARTED, STARTED]);
  });

  it('keeps two invocations apart that go on at the same time', async () => {
    const { printed, observer } = aFunction();
    const handler = observer.observed(async (times: number) => {
      for (let index = 0; index < times; index += 1) {
        observer.note(STARTED);
        await Promise.resolve();
      }
    });
    await Promise.all([handler(1, INVOCATION), handler(4, INVOCATION)]);

    expect(printed.map((line) => line['CallsStarted'])).toEqual([[1], [4]]);
  });

  it('prints what was measured when the invocation fails, and passes the failure on without numbers', async () => {
    const { journal, printed, observer } = aFunction('opt-out');
    const handler = observer.observed(async () => {
      observer.note(STARTED);
      throw new TypeError('cannot suppress +12025550147 of "Ms Adler"');
    });

    const failure = await handler(undefined, INVOCATION).catch((error: unknown) => error);

    expect(failure).toMatchObject({ name: 'TypeError', message: 'cannot suppress [number] of [text]' });
    expect(String((failure as Error).stack)).not.toMatch(/Adler|2025550147/);
    expect(journal.entries.map(({ kind }) => kind)).toEqual(['call-started', 'invocation-failed']);
    expect(printed).toEqual([expect.objectContaining({ CallsStarted: [1], OptOutsFailed: [1] })]);
  });

  it('prints nothing when nothing was measured', async () => {
    const { printed, observer } = aFunction();
    await observer.observed(async () => observer.note({ kind: 'case-recorded', leadId: 'lead-1' }))(0, INVOCATION);

    expect(printed).toEqual([]);
  });
});
