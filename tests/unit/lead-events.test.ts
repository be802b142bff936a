import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallPurpose, Lead, LeadState, SuppressReason } from '../../shared/domain/lead.ts';
import { eventsOfLead, SILENT_STATES } from '../../shared/domain/lead-events.ts';
import { detailJson } from '../../shared/domain/outgoing-event.ts';
import { aDialledLead, aDiallingState, aLead, aReadyState, NOON } from '../support/lead-builders.ts';

const WRITTEN = NOON.add({ seconds: 1 });
const DAY = { hours: 24 };

function aTouch(fields: Partial<Extract<CallPurpose, { kind: 'touch' }>> = {}): CallPurpose {
  return { kind: 'touch', programme: 'welcome', touch: 1, plannedAt: NOON.add(DAY), delayDays: 1, ...fields };
}

function waitingFor(purpose: CallPurpose, dueAt = NOON.add(DAY)): LeadState {
  return aReadyState({ purpose, dueAt });
}

/** The lead after one more write. */
function then(before: Lead, fields: Partial<Lead>): Lead {
  return { ...before, ...fields, version: before.version + 1 };
}

function told(before: Lead | undefined, after: Lead) {
  return eventsOfLead({ kind: 'lead-changed', ...(before !== undefined && { before }), after, at: WRITTEN });
}

function kindsOf(before: Lead | undefined, after: Lead): readonly string[] {
  return told(before, after).map(({ kind }) => kind);
}

describe('a lead in another stage', () => {
  const before = aDialledLead({ externalId: 'crm-7', listId: 'spring.csv' });

  it('is told with the call that brought it about, when it was handed over, and by when it is to be called', () => {
    const handover = {
      kind: 'handover',
      handedOverAt: NOON,
      promisedBy: NOON.add({ minutes: 30 }),
    } as const;
    const after = then(before, { stage: 'selling', campaignId: 'campaign-2', state: waitingFor(handover) });

    expect(told(before, after)).toEqual([
      {
        kind: 'LeadAdvanced',
        detail: {
          version: 1,
          eventId: 'LeadAdvanced:lead-1:1.4',
          at: NOON,
          leadId: 'lead-1',
          externalId: 'crm-7',
          leadVersion: 4,
          from: 'prospecting',
          to: 'selling',
          fromCampaign: 'campaign-1',
          campaign: 'campaign-2',
          list: 'spring.csv',
          promisedBy: NOON.add({ minutes: 30 }),
          contactId: 'contact-1',
        },
      },
    ]);
  });

  it('is told with the moment of the write where nobody noted the hand-over, and without a call where none did it', () => {
    const resting = aLead({
      stage: 'selling',
      state: {
        kind: 'resting',
        until: NOON,
        why: 'lost-sale',
        then: { stage: 'prospecting', purpose: { kind: 'approach' } },
      },
    });
    const after = then(resting, { stage: 'prospecting', campaignId: 'campaign-1', state: aReadyState() });

    expect(told(resting, after)).toEqual([
      {
        kind: 'LeadAdvanced',
        detail: {
          version: 1,
          eventId: 'LeadAdvanced:lead-1:1.2',
          at: WRITTEN,
          leadId: 'lead-1',
          leadVersion: 2,
          from: 'selling',
          to: 'prospecting',
          fromCampaign: 'campaign-2',
          campaign: 'campaign-1',
          list: 'list-1',
        },
      },
    ]);
  });

  it('is told whatever state it stands in', () => {
    for (const state of [aDiallingState(), aReadyState(), { kind: 'closed', at: NOON, why: 'trace-ended' } as const]) {
      expect(kindsOf(before, then(before, { stage: 'account-care', state }))).toContain('LeadAdvanced');
    }
  });

  it('is no change when it is stored for the first time', () => {
    expect(told(undefined, aLead({ stage: 'selling' }))).toEqual([]);
  });
});

describe('a touch', () => {
  const customer = aDialledLead(
    { stage: 'account-care', touches: 3 },
    { planned: aReadyState({ purpose: aTouch({ touch: 3 }) }) },
  );

  it('is told when it is planned, with the date of its programme and the moment it is due', () => {
    const purpose = aTouch({ programme: 'renewal', step: '30-days-before', touch: 4, plannedAt: NOON.add(DAY) });
    const after = then(customer, { touches: 4, state: waitingFor(purpose, NOON.add({ hours: 26 })) });

    expect(told(customer, after)).toEqual([
      {
        kind: 'TouchDue',
        detail: {
          version: 1,
          eventId: 'TouchDue:lead-1:1.4',
          at: WRITTEN,
          leadId: 'lead-1',
          leadVersion: 4,
          campaign: 'campaign-3',
          programme: 'renewal',
          step: '30-days-before',
          touch: 4,
          plannedAt: NOON.add(DAY),
          dueAt: NOON.add({ hours: 26 }),
        },
      },
    ]);
  });

  it('is told of a customer who has just been loaded', () => {
    expect(kindsOf(undefined, aLead({ touches: 1, state: waitingFor(aTouch()) }))).toEqual(['TouchDue']);
  });

  it('is told together with the advance that it follows', () => {
    const before = aDialledLead({ stage: 'selling' });
    const after = then(before, { stage: 'account-care', touches: 1, state: waitingFor(aTouch()) });

    expect(kindsOf(before, after)).toEqual(['LeadAdvanced', 'TouchDue']);
  });

  it('is not told again by a retry, a call given back, a moved moment, or a fate that was never known', () => {
    const again = waitingFor(aTouch({ touch: 3 }), NOON.add({ hours: 30 }));
    const { planned } = aDiallingState({ planned: aReadyState({ purpose: aTouch({ touch: 3 }) }) });
    const unsettled = { attemptNumber: 1, claimedAt: NOON, planned };
    const states: readonly LeadState[] = [
      waitingFor(aTouch({ touch: 3 })),
      customer.state,
      { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt: NOON },
      { kind: 'resting', until: NOON, why: 'unknown-fate', unsettled },
    ];
    for (const state of states) {
      const before = { ...customer, state };
      expect(told(before, then(before, { state: again }))).toEqual([]);
    }
  });

  it('is told when another one takes its place, even under the same number', () => {
    const before = { ...customer, state: waitingFor(aTouch({ touch: 3 })) };
    for (const other of [{ programme: 'upsell' }, { step: 'second' }, { plannedAt: NOON.add({ hours: 50 }) }]) {
      expect(kindsOf(before, then(before, { state: waitingFor(aTouch({ touch: 3, ...other })) }))).toEqual([
        'TouchDue',
      ]);
    }
  });

  it('that rules stood in the way of is told when it is planned after all', () => {
    const stalled = {
      stage: 'account-care',
      purpose: aTouch({ touch: 4 }),
      urgency: 'normal',
      wantedAt: NOON,
    } as const;
    const before = {
      ...customer,
      state: { kind: 'resting', until: NOON, why: 'not-callable', refusals: ['closed-date'], stalled } as const,
    };

    expect(kindsOf(before, then(before, { touches: 4, state: waitingFor(aTouch({ touch: 4 })) }))).toEqual([
      'TouchDue',
    ]);
  });
});

describe('the end of a lead', () => {
  it('is told with its reason and moment', () => {
    const before = aDialledLead({ externalId: 'crm-7' });
    const after = then(before, { state: { kind: 'closed', at: NOON, why: 'not-interested' } });

    expect(told(before, after)).toEqual([
      {
        kind: 'LeadClosed',
        detail: {
          version: 1,
          eventId: 'LeadClosed:lead-1:1.4',
          at: NOON,
          leadId: 'lead-1',
          externalId: 'crm-7',
          leadVersion: 4,
          campaign: 'campaign-1',
          list: 'list-1',
          why: 'not-interested',
        },
      },
    ]);
  });

  it('is told again only when its reason is another one', () => {
    const before = aLead({ state: { kind: 'closed', at: NOON, why: 'not-interested' } });

    expect(
      told(before, then(before, { state: { ...before.state, kind: 'closed', at: WRITTEN, why: 'not-interested' } })),
    ).toEqual([]);
    expect(kindsOf(before, then(before, { state: { kind: 'closed', at: WRITTEN, why: 'not-qualified' } }))).toEqual([
      'LeadClosed',
    ]);
  });

  it.each<[SuppressReason, string]>([
    ['do-not-call', 'CustomerOptedOut'],
    ['deceased', 'LeadSuppressed'],
    ['minor', 'LeadSuppressed'],
  ])('for %s is a %s', (why, kind) => {
    const before = aDialledLead();
    const after = then(before, { state: { kind: 'suppressed', at: NOON, why } });

    expect(told(before, after)).toEqual([
      {
        kind,
        detail: { version: 1, eventId: `${kind}:lead-1:1.4`, at: NOON, leadId: 'lead-1', leadVersion: 4, why },
      },
    ]);
    expect(told(after, then(after, { numberIndex: 0 }))).toEqual([]);
  });
});

describe('other writes of a lead', () => {
  it('tell nothing', () => {
    const before = aLead();
    const after = then(before, { state: aDiallingState({ phase: { kind: 'starting' } }) });

    expect(told(before, after)).toEqual([]);
    expect(told(after, then(after, { state: aReadyState() }))).toEqual([]);
  });

  it('into a silent state never tell anything but an advance', () => {
    const states: readonly LeadState[] = [
      aDiallingState(),
      aReadyState(),
      waitingFor(aTouch()),
      { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt: NOON },
      { kind: 'resting', until: NOON, why: 'nurture', then: { stage: 'prospecting', purpose: aTouch() } },
      { kind: 'review', since: NOON, why: 'no-disposition' },
      { kind: 'closed', at: NOON, why: 'not-interested' },
      { kind: 'suppressed', at: NOON, why: 'do-not-call' },
    ];
    const aState = fc.constantFrom(...states);
    fc.assert(
      fc.property(fc.option(aState, { nil: undefined }), aState, fc.nat(3), fc.nat(3), (from, to, known, touches) => {
        const before = from === undefined ? undefined : aLead({ state: from, touches: known });
        const after = then(aLead(), { state: to, touches });
        if (SILENT_STATES.has(to.kind)) expect(told(before, after)).toEqual([]);
      }),
    );
  });
});

describe('what is told of a lead', () => {
  it('holds neither its numbers, its name, nor anything that was written about it', () => {
    const secret = {
      name: 'Ada Lovelace',
      attributes: { note: 'Ada Lovelace' },
      notes: [{ at: NOON, stage: 'selling', text: 'Ada Lovelace' }],
      facts: { need: 'Ada Lovelace' },
    } as const;
    const before = aDialledLead({ stage: 'selling', ...secret });
    const sold = then(before, { stage: 'account-care', touches: 1, state: waitingFor(aTouch()) });
    const ended = then(before, { state: { kind: 'closed', at: NOON, why: 'not-interested' } });
    const stopped = then(before, { state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } });
    const texts = [sold, ended, stopped].flatMap((after) => told(before, after)).map(detailJson);

    expect(texts).toHaveLength(4);
    for (const text of texts) expect(text).not.toMatch(/\+1212|12125550100|number-1|Lovelace/);
  });
});
