import { describe, expect, it } from 'vitest';
import { countResults } from '../../shared/application/count-results.ts';
import { nextStep } from '../../shared/domain/decide.ts';
import { unknownFateLead, wokenLead } from '../../shared/domain/lead-transitions.ts';
import { OUTCOME_CODES, OUTCOMES } from '../../shared/domain/outcome.ts';
import { TEST_LIST } from '../../shared/domain/test-lead.ts';
import { aDecision } from '../support/a-lived-run.ts';
import { HeldJournal } from '../support/held-journal.ts';
import { InMemoryReportLedger } from '../support/in-memory-report-ledger.ts';
import { aContext, aDialledLead, anAttempt, NOON } from '../support/lead-builders.ts';

const TEST_LEAD = aDialledLead({ listId: TEST_LIST });
const ENDED = { ended: { endedAt: NOON, agentConnectedAt: NOON } };
const ATTEMPT = anAttempt({ lead: TEST_LEAD, facts: ENDED, decision: aDecision() });

describe('a telephone that is rung to try the way of a call', () => {
  it.each(OUTCOME_CODES)('is called once: after %s it is closed, unless it says stop', (code) => {
    const step = nextStep(ATTEMPT, { code, flags: OUTCOMES[code].flags }, aContext());

    expect(step.kind === 'suppress' ? step.kind : step).toEqual(
      ['do-not-call', 'deceased', 'minor'].includes(code) ? 'suppress' : { kind: 'close', why: 'test-over' },
    );
  });

  it('is not called again when nobody could tell whether its call was placed', () => {
    const resting = unknownFateLead(TEST_LEAD, NOON, { tier: 1 });

    expect(wokenLead(resting, aContext()).state).toEqual({ kind: 'closed', at: NOON, why: 'test-over' });
  });

  it('stands in no report', async () => {
    const ledger = new InMemoryReportLedger();
    const journal = new HeldJournal();
    await countResults({ ledger, journal, clock: () => NOON }, [{ revision: 2, after: ATTEMPT }]);

    expect(ledger.entries).toBe(0);
    expect(journal.entries).toEqual([]);
  });
});
