import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { placeCall } from '../../shared/application/dialling/place-call.ts';
import { settleTimers } from '../../shared/application/dialling/settle-timers.ts';
import type {
  CallToStart,
  ContactDescription,
  StartResult,
  Telephony,
} from '../../shared/application/ports/telephony.ts';
import { recordContactRecord, recordLegEnded } from '../../shared/application/record-contact.ts';
import type { EndedFact } from '../../shared/domain/attempt.ts';
import { type Lead, timerAt } from '../../shared/domain/lead.ts';
import { aCampaign } from '../support/a-campaign.ts';
import { type Fault, FaultyLeadRepository, type FaultyRequest } from '../support/faulty-lead-repository.ts';
import { aLead, NOON } from '../support/lead-builders.ts';
import { ANY_TIME, aDiallingBench, type DiallingBench } from '../support/scripted-telephony.ts';

/** How the contact centre takes a start; `unknown` with and without a call behind it. */
type Answer = 'started' | 'started-after-6-s' | 'throttled' | 'refused' | 'unknown-with-call' | 'unknown-without-call';

/** When somebody tells of the call, if ever before its lease ends. */
type Evidence = 'before-link' | 'event' | 'record' | 'after-lease' | 'after-next-start' | 'never';

interface Round {
  readonly claim: Fault | undefined;
  /** Requests during which somebody else writes the lead. */
  readonly rivalDuring: readonly FaultyRequest[];
  /** The customer says stop between the start and its link. */
  readonly isStopSaid: boolean;
  readonly claimSeconds: number;
  readonly answer: Answer;
  readonly callSeconds: number;
  readonly links: readonly (Fault | undefined)[];
  readonly saves: readonly (Fault | undefined)[];
  readonly gets: readonly (Fault | undefined)[];
  readonly evidence: Evidence;
  readonly isToldTwice: boolean;
}

const aFault = fc.constantFrom<Fault>('lost', 'answer-lost', 'late');
const seldom = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: aFault });
const faults = fc.oneof(fc.constant([]), fc.array(fc.option(aFault, { nil: undefined }), { maxLength: 5 }));

const aRound: fc.Arbitrary<Round> = fc.record({
  claim: seldom,
  rivalDuring: fc.oneof(fc.constant([]), fc.subarray<FaultyRequest>(['claim', 'link', 'save'])),
  isStopSaid: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  claimSeconds: fc.constantFrom(0, 0, 0, 3, 6),
  answer: fc.constantFrom<Answer>(
    'started',
    'started',
    'started-after-6-s',
    'throttled',
    'refused',
    'unknown-with-call',
    'unknown-without-call',
  ),
  callSeconds: fc.constantFrom(0, 20, 600, 7_200),
  links: faults,
  saves: faults,
  gets: faults,
  evidence: fc.constantFrom<Evidence>('before-link', 'event', 'record', 'after-lease', 'after-next-start', 'never'),
  isToldTwice: fc.boolean(),
});

interface Call {
  readonly contactId: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly attemptNumber: number;
  readonly startedAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

/** A contact centre whose calls exist, whatever it answered, and ring unheard until they end. */
class TrueCentre implements Telephony {
  readonly calls: Call[] = [];
  readonly tokens: string[] = [];
  readonly attempts: number[] = [];
  /** How many seconds after its claim a start was sent, at most. */
  latest = 0;
  overlaps = 0;
  round: Round | undefined;
  readonly #bench: DiallingBench;

  constructor(bench: DiallingBench) {
    this.#bench = bench;
  }

  async start(call: CallToStart): Promise<StartResult> {
    const { clock } = this.#bench;
    const attemptNumber = Number(call.attributes['tierline_attempt']);
    this.tokens.push(call.clientToken);
    this.attempts.push(attemptNumber);
    const [lead] = this.#bench.leads.stored;
    if (lead?.state.kind !== 'dialling') throw new Error('A start was sent for a lead that is not claimed.');
    this.latest = Math.max(this.latest, clock.now.since(lead.state.claimedAt).total('seconds'));
    const answer = this.round?.answer ?? 'started';
    if (answer === 'throttled') return { kind: 'throttled' };
    if (answer === 'refused') return { kind: 'refused', why: 'configuration', detail: '' };
    if (answer === 'unknown-without-call') return { kind: 'unknown' };
    if (this.calls.some(({ endsAt }) => Temporal.Instant.compare(endsAt, clock.now) > 0)) this.overlaps += 1;
    const contactId = `contact-${this.calls.length + 1}`;
    const endsAt = clock.now.add({ seconds: this.round?.callSeconds ?? 0 });
    this.calls.push({ contactId, attributes: call.attributes, attemptNumber, startedAt: clock.now, endsAt });
    if (answer === 'started-after-6-s') clock.now = clock.now.add({ seconds: 6 });
    return answer === 'unknown-with-call' ? { kind: 'unknown' } : { kind: 'started', contactId };
  }

  async describe(contactId: string): Promise<ContactDescription | undefined> {
    const call = this.calls.find((candidate) => candidate.contactId === contactId);
    if (call === undefined) return undefined;
    const isOver = Temporal.Instant.compare(call.endsAt, this.#bench.clock.now) <= 0;
    return {
      attributes: call.attributes,
      initiatedAt: call.startedAt,
      initiationMethod: 'API',
      ...(isOver && { ended: endOf(call) }),
    };
  }

  async stop(): Promise<void> {}
}

function endOf({ endsAt }: Call): EndedFact {
  return { endedAt: endsAt, disconnectReason: 'TELECOM_UNANSWERED' };
}

/** One lead, called again and again as the rounds say, with its timers answered when they end. */
class Story {
  readonly bench: DiallingBench;
  readonly leads: FaultyLeadRepository;
  readonly centre: TrueCentre;
  /** Attempts that were ever counted without anybody knowing whether they were calls. */
  readonly unsettled = new Set<number>();
  /** Calls of which somebody told. */
  readonly told = new Set<string>();
  #untold: Call[] = [];

  constructor(bench: DiallingBench, leads: FaultyLeadRepository) {
    this.bench = bench;
    this.leads = leads;
    this.centre = new TrueCentre(bench);
  }

  get #deps() {
    return { ...this.bench.deps, telephony: this.centre };
  }

  get lead(): Lead {
    const [lead] = this.leads.stored;
    if (lead === undefined) throw new Error('The lead is lost.');
    return lead;
  }

  async run(rounds: readonly Round[]): Promise<void> {
    for (const round of rounds) {
      if (!(await this.#untilCallable())) break;
      await this.#call(round);
      this.#checkTimer();
    }
    await this.#untilReady();
    for (const call of this.#untold.splice(0)) await this.#tell(call, 'record', true);
  }

  async #call(round: Round): Promise<void> {
    const earlier = this.#untold.splice(0);
    const known = this.centre.calls.length;
    const { counted } = this.lead;
    this.centre.round = round;
    this.#strike(round);
    await placeCall(this.#deps, aCampaign(1), this.lead, ANY_TIME).catch(() => undefined);
    await this.#calm();
    if (round.answer === 'throttled') expect(this.lead.counted).toBe(counted);
    this.#checkStart(round);
    for (const call of earlier) await this.#tell(call, 'record', round.isToldTwice);
    for (const call of this.centre.calls.slice(known)) {
      if (round.evidence === 'event' || round.evidence === 'record') {
        this.#advanceTo(call.endsAt);
        await this.#tell(call, round.evidence, round.isToldTwice);
      }
      if (round.evidence === 'after-lease') {
        await this.#settleNext();
        this.#advanceTo(call.endsAt);
        await this.#tell(call, 'record', round.isToldTwice);
      }
      if (round.evidence === 'after-next-start' || this.lead.state.kind === 'suppressed') this.#untold.push(call);
    }
  }

  #strike(round: Round): void {
    const { faults: planned } = this.leads;
    planned.claim.push(round.claim);
    planned.link.push(...round.links);
    planned.save.push(...round.saves);
    planned.get.push(...round.gets);
    const rivals = new Set(round.rivalDuring);
    let isTold = false;
    this.leads.meanwhile = async (request) => {
      if (request === 'claim') {
        this.bench.clock.now = this.bench.clock.now.add({ seconds: round.claimSeconds });
      }
      if (rivals.delete(request)) await this.leads.writeByRival(this.lead.id, (lead) => ({ ...lead, source: 'rival' }));
      if (round.isStopSaid && request === 'link' && this.lead.state.kind !== 'suppressed') {
        await this.leads.writeByRival(this.lead.id, suppressed);
      }
      const call = this.centre.calls.at(-1);
      if (request !== 'link' || isTold || round.evidence !== 'before-link' || call === undefined) return;
      isTold = true;
      this.#advanceTo(call.endsAt);
      await recordLegEnded(this.#deps, legOf(call), endOf(call)).catch(() => undefined);
    };
  }

  /** Storage works again, and what was given up arrives. */
  async #calm(): Promise<void> {
    this.leads.meanwhile = async () => undefined;
    for (const planned of Object.values(this.leads.faults)) planned.length = 0;
    await this.leads.arrive();
  }

  async #tell(call: Call, how: 'event' | 'record', isToldTwice: boolean): Promise<void> {
    this.told.add(call.contactId);
    for (let told = 0; told < (isToldTwice ? 2 : 1); told += 1) {
      if (how === 'event') await recordLegEnded(this.#deps, legOf(call), endOf(call));
      else {
        const fact = { ...endOf(call), lastUpdatedAt: call.endsAt.add({ seconds: told }) };
        const origin = { attributes: call.attributes, initiatedAt: call.startedAt };
        await recordContactRecord(this.#deps, legOf(call), fact, origin);
      }
    }
    this.#checkTimer();
  }

  /** Answers one timer after the other until the lead may be called, or is done. */
  async #untilReady(): Promise<void> {
    for (let steps = 0; steps < 40; steps += 1) {
      const { state } = this.lead;
      const at = timerAt(state);
      if (at === undefined) return;
      this.#advanceTo(at);
      if (state.kind === 'ready') return;
      await this.#settleNext();
    }
    throw new Error(`The lead stays ${this.lead.state.kind}.`);
  }

  /** As `#untilReady`, and past whatever caps and hours put off. */
  async #untilCallable(): Promise<boolean> {
    const noTurn = { ...ANY_TIME, comes: async () => false };
    for (let steps = 0; steps < 10; steps += 1) {
      await this.#untilReady();
      if (this.lead.state.kind !== 'ready') return false;
      const placed = await placeCall(this.#deps, aCampaign(1), this.lead, noTurn);
      if (placed.kind === 'stopped') return true;
    }
    throw new Error('The lead is put off again and again.');
  }

  async #settleNext(): Promise<void> {
    const at = timerAt(this.lead.state);
    if (at === undefined || this.lead.state.kind === 'ready') return;
    this.#advanceTo(at);
    const { version } = this.lead;
    await settleTimers(this.#deps, await this.bench.deps.timers.pending(this.bench.clock.now, 50));
    expect(this.lead.version).toBeGreaterThan(version);
    const { state } = this.lead;
    if (state.kind === 'resting' && state.why === 'unknown-fate') this.unsettled.add(state.unsettled.attemptNumber);
    this.#checkTimer();
  }

  #advanceTo(at: Temporal.Instant): void {
    if (Temporal.Instant.compare(at, this.bench.clock.now) > 0) this.bench.clock.now = at;
  }

  /** Where storage fails once at most, a lead stays `starting` only because a call may exist. */
  #checkStart(round: Round): void {
    const { state } = this.lead;
    const failures = [...round.saves, ...round.gets].filter((fault) => fault !== undefined);
    if (failures.length > 1 || state.kind !== 'dialling' || state.phase.kind !== 'starting') return;
    expect(this.centre.attempts).toContain(state.attemptNumber);
    expect(['throttled', 'refused']).not.toContain(round.answer);
  }

  #checkTimer(): void {
    const { state } = this.lead;
    const isDone = state.kind === 'review' || state.kind === 'closed' || state.kind === 'suppressed';
    expect(timerAt(state) === undefined).toBe(isDone);
  }
}

function suppressed(lead: Lead): Lead {
  return { ...lead, state: { kind: 'suppressed', at: NOON, why: 'do-not-call' } };
}

function legOf({ contactId }: Call) {
  return { callId: contactId, contactId };
}

it('every call is counted once and every attempt dialled once, whatever fails between claim and evidence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aRound, { minLength: 1, maxLength: 4 }), async (rounds) => {
      const leads = new FaultyLeadRepository();
      const story = new Story(await aDiallingBench({ leads }), leads);
      await story.bench.stored(aLead());
      await story.run(rounds);

      const { centre, lead } = story;
      const calledOrUnsettled = new Set([...story.unsettled, ...centre.calls.map((call) => call.attemptNumber)]);
      expect(lead.placed).toBe(calledOrUnsettled.size);
      for (const callId of story.told) {
        const contact = await leads.getContact(callId);
        expect(contact?.kind === 'linked' && contact.attempt.decision?.outcome.code).toBe('no-answer');
      }
      expect(new Set(centre.tokens).size).toBe(centre.tokens.length);
      expect(new Set(centre.attempts).size).toBe(centre.attempts.length);
      expect(lead.counted).toBeLessThanOrEqual(centre.calls.length);
      expect(centre.overlaps).toBe(0);
      expect(centre.latest).toBeLessThanOrEqual(5);
      expect(lead.state.kind).not.toBe('dialling');
    }),
    { numRuns: 400 },
  );
});
