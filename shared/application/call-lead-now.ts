import { Temporal } from 'temporal-polyfill';
import { explanationOf, type LeadExplanation } from '../domain/explanation.ts';
import { currentNumber, type Lead, type ReadyState } from '../domain/lead.ts';
import { homeLead } from '../domain/lead-transitions.ts';
import {
  type ChangeLeadDependencies,
  type LeadChangeBy,
  leadSeen,
  type NotChanged,
  refused,
  storeChanged,
} from './changed-lead.ts';
import type { SettingsRepository } from './ports/settings-repository.ts';
import { decisionContext } from './settle-attempt.ts';

export interface CallNowDependencies extends ChangeLeadDependencies {
  readonly controls: Pick<SettingsRepository, 'readControls'>;
}

export type CallNowResult =
  /** Its call is due: the dialler's next run, at most a minute later, judges it once more and places it. */
  | { readonly kind: 'due'; readonly lead: Lead; readonly explanation: LeadExplanation }
  /** It may not be called now: everything that stands in the way, and when it could be. Nothing was changed. */
  | { readonly kind: 'not-now'; readonly explanation: LeadExplanation }
  | NotChanged;

/**
 * Makes a waiting lead due at once, promised to the minute, when the rules, its campaign and the switches would allow its
 * call at this moment. Nobody is dialled here and no rule is set aside: the dialler judges the call as any other. A
 * callback that the customer asked for later is not called earlier, because it would reach them under a wish that they never
 * had. A repeat finds the call due and changes nothing.
 */
export async function callLeadNow(deps: CallNowDependencies, leadId: string, by: LeadChangeBy): Promise<CallNowResult> {
  const seen = await leadSeen(deps, leadId, by);
  if (seen.kind !== 'seen') return seen;
  const { lead } = seen;
  const now = deps.clock();
  const [settings, controls] = await Promise.all([deps.settings.current(), deps.controls.readControls()]);
  if (!settings.canWork(lead)) return refused({ kind: 'no-campaign-works-it' });
  const context = decisionContext(settings, lead, now);
  const explained = (one: Lead) =>
    explanationOf(one, { ...context, campaign: settings.campaignFor(one.stage, one.campaignId), controls });
  const { state } = lead;
  if (state.kind !== 'ready') return { kind: 'not-now', explanation: explained(lead) };
  const promised = promisedLater(lead, state, now);
  if (promised !== undefined) return promised;
  const due: Lead = { ...homeLead(lead, context), state: dueNow(state, now) };
  const explanation = explained(due);
  if (explanation.verdict !== 'callable now') return { kind: 'not-now', explanation };
  if (isDue(state, now)) return { kind: 'due', lead, explanation };
  const result = await storeChanged(deps, due, by, { kind: 'lead-called-now' });
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return { kind: 'due', lead: result.lead, explanation };
    default:
      return result;
  }
}

function promisedLater(lead: Lead, { purpose }: ReadyState, now: Temporal.Instant): NotChanged | undefined {
  if (purpose.kind !== 'callback' || Temporal.Instant.compare(purpose.agreedAt, now) <= 0) return undefined;
  const { zones } = currentNumber(lead).area;
  const [at, asOf] = [String(purpose.agreedAt), String(now)];
  return refused({ kind: 'callback-promised', at, zones: [...zones], asOf });
}

function dueNow(state: ReadyState, now: Temporal.Instant): ReadyState {
  return isDue(state, now) ? state : { ...state, dueAt: now, wantedAt: now, urgency: 'promised' };
}

function isDue({ dueAt, urgency }: ReadyState, now: Temporal.Instant): boolean {
  return urgency === 'promised' && Temporal.Instant.compare(dueAt, now) <= 0;
}
