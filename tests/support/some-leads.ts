import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import type { LeadRepository } from '../../shared/application/ports/lead-repository.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { COMPANY } from '../../simulator/company.ts';
import { aDialledLead, aLead, aNumber, anAttempt, aReadyState, NOON } from './lead-builders.ts';

const hasher = new HmacNumberHasher(COMPANY.numberSecret);

/** One lead for each status but dialling; `in-review` and `called` have a decided call behind them. */
export const SOME_LEADS = ['ready', 'called', 'resting', 'in-review', 'closed', 'suppressed'] as const;

/** Stores them. Each has a name, an external id, and the number that {@link numberOf} tells. */
export async function storeSomeLeads(leads: LeadRepository): Promise<void> {
  const then = { stage: 'prospecting', purpose: { kind: 'approach' } } as const;
  await leads.add(named('ready', { attributes: { city: 'New York' } }));
  await leads.add(
    named('resting', { state: { kind: 'resting', until: NOON.add({ hours: 240 }), why: 'nurture', then } }),
  );
  await leads.add(named('closed', { state: { kind: 'closed', at: NOON, why: 'not-interested' } }));
  await leads.add(named('suppressed', { state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } }));
  await storeCalled(leads, 'called', 'no-answer', { kind: 'ready' });
  await storeCalled(leads, 'in-review', 'answered-without-disposition', { kind: 'review' });
}

/** The telephone number of one of them. */
export function numberOf(name: (typeof SOME_LEADS)[number]): string {
  return `+1212555010${SOME_LEADS.indexOf(name)}`;
}

async function storeCalled(
  leads: LeadRepository,
  name: 'called' | 'in-review',
  outcome: 'no-answer' | 'answered-without-disposition',
  leaves: { readonly kind: 'ready' | 'review' },
): Promise<void> {
  const dialled = named(name, aDialledLead());
  await leads.add({ ...dialled, version: 0 });
  const contactId = `contact-${name}`;
  const { state } = dialled;
  if (state.kind !== 'dialling') return;
  const phase = { kind: 'in-the-air', contactId, startedAt: NOON.subtract({ minutes: 5 }) } as const;
  const inTheAir: Lead = {
    ...dialled,
    version: 1,
    recentCalls: callsOf(dialled, contactId),
    state: { ...state, phase },
  };
  const attempt = anAttempt({ contactId, lead: inTheAir });
  await leads.link(attempt);
  const leg = { callId: contactId, contactId };
  const connected = outcome === 'no-answer' ? {} : { connectedAt: NOON.subtract({ minutes: 4 }) };
  const talked = outcome === 'no-answer' ? {} : { agentConnectedAt: NOON.subtract({ minutes: 4 }), agentId: 'agent-1' };
  await leads.addFact(contactId, { kind: 'ended', leg, fact: { endedAt: NOON, ...connected, ...talked } }, NOON);
  const call = {
    at: NOON.add({ hours: 3 }),
    wantedAt: NOON,
    urgency: 'normal',
    purpose: { kind: 'approach' },
    movedBy: [],
  } as const;
  const isReview = leaves.kind === 'review';
  await leads.decide(
    attempt,
    {
      outcome: OUTCOMES[outcome],
      nextStep: isReview ? { kind: 'review', why: 'no-disposition' } : { kind: 'call-again', call, cycle: 'same' },
      decidedAt: NOON,
      version: 1,
      because: isReview ? 'limit' : 'facts',
    },
    {
      ...inTheAir,
      version: 2,
      lastOutcome: outcome,
      state: isReview
        ? { kind: 'review', since: NOON, why: 'no-disposition', contactId }
        : aReadyState({ dueAt: call.at }),
    },
  );
}

function named(name: (typeof SOME_LEADS)[number], fields: Partial<Lead> = {}): Lead {
  const e164 = numberOf(name);
  return {
    ...aLead({ version: 0, ...fields }),
    id: name,
    name: `Ada ${name}`,
    externalId: `crm-${name}`,
    numbers: [aNumber({ e164, key: hasher.keyOf(e164) })],
  };
}

function callsOf({ recentCalls }: Lead, contactId: string): Lead['recentCalls'] {
  return recentCalls.map((call) => (call.via === 'dialler' ? { ...call, contactId } : call));
}
