import { itemFromLead, textFromLead } from '../../shared/adapters/dynamodb/lead-item.ts';
import type { Decision } from '../../shared/domain/attempt.ts';
import { OUTCOMES, type OutcomeCode } from '../../shared/domain/outcome.ts';
import type { FlowAnswer } from '../../simulator/connect/flow-functions.ts';
import type { LivedRun } from '../../simulator/faults/checks/lived-run.ts';
import type { RunRecords } from '../../simulator/run-records.ts';
import { NOON } from './lead-builders.ts';
import { aTruth } from './true-call.ts';

/** A week after NOON. */
export const END_OF_RUN = NOON.add({ hours: 7 * 24 });

/** A run of a week in which nothing happened. The items of leads follow the leads unless given. */
export function aLivedRun(
  fields: Partial<Omit<LivedRun, 'records'>> & { readonly records?: Partial<RunRecords> } = {},
): LivedRun {
  const { records = {}, ...given } = fields;
  const leads = records.leads ?? [];
  return {
    end: END_OF_RUN,
    truth: aTruth(),
    claims: [],
    starts: [],
    unknownFates: [],
    stops: [],
    flowAnswers: [],
    heardOfAt: new Map(),
    boughtBefore: new Set(),
    decisionsStored: new Map(),
    leadWrites: new Map(),
    events: [],
    recount: { compared: 0, miscounts: [] },
    table: leads.map((lead) => itemFromLead(lead, textFromLead(lead), 1)),
    ...given,
    records: {
      leads,
      attempts: records.attempts ?? [],
      orders: records.orders ?? [],
      counters: records.counters ?? [],
    },
  };
}

/** The first decision, from facts, that nobody answered. */
export function aDecision(fields: Partial<Omit<Decision, 'outcome'>> & { readonly code?: OutcomeCode } = {}): Decision {
  const { code = 'no-answer', ...given } = fields;
  return {
    outcome: OUTCOMES[code],
    nextStep: { kind: 'close', why: 'attempts-spent' },
    decidedAt: NOON,
    version: 1,
    because: 'facts',
    ...given,
  };
}

/** The agent's form on the first attempt of lead-1, taken and deciding. */
export function aForm(disposition: string, fields: Partial<FlowAnswer> = {}): FlowAnswer {
  return {
    functionName: 'record-disposition',
    attributes: { tierline_lead: 'lead-1', tierline_attempt: '1' },
    parameters: { disposition },
    askedAt: NOON.add({ minutes: 3 }).toString(),
    at: NOON.add({ minutes: 3 }).toString(),
    status: 'decided',
    ...fields,
  };
}

/** The customer's wish for no more calls, heard a minute after NOON in the first call of lead-1. */
export function aWish(fields: Partial<FlowAnswer> = {}): FlowAnswer {
  return {
    ...aForm(''),
    functionName: 'opt-out',
    parameters: {},
    askedAt: NOON.add({ minutes: 1 }).toString(),
    at: NOON.add({ minutes: 1 }).toString(),
    status: 'suppressed',
    ...fields,
  };
}
