import { describe, expect, it } from 'vitest';
import { LeadMissingError, StaleLeadError } from '../../../shared/application/errors.ts';
import { linkAttempt } from '../../../shared/application/link-attempt.ts';
import { optOut } from '../../../shared/application/opt-out.ts';
import { recordLegEnded } from '../../../shared/application/record-contact.ts';
import { recordDisposition } from '../../../shared/application/record-disposition.ts';
import { claimedLead } from '../../../shared/domain/lead-transitions.ts';
import { aDesk, claimed, type Desk, FIRST_LEG, inTheAir, SAID, STARTED, storedLead } from '../../support/a-desk.ts';
import { containing } from '../../support/containing.ts';
import { InMemoryLeadRepository } from '../../support/in-memory-lead-repository.ts';
import { aLead, aNumber, NOON } from '../../support/lead-builders.ts';

const TALKED = { endedAt: NOON.subtract({ minutes: 1 }), connectedAt: STARTED, agentConnectedAt: STARTED };
const SUPPRESSED = { kind: 'suppressed', at: NOON, why: 'do-not-call' };
const TWO_NUMBERS = [aNumber(), aNumber({ e164: '+12125550101', key: 'number-2' })];

async function isSuppressed({ leads }: Desk, key: string): Promise<boolean> {
  const other = aLead({ id: 'lead-2', numbers: [aNumber({ key })] });
  return (await leads.claim(claimedLead(other, NOON, 60))).kind === 'suppressed';
}

describe('a customer who asks not to be called any more', () => {
  it('during the call is suppressed at once on every number, and the call is not stopped', async () => {
    const desk = await aDesk();
    await inTheAir(desk, { numbers: TWO_NUMBERS });
    await optOut(desk, 'lead-1', 'contact-1');

    expect([await isSuppressed(desk, 'number-1'), await isSuppressed(desk, 'number-2')]).toEqual([true, true]);
    expect(desk.telephony.stopped).toEqual([]);
    expect((await storedLead(desk)).state.kind).toBe('dialling');
  });

  it('during the call is suppressed by its decision, whatever the agent says', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await optOut(desk, 'lead-1', 'contact-1');
    await recordDisposition(desk, { contactId: 'contact-1' }, SAID, { code: 'interested', givenAt: NOON });

    expect(await recordLegEnded(desk, FIRST_LEG, TALKED)).toEqual(
      containing({ kind: 'decided', decision: { outcome: { code: 'do-not-call' } } }),
    );
    expect((await storedLead(desk)).state).toEqual(SUPPRESSED);
  });

  it('while the agent wraps up is suppressed at once', async () => {
    const desk = await aDesk();
    await inTheAir(desk);
    await recordLegEnded(desk, FIRST_LEG, TALKED);
    await optOut(desk, 'lead-1', 'contact-1');

    expect((await storedLead(desk)).state).toEqual(SUPPRESSED);
    expect(desk.telephony.stopped).toEqual([]);
  });

  it.each(['contact-2', undefined])('elsewhere (%s) while a call rings has that call stopped', async (elsewhere) => {
    const desk = await aDesk();
    await inTheAir(desk);
    await optOut(desk, 'lead-1', elsewhere);

    expect(desk.telephony.stopped).toEqual(['contact-1']);
    await recordLegEnded(desk, FIRST_LEG, { endedAt: NOON, disconnectReason: 'API' });
    expect((await storedLead(desk)).state).toEqual(SUPPRESSED);
  });

  it('while resting is suppressed at once', async () => {
    const desk = await aDesk();
    const purpose = { kind: 'approach' } as const;
    const then = { stage: 'prospecting', purpose } as const;
    const until = NOON.add({ hours: 24 });
    await desk.leads.add(aLead({ version: 0, state: { kind: 'resting', until, why: 'complaint', then } }));
    await optOut(desk, 'lead-1', undefined);

    expect((await storedLead(desk)).state).toEqual(SUPPRESSED);
    expect(await isSuppressed(desk, 'number-1')).toBe(true);
  });

  it('between claim and link is suppressed at once, and the link finds that the lead has gone on', async () => {
    const desk = await aDesk();
    const lead = await claimed(desk);
    await optOut(desk, 'lead-1', 'contact-9');
    const call = { contactId: 'contact-1', startedAt: NOON, rulesVersion: 1 };

    expect((await storedLead(desk)).state).toEqual(SUPPRESSED);
    expect(await linkAttempt(desk, lead, call)).toEqual({ kind: 'stale' });
  });

  it('twice changes nothing', async () => {
    const desk = await aDesk();
    await desk.leads.add(aLead({ version: 0 }));
    await optOut(desk, 'lead-1', undefined);
    const lead = await storedLead(desk);
    await optOut({ ...desk, clock: () => NOON.add({ hours: 1 }) }, 'lead-1', undefined);

    expect(await storedLead(desk)).toEqual(lead);
  });

  it('is suppressed though the lead changed meanwhile', async () => {
    const desk = await aDesk(new BusyLeads(1));
    await desk.leads.add(aLead({ version: 0 }));
    await optOut(desk, 'lead-1', undefined);

    expect((await storedLead(desk)).state).toEqual(SUPPRESSED);
  });

  it('has the numbers suppressed though the lead keeps changing', async () => {
    const desk = await aDesk(new BusyLeads(Number.POSITIVE_INFINITY));
    await desk.leads.add(aLead({ version: 0 }));

    await expect(optOut(desk, 'lead-1', undefined)).rejects.toBeInstanceOf(StaleLeadError);
    expect(await isSuppressed(desk, 'number-1')).toBe(true);
  });

  it('just while the call is decided is suppressed all the same', async () => {
    const leads = new OvertakenLeads();
    const desk = await aDesk(leads);
    await inTheAir(desk);
    leads.meanwhile = () => recordLegEnded(desk, FIRST_LEG, { endedAt: NOON, disconnectReason: 'TELECOM_BUSY' });
    await optOut(desk, 'lead-1', undefined);

    expect((await storedLead(desk)).state).toEqual(SUPPRESSED);
  });

  it('is refused when nobody of that name is stored', async () => {
    await expect(optOut(await aDesk(), 'lead-1', undefined)).rejects.toBeInstanceOf(LeadMissingError);
  });
});

/** Leads of which something else happens while the first numbers are suppressed. */
class OvertakenLeads extends InMemoryLeadRepository {
  meanwhile: (() => Promise<unknown>) | undefined;

  override async suppressNumbers(...given: Parameters<InMemoryLeadRepository['suppressNumbers']>) {
    await super.suppressNumbers(...given);
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
  }
}

/** Leads that somebody else writes just before they are saved, so many times. */
class BusyLeads extends InMemoryLeadRepository {
  #left: number;

  constructor(times: number) {
    super();
    this.#left = times;
  }

  override async save(...given: Parameters<InMemoryLeadRepository['save']>) {
    const lead = await this.get(given[0].id);
    if (this.#left > 0 && lead !== undefined) {
      this.#left -= 1;
      await super.save(lead);
    }
    return super.save(...given);
  }
}
