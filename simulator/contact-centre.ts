import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { TABLE_DEFINITION } from '../shared/adapters/dynamodb/table-definition.ts';
import type { TierNumber } from '../shared/domain/sales-structure.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import type { CompanyEvent } from './company-systems/company-event.ts';
import type { TrueTask } from './connect/agent-tasks.ts';
import { CallFlows } from './connect/call-flows.ts';
import { type ConnectApi, type ConnectOperation, type PlannedFault, startConnectApi } from './connect/connect-api.ts';
import { ConnectError } from './connect/connect-error.ts';
import type { CallLeg, Contact } from './connect/contact.ts';
import { contactDescription } from './connect/contact-description.ts';
import { type ContactEventType, contactEvent } from './connect/contact-event.ts';
import { contactRecord } from './connect/contact-record.ts';
import { Department } from './connect/department.ts';
import { flowEvent } from './connect/flow-event.ts';
import { type FlowAnswer, type FlowFunctionName, FlowFunctions } from './connect/flow-functions.ts';
import type { FlowSurroundings } from './connect/flow-surroundings.ts';
import { GuideDesk } from './connect/guide-desk.ts';
import { type Oddities, USUAL_ODDITIES } from './connect/oddities.ts';
import type { StartRequest } from './connect/start-request.ts';
import type { TierEquipment } from './connect/tier-equipment.ts';
import type { Rate } from './connect/token-bucket.ts';
import { Traffic } from './connect/traffic.ts';
import { type UserAtWork, type UserDataRequest, userDataAnswer } from './connect/user-data-request.ts';
import { failedItems } from './delivery/batch-answer.ts';
import { type BatchCourier, ORDINARY_BATCHES } from './delivery/batch-courier.ts';
import { type Courier, OrdinaryCourier } from './delivery/courier.ts';
import { FifoQueue } from './delivery/fifo-queue.ts';
import { type FunctionName, FunctionRunner, type OnFunctionError } from './delivery/function-runner.ts';
import { RecordStream } from './delivery/record-stream.ts';
import { StandardQueue } from './delivery/standard-queue.ts';
import { TableStream } from './delivery/table-stream.ts';
import type { OutagePart } from './faults/outages.ts';
import type { FlowInstallation } from './flows/flow-library.ts';
import { FlowLibrary } from './flows/flow-library.ts';
import type { CallTranscript } from './flows/transcript.ts';
import type { FunctionsUnderTest } from './functions-under-test.ts';
import type { GroundTruth, TruePurchase } from './ground-truth.ts';
import { AgentForms } from './people/agent-forms.ts';
import { Agents } from './people/agents.ts';
import type { People } from './people/customers.ts';
import { dealtOut } from './people/deal-agents.ts';
import { isInShift, NINE_TO_SIX, type Shift } from './people/shift.ts';
import { identifierFor } from './random.ts';

export interface ContactCentreSettings {
  /** Of what happens, and of the ids of everything that happens. */
  readonly seed: number;
  /** Of who people are, on both ends of the line; `seed` when absent. A centre that is opened again has to have its own. */
  readonly peopleSeed?: number;
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
  /** The contact flows and what they name. */
  readonly flows: FlowInstallation<FlowFunctionName>;
}

export interface ContactCentreOptions {
  /** When given and false, the dialler's queue leaves its messages to expire: a run would find nothing to do. */
  readonly worthRunning?: (now: Temporal.Instant) => boolean;
  readonly shift?: Shift;
  /** How many calls the dialler has placed to each person before the centre was opened; none when absent. */
  readonly callsBefore?: ReadonlyMap<string, number>;
  /** The types that the rule for record-contact-event lets through; the beginning of a leg after a transfer always. */
  readonly contactEventTypes?: readonly ContactEventType[];
  /** Messages to one invocation of record-contact-event, 1 to 10. */
  readonly contactEventBatchSize?: number;
  /** Shares of the contact events that never arrive, and that arrive twice. */
  readonly lostEvents?: number;
  readonly repeatedEvents?: number;
  /** What only some instances, agents and customers do; as in any company when absent. */
  readonly oddities?: Partial<Oddities>;
  /** E.164 beginnings that Connect refuses to call. */
  readonly forbiddenPrefixes?: readonly string[];
  /** False when the instance may place no outbound call. */
  readonly mayCallOut?: boolean;
  /** Rates of the operations that read and stop. */
  readonly rates?: Partial<Record<Exclude<ConnectOperation, 'StartOutboundVoiceContact'>, Rate>>;
  /** How things arrive at the functions; as on an ordinary day when absent. */
  readonly courier?: (ordinary: Courier) => Courier;
  /** How batches of the table's stream arrive at the functions; as on an ordinary day when absent. */
  readonly batchCourier?: BatchCourier;
  /** Told when the customer of a call that the dialler placed is off the line. */
  readonly onCallOver?: (call: CallOver) => void;
  /** Told how many dead letters of a queue or stream there are, whenever that changes. */
  readonly onDeadLetters?: (source: string, letters: number) => void;
  /** Told when a step of a contact flow or module failed and its error branch was taken. */
  readonly onFlowStepFailed?: (flowName: string) => void;
  /** Whether a part of AWS is away at this moment; nothing is when absent. */
  readonly isAway?: (part: OutagePart) => boolean;
  /** Told when Connect's own system failed to run a contact flow or module. */
  readonly onFlowNotRun?: (flowName: string) => void;
  /** Told when EventBridge could not hand an event to the dialler's queue. */
  readonly onWakeUpUndelivered?: () => void;
  /** Told when the stream of contact records took no record because it was full. */
  readonly onRecordRefused?: () => void;
  /** Told when a record that a function failed on could not be put aside, either. */
  readonly onRecordLost?: (source: string) => void;
  /** Told whenever a function throws; the delivery goes on as AWS's would. */
  readonly onFunctionError?: OnFunctionError;
}

export interface CallOver {
  readonly contactId: string;
  readonly hadAgent: boolean;
}

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
  /** Takes the changes of the table; functions that read its stream are told of them. */
  readonly tableStream: TableStream;
  groundTruth(): GroundTruth;
  /** What nobody could process, with the queue or stream it came from. */
  deadLetters(): readonly { readonly source: string; readonly body: string }[];
  /** What flows asked of functions, in the order of the answers. */
  flowAnswers(): readonly FlowAnswer[];
  /** Tasks that flows have created, in the order in which they were due. */
  tasks(): readonly TrueTask[];
  /** What was heard on every call, in the order in which they were started. */
  transcripts(): readonly CallTranscript[];
  /**
   * The person of an earlier call chooses "never call me again" in a menu, whatever is under way at that moment, and
   * again whenever the menu answers that it was not heard: they have said stop when the menu has confirmed it.
   */
  stopLater(contactId: string): Promise<void>;
  /** A system of the company's puts the event on its bus; `at-once` it is at the function's queue in no time. */
  tell(event: CompanyEvent, arriving?: 'at-once'): void;
  /** Somebody who may writes records of their own to the stream of contact records, all in this second. */
  writeToRecordStream(records: readonly string[]): void;
  /** Gives every dead letter of a queue or stream back to it, as the command for dead letters does. */
  replayDeadLetters(): void;
  /** Takes one of {@link deadLetters} away for good; one that is gone stays gone. */
  removeDeadLetter(letter: { readonly source: string; readonly body: string }): void;
  /** Puts a message into a queue that a function reads, as whoever replays a dead letter does. */
  enqueue(queue: 'contact-events' | 'business-events', body: string): void;
  counts(): ContactCentreCounts;
  /** How many people each tier has; whoever finishes a call in another one is counted where they go. */
  people(): ReadonlyMap<TierNumber, number>;
  /**
   * The company works in these tiers from now on: its instance has their equipment, the queues of earlier tiers are served
   * by whoever does their work now, and people go where their work is. Work that several tiers take over is dealt out to
   * people by the tiers' shares.
   */
  switchTo(
    tiers: readonly TierEquipment[],
    callerNumbers: readonly string[],
    shares: ReadonlyMap<TierNumber, number>,
    flows: FlowInstallation<FlowFunctionName>,
  ): void;
  /** Whether somebody of the tier is free beyond those whom ringing calls will need. */
  isAnybodyFree(tier: TierNumber): boolean;
  /** Lets the next request of that operation fail so. */
  planFault(operation: ConnectOperation, fault: PlannedFault): void;
  /** People come to work, the schedule ticks each minute, and events reach these functions from now on. Once only. */
  open(functions: FunctionsUnderTest): void;
  /** Ends the schedule, lets nobody come to work any more and stops serving the API. */
  close(): Promise<void>;
}

type TableReaderName = keyof typeof TABLE_DEFINITION.streamReaders;

const TABLE_READERS: readonly TableReaderName[] = ['count-results', 'publish-events'];
const READING_RATES = {
  GetCurrentMetricData: { perSecond: 5, burst: 8 },
  GetCurrentUserData: { perSecond: 2, burst: 5 },
  DescribeContact: { perSecond: 10, burst: 15 },
  StopContact: { perSecond: 10, burst: 15 },
} as const;
const LOST_EVENTS = 0.001;
const REPEATED_EVENTS = 0.01;
const REPEATED_RECORDS = 0.01;
const ASKED_AGAIN_MILLISECONDS = 120_000;
/** The longest that a flow may wait for a function. */
const MENU_FUNCTION_SECONDS = 8;

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
  readonly #department: Department;
  readonly #claimedNumbers: Set<string>;
  readonly #traffic: Traffic;
  readonly #spelling: { readonly seed: number; readonly oddities: Oddities };
  readonly #contactEvents: StandardQueue;
  readonly #businessEvents: StandardQueue;
  readonly #dialler: FifoQueue;
  readonly #records: RecordStream;
  readonly tableStream: TableStream;
  readonly #contactEventTypes: readonly ContactEventType[];
  readonly #deadLetters: { readonly source: string; readonly body: string }[] = [];
  readonly #stops: { readonly personId: string; readonly at: string }[] = [];
  readonly #purchases: TruePurchase[] = [];
  /** When a function had done its work on an event of the company's, by the event's text. */
  readonly #workedOn = new Map<string, Temporal.Instant>();
  readonly #bodies = new Map<string, string>();
  readonly #library: FlowLibrary<FlowFunctionName>;
  readonly #forms: AgentForms;
  readonly #flowFunctions: FlowFunctions;
  readonly #runner: FunctionRunner;
  readonly #courier: Courier;
  #lostEvents = 0;
  #repeatedEvents = 0;
  #api: ConnectApi | undefined;

  constructor(settings: ContactCentreSettings, people: People, clock: VirtualClock, options: ContactCentreOptions) {
    this.#settings = settings;
    this.#options = options;
    this.#people = people;
    this.#clock = clock;
    this.#shift = options.shift ?? NINE_TO_SIX;
    const ordinary = new OrdinaryCourier(settings.seed, {
      lostEvents: options.lostEvents ?? LOST_EVENTS,
      repeatedEvents: options.repeatedEvents ?? REPEATED_EVENTS,
      repeatedRecords: REPEATED_RECORDS,
    });
    this.#courier = options.courier?.(ordinary) ?? ordinary;
    this.#contactEventTypes = options.contactEventTypes ?? ['DISCONNECTED'];
    const { seed, peopleSeed = seed, companyZone, tiers, callsInAir, callerNumbers } = settings;
    const department = new Department(tiers);
    this.#department = department;
    this.#claimedNumbers = new Set(callerNumbers);
    this.#agents = new Agents(
      {
        seed: peopleSeed,
        companyZone,
        shift: this.#shift,
        tiers,
        shown: () => department.tiers.map(({ tier }) => tier),
        callsToCome: (tier) => this.#traffic.toCome(tier),
        onFree: (tier) => this.#traffic.serveWaiting(tier),
      },
      clock,
    );
    const oddities = { ...USUAL_ODDITIES, ...options.oddities };
    this.#spelling = { seed, oddities };
    this.#library = new FlowLibrary(settings.flows);
    this.#runner = new FunctionRunner(this.#courier, options.onFunctionError);
    this.#flowFunctions = new FlowFunctions(
      { courier: this.#courier, invoke: (name, event) => this.#runner.invokeForFlow(name, event) },
      clock,
    );
    this.#forms = new AgentForms({ seed, oddities, people, shift: this.#shift, companyZone }, clock);
    const around: FlowSurroundings = {
      seed,
      clock,
      instance: settings,
      library: this.#library,
      agents: this.#agents,
      department,
      isWorked: (at) => isInShift(this.#shift, companyZone, at),
      isFlowRun: (flowName) => this.#isFlowRun(flowName),
      isQueueGone: (queueId) => this.#isAway(`queue ${queueId}`),
      onStepFailed: (flowName) => this.#options.onFlowStepFailed?.(flowName),
      createTask: (task, from) => this.#traffic.createTask(task, from),
      call: (name, event, limitSeconds) => this.#flowFunctions.call(name, event, limitSeconds),
    };
    this.#traffic = new Traffic(
      {
        seed,
        peopleSeed,
        callsBefore: options.callsBefore ?? new Map(),
        oddities,
        companyZone,
        shift: this.#shift,
        callsInAir,
        department,
        callerNumbers,
        people,
        agents: this.#agents,
        onEvent: (contact, eventType) => this.#publish(contact, eventType),
        onCompleted: (contact) => this.#planRecord(contact),
        around,
        flows: new CallFlows(around),
        inboundFlowId: settings.flows.inboundFlowId,
        desk: new GuideDesk(around, this.#forms, oddities),
        onStop: (leg, at) => this.#noteStop(leg, at),
        onStopTold: (leg) => this.#noteStop(leg, clock.now()),
        onOver: ({ contactId, withAgentAt }) =>
          options.onCallOver?.({ contactId, hadAgent: withAgentAt !== undefined }),
      },
      clock,
    );
    this.#contactEvents = this.#contactEventQueue();
    this.#businessEvents = this.#businessEventQueue();
    this.#dialler = this.#diallerQueue();
    this.#records = this.#recordStream();
    this.tableStream = this.#streamOfTable();
  }

  get endpoint(): string {
    return this.#serving().endpoint;
  }

  async serve(): Promise<void> {
    const { instanceId, startsPerSecond, startBurst } = this.#settings;
    const rates = {
      ...READING_RATES,
      ...this.#options.rates,
      StartOutboundVoiceContact: { perSecond: startsPerSecond, burst: startBurst },
    };
    const backend = {
      directory: {
        instanceId,
        contactFlowIds: { has: (id: string) => this.#department.hasFlow(id) },
        queueIds: { has: (id: string) => this.#department.hasQueue(id) },
        claimedNumbers: this.#claimedNumbers,
        forbiddenPrefixes: this.#options.forbiddenPrefixes ?? [],
        mayCallOut: this.#options.mayCallOut ?? true,
      },
      start: (request: StartRequest) => this.#traffic.start(request),
      stop: (contactId: string) => this.#traffic.stop(contactId),
      describe: (contactId: string) => this.#describe(contactId),
      wallboard: () => this.#wallboard(),
      users: (request: UserDataRequest) => userDataAnswer(request, this.#usersAtWork(), this.#settings),
    };
    this.#api = await startConnectApi(rates, backend, this.#clock);
  }

  groundTruth(): GroundTruth {
    return {
      people: this.#people.truth,
      ...this.#traffic.truth(),
      stops: [...this.#stops],
      purchases: this.#purchases.map((purchase) => ({ ...purchase, ...this.#deliveredAt(purchase) })),
      callbacks: [...this.#forms.callbacks()],
    };
  }

  deadLetters(): readonly { readonly source: string; readonly body: string }[] {
    return [...this.#deadLetters];
  }

  flowAnswers(): readonly FlowAnswer[] {
    return this.#flowFunctions.answers();
  }

  tasks(): readonly TrueTask[] {
    return this.#traffic.tasks();
  }

  transcripts(): readonly CallTranscript[] {
    return this.#traffic.transcripts();
  }

  async stopLater(contactId: string): Promise<void> {
    const leg = this.#traffic.findCall(contactId);
    if (leg === undefined) throw new RangeError(`No call ${contactId} was placed.`);
    const menu = { contactId: identifierFor(this.#settings.seed, 'menu', contactId), namesCall: false };
    const event = flowEvent(leg, {}, this.#settings, menu);
    for (;;) {
      const ended = await this.#flowFunctions.call('opt-out', event, MENU_FUNCTION_SECONDS);
      if (ended.kind === 'answered' && ended.answer['status'] === 'suppressed') break;
      await this.#clock.sleep(ASKED_AGAIN_MILLISECONDS);
    }
    this.#noteStop(leg, this.#clock.now());
  }

  tell({ id, body, purchase }: CompanyEvent, arriving?: 'at-once'): void {
    if (purchase !== undefined) {
      this.#purchases.push(purchase);
      this.#bodies.set(purchase.orderId, body);
    }
    const arrivals = arriving === 'at-once' ? [0] : this.#courier.arrivals('business-event', [id]);
    for (const milliseconds of arrivals) this.#clock.after(milliseconds, () => this.#businessEvents.send(body));
  }

  writeToRecordStream(records: readonly string[]): void {
    for (const [index, record] of records.entries()) this.#records.put(`foreign-${index}`, record);
  }

  replayDeadLetters(): void {
    const letters = this.#deadLetters.splice(0);
    for (const source of new Set(letters.map((letter) => letter.source))) this.#options.onDeadLetters?.(source, 0);
    for (const { source, body } of letters) {
      if (source === 'contact-events') this.#contactEvents.send(body);
      else if (source === 'business-events') this.#businessEvents.send(body);
      else if (source === 'contact-records') this.#records.put('replayed', body);
      else if (isTableReader(source)) this.#replayRecord(source, body);
      else this.#bury(source, body);
    }
  }

  removeDeadLetter(letter: { readonly source: string; readonly body: string }): void {
    const index = this.#deadLetters.indexOf(letter);
    if (index === -1) return;
    this.#deadLetters.splice(index, 1);
    this.#tellDeadLetters(letter.source);
  }

  enqueue(queue: 'contact-events' | 'business-events', body: string): void {
    const reader = queue === 'contact-events' ? this.#contactEvents : this.#businessEvents;
    reader.send(body);
  }

  counts(): ContactCentreCounts {
    return {
      invocations: this.#runner.invocations(),
      failures: this.#runner.failures(),
      connectRequests: this.#serving().requests(),
      lostEvents: this.#lostEvents,
      repeatedEvents: this.#repeatedEvents,
      agentBusySeconds: this.#agents.busySeconds(),
    };
  }

  people(): ReadonlyMap<TierNumber, number> {
    const people = new Map(this.#department.tiers.map(({ tier }) => [tier, 0]));
    for (const { tier } of this.#agents.places()) people.set(tier, (people.get(tier) ?? 0) + 1);
    return people;
  }

  switchTo(
    tiers: readonly TierEquipment[],
    callerNumbers: readonly string[],
    shares: ReadonlyMap<TierNumber, number>,
    flows: FlowInstallation<FlowFunctionName>,
  ): void {
    this.#library.install(flows);
    const moves = dealtOut(this.#agents.places(), this.#department.tiers, tiers, shares);
    for (const number of callerNumbers) this.#claimedNumbers.add(number);
    this.#department.switchTo(tiers);
    this.#agents.moveTo(moves);
  }

  isAnybodyFree(tier: TierNumber): boolean {
    return this.#agents.isAnybodyFree(tier);
  }

  planFault(operation: ConnectOperation, fault: PlannedFault): void {
    this.#serving().planFault(operation, fault);
  }

  open(functions: FunctionsUnderTest): void {
    this.#runner.open(functions);
    this.#agents.open();
    this.#traffic.open();
    this.#planTick();
  }

  async close(): Promise<void> {
    this.#runner.close();
    this.#agents.close();
    this.#traffic.close();
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
        invoke: (event) =>
          this.#runner.invoke('record-contact-event', (functions) => functions.recordContactEvent(event)),
        onDeadLetter: (body) => this.#bury('contact-events', body),
      },
      this.#clock,
    );
  }

  #businessEventQueue(): StandardQueue {
    return new StandardQueue(
      {
        identity: { seed: this.#settings.seed, name: 'business-events', ...this.#account() },
        batchSize: 10,
        gatherMilliseconds: 0,
        visibilityTimeoutSeconds: 35,
        maxReceiveCount: 5,
        invoke: (event) => this.#recordBusinessEvents(event),
        onDeadLetter: (body) => this.#bury('business-events', body),
      },
      this.#clock,
    );
  }

  async #recordBusinessEvents(event: SQSEvent): Promise<SQSBatchResponse> {
    const answer = await this.#runner.invoke('record-business-event', (functions) =>
      functions.recordBusinessEvent(event),
    );
    const failed = new Set(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { messageId, body } of event.Records) {
      if (!failed.has(messageId) && !this.#workedOn.has(body)) this.#workedOn.set(body, this.#clock.now());
    }
    return answer;
  }

  #deliveredAt({ orderId }: TruePurchase): Pick<TruePurchase, 'deliveredAt'> {
    const at = this.#workedOn.get(this.#bodies.get(orderId) ?? '');
    return at === undefined ? {} : { deliveredAt: at.toString() };
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
        invoke: (event) => this.#runner.invoke('dial-due-leads', (functions) => functions.dialDueLeads(event)),
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
        invoke: (event) =>
          this.#runner.invoke('record-contact-record', (functions) => functions.recordContactRecord(event)),
        onDeadLetter: (data) => this.#putAside('contact-records', data),
        onRefused: () => this.#options.onRecordRefused?.(),
      },
      this.#clock,
    );
  }

  #streamOfTable(): TableStream {
    const setUp = TABLE_DEFINITION.streamReaders;
    return new TableStream(
      {
        tableName: 'leads',
        ...this.#account(),
        courier: this.#options.batchCourier ?? ORDINARY_BATCHES,
        readers: TABLE_READERS.map((name) => ({
          functionName: name,
          ...setUp[name],
          invoke: (event) => this.#invokeReader(name, event),
          onDeadLetter: (record) => this.#putAside(name, record),
        })),
      },
      this.#clock,
    );
  }

  #invokeReader(name: TableReaderName, event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
    return this.#runner.invokeOnce(name, (functions) =>
      name === 'count-results' ? functions.countResults(event) : functions.publishEvents(event),
    );
  }

  /** Invokes the function with the record alone, as the command for dead letters does. */
  #replayRecord(source: TableReaderName, body: string): void {
    this.#clock.after(0, async () => {
      const event = { Records: [JSON.parse(body)] };
      const failed = await failedItems([body], async () => {
        const { batchItemFailures } = await this.#invokeReader(source, event);
        return { batchItemFailures: batchItemFailures.map(() => ({ itemIdentifier: body })) };
      });
      if (failed.size > 0) this.#bury(source, body);
    });
  }

  /**
   * Connect counts a flow that its own system could not run, and cuts the contact off.
   * @see https://docs.aws.amazon.com/connect/latest/adminguide/monitoring-cloudwatch.html (ContactFlowFatalErrors)
   */
  #isFlowRun(flowName: string): boolean {
    const [, ...words] = flowName.split(' ');
    if (!this.#isAway(`flow ${words.join(' ')}`)) return true;
    this.#options.onFlowNotRun?.(flowName);
    return false;
  }

  #isAway(part: OutagePart): boolean {
    return this.#options.isAway?.(part) ?? false;
  }

  /**
   * A record whose tries are spent goes to the bucket of failed records; where that takes nothing, Lambda drops it.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html (DroppedEventCount)
   */
  #putAside(source: string, record: string): void {
    if (this.#isAway('failed-records-bucket')) this.#options.onRecordLost?.(source);
    else this.#bury(source, record);
  }

  #account(): { readonly accountId: string; readonly region: string } {
    const { accountId, region } = this.#settings;
    return { accountId, region };
  }

  #bury(source: string, body: string): void {
    this.#deadLetters.push({ source, body });
    this.#tellDeadLetters(source);
  }

  #tellDeadLetters(source: string): void {
    const letters = this.#deadLetters.filter((letter) => letter.source === source);
    this.#options.onDeadLetters?.(source, letters.length);
  }

  /** The schedule's message, sent within seconds after each whole minute. */
  #planTick(): void {
    const minuteMilliseconds = 60_000;
    const minute = Math.floor(this.#clock.now().epochMilliseconds / minuteMilliseconds) + 1;
    const scheduledAt = Temporal.Instant.fromEpochMilliseconds(minute * minuteMilliseconds);
    this.#clock.at(scheduledAt, () => {
      if (!this.#runner.isOpen) return;
      const body = JSON.stringify({ kind: 'tick', scheduledAt: scheduledAt.toString() });
      for (const milliseconds of this.#courier.arrivals('tick', [String(minute)])) {
        this.#clock.after(milliseconds, () => this.#dialler.send(body));
      }
      this.#planTick();
    });
  }

  #publish(contact: Contact, eventType: ContactEventType): void {
    const opensLeg = eventType === 'INITIATED' && contact.initiationMethod === 'TRANSFER';
    const isForRecorder = opensLeg || this.#contactEventTypes.includes(eventType);
    const isForDialler = eventType === 'COMPLETED' && contact.channel === 'VOICE' && contact.initiationMethod === 'API';
    if (!isForRecorder && !isForDialler) return;
    const body = JSON.stringify(contactEvent(contact, eventType, this.#clock.now(), this.#settings, this.#spelling));
    const key = [contact.contactId, eventType];
    if (isForRecorder) this.#carry('contact-event', key, () => this.#contactEvents.send(body));
    if (isForDialler) this.#carry('wake-up', key, () => this.#wake(body));
  }

  /**
   * EventBridge tries again only what may succeed: an event that it may not deliver has failed at once.
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-event-delivery.html
   */
  #wake(body: string): void {
    if (this.#isAway('dialler-queue')) this.#options.onWakeUpUndelivered?.();
    else this.#dialler.send(body);
  }

  #carry(parcel: 'contact-event' | 'wake-up', key: readonly string[], arrive: () => void): void {
    const arrivals = this.#courier.arrivals(parcel, key);
    if (arrivals.length === 0) this.#lostEvents += 1;
    else this.#repeatedEvents += arrivals.length - 1;
    for (const milliseconds of arrivals) this.#clock.after(milliseconds, arrive);
  }

  #planRecord(contact: Contact): void {
    const put = () => {
      const record = contactRecord(contact, this.#clock.now(), this.#settings, this.#spelling);
      this.#records.put(contact.contactId, JSON.stringify(record));
    };
    for (const milliseconds of this.#courier.arrivals('contact-record', [contact.contactId])) {
      this.#clock.after(milliseconds, put);
    }
  }

  #noteStop({ personId }: CallLeg, at: Temporal.Instant): void {
    this.#stops.push({ personId, at: at.toString() });
  }

  #describe(contactId: string): Record<string, unknown> {
    const contact = this.#traffic.find(contactId);
    if (contact === undefined) throw new ConnectError('ResourceNotFoundException', 'Contact not found.');
    return contactDescription(contact, this.#settings);
  }

  #usersAtWork(): readonly UserAtWork[] {
    return this.#agents.atWork().map(({ id, tier, state, since, isLeaving }) => ({
      agentId: id,
      routingProfileId: this.#department.tiers.find((own) => own.tier === tier)?.routingProfileId ?? '',
      state,
      since: since.toString(),
      isLeaving,
    }));
  }

  #wallboard(): { readonly takenAt: string; readonly groups: readonly ReturnType<typeof groupOf>[] } {
    const { at, counts } = this.#agents.wallboard();
    return {
      takenAt: at.toString(),
      groups: counts.flatMap((tierCounts) => {
        const equipment = this.#department.tiers.find(({ tier }) => tier === tierCounts.tier);
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

function isTableReader(source: string): source is TableReaderName {
  return TABLE_READERS.some((name) => name === source);
}
