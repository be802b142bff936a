import * as z from 'zod';
import type { Programme } from '../domain/dial-rules.ts';
import { currentNumber, type DiallingState, type Lead, type TouchPurpose } from '../domain/lead.ts';
import type { Stage } from '../domain/stage.ts';

/** What a call says of itself: the contact attributes given at its start and returned by records, flows and DescribeContact. */
export interface CallAttributes {
  readonly deployment: string;
  readonly leadId: string;
  /** {@link CUSTOMERS_CALL} in a call that the customer placed. */
  readonly attemptNumber: number;
  readonly rulesVersion: number;
}

/** Names of ours go into keys and logs: what could not be one is not taken for one. */
const name = z.string().regex(/^[\w.:-]{1,128}$/);

const attributes = z.object({
  tierline_deployment: name,
  tierline_lead: name,
  tierline_attempt: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  tierline_rules: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

/** Stands where a call of ours names its attempt: the customer placed the call. Attempts are counted from 1. */
export const CUSTOMERS_CALL = 0;

/** What an inbound call is to carry from its recognition on, so that it is briefed, dispositioned and opted out like ours. */
export function attributesOfCustomersCall(
  caller: { readonly leadId: string; readonly stage: Stage; readonly rulesVersion: number; readonly agentId?: string },
  deployment: string,
): Readonly<Record<string, string>> {
  return {
    tierline_deployment: deployment,
    tierline_lead: caller.leadId,
    tierline_attempt: String(CUSTOMERS_CALL),
    tierline_rules: String(caller.rulesVersion),
    tierline_stage: caller.stage,
    tierline_purpose: 'inbound',
    ...(caller.agentId !== undefined && { tierline_agent: caller.agentId }),
  };
}

/** The call's own account of itself, or undefined when the attributes are not those of a call of ours. */
export function callAttributesFrom(given: unknown): CallAttributes | undefined {
  const parsed = attributes.safeParse(given);
  if (!parsed.success) return undefined;
  return {
    deployment: parsed.data.tierline_deployment,
    leadId: parsed.data.tierline_lead,
    attemptNumber: parsed.data.tierline_attempt,
    rulesVersion: parsed.data.tierline_rules,
  };
}

/**
 * The attributes to start a call with: no name and no number, because attributes travel into records and flows.
 * `tierline_agent` is there when the call is for one agent's own queue.
 */
export function attributesOf(
  lead: Lead,
  state: DiallingState,
  placed: { readonly deployment: string; readonly rulesVersion: number; readonly programmes: readonly Programme[] },
): Readonly<Record<string, string>> {
  const { offeredTo, planned } = state;
  const { purpose } = planned;
  return {
    tierline_deployment: placed.deployment,
    tierline_lead: lead.id,
    tierline_attempt: String(state.attemptNumber),
    tierline_rules: String(placed.rulesVersion),
    tierline_stage: lead.stage,
    tierline_purpose: purpose.kind === 'touch' ? `touch-${purpose.programme}` : purpose.kind,
    ...(offeredTo !== undefined && { tierline_agent: offeredTo }),
    ...(purpose.kind === 'touch' && touchAttributes(purpose, placed.programmes)),
  };
}

/** What flow and guide of a programme's call go by. */
function touchAttributes(
  { programme: id, goal, step }: TouchPurpose,
  programmes: readonly Programme[],
): Readonly<Record<string, string>> {
  const script = programmes.find((programme) => programme.id === id)?.script;
  return {
    ...(goal !== undefined && { tierline_goal: goal }),
    ...(step !== undefined && { tierline_step: step }),
    ...(script !== undefined && { tierline_script: script }),
  };
}

/**
 * The token that makes Connect treat repeats of this start as the same call: one deployment, one life of the lead in
 * it, one attempt, one number.
 */
export function clientTokenOf(lead: Lead, state: DiallingState, deployment: string): string {
  return [deployment, lead.id, lead.generation, state.attemptNumber, currentNumber(lead).key].join('.');
}
