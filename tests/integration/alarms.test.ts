import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it, vi } from 'vitest';
import type { StartResult, Telephony } from '../../shared/application/ports/telephony.ts';
import { SALES_STRUCTURES, salesStructure, USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { CloudWatch } from '../../simulator/alarms/cloud-watch.ts';
import { DEPLOYED_ALARMS } from '../../simulator/alarms/deployed-alarms.ts';
import { REJECTED_INPUT_QUEUE } from '../../simulator/alarms/observed-letters.ts';
import type { RungAlarm } from '../../simulator/alarms/rung-alarms.ts';
import { COMPANY, equipmentOf } from '../../simulator/company.ts';
import { NotStartedError, ReservedConcurrency } from '../../simulator/delivery/reserved-concurrency.ts';
import { deployedFlows } from '../../simulator/deployed-flows.ts';
import { eventfulPeople } from '../../simulator/faults/eventful-people.ts';
import type { OutagePart } from '../../simulator/faults/outages.ts';
import { FlowLibrary } from '../../simulator/flows/flow-library.ts';
import { runFlow } from '../../simulator/flows/run-flow.ts';
import type { FunctionsUnderTest } from '../../simulator/functions-under-test.ts';
import type { People } from '../../simulator/people/customers.ts';
import type { RunningSimulation } from '../../simulator/simulation.ts';
import { standOnWire, type WireAnswer } from '../../simulator/wire/wire.ts';
import { aFlowHost } from '../support/a-flow-host.ts';
import { apis } from '../support/an-api.ts';
import { askApiThatCannotBegin } from '../support/an-api-that-cannot-begin.ts';
import { delegatingTelephony } from '../support/delegating-ports.ts';
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

/** Customers whose next call is due on the first day, and people who know what they want. */
const CARED_FOR = MANY.replaceAll('2025-12-01', '2025-11-01');
const peopleWith = (people: People) => eventfulPeople(people, 1);
/** Before anybody is called on the first day. */
const EARLY = MORNING.subtract({ minutes: 10 });

/** From a moment on a cause is there, and after so many minutes it is gone. */
function during(
  from: Temporal.Instant,
  minutes: number,
  begin: (running: RunningSimulation) => void,
  end: (running: RunningSimulation) => void,
): Around {
  return (functions, running) => {
    running.clock.at(from, () => begin(running));
    running.clock.at(from.add({ minutes }), () => end(running));
    return functions;
  };
}

function notStarted(members: readonly (keyof FunctionsUnderTest)[], from: Temporal.Instant, minutes: number): Around {
  return during(
    from,
    minutes,
    ({ concurrency }) => members.forEach((name) => void concurrency.reserve(name, 0)),
    ({ concurrency }) => members.forEach((name) => void concurrency.release(name)),
  );
}

function without(parts: readonly OutagePart[], from: Temporal.Instant, minutes: number): Around {
  return during(
    from,
    minutes,
    ({ outages }) => parts.forEach((part) => void outages.begin(part)),
    ({ outages }) => parts.forEach((part) => void outages.end(part)),
  );
}

describe('a flow whose step fails', () => {
  it('rings where Lambda starts no function of the flows any more', async () => {
    const members = ['recordDisposition', 'optOut', 'briefAgent', 'lookUpCaller'] as const;
    const alarms = await ringsIn({ peopleWith, around: notStarted(members, TEN, 420) }, DAY, CARED_FOR);

    expect(names(alarms).toSorted()).toEqual([
      'calls-in BriefAgentThrottles',
      'calls-in LookUpCallerThrottles',
      'calls-in OptOutThrottles',
      'calls-in RecordDispositionThrottles',
      'flows AgentGuideFlowErrors',
      'flows FormAfterCallFlowErrors',
      'flows InboundFlowErrors',
      'flows OptOutModuleErrors',
    ]);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings where somebody has deleted the queues that flows hand calls to', async () => {
    const queues = equipmentOf(salesStructure(USUAL_STRUCTURES.three)).map(
      ({ queueId }) => `queue ${queueId}` as const,
    );
    const alarms = await ringsIn({ peopleWith, around: without(queues, EARLY, 130) }, DAY, CARED_FOR);

    expect(names(alarms).toSorted()).toEqual([
      'flows InboundFlowErrors',
      'flows Outbound1FlowErrors',
      'flows Outbound2FlowErrors',
      'flows Outbound3FlowErrors',
    ]);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  /** No run has somebody wait just long enough: the deployed flow is run alone, for a person who does. */
  it('rings where somebody who waits asks for no more calls, and Lambda does not start what stores it', async () => {
    let now = TEN;
    const cloudWatch = new CloudWatch(() => now);
    const installed = deployedFlows(SALES_STRUCTURES.three);
    const library = new FlowLibrary(installed);
    const [id = ''] = [...installed.flows].find(([, { name }]) => name.endsWith(' called customer waits')) ?? [];
    const flow = library.flow(id);
    if (flow === undefined) throw new TypeError('Nobody waits.');
    const { host, did, invoked } = aFlowHost({ keys: ['9'] });
    const stepFailed = (name: string) => cloudWatch.flowFailed(name.slice(COMPANY.deployment.length + 1));
    await runFlow(flow, library, { ...host, stepFailed });
    now = now.add({ minutes: 10 });
    const speaking = DEPLOYED_ALARMS.filter(({ missingData }) => missingData === 'notBreaching');
    const alarms = cloudWatch.rung(TEN, speaking);
    for (const { name } of alarms) heard.add(name);

    expect(invoked.map(({ functionArn }) => library.functionName(functionArn))).toEqual(['opt-out']);
    expect(did.at(-1)).toBe('hangs up');
    expect(names(alarms)).toEqual(['flows CalledCustomerWaitsFlowErrors']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });
});

describe('a flow that Connect itself fails to run', () => {
  it.each(FLOWS)('rings flows %sFatalErrors, and no other alarm', async (id, flow) => {
    const around = without([`flow ${flow}`], EARLY, 490);
    const alarms = await ringsIn({ peopleWith, around }, DAY, CARED_FOR);

    expect(names(alarms).filter((name) => name !== 'observation Abandonment')).toEqual([`flows ${id}FatalErrors`]);
    expect(alarms.filter(({ name }) => name.startsWith('flows ')).every(isQuietAgain)).toBe(true);
  });

  it('rings when more of those who answered are cut off in a day than the law allows', async () => {
    const list = smallList(99, 60, 99).replaceAll('2025-12-01', '2025-11-01');
    const around = without(['flow outbound 3'], EARLY, 40);
    const alarms = await ringsIn({ peopleWith: whoAlwaysAnswer, around }, ['--days', '3', ...DAY.slice(2)], list);

    expect(names(alarms)).toEqual(['flows Outbound3FlowFatalErrors', 'observation Abandonment']);
    expect(alarms.every(isQuietAgain)).toBe(true);
    expect(alarms.at(-1)?.section).toBe('abandonment');
  });
});

/** They pick up themselves, if ever they would at some call. */
function whoAlwaysAnswer(people: People): People {
  return {
    truth: people.truth,
    personAt: (phone) => people.personAt(phone),
    fateOf: (call) => {
      const other = Array.from({ length: 50 }, (_, round) => call.callNumber + 100 * round)
        .map((callNumber) => people.fateOf({ ...call, callNumber }))
        .find((fate) => fate.kind === 'answered' && fate.by === 'human');
      return other ?? people.fateOf(call);
    },
  };
}

describe('a part of AWS that does not do its work', () => {
  it('rings each function that meets a table that refuses it', async () => {
    let wired: DynamoDBDocumentClient | undefined;
    const alarms = await ringsIn(
      {
        standIns: {
          onWire: (documents) => {
            wired = documents;
          },
        },
        around: (functions, { clock }) => {
          if (wired === undefined) throw new Error('The run has no table.');
          standOnWire(wired, 'refusing', (_, carryOut) =>
            isWithin(clock.now(), TEN.add({ minutes: 2 }), 6) ? Promise.resolve(REFUSED) : carryOut(),
          );
          return functions;
        },
      },
      DAY,
      CARED_FOR,
    );

    expect(names(alarms)).toContain('calls-in LookUpCallerErrors');
    expect(alarms.filter(({ name }) => name.endsWith('Errors')).every(isQuietAgain)).toBe(true);
  });

  it('rings when records wait because the functions that read them are not started', async () => {
    const members = ['countResults', 'publishEvents', 'recordContactRecord'] as const;
    const alarms = await ringsIn({ around: notStarted(members, TEN, 660) });

    expect(names(alarms).toSorted()).toEqual([
      'calls-in CountResultsRecordsLate',
      'calls-in CountResultsThrottles',
      'calls-in RecordContactRecordRecordsLate',
      'calls-in RecordContactRecordThrottles',
      'events-out PublishEventsRecordsLate',
      'events-out PublishEventsThrottles',
    ]);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when records that functions failed on cannot be put aside', async () => {
    const bucketGone = without(['failed-records-bucket'], MORNING, 480);
    const poison = poisoning({ recordContactRecord: ofRecord, countResults: ofRecord, publishEvents: ofRecord });
    const alarms = await ringsIn({ around: (functions, running) => poison(bucketGone(functions, running), running) });

    expect(names(alarms).toSorted()).toEqual([
      'calls-in CountResultsDroppedEventCount',
      'calls-in RecordContactRecordDroppedEventCount',
      'events-out PublishEventsDroppedEventCount',
    ]);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when EventBridge may not send to the queue of the dialler', async () => {
    const alarms = await ringsIn({ around: without(['dialler-queue'], TEN, 30) });

    expect(names(alarms)).toEqual(['calls-out CapacityFreedUndelivered']);
    expect(alarms.every(isQuietAgain)).toBe(true);
  });

  it('rings when others fill the stream of contact records, and for what they wrote', async () => {
    const foreign = Array.from({ length: 1_100 }, () => '{}');
    const alarms = await ringsIn({
      around: (functions, { clock, centre }) => {
        clock.at(TEN, () => centre.writeToRecordStream(foreign));
        return functions;
      },
    });

    expect(names(alarms).toSorted()).toEqual(['calls-in ContactRecordsRefused', 'data RejectedInputNotEmpty']);
    expect(alarms.filter((alarm) => !isQuietAgain(alarm)).map(({ name }) => name)).toEqual([
      'data RejectedInputNotEmpty',
    ]);
  });
});

/** What DynamoDB answers to a role that has lost its rights. */
const REFUSED: WireAnswer = {
  statusCode: 400,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: Buffer.from(JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message: 'no' })),
};

describe('the administrators\u2019 API', () => {
  const watched = { now: TEN, concurrency: new ReservedConcurrency() };
  const cloudWatch = new CloudWatch(() => watched.now);
  const freshApi = apis({ cloudWatch, concurrency: watched.concurrency });
  const API_ALARMS = DEPLOYED_ALARMS.filter(({ name }) => name.startsWith('api '));

  /** What rang of a request that was made an hour after all others. */
  async function rungBy(ask: () => Promise<number>) {
    watched.now = watched.now.add({ hours: 1 });
    const from = watched.now;
    const status = await ask();
    watched.now = watched.now.add({ minutes: 10 });
    const rung = cloudWatch.rung(from, API_ALARMS);
    for (const { name } of rung) heard.add(name);
    return { status, rung: rung.map((alarm) => [alarm.name, isQuietAgain(alarm)]) };
  }

  it('rings nothing when it answers', async () => {
    const api = await freshApi();

    expect(await rungBy(async () => (await api.ask('viewer', 'GET', '/controls')).status)).toEqual({
      status: 200,
      rung: [],
    });
  });

  it('rings when its table is gone', async () => {
    const api = await freshApi();
    await api.table.client.send(new DeleteTableCommand({ TableName: api.table.name }));

    expect(await rungBy(async () => (await api.ask('viewer', 'GET', '/controls')).status)).toEqual({
      status: 500,
      rung: [['api ServerErrors', true]],
    });
  });

  it('rings when Lambda does not start it', async () => {
    const api = await freshApi();
    watched.concurrency.reserve('api', 0);
    const rung = await rungBy(async () => (await api.ask('viewer', 'GET', '/controls')).status);
    watched.concurrency.release('api');

    expect(rung).toEqual({
      status: 503,
      rung: expect.arrayContaining([
        ['api AdministrationThrottles', true],
        ['api ServerErrors', true],
      ]),
    });
  });

  it('rings when it cannot begin, because a setting of its environment is gone', async () => {
    const rung = await rungBy(() => askApiThatCannotBegin(cloudWatch));

    expect(rung).toEqual({
      status: 500,
      rung: expect.arrayContaining([
        ['api AdministrationErrors', true],
        ['api ServerErrors', true],
      ]),
    });
  });
});

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
