import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { placeCall } from '../../shared/application/dialling/place-call.ts';
import { lookUpCaller } from '../../shared/application/look-up-caller.ts';
import type { CallToStart, ContactDescription, StartResult } from '../../shared/application/ports/telephony.ts';
import { recordLegBegan, recordLegEnded } from '../../shared/application/record-contact.ts';
import { recordOtherCall } from '../../shared/application/record-other-call.ts';
import { timerAt } from '../../shared/domain/lead.ts';
import { aCampaign } from '../support/a-campaign.ts';
import { FaultyLeadRepository, type FaultyRequest } from '../support/faulty-lead-repository.ts';
import { aLead, aReadyState, NOON } from '../support/lead-builders.ts';
import { ANY_TIME, aDiallingBench, ScriptedTelephony, type StandingClock } from '../support/scripted-telephony.ts';

const HASHER = { keyOf: () => 'number-1' };
const MINUTES = 240;
const RING_MINUTES = 1;

interface Story {
  /** When the customer calls, how long they talk, and whether an agent takes the call. */
  readonly callsAt: number;
  readonly lastsMinutes: number;
  readonly isTaken: boolean;
  /** How long after its end the record comes; never when absent. */
  readonly recordAfter: number | undefined;
  readonly isTransferred: boolean;
  /** How often the flow asks, and during which request of the dialler the first time when it happens to be at work. */
  readonly lookUps: 1 | 2;
  readonly during: FaultyRequest | undefined;
  readonly promise: 'callback' | 'approach';
  readonly describeFails: boolean;
}

const aStory: fc.Arbitrary<Story> = fc.record({
  callsAt: fc.integer({ min: 0, max: 60 }),
  lastsMinutes: fc.integer({ min: 0, max: 150 }),
  isTaken: fc.boolean(),
  recordAfter: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  isTransferred: fc.boolean(),
  lookUps: fc.constantFrom(1, 2),
  during: fc.option(fc.constantFrom<FaultyRequest>('claim', 'link', 'get'), { nil: undefined }),
  promise: fc.constantFrom('callback', 'approach'),
  describeFails: fc.boolean(),
});

const minute = (at: number) => NOON.add({ minutes: at });

/** A contact centre that tells the truth of every contact, when it answers at all. */
class TrueCentre extends ScriptedTelephony {
  readonly rings: { readonly contactId: string; readonly at: Temporal.Instant; stoppedAt?: Temporal.Instant }[] = [];
  readonly #story: Story;
  readonly #clock: StandingClock;
  #fails: boolean;

  constructor(story: Story, clock: StandingClock) {
    super();
    this.#story = story;
    this.#clock = clock;
    this.#fails = story.describeFails;
  }

  override async start(call: CallToStart): Promise<StartResult> {
    const result = await super.start(call);
    if (result.kind === 'started') this.rings.push({ contactId: result.contactId, at: this.#clock.now });
    return result;
  }

  override async describe(contactId: string): Promise<ContactDescription | undefined> {
    const { callsAt, lastsMinutes, isTaken, isTransferred } = this.#story;
    const ours = this.rings.find((ring) => ring.contactId === contactId);
    if (ours !== undefined) return { attributes: {}, initiatedAt: ours.at };
    if (this.#fails) {
      this.#fails = false;
      throw new Error('throttled');
    }
    const begunAt = minute(callsAt);
    const endsAt = minute(
      callsAt + (isTransferred && contactId === 'inbound-1' ? Math.floor(lastsMinutes / 2) : lastsMinutes),
    );
    const agent = isTaken ? { agentConnectedAt: begunAt } : {};
    const isOver = Temporal.Instant.compare(this.#clock.now, endsAt) >= 0;
    return { attributes: {}, initiatedAt: begunAt, ...(isOver && { ended: { endedAt: endsAt, ...agent } }) };
  }

  override async stop(contactId: string): Promise<void> {
    const ring = this.rings.find((one) => one.contactId === contactId);
    if (ring !== undefined) ring.stoppedAt ??= this.#clock.now;
  }
}

it('a customer on the line is never rung, whatever the order of look-up, claim, record and questions', async () => {
  await fc.assert(
    fc.asyncProperty(aStory, async (story) => {
      const leads = new FaultyLeadRepository();
      const bench = await aDiallingBench({ leads });
      const telephony = new TrueCentre(story, bench.clock);
      const deps = { ...bench.deps, telephony, hasher: HASHER };
      const purpose = story.promise === 'callback' ? ({ kind: 'callback', agreedAt: NOON } as const) : undefined;
      await bench.stored(
        aLead({ state: aReadyState({ urgency: 'promised', ...(purpose !== undefined && { purpose }) }) }),
      );
      let asked = 0;
      const lookUp = async () => {
        if (asked >= story.lookUps) return;
        asked += 1;
        await lookUpCaller(deps, { contactId: 'inbound-1', e164: '+12125550100' });
      };
      const { callsAt, lastsMinutes, recordAfter, isTransferred } = story;
      const firstLeg = isTransferred ? Math.floor(lastsMinutes / 2) : lastsMinutes;
      for (let now = 0; now <= MINUTES; now += 1) {
        bench.clock.now = minute(now);
        for (const ring of telephony.rings) {
          const isOver = Temporal.Instant.compare(ring.at.add({ minutes: RING_MINUTES }), minute(now)) <= 0;
          if (!isOver && ring.stoppedAt === undefined) continue;
          const leg = { callId: ring.contactId, contactId: ring.contactId };
          await recordLegEnded(deps, leg, { endedAt: minute(now), disconnectReason: 'API' });
        }
        leads.meanwhile = async (request) => {
          if (now !== callsAt || request !== story.during) return;
          await lookUp();
        };
        if (now === callsAt && story.during === undefined) await lookUp();
        const lead = await leads.get('lead-1');
        const isDue = lead?.state.kind === 'ready' && Temporal.Instant.compare(lead.state.dueAt, minute(now)) <= 0;
        if (lead !== undefined && isDue) await placeCall(deps, aCampaign(1), lead, ANY_TIME).catch(() => undefined);
        leads.meanwhile = async () => undefined;
        if (now === callsAt) {
          while (asked < story.lookUps) await lookUp();
        }
        if (isTransferred && now === callsAt + firstLeg) {
          const leg = { callId: 'inbound-1', contactId: 'inbound-2' };
          await recordLegBegan(deps, leg, minute(now)).catch(() => undefined);
        }
        if (recordAfter !== undefined && now === Math.ceil(callsAt + firstLeg + recordAfter)) {
          await recordOtherCall(deps, {
            contactId: 'inbound-1',
            how: 'inbound',
            e164: '+12125550100',
            startedAt: minute(callsAt),
            ...(story.isTaken && { conversationEndedAt: minute(callsAt + firstLeg) }),
            ...(isTransferred && { goesOnAs: 'inbound-2' }),
          });
        }
        const stored = await leads.get('lead-1');
        expect(stored === undefined ? undefined : timerAt(stored.state)).toBeDefined();
        expect(stored?.recentCalls.filter(({ contactId }) => contactId === 'inbound-1').length).toBe(
          now < callsAt ? 0 : 1,
        );
      }
      const endsAt = minute(callsAt + lastsMinutes);
      for (const { at, stoppedAt } of telephony.rings) {
        const isMeanwhile =
          Temporal.Instant.compare(at, minute(callsAt)) >= 0 && Temporal.Instant.compare(at, endsAt) < 0;
        if (isMeanwhile) expect(stoppedAt).toEqual(at);
      }
    }),
    { numRuns: 300 },
  );
});
