import type { MetadataBearer } from '@smithy/types';
import type { Temporal } from 'temporal-polyfill';
import { TABLE_DEFINITION } from '../../shared/adapters/dynamodb/table-definition.ts';
import type { Journal } from '../../shared/application/ports/journal.ts';
import type { VirtualClock } from '../clock/virtual-clock.ts';
import type { CallOver } from '../contact-centre.ts';
import type { BatchCourier } from '../delivery/batch-courier.ts';
import type { Courier } from '../delivery/courier.ts';
import type { FunctionsUnderTest } from '../functions-under-test.ts';
import { type WiredClient, watchWire } from '../wire/wire.ts';
import { writesOf } from '../wire/written-items.ts';
import type { FaultSettings } from './fault-names.ts';
import { FaultPlan } from './fault-plan.ts';
import { FaultyBatches } from './faulty-batches.ts';
import { FaultyCourier } from './faulty-courier.ts';
import { Interference, type InterferenceInput, type StopOfEverything } from './interference.ts';
import { Invocations, KilledError } from './invocations.ts';
import { LeadWrites } from './lead-writes.ts';
import { gateRequests } from './request-gate.ts';
import { claimIn, SentCalls } from './sent-calls.ts';
import { type StrikeCounts, Strikes } from './strikes.ts';
import { Trail } from './trail.ts';

/** How long AWS lets each function run: what its stack sets, in seconds. */
const TIME_LIMITS_SECONDS = {
  dialDueLeads: 60,
  recordContactEvent: 30,
  recordContactRecord: 60,
  recordDisposition: 7,
  recordBusinessEvent: 30,
  optOut: 7,
  briefAgent: 7,
  lookUpCaller: 7,
  countResults: 60,
  publishEvents: 60,
} as const satisfies Readonly<Record<keyof FunctionsUnderTest, number>>;

const DIALLER = 'dial-due-leads';
const TABLE_READERS: ReadonlySet<string> = new Set(Object.keys(TABLE_DEFINITION.streamReaders));

const IDENTIFIERS = /(?:LEAD|CONTACT)#([\w-]+)|"tierline_lead":"([\w-]+)"/g;

/**
 * Bad luck over a whole run: every request of a function passes a gate at which it may meet a fault, functions are
 * killed in the middle of their work, and what is on its way to them arrives late, twice, in another order or never.
 * The seed decides all of it, so the same run meets the same luck.
 */
export class Storm {
  readonly trail: Trail;
  readonly sent = new SentCalls();
  readonly #clock: VirtualClock;
  readonly #plan: FaultPlan;
  /** Readers of the table's stream follow the calls: they have a luck of their own, and change no call of any seed. */
  readonly #readersPlan: FaultPlan;
  readonly #invocations: Invocations;
  readonly #seed: number;
  readonly #unknownFates: string[] = [];
  readonly #decisionsStored = new Map<string, number>();
  readonly #leadWrites = new LeadWrites();
  #heardOfAt: ReadonlyMap<string, Temporal.Instant> = new Map();
  #interference: Interference | undefined;

  constructor(settings: FaultSettings, clock: VirtualClock) {
    this.#clock = clock;
    this.#seed = settings.seed;
    this.#plan = new FaultPlan(settings);
    this.#readersPlan = new FaultPlan(settings, 'faults of readers');
    this.#invocations = new Invocations(clock);
    this.trail = new Trail(() => clock.now());
  }

  /** Puts the gate before all that functions send through the client. */
  strike<Input extends object, Output extends MetadataBearer>(client: WiredClient<Input, Output>): void {
    gateRequests(client, {
      clock: this.#clock,
      planOf: (functionName) => (TABLE_READERS.has(functionName) ? this.#readersPlan : this.#plan),
      invocations: this.#invocations,
      onSent: (request, { functionName }) => {
        if (functionName === DIALLER) this.sent.note(request, this.#clock.now());
      },
      onStrike: ({ operation, body, path }, strike, { functionName }) =>
        this.trail.note(`${functionName}: ${operation} ${strike}`, identifiersIn(`${path} ${body}`)),
    });
    watchWire(client, 'trail', (request, statusCode) => {
      if (statusCode !== 200) return;
      const claim = this.#invocations.current()?.functionName === DIALLER ? claimIn(request) : undefined;
      if (claim !== undefined) this.#interference?.leadIsClaimed(claim.leadId);
      const { items, decidedCalls } = writesOf(request);
      this.#leadWrites.note(items, this.#clock.now());
      for (const contactId of decidedCalls) {
        this.#decisionsStored.set(contactId, (this.#decisionsStored.get(contactId) ?? 0) + 1);
      }
      for (const { pk, status, timer_sk: timer } of items) {
        if (pk === undefined || status === undefined) continue;
        const by = this.#invocations.current()?.functionName ?? 'outside';
        this.trail.note(`${by}: stored ${status}, timer ${timer ?? 'none'}`, identifiersIn(pk));
      }
    });
  }

  /** Functions that run under the gate; after one was killed, the next invocation finds an environment started anew. */
  functions(build: () => FunctionsUnderTest): FunctionsUnderTest {
    let functions = build();
    const guarded = <Answer>(name: keyof FunctionsUnderTest, work: () => Promise<Answer>) =>
      this.#invocations.run(nameOf(name), TIME_LIMITS_SECONDS[name], work).catch((error: unknown) => {
        if (error instanceof KilledError) functions = build();
        throw error;
      });
    return {
      dialDueLeads: (event) => guarded('dialDueLeads', () => functions.dialDueLeads(event)),
      recordContactEvent: (event) => guarded('recordContactEvent', () => functions.recordContactEvent(event)),
      recordContactRecord: (event) => guarded('recordContactRecord', () => functions.recordContactRecord(event)),
      recordDisposition: (event) => guarded('recordDisposition', () => functions.recordDisposition(event)),
      recordBusinessEvent: (event) => guarded('recordBusinessEvent', () => functions.recordBusinessEvent(event)),
      optOut: (event) => guarded('optOut', () => functions.optOut(event)),
      briefAgent: (event) => guarded('briefAgent', () => functions.briefAgent(event)),
      lookUpCaller: (event) => guarded('lookUpCaller', () => functions.lookUpCaller(event)),
      countResults: (event) => guarded('countResults', () => functions.countResults(event)),
      publishEvents: (event) => guarded('publishEvents', () => functions.publishEvents(event)),
    };
  }

  /** Writes what the functions note into the trail, too. */
  journal(journal: Journal): Journal {
    return {
      note: (entry) => {
        journal.note(entry);
        const { kind, ...rest } = entry;
        const about = ['leadId' in rest ? rest.leadId : undefined, 'contactId' in rest ? rest.contactId : undefined];
        const told = Object.entries(rest).map(([name, value]) => `${name}=${value}`);
        this.trail.note(
          `noted ${kind}: ${told.join(', ')}`,
          about.filter((id) => id !== undefined),
        );
        if (entry.kind === 'lease-ended' && entry.answer === 'unknown-fate') this.#unknownFates.push(entry.leadId);
      },
    };
  }

  /** Leads of whose calls the product said that nobody can tell whether they were placed, one entry each time. */
  get unknownFates(): readonly string[] {
    return this.#unknownFates;
  }

  /** Lets people do for that time what {@link Interference} says. */
  interfere(what: Omit<InterferenceInput, 'seed'>, from: Temporal.Instant, until: Temporal.Instant): void {
    this.#interference = new Interference({ ...what, seed: this.#seed }, this.#clock);
    this.#interference.plan(from, until);
  }

  /** A call has ended for its customer. */
  callIsOver(call: CallOver): void {
    this.#interference?.callIsOver(call);
  }

  /** When a stop of everything was stored and when it was lifted again. */
  get stops(): readonly StopOfEverything[] {
    return this.#interference?.stops ?? [];
  }

  courier(ordinary: Courier): Courier {
    const courier = new FaultyCourier(ordinary, this.#plan, () => this.#clock.now());
    this.#heardOfAt = courier.heardOfAt();
    return courier;
  }

  /** How batches of the table's stream reach their functions. */
  batchCourier(): BatchCourier {
    return new FaultyBatches(this.#readersPlan);
  }

  /** The earliest moment at which something that tells of a call's end arrived at a function, by contact. */
  get heardOfAt(): ReadonlyMap<string, Temporal.Instant> {
    return this.#heardOfAt;
  }

  /** How often a decision on a call was stored, by contact. */
  get decisionsStored(): ReadonlyMap<string, number> {
    return this.#decisionsStored;
  }

  /** Every write of a lead that the table took, by lead and version. */
  get leadWrites(): ReturnType<LeadWrites['all']> {
    return this.#leadWrites.all();
  }

  /** The error code with which EventBridge fails the next entry, if it does. */
  failingEntry(): string | undefined {
    const strike = this.#readersPlan.forDelivery('entry of PutEvents', ['refused']);
    return strike === undefined ? undefined : 'ThrottlingException';
  }

  /** From now on nothing goes wrong; what is late still arrives late. */
  calmDown(): void {
    this.#plan.calmDown();
    this.#readersPlan.calmDown();
  }

  strikes(): StrikeCounts {
    const strikes = new Strikes();
    for (const plan of [this.#plan, this.#readersPlan]) strikes.addAll(plan.strikes());
    return strikes.counts();
  }
}

function nameOf(name: keyof FunctionsUnderTest): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function identifiersIn(text: string): readonly string[] {
  return [...text.matchAll(IDENTIFIERS)].flatMap(([, stored, said]) => stored ?? said ?? []);
}
