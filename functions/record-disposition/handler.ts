import middy from '@middy/core';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import { CallNotLinkedError, LeadMissingError } from '../../shared/application/errors.ts';
import type { Telephony } from '../../shared/application/ports/telephony.ts';
import type { RecordDependencies } from '../../shared/application/record-contact.ts';
import { recordDisposition } from '../../shared/application/record-disposition.ts';
import { type RejectDependencies, rejectInput } from '../../shared/application/reject-input.ts';
import type { CallbackReminder } from '../../shared/domain/callback-reminder.ts';
import { notAgreedInWords } from '../../shared/domain/not-agreed.ts';
import { toCommand } from './event.ts';

export interface RecordDispositionDependencies extends RecordDependencies, RejectDependencies {
  readonly telephony: Telephony;
}

/**
 * Records the agent's disposition. The answer is a flat map of texts, as contact flows take it: `status` is `decided`,
 * `waiting` (the call is not over yet) or `refused`, then with `why`, and the event is kept aside. A form that lacks facts
 * for the hand-over is refused too, with their names in `missing`, and so is one that agrees on a callback for which nothing
 * can be promised; neither is kept, because the agent sees it and sends it again. With a callback to remind of there are
 * `remind`, `remind_at` and `remind_agent`.
 * Connect repeats a call that fails or takes long; repeats answer as the first did.
 *
 * @throws CallNotLinkedError, so that Connect asks again, when the call cannot be found yet; the event is kept aside.
 */
export function createHandler(deps: RecordDispositionDependencies) {
  return middy(async (event: ConnectContactFlowEvent): Promise<Record<string, string>> => {
    const command = toCommand(event, deps.deployment, deps.clock());
    if (command.kind === 'refuse') return refuse(deps, command.why, event);
    try {
      const settled = await recordDisposition(deps, command.from, command.said, command.fact);
      switch (settled.kind) {
        case 'refused':
          return lacking(settled.missing);
        case 'not-agreed':
          return { status: 'refused', why: notAgreedInWords(settled.reason) };
        case 'applied':
          return { status: 'decided', ...reminded(settled.reminder) };
        case 'decided':
        case 'waiting':
          return { status: settled.kind, ...reminded(settled.reminder) };
      }
    } catch (error) {
      if (error instanceof LeadMissingError) return refuse(deps, 'The lead that the call names is not stored.', event);
      if (error instanceof CallNotLinkedError) await keep(deps, 'The call is not linked to its lead yet.', event);
      throw error;
    }
  });
}

/** What the flow creates a task from: the moment in seconds since 1970, and for whom, empty for the tier. */
function reminded(reminder: CallbackReminder | undefined): Record<string, string> {
  if (reminder === undefined) return {};
  const seconds = Math.floor(reminder.at.epochMilliseconds / 1000);
  return { remind: 'yes', remind_at: String(seconds), remind_agent: reminder.agentId ?? '' };
}

function lacking(missing: readonly string[]): Record<string, string> {
  const fields = missing.map((name) => `fact_${name}`).join(', ');
  const why = `Before the lead is handed over, find out: ${missing.join(', ')}. Fill in ${fields} and send the form again.`;
  return { status: 'refused', why, missing: missing.join(',') };
}

async function refuse(
  deps: RecordDispositionDependencies,
  why: string,
  event: ConnectContactFlowEvent,
): Promise<Record<string, string>> {
  await keep(deps, why, event);
  return { status: 'refused', why };
}

function keep(deps: RecordDispositionDependencies, why: string, event: ConnectContactFlowEvent): Promise<void> {
  return rejectInput(deps, { source: 'disposition', why, payload: JSON.stringify(event ?? null) });
}
