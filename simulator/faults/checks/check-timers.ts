import { Temporal } from 'temporal-polyfill';
import { type Lead, timerAt } from '../../../shared/domain/lead.ts';
import type { TrueCall } from '../../ground-truth.ts';
import { type Breach, isLongOver, type LivedRun } from './lived-run.ts';

/** After quiet days nobody waits any more for a call that ended, a limit that passed or a rest that is over. */
const SETTLED_WITHIN_MINUTES = 30;
const DIALLED_WITHIN_HOURS = 26;

/** Every lead that is not done has its timer in the index, and no timer has come without anything following it. */
export function checkTimers({ records, table, truth, end }: LivedRun): readonly Breach[] {
  const items = new Map(table.flatMap((item) => (item['sk'] === 'LEAD' ? [[item['pk'], item]] : [])));
  return records.leads.flatMap((lead) => {
    const item = items.get(`LEAD#${lead.id}`);
    const calls = truth.calls.filter(({ personId }) => personId === lead.externalId);
    return [
      ...heldByOldCall(lead, calls, end),
      ...lostTimer(lead, item !== undefined && hasTimer(item)),
      ...stalled(lead, end),
    ];
  });
}

/** Who waits for a person stands in the index, too, and nothing fires there. */
function hasTimer(item: LivedRun['table'][number]): boolean {
  return item['timer_pk'] !== undefined && item['timer_pk'] !== 'REVIEW' && item['timer_sk'] !== undefined;
}

function lostTimer({ id: leadId, state }: Lead, isInIndex: boolean): readonly Breach[] {
  if ((timerAt(state) !== undefined) === isInIndex) return [];
  const sentence = `Lead ${leadId} is ${state.kind} and ${isInIndex ? 'has a timer' : 'no timer stands in the index'}.`;
  return [{ rule: 'timer-lost', leadId, sentence }];
}

function stalled({ id: leadId, state }: Lead, end: Temporal.Instant): readonly Breach[] {
  const firesAt = timerAt(state);
  if (firesAt === undefined) return [];
  const patience = state.kind === 'ready' ? { hours: DIALLED_WITHIN_HOURS } : { minutes: SETTLED_WITHIN_MINUTES };
  if (Temporal.Instant.compare(firesAt.add(patience), end) > 0) return [];
  return [{ rule: 'stalled', leadId, sentence: `Lead ${leadId} is ${state.kind}, and its timer came at ${firesAt}.` }];
}

/** A lead that waits for a call which was over long ago will wait for ever. */
function heldByOldCall(
  { id: leadId, state }: Lead,
  calls: readonly TrueCall[],
  end: Temporal.Instant,
): readonly Breach[] {
  if (state.kind !== 'dialling' || state.phase.kind !== 'in-the-air') return [];
  const { contactId } = state.phase;
  const call = calls.find((candidate) => candidate.contactId === contactId);
  if (call === undefined || !isLongOver(call, end)) return [];
  const sentence = `Lead ${leadId} still waits for call ${contactId}, which ended at ${call.endedAt}.`;
  return [{ rule: 'stalled', leadId, contactId, sentence }];
}
