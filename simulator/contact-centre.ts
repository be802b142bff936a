import type { ConnectContactFlowEvent } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import type { TierNumber } from '../shared/domain/sales-structure.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import { Calls, type TierEquipment } from './connect/calls.ts';
import { type ConnectApi, type ConnectOperation, type PlannedFault, startConnectApi } from './connect/connect-api.ts';
import { ConnectError } from './connect/connect-error.ts';
import type { Contact } from './connect/contact.ts';
import { contactDescription } from './connect/contact-description.ts';
import { type ContactEventType, contactEvent } from './connect/contact-event.ts';
import { contactRecord } from './connect/contact-record.ts';
import { flowEvent } from './connect/flow-event.ts';
import type { Rate } from './connect/token-bucket.ts';
import { FifoQueue } from './delivery/fifo-queue.ts';
import { RecordStream } from './delivery/record-stream.ts';
import { StandardQueue } from './delivery/standard-queue.ts';
import type { FunctionsUnderTest } from './functions-under-test.ts';
import type { GroundTruth } from './ground-truth.ts';
import { Agents } from './people/agents.ts';
import { agreedMoment } from './people/agreed-moment.ts';
import type { People } from './people/customers.ts';
import type { Shift } from './people/shift.ts';
import type { Talk } from './people/talk.ts';
import { identifierFor, randomFor } from './random.ts';

export interface ContactCentreSettings {
  readonly seed: number;
  /** The zone of the people's shifts. */
  readonly companyZone: string;
  readonly instanceId: string;
  readonly accountId: string;
  readonly region: string;
  /** Connect's rate for StartOutboundVoiceContact; 2 and 5 unless AWS has raised them. */
  readonly startsPerSecond: number;
  readonly startBurst: number;
  /** Concurrent active calls of the instance; 10 unless AWS has raised them. */
  readonly callsInAir: number;
  readonly tiers: readonly (TierEquipment & { readonly people: number })[];
  /** Numbers claimed by the instance. */
  readonly callerNumbers: readonly string[];
}

export interface ContactCentreOptions {
  /** When given and false, the dialler's queue leaves its messages to expire: a run would find nothing to do. */
  readonly worthRunning?: (now: Temporal.Instant) => boolean;
  readonly shift?: Shift;
  /** The types that the rule for record-contact-event lets through. */
  readonly contactEventTypes?: readonly ContactEventType[];
  /** Messages to one invocation of record-contact-event, 1 to 10. */
  readonly contactEventBatchSize?: number;
  /** Shares of the contact events that never arrive, and that arrive twice. */
  readonly lostEvents?: number;
  readonly repeatedEvents?: number;
  /** E.164 beginnings that Connect refuses to call. */
  readonly forbiddenPrefixes?: readonly string[];
  /** False when the instance may place no outbound call. */
  readonly mayCallOut?: boolean;
  /** Rates of the operations that read and stop. */
  readonly rates?: Partial<Record<Exclude<ConnectOperation, 'StartOutboundVoiceContact'>, Rate>>;
  /** Told whenever a function throws; the delivery goes on as AWS's would. */
  readonly onFunctionError?: (functionName: FunctionName, error: unknown) => void;
}

export type FunctionName =
  | 'dial-due-leads'
  | 'record-contact-event'
  | 'record-contact-record'
  | 'record-disposition'
  | 'opt-out';

export interface ContactCentreCounts {
  readonly invocations: Readonly<Record<FunctionName, number>>;
  /** Invocations that threw. */
  readonly failures: Readonly<Record<FunctionName, number>>;
  /** Requests to the Connect API by operation, throttled ones included. */
  readonly connectRequests: Readonly<Record<string, number>>;
  /** Contact events lost and repeated on their way. */
  readonly lostEvents: number;
  readonly repeatedEvents: number;
  /** Talking and wrapping up, by tier. */
  readonly agentBusySeconds: ReadonlyMap<TierNumber, number>;
}

export interface ContactCentre {
  /** Where the Connect API is served. */
  readonly endpoint: string;
  groundTruth(): GroundTruth;
  /** What nobody could process, with the queue or stream it came from. */
  deadLetters(): readonly { readonly source: string; readonly body: string }[];
  counts(): ContactCentreCounts;
  /** Whether somebody of the tier is free beyond those whom ringing calls will need. */
  isAnybodyFree(tier: TierNumber): boolean;
  /** Lets the next request of that operation fail so. */
  planFault(operation: ConnectOperation, fault: PlannedFault): void;
  /** People come to work, the schedule ticks each minute, and events reach these functions from now on. Once only. */
  open(functions: FunctionsUnderTest): void;
  /** Ends the schedule, lets nobody come to work any more and stops serving the API. */
  close(): Promise<void>;
}

const NINE_TO_SIX: Shift = { start: '09:00', end: '18:00' };
const READING_RATES = {
  GetCurrentMetricData: { perSecond: 5, burst: 8 },
  DescribeContact: { perSecond: 10, burst: 15 },
  StopContact: { perSecond: 10, burst: 15 },
} as const;
const LOST_EVENTS = 0.001;
const REPEATED_EVENTS = 0.01;
/** Contact records that come again days later, because something was added to them. */
const REPEATED_RECORDS = 0.01;
const GUIDES_WITH_A_CONTACT_OF_THEIR_OWN = 0.1;
const FLOW_RETRIES_AFTER_MILLISECONDS = [500, 1_000, 2_000];

/**
 * A contact centre on this machine: the Connect API over HTTP, the telephone network, the people at both ends of the
 * line, and the AWS services that carry events to the functions; all on one virtual clock. The same seed, people and
 * functions give the same calls.
 */
export async function startContactCentre(
  settings: ContactCentreSettings,
  people: People,
  clock: VirtualClock,
  options: ContactCentreOptions = {},
): Promise<ContactCentre> {
  const centre = new SimulatedContactCentre(settings, people, clock, options);
  await centre.serve();
  return centre;
}

class SimulatedContactCentre implements ContactCentre {
  readonly #settings: ContactCentreSettings;
  readonly #options: ContactCentreOptions;
  readonly #people: People;
  readonly #clock: VirtualClock;
  readonly #shift: Shift;
  readonly #agents: Agents;
  readonly #calls: Calls;
  readonly #contactEvents: StandardQueue;
  readonly #dialler: FifoQueue;
  readonly #records: RecordStream;
  readonly #contactEventTypes: readonly ContactEventType[];
  readonly #deadLetters: { readonly source: string; readonly body: string }[] = [];
  readonly #stops: { readonly personId: string; readonly at: string }[] = [];
  readonly #callbacks: { readonly personId: string; readonly askedAt: string; readonly agreedAt: string }[] = [];
  readonly #invocations = noCounts();
  readonly #failures = noCounts();
  #lostEvents = 0;
  #repeatedEvents = 0;
  #api: ConnectApi | undefined;
  #functions: FunctionsUnderTest | undefined;

  constructor(settings: ContactCentreSettings, people: People, clock: VirtualClock, options: ContactCentreOptions) {
    this.#settings = settings;
    this.#options = options;
    this.#people = people;
    this.#clock = clock;
    this.#shift = options.shift ?? NINE_TO_SIX;
    this.#contactEventTypes = options.contactEventTypes ?? ['DISCONNECTED'];
    const { seed, companyZone, tiers, callsInAir, callerNumbers } = settings;
    this.#agents = new Agents(
      {
        seed,
        companyZone,
        shift: this.#shift,
        tiers,
        callsToCome: (tier) => this.#calls.toCome(tier),
        onFree: (tier) => this.#calls.serveWaiting(tier),
      },
      clock,
    );
    this.#calls = new Calls(
      {
        seed,
        callsInAir,
        tiers,
        callerNumbers,
        people,
        agents: this.#agents,
        onEvent: (contact, eventType) => this.#publish(contact, eventType),
        onCompleted: (contact) => this.#planRecord(contact),
        onStopKey: (contact) => this.#optOut(contact),
        onStopTold: (contact) => this.#noteStop(contact),
        onDisposition: (contact, talk) => this.#sendForm(contact, talk),
      },
      clock,
    );
    this.#contactEvents = this.#contactEventQueue();
    this.#dialler = this.#diallerQueue();
    this.#records = this.#recordStream();
  }

  get endpoint(): string {
    return this.#serving().endpoint;
  }

  async serve(): Promise<void> {
    const { instanceId, tiers, callerNumbers, startsPerSecond, startBurst } = this.#settings;
    const rates = {
      ...READING_RATES,
      ...this.#options.rates,
      StartOutboundVoiceContact: { perSecond: startsPerSecond, burst: startBurst },
    };
    const backend = {
      directory: {
        instanceId,
        contactFlowIds: new Set(tiers.map(({ contactFlowId }) => contactFlowId)),
        queueIds: new Set(tiers.map(({ queueId }) => queueId)),
        claimedNumbers: new Set(callerNumbers),
        forbiddenPrefixes: this.#options.forbiddenPrefixes ?? [],
        mayCallOut: this.#options.mayCallOut ?? true,
      },
      start: (request: Parameters<Calls['start']>[0]) => this.#calls.start(request),
      stop: (contactId: string) => this.#calls.stop(contactId),
      describe: (contactId: string) => this.#describe(contactId),
      wallboard: () => this.#wallboard(),
    };
    this.#api = await startConnectApi(rates, backend, this.#clock);
  }

  groundTruth(): GroundTruth {
    return {
      people: this.#people.truth,
      calls: this.#calls.truth(),
      stops: [...this.#stops],
      callbacks: [...this.#callbacks],
    };
  }

  deadLetters(): readonly { readonly source: string; readonly body: string }[] {
    return [...this.#deadLetters];
  }

  counts(): ContactCentreCounts {
    return {
      invocations: { ...this.#invocations },
      failures: { ...this.#failures },
      connectRequests: this.#serving().requests(),
      lostEvents: this.#lostEvents,
      repeatedEvents: this.#repeatedEvents,
      agentBusySeconds: this.#agents.busySeconds(),
    };
  }

  isAnybodyFree(tier: TierNumber): boolean {
    return this.#agents.isAnybodyFree(tier);
  }

  planFault(operation: ConnectOperation, fault: PlannedFault): void {
    this.#serving().planFault(operation, fault);
  }

  open(functions: FunctionsUnderTest): void {
    if (this.#functions !== undefined) throw new Error('The contact centre is open already.');
    this.#functions = functions;
    this.#agents.open();
    this.#planTick();
  }

  async close(): Promise<void> {
    this.#functions = undefined;
    this.#agents.close();
    await this.#serving().close();
  }

  #serving(): ConnectApi {
    if (this.#api === undefined) throw new Error('The Connect API is not served yet.');
    return this.#api;
  }

  #contactEventQueue(): StandardQueue {
    return new StandardQueue(
      {
        identity: { seed: this.#settings.seed, name: 'contact-events', ...this.#account() },
        batchSize: this.#options.contactEventBatchSize ?? 10,
        gatherMilliseconds: 1_000,
        visibilityTimeoutSeconds: 60,
        maxReceiveCount: 5,
        invoke: (event) => this.#invoke('record-contact-event', (functions) => functions.recordContactEvent(event)),
        onDeadLetter: (body) => this.#bury('contact-events', body),
      },
      this.#clock,
    );
  }

  #diallerQueue(): FifoQueue {
    const { worthRunning } = this.#options;
    return new FifoQueue(
      {
        identity: {
          seed: this.#settings.seed,
          name: 'dialler.fifo',
          groupId: this.#settings.instanceId,
          ...this.#account(),
        },
        batchSize: 10,
        retentionSeconds: 180,
        visibilityTimeoutSeconds: 65,
        maxReceiveCount: 2,
        invoke: (event) => this.#invoke('dial-due-leads', (functions) => functions.dialDueLeads(event)),
        onDeadLetter: (body) => this.#bury('dialler.fifo', body),
        ...(worthRunning !== undefined && { worthRunning }),
      },
      this.#clock,
    );
  }

  #recordStream(): RecordStream {
    return new RecordStream(
      {
        name: 'contact-records',
        ...this.#account(),
        batchSize: 100,
        gatherMilliseconds: 20_000,
        maxAttempts: 5,
        invoke: (event) => this.#invoke('record-contact-record', (functions) => functions.recordContactRecord(event)),
        onDeadLetter: (data) => this.#bury('contact-records', data),
      },
      this.#clock,
    );
  }

  #account(): { readonly accountId: string; readonly region: string } {
    const { accountId, region } = this.#settings;
    return { accountId, region };
  }

  #bury(source: string, body: string): void {
    this.#deadLetters.push({ source, body });
  }

  async #invoke<Answer>(name: FunctionName, call: (functions: FunctionsUnderTest) => Promise<Answer>): Promise<Answer> {
    if (this.#functions === undefined) throw new Error('The contact centre is closed.');
    this.#invocations[name] += 1;
    try {
      return await call(this.#functions);
    } catch (error) {
      this.#failures[name] += 1;
      this.#options.onFunctionError?.(name, error);
      throw error;
    }
  }

  /** The schedule's message, sent within seconds after each whole minute. */
  #planTick(): void {
    const minuteMilliseconds = 60_000;
    const minute = Math.floor(this.#clock.now().epochMilliseconds / minuteMilliseconds) + 1;
    const scheduledAt = Temporal.Instant.fromEpochMilliseconds(minute * minuteMilliseconds);
    this.#clock.at(scheduledAt, () => {
      if (this.#functions === undefined) return;
      const lateMilliseconds = randomFor(this.#settings.seed, 'tick', String(minute)).whole(50, 2_000);
      const body = JSON.stringify({ kind: 'tick', scheduledAt: scheduledAt.toString() });
      this.#clock.after(lateMilliseconds, () => this.#dialler.send(body));
      this.#planTick();
    });
  }

  #publish(contact: Contact, eventType: ContactEventType): void {
    const isForRecorder = this.#contactEventTypes.includes(eventType);
    const isForDialler = eventType === 'COMPLETED';
    if (!isForRecorder && !isForDialler) return;
    const { seed } = this.#settings;
    const body = JSON.stringify(contactEvent(contact, eventType, this.#clock.now(), this.#settings, seed));
    const random = randomFor(seed, 'delivery', contact.contactId, eventType);
    if (random.chance(this.#options.lostEvents ?? LOST_EVENTS)) {
      this.#lostEvents += 1;
      return;
    }
    const isRepeated = random.chance(this.#options.repeatedEvents ?? REPEATED_EVENTS);
    if (isRepeated) this.#repeatedEvents += 1;
    for (let delivery = 0; delivery < (isRepeated ? 2 : 1); delivery += 1) {
      if (isForRecorder) this.#clock.after(random.whole(200, 3_000), () => this.#contactEvents.send(body));
      if (isForDialler) this.#clock.after(random.whole(200, 3_000), () => this.#dialler.send(body));
    }
  }

  #planRecord(contact: Contact): void {
    const random = randomFor(this.#settings.seed, 'record', contact.contactId);
    const put = () => {
      const record = contactRecord(contact, this.#clock.now(), this.#settings);
      this.#records.put(contact.contactId, JSON.stringify(record));
    };
    const firstMilliseconds = random.whole(60_000, 120_000);
    this.#clock.after(firstMilliseconds, put);
    if (random.chance(REPEATED_RECORDS)) this.#clock.after(firstMilliseconds + random.whole(1, 6) * 86_400_000, put);
  }

  async #optOut(contact: Contact): Promise<void> {
    this.#noteStop(contact);
    const event = flowEvent(contact, {}, this.#settings, undefined);
    await this.#invokeFromFlow('opt-out', event, (functions) => functions.optOut(event));
  }

  #noteStop(contact: Contact): void {
    this.#stops.push({ personId: contact.personId, at: this.#clock.now().toString() });
  }

  async #sendForm(contact: Contact, talk: Talk): Promise<void> {
    const { seed } = this.#settings;
    const hasOwnContact = randomFor(seed, 'guide', contact.contactId).chance(GUIDES_WITH_A_CONTACT_OF_THEIR_OWN);
    const guideContactId = hasOwnContact ? identifierFor(seed, 'guide', contact.contactId) : undefined;
    const event = flowEvent(contact, this.#formOf(contact, talk), this.#settings, guideContactId);
    await this.#invokeFromFlow('record-disposition', event, (functions) => functions.recordDisposition(event));
  }

  #formOf(contact: Contact, talk: Talk): Readonly<Record<string, string>> {
    const callbackAt =
      talk.callbackAfterMinutes === undefined ? undefined : this.#agree(contact, talk.callbackAfterMinutes);
    return {
      disposition: talk.disposition,
      ...(talk.orderValue !== undefined && { orderValue: String(talk.orderValue) }),
      ...(callbackAt !== undefined && { callbackAt: callbackAt.toString() }),
    };
  }

  #agree(contact: Contact, afterMinutes: number): Temporal.Instant {
    const askedAt = contact.endedAt ?? this.#clock.now();
    const wish = askedAt.add({ minutes: afterMinutes });
    const person = this.#people.personAt(contact.request.destination);
    const zones = person === undefined ? [] : [person.zone];
    const agreedAt = agreedMoment(wish, zones, this.#shift, this.#settings.companyZone) ?? wish;
    this.#callbacks.push({
      personId: contact.personId,
      askedAt: askedAt.toString(),
      agreedAt: agreedAt.toString(),
    });
    return agreedAt;
  }

  /** A flow's Lambda block: tried again up to three times within its eight seconds, then left to the error branch. */
  async #invokeFromFlow(
    name: FunctionName,
    event: ConnectContactFlowEvent,
    call: (functions: FunctionsUnderTest) => Promise<Record<string, string>>,
  ): Promise<void> {
    for (const pauseMilliseconds of [...FLOW_RETRIES_AFTER_MILLISECONDS, undefined]) {
      try {
        await this.#invoke(name, call);
        return;
      } catch {
        if (pauseMilliseconds === undefined) this.#bury(`flow block ${name}`, JSON.stringify(event));
        else await this.#clock.sleep(pauseMilliseconds);
      }
    }
  }

  #describe(contactId: string): Record<string, unknown> {
    const contact = this.#calls.find(contactId);
    if (contact === undefined) throw new ConnectError('ResourceNotFoundException', 'Contact not found.');
    return contactDescription(contact, this.#settings);
  }

  #wallboard(): { readonly takenAt: string; readonly groups: readonly ReturnType<typeof groupOf>[] } {
    const { at, counts } = this.#agents.wallboard();
    return {
      takenAt: at.toString(),
      groups: counts.flatMap((tierCounts) => {
        const equipment = this.#settings.tiers.find(({ tier }) => tier === tierCounts.tier);
        return equipment === undefined ? [] : [groupOf(equipment, tierCounts)];
      }),
    };
  }
}

function groupOf(
  { routingProfileId, queueId }: TierEquipment,
  { available, talking, afterContactWork }: { available: number; talking: number; afterContactWork: number },
) {
  return { routingProfileId, queueId, available, talking, afterContactWork };
}

function noCounts(): Record<FunctionName, number> {
  return {
    'dial-due-leads': 0,
    'record-contact-event': 0,
    'record-contact-record': 0,
    'record-disposition': 0,
    'opt-out': 0,
  };
}
