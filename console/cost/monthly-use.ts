import { type CountedUse, sumOf } from '../../simulator/bench/counted-use.ts';

/** What a company does, and what is deployed for it. */
export interface Workload {
  readonly leads: number;
  readonly callsPerDay: number;
  readonly workingDays: number;
  /** Calls that a person answers, as a share of all. */
  readonly answered: number;
  /** Mean length of a call that is answered, from the answer to its end. */
  readonly talkMinutes: number;
  /** Months for which calls stay in the table. */
  readonly monthsKept: number;
}

/** What is deployed whatever is called; a test counts it in the templates of the example settings. */
export interface DeployedResources {
  readonly alarms: number;
  readonly dashboards: number;
  readonly keys: number;
  readonly secrets: number;
  /** Of Kinesis, and how their capacity is had: as much as comes, or one shard each. */
  readonly streams: number;
  readonly streamMode: 'on-demand' | 'one-shard';
  readonly tracedFunctions: number;
  /** Functions for which Lambda asks a queue for messages. */
  readonly queueFedFunctions: number;
  readonly phoneNumbers: number;
  /** Series of our own; no template names them. */
  readonly metrics: number;
}

/** What no count tells. Each is named where the estimate is printed. */
export const ASSUMED = {
  /** An invocation without its requests, and each request: what a function waits for. */
  invocationMilliseconds: 30,
  requestMilliseconds: 10,
  memoryGb: 0.5,
  /** Lines of Lambda and of ours. */
  logBytesPerInvocation: 1_200,
  recordBytes: 6_000,
  /** Lambda asks each queue with five connections, each for twenty seconds (Lambda Developer Guide, "Using Lambda with Amazon SQS"). */
  emptyReceivesPerMinute: 15,
  /** X-Ray's default rule keeps the first request each second and five of a hundred more. */
  tracedShare: 0.05,
  /** DynamoDB asks for a table's key at most once in five minutes for each function that uses it. */
  keyRequestsPerHour: 120,
  daysPerMonth: 30.4,
  /** Answered calls after which somebody is written into the locked bucket. */
  loggedShare: 0.05,
  /** People who sign in to the console, and hours of a working day for which one of them has it open. */
  consolePeople: 5,
  consoleHoursPerDay: 16,
  /** An open overview asks no more often than this: shared/domain/poll-pace.ts. What pages ask for the stop is left out. */
  consoleRequestsPerHour: 360,
  /** Of the overview with three campaigns, while everything moves: docs/performance.md. */
  consoleReadUnits: 14,
} as const;

/** What a month uses of AWS. */
export interface MonthlyUse {
  readonly calls: number;
  readonly answeredCalls: number;
  readonly talkMinutes: number;
  readonly telephonyMinutes: number;
  readonly invocations: number;
  readonly gbSeconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly tableGb: number;
  readonly fifoRequests: number;
  readonly standardRequests: number;
  readonly busEvents: number;
  readonly schedules: number;
  readonly streamGb: number;
  readonly logGb: number;
  readonly traces: number;
  readonly keyRequests: number;
  readonly bucketPuts: number;
  /** Of open consoles, through CloudFront and the gateway. */
  readonly consoleRequests: number;
  readonly hours: number;
}

const GB = 1_000_000_000;
const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;

/**
 * What a month of the workload uses. Every call and every minute is counted by the bench; what a minute without calls uses is
 * added for all minutes of the month, so that minutes with calls are counted a little twice.
 */
export function monthlyUse(work: Workload, deployed: DeployedResources, counted: CountedUse): MonthlyUse {
  const calls = work.callsPerDay * work.workingDays;
  const answeredCalls = calls * work.answered;
  const hours = ASSUMED.daysPerMonth * HOURS_PER_DAY;
  const minutes = hours * MINUTES_PER_HOUR;
  const perCall = (of: (use: CountedUse['answered']) => number) =>
    answeredCalls * of(counted.answered) + (calls - answeredCalls) * of(counted.unanswered);
  const invocationsOf = (name: string) => perCall(({ invocations }) => invocations[name] ?? 0);
  const consoleRequests = work.workingDays * ASSUMED.consoleHoursPerDay * ASSUMED.consoleRequestsPerHour;
  const invocations = perCall(({ invocations: each }) => sumOf(each)) + minutes + consoleRequests;
  const requests = perCall(({ requests: each }) => sumOf(each)) + minutes * counted.idleMinute.requests;
  const seconds = (invocations * ASSUMED.invocationMilliseconds + requests * ASSUMED.requestMilliseconds) / 1_000;
  const stored = counted.stored;
  const bytes = work.leads * (stored.lead + stored.leadInIndex) + calls * work.monthsKept * stored.call;
  return {
    calls,
    answeredCalls,
    talkMinutes: answeredCalls * work.talkMinutes,
    telephonyMinutes: answeredCalls * Math.max(1, work.talkMinutes),
    invocations,
    gbSeconds: seconds * ASSUMED.memoryGb,
    readUnits:
      perCall(({ readUnits }) => readUnits) +
      minutes * counted.idleMinute.requests +
      consoleRequests * ASSUMED.consoleReadUnits,
    writeUnits: perCall(({ writeUnits }) => writeUnits),
    tableGb: bytes / GB,
    fifoRequests: calls + minutes + 2 * (invocationsOf('dial-due-leads') + minutes),
    standardRequests:
      calls +
      2 * invocationsOf('record-contact-event') +
      minutes * deployed.queueFedFunctions * ASSUMED.emptyReceivesPerMinute,
    busEvents: perCall(({ busEvents }) => busEvents),
    schedules: minutes,
    streamGb: (calls * ASSUMED.recordBytes) / GB,
    logGb: (invocations * ASSUMED.logBytesPerInvocation) / GB,
    traces: deployed.tracedFunctions === 0 ? 0 : invocations * ASSUMED.tracedShare,
    keyRequests: hours * ASSUMED.keyRequestsPerHour,
    bucketPuts: answeredCalls * ASSUMED.loggedShare,
    consoleRequests,
    hours,
  };
}
