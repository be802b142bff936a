import { beforeEach, describe, expect, it } from 'vitest';
import type { ObservationLog } from '../../shared/application/ports/observation-log.ts';
import type { ObservedCall, ObservedHolds } from '../../shared/domain/observation.ts';
import { NOON } from '../support/lead-builders.ts';

const DAY = { from: NOON.subtract({ hours: 12 }), to: NOON.add({ hours: 12 }) };

function anObservedCall(fields: Partial<ObservedCall> = {}): ObservedCall {
  return {
    leadId: 'lead-1',
    dueAt: NOON,
    at: NOON.add({ seconds: 5 }),
    campaignId: 'campaign-1',
    tier: 1,
    stage: 'prospecting',
    purpose: 'approach',
    peopleFree: 3,
    ...fields,
  };
}

function someHolds(fields: Partial<ObservedHolds> = {}): ObservedHolds {
  return { hour: NOON, campaignId: 'campaign-1', tier: 1, counts: { 'outside-hours': 2 }, ...fields };
}

/** What every log of observations promises. */
export function observationLogContract(name: string, aLog: () => Promise<ObservationLog>): void {
  describe(name, () => {
    let log: ObservationLog;
    beforeEach(async () => {
      log = await aLog();
    });

    it('keeps a call once for each lead and due moment, as it was told last', async () => {
      const touch = anObservedCall({ purpose: 'touch', programme: 'repeat', stage: 'account-care', tier: 3 });
      await log.keep([anObservedCall(), touch], [], NOON);
      const again = anObservedCall({ dueAt: NOON.add({ hours: 1 }), at: NOON.add({ hours: 1 }) });
      await log.keep([again], [], NOON);

      expect(await log.calls(DAY)).toEqual([touch, again]);
    });

    it('gives calls of a span in the order in which they would have been placed, however many there are', async () => {
      const calls = Array.from({ length: 130 }, (_, index) =>
        anObservedCall({ leadId: `lead-${index}`, at: NOON.add({ seconds: 130 - index }) }),
      );
      await log.keep(calls, [], NOON);
      const from = NOON.add({ seconds: 3 });

      expect(await log.calls({ from, to: NOON.add({ seconds: 5 }) })).toEqual([calls[127], calls[126], calls[125]]);
    });

    it('adds up what held leads back in an hour, by campaign', async () => {
      await log.keep([], [someHolds(), someHolds({ campaignId: 'campaign-2', tier: 2 })], NOON);
      await log.keep([], [someHolds({ counts: { 'outside-hours': 1, 'bought-recently': 4 } })], NOON);
      await log.keep([], [someHolds({ hour: NOON.subtract({ hours: 13 }) })], NOON);

      expect(await log.holds(DAY)).toEqual([
        someHolds({ counts: { 'outside-hours': 3, 'bought-recently': 4 } }),
        someHolds({ campaignId: 'campaign-2', tier: 2 }),
      ]);
    });
  });
}
