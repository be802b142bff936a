import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it, vi } from 'vitest';
import { countResults } from '../../shared/application/count-results.ts';
import type { StartResult, Telephony } from '../../shared/application/ports/telephony.ts';
import type { AttemptChange } from '../../shared/domain/reports/attempt-change.ts';
import { salesStructure, USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { FunctionObserver } from '../../shared/runtime/function-observer.ts';
import { CloudWatch } from '../../simulator/alarms/cloud-watch.ts';
import { DEPLOYED_ALARMS } from '../../simulator/alarms/deployed-alarms.ts';
import { observedFunctions } from '../../simulator/alarms/observed-functions.ts';
import { REJECTED_INPUT_QUEUE } from '../../simulator/alarms/observed-letters.ts';
import type { RungAlarm } from '../../simulator/alarms/rung-alarms.ts';
import { COMPANY, equipmentOf } from '../../simulator/company.ts';
import { NotStartedError } from '../../simulator/delivery/reserved-concurrency.ts';
import type { OutagePart } from '../../simulator/faults/outages.ts';
import type { FunctionsUnderTest } from '../../simulator/functions-under-test.ts';
import type { RunningSimulation } from '../../simulator/simulation.ts';
import { aDecision } from '../support/a-lived-run.ts';
import { delegatingTelephony } from '../support/delegating-ports.ts';
import { NOBODY_LISTENS } from '../support/held-journal.ts';
import { InMemoryReportLedger } from '../support/in-memory-report-ledger.ts';
import { INVOCATION } from '../support/lambda-events.ts';
import { anAttempt } from '../support/lead-builders.ts';
import { moment, shortRun, smallList } from '../support/short-run.ts';

/** Ten in the morning of a Monday in New York: people have been at work for an hour. */
const TEN = moment('2026-01-05T15:00:00Z');
/** Five minutes after people have come: whoever may be called is due. */
const MORNING = TEN.subtract({ minutes: 55 });
const DAY = ['--days', '1', '--own-purchases', '0.3', '--calls-in-air', '20', '--agents', '1=4,2=2,3=4'];
const MANY = smallList(50, 20, 50);

/** Each of these lives through a day. */
vi.setConfig({ testTimeout: 240_000 });

type Around = (functions: FunctionsUnderTest, running: RunningSimulation) => FunctionsUnderTest;

/** Every alarm that rang in some scenario. */
const heard = new Set<string>();

async function ringsIn(
  more: Parameters<typeof shortRun>[2],
  words: readonly string[] = DAY,
  list = MANY,
): Promise<readonly RungAlarm[]> {
  const { alarms } = await shortRun(words, list, more);
  for (const { name } of alarms) heard.add(name);
  return alarms;
}

/** Each alarm once, in the order in which they rang first. */
function names(alarms: readonly RungAlarm[]): readonly string[] {
  return [...new Set(alarms.map(({ name }) => name))];
}

function isQuietAgain({ until }: RungAlarm): boolean {
  return until !== undefined;
}

function isWithin(now: Temporal.Instant, from: Temporal.Instant, minutes: number): boolean {
  const elapsed = now.since(from).total('minutes');
  return elapsed >= 0 && elapsed < minutes;
}

/** The members of the functions, each changed in the same way. */
function each(
  functions: FunctionsUnderTest,
  change: (name: keyof FunctionsUnderTest, work: () => Promise<unknown>) => Promise<unknown>,
): FunctionsUnderTest {
  return new Proxy(functions, {
    get: (target, name: keyof FunctionsUnderTest) => (event: never) => change(name, () => target[name](event)),
  });
}

describe('an ordinary run', () => {
  it('rings no alarm', async () => {
    expect(await ringsIn({}, ['--days', '2', '--own-purchases', '0.3'])).toEqual([]);
  });
});

describe('a function that fails once', () => {
  it('rings its own alarm, which names its section, and no other', async () => {
    const ALARM: Readonly<Partial<Record<keyof FunctionsUnderTest, string>>> = {
      dialDueLeads: 'calls-out DialDueLeadsFunction',
      recordContactEvent: 'calls-in RecordContactEventFunction',
      recordContactRecord: 'calls-in RecordContactRecord',
      recordDisposition: 'calls-in RecordDisposition',
      recordBusinessEvent: 'events-in RecordBusinessEventFunction',
      optOut: 'calls-in OptOut',
      briefAgent: 'calls-in BriefAgent',
      countResults: 'calls-in CountResults',
      publishEvents: 'events-out PublishEvents',
    };
    const planted: string[] = [];
    const around: Around = (functions, { clock, centre }) => {
      for (const [index, at] of [TEN.add({ minutes: 90 }), TEN.add({ hours: 3 })].entries()) {
        clock.at(at, () => centre.stopLater(centre.groundTruth().calls[index]?.contactId ?? ''));
      }
      const struck = new Set<string>();
      return each(functions, async (name, work) => {
        const now = clock.now();
        const kind = isWithin(now, TEN, 120) ? 'Errors' : 'Throttles';
        if (isWithin(now, TEN, 420) && ALARM[name] !== undefined && !struck.has(name + kind)) {
          struck.add(name + kind);
          planted.push(`${ALARM[name]}${kind}`);
          throw kind === 'Errors' ? new Error('planted') : new NotStartedError('planted');
        }
        return work();
      });
    };

    const alarms = await ringsIn({ around });

    expect(planted.toSorted()).toEqual(
      Object.values(ALARM)
        .flatMap((name) => [`${name}Errors`, `${name}Throttles`])
        .toSorted(),
    );
    expect(names(alarms).toSorted()).toEqual(planted.toSorted());
    expect(alarms.every(isQuietAgain)).toBe(true);
    expect(alarms.find(({ name }) => name === 'calls-in OptOutErrors')?.section).toBe('opt-outs');
  });
});

/** Of each batch the first message or record about one thing, chosen by the text in it, is reported as failed. */
function poisoning(texts: Partial<Record<keyof FunctionsUnderTest, (event: Records) => string | undefined>>): Around {
  return (functions, { clock }) => {
    const poison = new Map<string, string>();
    return new Proxy(functions, {
      get: (target, name: keyof FunctionsUnderTest) => async (event: never) => {
        const identify = texts[name];
        const answer = await target[name](event);
        if (identify === undefined || !isWithin(clock.now(), name === 'dialDueLeads' ? MORNING : TEN, 180))
          return answer;
        const records = (event as Records).Records;
        const chosen = poison.get(name) ?? identify({ Records: records.slice(0, 1) });
        if (chosen === undefined) return answer;
        poison.set(name, chosen);
        const failed = records.filter((record) => identify({ Records: [record] }) === chosen);
        return { batchItemFailures: failed.map((record) => ({ itemIdentifier: identifierOf(record) })) };
      },
    });
  };
}

interface Records {
  readonly Records: readonly SomeRecord[];
}

interface SomeRecord {
  readonly messageId?: string;
  readonly body?: string;
  readonly dynamodb?: { readonly SequenceNumber?: string };
  readonly kinesis?: { readonly sequenceNumber: string };
}

function identifierOf({ messageId, dynamodb, kinesis }: SomeRecord): string {
  return messageId ?? dynamodb?.SequenceNumber ?? kinesis?.sequenceNumber ?? '';
}

const ofMessage = ({ Records: [first] }: Records) => first?.messageId;
const ofRecord = ({ Records: [first] }: Records) => (first === undefined ? undefined : identifierOf(first));

describe('input that cannot be processed', () => {
  it('rings where it is put aside, and no other alarm; replayed and discarded it is quiet again', async () => {
    const alarms = await ringsIn({
      around: (functions, running) => {
        const { clock, centre, cloudWatch } = running;
        clock.at(MORNING.subtract({ minutes: 30 }), () =>
          centre.tell({ id: 'nonsense', body: '{"detail":' }, 'at-once'),
        );
        clock.at(TEN.add({ hours: 4 }), () => {
          centre.replayDeadLetters();
          cloudWatch.waiting(REJECTED_INPUT_QUEUE, 0);
        });
        return poisoning({
          recordContactEvent: ofMessage,
          recordBusinessEvent: ofMessage,
          dialDueLeads: ofMessage,
          recordContactRecord: ofRecord,
          countResults: ofRecord,
          publishEvents: ofRecord,
        })(functions, running);
      },
    });

    expect(names(alarms).toSorted()).toEqual([
      'calls-in CountResultsOnFailureDestinationDeliveredEventCount',
      'calls-in RecordContactEventDeadLettersNotEmpty',
      'calls-in RecordContactRecordOnFailureDestinationDeliveredEventCount',
      'calls-out DialDueLeadsDeadLettersNotEmpty',
      'data RejectedInputNotEmpty',
      'events-in RecordBusinessEventDeadLettersNotEmpty',
      'events-out PublishEventsOnFailureDestinationDeliveredEventCount',
    ]);
    expect(alarms.filter((alarm) => !isQuietAgain(alarm)).map(({ name }) => name)).toEqual([
      'calls-out DialDueLeadsDeadLettersNotEmpty',
    ]);
  });
});

describe('a dialler that is not started', () => {
  it('rings for its throttles, its silence, what woke it, and in the end for what it does not measure', async () => {
    const alarms = await ringsIn({
      around: (functions, { clock }) =>
        each(functions, async (name, work) => {
          if (name === 'dialDueLeads' && isWithin(clock.now(), MORNING, 30)) throw new NotStartedError('planted');
          return work();
        }),
    });

    expect(names(alarms)).toEqual([
      'calls-out DialDueLeadsFunctionThrottles',
      'calls-out DialDueLeadsDeadLettersNotEmpty',
      'calls-out NoRun',
      'observation Blind',
    ]);
    expect(new Set(alarms.map(({ section }) => section))).toEqual(new Set(['the-dialler', 'blind-alarms']));
    expect(alarms.filter((alarm) => !isQuietAgain(alarm)).map(({ name }) => name)).toEqual([
      'calls-out DialDueLeadsDeadLettersNotEmpty',
    ]);
  });
});

describe('a fault that no function fails of', () => {
  it('rings when Connect refuses every start for its configuration', async () => {
    const { standIns, around } = startsAnswered(20, () => ({
      kind: 'refused',
      why: 'configuration',
      detail: 'the flow is gone',
    }));
    const alarms = await ringsIn({ standIns, around });

    expect(names(alarms)).toEqual(['observation NothingDialled']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when Connect refuses most starts as too fast', async () => {
    let starts = 0;
    const { standIns, around } = startsAnswered(60, () => {
      starts += 1;
      return starts % 3 === 0 ? undefined : { kind: 'throttled' };
    });
    const alarms = await ringsIn({ standIns, around });

    expect(names(alarms)).toEqual(['observation StartsThrottled']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when starts get no answer and nothing is heard of their calls', async () => {
    let starts = 0;
    const { standIns, around } = startsAnswered(60, () => {
      starts += 1;
      return starts % 5 === 0 ? { kind: 'unknown' } : undefined;
    });
    const alarms = await ringsIn({ standIns, around });

    expect(names(alarms)).toEqual(['observation UnknownFates']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when the guide gets nothing of use from the function that stores forms', async () => {
    const alarms = await ringsIn({
      around: (functions, { clock }) =>
        each(functions, (name, work) =>
          name === 'recordDisposition' && isWithin(clock.now(), TEN, 120) ? Promise.resolve([]) : work(),
        ),
    });

    expect(names(alarms)).toEqual(['flows FormAfterCallFlowErrors']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when ends of calls are told minutes late', async () => {
    const alarms = await ringsIn({
      around: (functions, { clock }) =>
        each(functions, async (name, work) => {
          if (name === 'recordContactEvent' && isWithin(clock.now(), TEN, 60)) await clock.sleep(200_000);
          return work();
        }),
    });

    expect(names(alarms)).toEqual(['observation EventsLate']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when ends of calls are never told', async () => {
    const alarms = await ringsIn({
      around: (functions, { clock }) =>
        each(functions, (name, work) =>
          ['recordContactEvent', 'recordContactRecord'].includes(name) && isWithin(clock.now(), TEN, 120)
            ? Promise.resolve({ batchItemFailures: [] })
            : work(),
        ),
    });

    expect(names(alarms)).toEqual(['observation LeasesOver']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when a campaign cannot be read, run after run, while all others are called', async () => {
    const Key = { pk: 'SETTINGS', sk: 'CAMPAIGN#unreadable' };
    let documents: DynamoDBDocumentClient | undefined;
    const alarms = await ringsIn(
      {
        standIns: {
          onWire: (own) => {
            documents = own;
          },
        },
        around: (functions, { clock }) => {
          const { tableName: TableName } = COMPANY;
          clock.at(TEN, async () => {
            await documents?.send(new PutCommand({ TableName, Item: { ...Key, name: 42 } }));
          });
          clock.at(TEN.add({ minutes: 30 }), async () => {
            await documents?.send(new DeleteCommand({ TableName, Key }));
          });
          return functions;
        },
      },
      [...DAY, '--every-tick'],
      smallList(9, 3, 9),
    );

    expect(names(alarms)).toEqual(['observation WorkKeepsFailing']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });
});

const GUIDES: ReadonlySet<string> = new Set(['agent guide', 'form after call']);

/** The alarms on flows, with the flow that each listens to. */
const FLOWS = [
  ['Outbound1Flow', 'outbound 1'],
  ['Outbound2Flow', 'outbound 2'],
  ['Outbound3Flow', 'outbound 3'],
  ['InboundFlow', 'inbound'],
  ['CalledCustomerWaitsFlow', 'called customer waits'],
  ['OptOutModule', 'opt-out'],
  ['AgentGuideFlow', 'agent guide'],
  ['FormAfterCallFlow', 'form after call'],
] as const;

/** Before anybody has come to work. */
const DAWN = TEN.subtract({ minutes: 65 });

/** Something is away from dawn on for so many hours. Three people who were called ask meanwhile never to be called again. */
function away(
  hours: number,
  begin: (running: RunningSimulation) => void,
  end: (running: RunningSimulation) => void,
): Around {
  return (functions, running) => {
    const { clock, centre } = running;
    clock.at(DAWN, () => begin(running));
    clock.at(DAWN.add({ hours }), () => end(running));
    for (const later of [1, 2, 3]) {
      clock.at(TEN.add({ hours: later }), () => centre.stopLater(centre.groundTruth().calls[later]?.contactId ?? ''));
    }
    return functions;
  };
}

/** The parts are away for eight hours. */
function outage(parts: readonly OutagePart[]): Around {
  return away(
    8,
    ({ outages }) => {
      for (const part of parts) outages.begin(part);
    },
    ({ outages }) => {
      for (const part of parts) outages.end(part);
    },
  );
}

describe('a part of AWS that is away', () => {
  it('rings for the functions of flows that are not started, and for the flows that go on without them', async () => {
    const starved = ['briefAgent', 'recordDisposition', 'lookUpCaller', 'optOut'] as const;
    const around = away(
      8,
      ({ concurrency }) => {
        for (const name of starved) concurrency.reserve(name, 0);
      },
      ({ concurrency }) => {
        for (const name of starved) concurrency.release(name);
      },
    );
    const alarms = await ringsIn({ around });

    expect(names(alarms).toSorted()).toEqual([
      'calls-in BriefAgentThrottles',
      'calls-in LookUpCallerThrottles',
      'calls-in OptOutThrottles',
      'calls-in RecordDispositionThrottles',
      'flows AgentGuideFlowErrors',
      'flows FormAfterCallFlowErrors',
      'flows InboundFlowErrors',
    ]);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings for the flows whose queues somebody has deleted', async () => {
    const { tiers } = salesStructure(USUAL_STRUCTURES.three);
    const queues = equipmentOf({ tiers }).map(({ queueId }): OutagePart => `queue ${queueId}`);
    const alarms = await ringsIn({ around: outage(queues) });

    expect(names(alarms).toSorted()).toEqual([
      'flows InboundFlowErrors',
      'flows Outbound1FlowErrors',
      'flows Outbound2FlowErrors',
      'flows Outbound3FlowErrors',
    ]);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it.each([
    [['outbound 1', 'outbound 2', 'outbound 3', 'inbound']],
    [['called customer waits', 'opt-out', 'agent guide']],
    [['form after call']],
  ])('rings for each flow that Connect cannot run (%s)', async (flows) => {
    const alarms = await ringsIn({ around: outage(flows.map((flow): OutagePart => `flow ${flow}`)) });
    const ids = FLOWS.flatMap(([id, flow]) => (flows.includes(flow) ? [id] : []));

    expect(names(alarms).toSorted()).toEqual(ids.map((id) => `flows ${id}FatalErrors`).toSorted());
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when what wakes the dialler is not delivered; it runs by the minute', async () => {
    const alarms = await ringsIn({ around: outage(['dialler-queue']) });

    expect(names(alarms)).toEqual(['calls-out CapacityFreedUndelivered']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings for records that could not even be put aside', async () => {
    const around: Around = (functions, running) =>
      poisoning({ recordContactRecord: ofRecord, countResults: ofRecord, publishEvents: ofRecord })(
        outage(['failed-records-bucket'])(functions, running),
        running,
      );
    const alarms = await ringsIn({ around });

    expect(names(alarms).toSorted()).toEqual([
      'calls-in CountResultsDroppedEventCount',
      'calls-in RecordContactRecordDroppedEventCount',
      'events-out PublishEventsDroppedEventCount',
    ]);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when the stream of contact records is full, and keeps what it took', async () => {
    const flood = Array.from({ length: 1_100 }, () => '{}');
    const around = away(
      1,
      ({ centre, clock }) => clock.at(TEN, () => centre.writeToRecordStream(flood)),
      () => {},
    );
    const alarms = await ringsIn({ around });

    expect(names(alarms).toSorted()).toEqual(['calls-in ContactRecordsRefused', 'data RejectedInputNotEmpty']);
  });
});

/** What the API and its gateway suffer, and what stays away for longer than a run lasts, is told in AWS's words. */
describe('what no simulated run suffers', () => {
  function listening() {
    let now = TEN;
    const clock = () => now;
    const cloudWatch = new CloudWatch(clock);
    return {
      cloudWatch,
      clock,
      wait: (minutes: number) => {
        now = now.add({ minutes });
      },
      /** Alarms of the dialler's silence aside: it is not there at all. */
      rung: () => {
        const alarms = cloudWatch.rung(TEN, SPEAKING);
        for (const { name } of alarms) heard.add(name);
        return alarms;
      },
    };
  }
  const SPEAKING = DEPLOYED_ALARMS.filter(({ missingData }) => missingData === 'notBreaching');

  it.each(
    FLOWS.filter(([, flow]) => GUIDES.has(flow)),
  )('rings flows %sErrors for the fifth step that failed', (id, flow) => {
    const { cloudWatch, wait, rung } = listening();
    for (let step = 1; step <= 4; step += 1) cloudWatch.flowFailed(flow);
    wait(5);
    expect(rung()).toEqual([]);

    cloudWatch.flowFailed(flow);
    wait(30);
    expect(rung()).toEqual([
      expect.objectContaining({ name: `flows ${id}Errors`, section: 'contact-flows', until: expect.anything() }),
    ]);
  });

  it.each<readonly [string, (cloudWatch: CloudWatch) => void]>([
    ['calls-in LookUpCallerErrors', (cloudWatch) => cloudWatch.failed('look-up-caller')],
    ['api AdministrationErrors', (cloudWatch) => cloudWatch.failed('api')],
    ['api AdministrationThrottles', (cloudWatch) => cloudWatch.throttled('api')],
    ['api ServerErrors', (cloudWatch) => cloudWatch.gatewayFailed('Api')],
    ['flows OptOutModuleErrors', (cloudWatch) => cloudWatch.flowFailed('opt-out')],
    ['flows CalledCustomerWaitsFlowErrors', (cloudWatch) => cloudWatch.flowFailed('called customer waits')],
  ])('rings %s once, and no other alarm', (name, happens) => {
    const { cloudWatch, wait, rung } = listening();
    happens(cloudWatch);
    wait(10);

    expect(rung()).toEqual([expect.objectContaining({ name, until: TEN.add({ minutes: 2 }) })]);
  });

  it.each<readonly [string, 'countResults' | 'publishEvents' | 'recordContactRecord']>([
    ['calls-in CountResultsRecordsLate', 'countResults'],
    ['events-out PublishEventsRecordsLate', 'publishEvents'],
    ['calls-in RecordContactRecordRecordsLate', 'recordContactRecord'],
  ])('rings %s when its records wait for a quarter of an hour and longer', async (name, member) => {
    const { cloudWatch, clock, wait, rung } = listening();
    const done = async () => ({ batchItemFailures: [] });
    const none = new Proxy({}, { get: () => done }) as FunctionsUnderTest;
    const functions = observedFunctions(none, cloudWatch, clock);
    for (const minutesOld of [16, 17, 20, 2]) {
      const since = clock().subtract({ minutes: minutesOld }).epochMilliseconds / 1_000;
      const record = {
        dynamodb: { ApproximateCreationDateTime: since },
        kinesis: { approximateArrivalTimestamp: since },
      };
      await functions[member]({ Records: [record] } as never);
      wait(5);
    }

    expect(rung()).toEqual([expect.objectContaining({ name, until: expect.anything() })]);
  });

  it('rings when more of those who answered were abandoned than the law allows, once enough have answered', async () => {
    const { cloudWatch, clock, wait, rung } = listening();
    const observer = new FunctionObserver(
      { name: 'count-results', deployment: 'tierline' },
      {
        journal: NOBODY_LISTENS,
        print: (line) => cloudWatch.printed(line),
        nowMilliseconds: () => clock().epochMilliseconds,
      },
    );
    const deps = { ledger: new InMemoryReportLedger(), journal: observer, clock };
    const count = observer.observed((changes: readonly AttemptChange[]) => countResults(deps, changes));
    await count(answered('morning', 90, 4), INVOCATION);
    wait(60);
    expect(rung()).toEqual([]);

    await count(answered('noon', 10, 0), INVOCATION);
    wait(60);
    await count(answered('evening', 100, 1), INVOCATION);
    wait(30);

    expect(rung()).toEqual([
      expect.objectContaining({ name: 'observation Abandonment', section: 'abandonment', until: expect.anything() }),
    ]);
  });
});

/** Decisions on so many answered calls, the first ones of them abandoned. */
function answered(of: string, calls: number, abandoned: number): readonly AttemptChange[] {
  return Array.from({ length: calls }, (_, index) => ({
    revision: 1,
    after: anAttempt({
      contactId: `${of}-${index}`,
      decision: aDecision({ code: index < abandoned ? 'abandoned' : 'not-interested' }),
    }),
  }));
}

describe('every deployed alarm', () => {
  it('has rung in one of these', () => {
    expect(DEPLOYED_ALARMS.map(({ name }) => name).filter((name) => !heard.has(name))).toEqual([]);
  });
});

/** Starts that are answered so, and never sent, for so many minutes from ten o'clock on; sent where there is no answer. */
function startsAnswered(minutes: number, answer: () => StartResult | undefined) {
  let clock: RunningSimulation['clock'] | undefined;
  const around: Around = (functions, running) => {
    clock = running.clock;
    return functions;
  };
  const telephony = (own: Telephony): Telephony => ({
    ...delegatingTelephony(own),
    start: async (call) => {
      const planted = clock !== undefined && isWithin(clock.now(), TEN, minutes) ? answer() : undefined;
      return planted ?? own.start(call);
    },
  });
  return { standIns: { telephony }, around };
}
