import type { CountedUse } from '../../simulator/bench/counted-use.ts';
import { ASSUMED, type DeployedResources, type MonthlyUse, monthlyUse, type Workload } from './monthly-use.ts';
import type { PriceTable } from './price-table.ts';

/** One line of a bill. */
export interface BillLine {
  readonly service: string;
  /** What of it, with how much. */
  readonly what: string;
  readonly amount: number;
}

export interface Bill {
  /** What Tierline itself uses, the dearest service first. */
  readonly services: readonly BillLine[];
  /** What a contact centre costs with or without Tierline. */
  readonly telephony: readonly BillLine[];
}

/** The month's bill at the prices of the table; free tiers and discounts are left out. */
export function monthlyBill(
  work: Workload,
  deployed: DeployedResources,
  counted: CountedUse,
  prices: PriceTable,
): Bill {
  const use = monthlyUse(work, deployed, counted);
  const { of } = prices;
  const services = [
    line('DynamoDB', `${count(use.writeUnits)} write units`, use.writeUnits * of('writeUnit')),
    line('DynamoDB', `${count(use.readUnits)} read units`, use.readUnits * of('readUnit')),
    line(
      'DynamoDB',
      `${size(use.tableGb)} kept, with recovery`,
      use.tableGb * (of('tableGbMonth') + of('recoveryGbMonth')),
    ),
    line('Lambda', `${count(use.invocations)} invocations`, use.invocations * of('invocation')),
    line('Lambda', `${count(use.gbSeconds)} GB-seconds`, use.gbSeconds * of('gbSecond')),
    line('SQS', `${count(use.fifoRequests)} requests, FIFO`, use.fifoRequests * of('fifoQueueRequest')),
    line('SQS', `${count(use.standardRequests)} requests, standard`, use.standardRequests * of('standardQueueRequest')),
    line('EventBridge', `${count(use.busEvents)} events out`, use.busEvents * of('busEvent')),
    line('EventBridge', `${count(use.schedules)} ticks`, use.schedules * of('scheduledInvocation')),
    line(
      'Kinesis',
      `${deployed.streams} stream, ${size(use.streamGb)} of contact records`,
      streamAmount(use, deployed, prices),
    ),
    line(
      'KMS',
      `${deployed.keys} keys, ${count(use.keyRequests)} requests`,
      deployed.keys * of('keyMonth') + use.keyRequests * of('keyRequest'),
    ),
    line('Secrets Manager', `${deployed.secrets} secret`, deployed.secrets * of('secretMonth')),
    line('CloudWatch', `${size(use.logGb)} of logs`, use.logGb * (of('logGb') + of('logGbMonth'))),
    line('CloudWatch', `${deployed.alarms} alarms`, deployed.alarms * of('alarmMonth')),
    line(
      'CloudWatch',
      `${deployed.metrics} metrics, ${deployed.dashboards} dashboards`,
      deployed.metrics * of('metricMonth') + deployed.dashboards * of('dashboardMonth'),
    ),
    line('X-Ray', `${count(use.traces)} traces`, use.traces * of('trace')),
    line('CloudFront', `${count(use.consoleRequests)} requests of consoles`, use.consoleRequests * of('edgeRequest')),
    line('API Gateway', `${count(use.consoleRequests)} requests of consoles`, use.consoleRequests * of('apiRequest')),
    line('Cognito', `${ASSUMED.consolePeople} people who sign in`, ASSUMED.consolePeople * of('signInPersonMonth')),
    line('S3', `${count(use.bucketPuts)} entries of stops`, use.bucketPuts * of('bucketPut')),
  ];
  return {
    services: services.filter(({ amount }) => amount > 0).toSorted((one, other) => other.amount - one.amount),
    telephony: [
      line('Connect', `${count(use.talkMinutes)} minutes of calls`, use.talkMinutes * of('connectVoiceMinute')),
      line('Telephony', `${count(use.telephonyMinutes)} minutes out`, use.telephonyMinutes * of('outboundMinute')),
      line(
        'Telephony',
        `${deployed.phoneNumbers} numbers`,
        deployed.phoneNumbers * ASSUMED.daysPerMonth * of('phoneNumberDay'),
      ),
    ],
  };
}

/** A record is a unit of payload: it is smaller than 25 KB. */
function streamAmount({ hours, streamGb, calls }: MonthlyUse, deployed: DeployedResources, { of }: PriceTable): number {
  const { streams, streamMode } = deployed;
  if (streamMode === 'one-shard') return streams * hours * of('shardHour') + calls * of('putPayloadUnit');
  return streams * hours * of('streamHour') + streamGb * (of('streamGbIn') + of('streamGbOut'));
}

export function totalOf(lines: readonly BillLine[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0);
}

function line(service: string, what: string, amount: number): BillLine {
  return { service, what, amount };
}

const COUNT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });

function count(value: number): string {
  return COUNT.format(value);
}

function size(gb: number): string {
  return gb < 1 ? `${COUNT.format(gb * 1_000)} MB` : `${COUNT.format(gb)} GB`;
}
