import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { leadTimeline } from '../../../shared/application/lead-timeline.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { aDialledLead, anAttempt, anOtherCall, aPlacedCall, NOON } from '../../support/lead-builders.ts';

const at = (hours: number): Temporal.Instant => NOON.add({ minutes: hours * 60 });

/** A lead with calls at hours 1 to `calls`, and what happened between them. */
async function aLife(calls: number): Promise<InMemoryLeadRepository> {
  const leads = new InMemoryLeadRepository();
  await leads.add({ ...aDialledLead(), version: 0 });
  for (let hour = 1; hour <= calls; hour += 1) {
    const contactId = `contact-${hour}`;
    const lead = aDialledLead({ version: hour, recentCalls: [aPlacedCall({ contactId, at: at(hour) })] });
    await leads.link(anAttempt({ contactId, lead, placement: { startedAt: at(hour) } }));
  }
  await leads.save(
    aDialledLead({
      version: calls + 1,
      recentCalls: [
        aPlacedCall({ attemptNumber: 90, at: at(0) }),
        anOtherCall({ at: at(1.5), via: 'inbound' }),
        aPlacedCall({ contactId: `contact-${calls}`, at: at(calls) }),
      ],
      purchases: { count: 1, total: 90, lastAt: at(2.5), recent: [{ at: at(2.5), value: 90, orderId: 'order-7' }] },
      pastTouches: [
        { programme: 'yearly', at: at(0.5), plannedAt: at(0.5), skipped: 'bought-recently' },
        { programme: 'yearly', at: at(1), plannedAt: at(1) },
      ],
      closedCases: [{ caseId: 'case-1', at: at(9) }],
    }),
  );
  return leads;
}

describe('the timeline of a lead', () => {
  it('tells everything that happened, newest first, each once', async () => {
    const leads = await aLife(3);
    const timeline = await leadTimeline({ leads, archive: leads }, 'lead-1', { limit: 9 });

    expect(timeline?.entries.map(({ kind, at: when }) => `${when.since(NOON).total('hours')} ${kind}`)).toEqual([
      '9 case-closed',
      '3 attempt',
      '2.5 purchase',
      '2 attempt',
      '1.5 other-call',
      '1 attempt',
      '0.5 touch-left-out',
      '0 unknown-call',
    ]);
    expect(timeline).not.toHaveProperty('before');
  });

  it.each([1, 2, 3, 4])('tells the same in pages of %i calls', async (limit) => {
    const leads = await aLife(4);
    const deps = { leads, archive: leads };
    const whole = (await leadTimeline(deps, 'lead-1', { limit: 9 }))?.entries ?? [];
    const paged = [];
    let before: Temporal.Instant | undefined;
    do {
      const page = await leadTimeline(deps, 'lead-1', { limit, ...(before !== undefined && { before }) });
      paged.push(...(page?.entries ?? []));
      before = page?.before;
    } while (before !== undefined);

    expect(paged).toEqual(whole);
  });

  it('finds calls that were linked before calls were kept, by what the lead remembers', async () => {
    const leads = await aLife(2);
    const archive = { callsOf: async () => [], attempts: leads.attempts.bind(leads) };
    const entries = (await leadTimeline({ leads, archive }, 'lead-1', { limit: 9 }))?.entries ?? [];

    expect(entries.filter(({ kind }) => kind === 'attempt').map(({ at: when }) => when.toString())).toEqual([
      at(2).toString(),
    ]);
  });

  it('is none of a lead that is not stored', async () => {
    const leads = await aLife(1);

    expect(await leadTimeline({ leads, archive: leads }, 'nobody', { limit: 9 })).toBeUndefined();
  });
});
