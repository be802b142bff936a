import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { countResults } from '../../../shared/application/count-results.ts';
import type { AttemptChange } from '../../../shared/domain/reports/attempt-change.ts';
import { FunctionObserver } from '../../../shared/runtime/function-observer.ts';
import { COMPANY } from '../../../simulator/company.ts';
import { NotStartedError } from '../../../simulator/delivery/reserved-concurrency.ts';
import { aDecision } from '../../support/a-lived-run.ts';
import { askApiThatCannotBegin } from '../../support/an-api-that-cannot-begin.ts';
import { NOBODY_LISTENS } from '../../support/held-journal.ts';
import { InMemoryReportLedger } from '../../support/in-memory-report-ledger.ts';
import { INVOCATION } from '../../support/lambda-events.ts';
import { anAttempt } from '../../support/lead-builders.ts';
import { atOnce, type Drill, fails, type Step, startsAnswered, TROUBLE, together, whileItLasts } from './drill.ts';

const STOP = 'npm run stop -- --target tierline';
const RESUME = 'npm run resume -- --author Kim --target tierline';
const CONSOLE = 'asks an account in AWS, and there is none in a simulated run';

function stopped(fromMinute: number, toMinute: number): readonly [Step, Step] {
  const section = 'stop-all-calls';
  return [
    { atMinute: fromMinute, section, begins: STOP },
    { atMinute: toMinute, section, begins: RESUME },
  ];
}

function replayed(section: string, atMinute: number, source: string): Step {
  return { atMinute, section, begins: `npm run dead-letters -- replay --source ${source}` };
}

/** A hundred calls are answered and twelve of them abandoned; three hours later six hundred more go well. */
const abandonedAndMade: Drill['trouble'] = (functions, { clock, cloudWatch }) => {
  const now = () => clock.now();
  const observer = new FunctionObserver(
    { name: 'count-results', deployment: 'tierline' },
    {
      journal: NOBODY_LISTENS,
      print: (line) => cloudWatch.printed(line),
      nowMilliseconds: () => now().epochMilliseconds,
    },
  );
  const deps = { ledger: new InMemoryReportLedger(), journal: observer, clock: now };
  const count = observer.observed((changes: readonly AttemptChange[]) => countResults(deps, changes));
  const answered = (of: string, calls: number, abandoned: number): readonly AttemptChange[] =>
    Array.from({ length: calls }, (_, index) => ({
      revision: 1,
      after: anAttempt({
        contactId: `${of}-${index}`,
        decision: aDecision({ code: index < abandoned ? 'abandoned' : 'not-interested' }),
      }),
    }));
  clock.at(TROUBLE, () => count(answered('morning', 100, 12), INVOCATION));
  clock.at(TROUBLE.add({ hours: 3 }), () => count(answered('afternoon', 600, 0), INVOCATION));
  return functions;
};

let starts = 0;

/** A drill for every section that an alarm names. */
export const DRILLS: readonly Drill[] = [
  {
    section: 'contact-events',
    alarms: ['calls-in RecordContactEventFunctionErrors', 'calls-in RecordContactEventDeadLettersNotEmpty'],
    trouble: fails('recordContactEvent', 40),
    steps: [replayed('contact-events', 60, 'contact-events')],
  },
  {
    section: 'contact-records',
    alarms: [
      'calls-in RecordContactRecordErrors',
      'calls-in RecordContactRecordOnFailureDestinationDeliveredEventCount',
    ],
    trouble: fails('recordContactRecord', 60),
    steps: [replayed('contact-records', 120, 'contact-records')],
    notTyped: { 'aws kinesis update-shard-count': CONSOLE },
  },
  {
    section: 'business-events',
    alarms: ['events-in RecordBusinessEventFunctionErrors', 'events-in RecordBusinessEventDeadLettersNotEmpty'],
    trouble: fails('recordBusinessEvent', 120),
    steps: [...stopped(30, 180), replayed('business-events', 150, 'business-events')],
  },
  {
    section: 'the-tables-stream',
    alarms: ['calls-in CountResultsErrors', 'calls-in CountResultsOnFailureDestinationDeliveredEventCount'],
    trouble: fails('countResults', 180),
    steps: [replayed('the-tables-stream', 240, 'table-stream')],
  },
  {
    section: 'events-out',
    alarms: ['events-out PublishEventsErrors', 'events-out PublishEventsOnFailureDestinationDeliveredEventCount'],
    trouble: fails('publishEvents', 60),
    steps: [replayed('events-out', 120, 'table-stream')],
  },
  {
    section: 'rejected-input',
    alarms: ['data RejectedInputNotEmpty'],
    trouble: atOnce(({ centre }) => centre.tell({ id: 'nonsense', body: '{"detail":' }, 'at-once')),
    steps: [
      { atMinute: 10, section: 'rejected-input', begins: 'npm run dead-letters -- list' },
      {
        atMinute: 11,
        section: 'rejected-input',
        begins: 'npm run dead-letters -- show',
        filledIn: { ID: 'rejected-input-1' },
      },
      {
        atMinute: 20,
        section: 'dead-letters',
        begins: 'npm run dead-letters -- discard ID --yes',
        filledIn: { ID: 'rejected-input-1' },
      },
      replayed('rejected-input', 21, 'rejected-input'),
    ],
  },
  {
    section: 'the-dialler',
    alarms: ['calls-out DialDueLeadsFunctionThrottles', 'calls-out DialDueLeadsDeadLettersNotEmpty', 'calls-out NoRun'],
    trouble: fails('dialDueLeads', 30, () => new NotStartedError('planted')),
    steps: [{ atMinute: 45, section: 'the-dialler', begins: 'npm run dead-letters -- discard --source wake-ups' }],
  },
  {
    section: 'dispositions',
    alarms: ['calls-in RecordDispositionErrors'],
    trouble: fails('recordDisposition', 20),
    steps: [],
  },
  { section: 'briefs', alarms: ['calls-in BriefAgentErrors'], trouble: fails('briefAgent', 20), steps: [] },
  { section: 'callers', alarms: ['calls-in LookUpCallerErrors'], trouble: fails('lookUpCaller', 120), steps: [] },
  {
    section: 'opt-outs',
    alarms: ['calls-in OptOutErrors'],
    trouble: together(
      atOnce(({ centre }) => centre.stopLater(centre.groundTruth().calls[0]?.contactId ?? '')),
      fails('optOut', 20),
    ),
    steps: [
      ...stopped(5, 50),
      replayed('opt-outs', 40, 'rejected-input'),
      { atMinute: 41, section: 'opt-outs', begins: 'npm run dead-letters -- list --source rejected-input' },
    ],
  },
  {
    section: 'the-api',
    alarms: ['api AdministrationErrors', 'api ServerErrors'],
    trouble: atOnce(async ({ cloudWatch }) => {
      await askApiThatCannotBegin(cloudWatch);
    }),
    steps: [{ atMinute: 5, section: 'the-api', begins: 'npm run rules -- history' }, ...stopped(10, 20)],
    notTyped: { 'npm run stop': 'the words in full stand in stop all calls', 'npm run deploy': CONSOLE },
  },
  {
    section: 'contact-flows',
    alarms: ['flows FormAfterCallFlowErrors'],
    trouble: whileItLasts('recordDisposition', 120, () => Promise.resolve([])),
    steps: stopped(60, 150),
    notTyped: {
      'aws connect list-lambda-functions': CONSOLE,
      'aws lambda get-policy': CONSOLE,
      'npm run deploy': CONSOLE,
      'npm run first-call': 'rings a telephone of flesh and blood; its own tests dial a simulated one',
    },
  },
  {
    section: 'nothing-is-dialled',
    alarms: ['observation NothingDialled'],
    ...startsAnswered(20, () => ({ kind: 'refused', why: 'configuration', detail: 'the flow is gone' })),
    steps: [{ atMinute: 10, section: 'nothing-is-dialled', begins: 'npm run rules -- explain' }],
  },
  {
    section: 'throttled-starts',
    alarms: ['observation StartsThrottled'],
    ...startsAnswered(60, () => {
      starts += 1;
      return starts % 3 === 0 ? undefined : { kind: 'throttled' };
    }),
    steps: [],
  },
  {
    section: 'event-lag',
    alarms: ['observation EventsLate'],
    trouble: whileItLasts('recordContactEvent', 60, async ({ clock }, work) => {
      await clock.sleep(200_000);
      return work();
    }),
    steps: [],
  },
  {
    section: 'lease-ends',
    alarms: ['observation LeasesOver'],
    trouble: together(
      whileItLasts('recordContactEvent', 120, () => Promise.resolve({ batchItemFailures: [] })),
      whileItLasts('recordContactRecord', 120, () => Promise.resolve({ batchItemFailures: [] })),
    ),
    steps: [replayed('lease-ends', 150, 'contact-events')],
  },
  {
    section: 'unknown-fates',
    alarms: ['observation UnknownFates'],
    ...startsAnswered(60, () => ({ kind: 'unknown' })),
    steps: stopped(30, 90),
  },
  {
    section: 'abandonment',
    alarms: ['observation Abandonment'],
    trouble: abandonedAndMade,
    steps: [{ atMinute: 60, section: 'abandonment', begins: 'npm run reports -- campaign' }, ...stopped(70, 100)],
  },
  {
    section: 'failing-work',
    alarms: ['observation WorkKeepsFailing'],
    trouble: atOnce(async ({ documents, settings, clock }) => {
      const document = { organisation: { minGapMinutes: 300 } };
      await settings.rules.publish({ document, expectedVersion: 1, author: 'Kim', note: '', at: clock.now() });
      const { tableName: TableName } = COMPANY;
      const Key = { pk: 'SETTINGS', sk: 'RULES' };
      const { Item } = await documents.send(new GetCommand({ TableName, Key }));
      if (Item === undefined) throw new Error('The rules lie elsewhere.');
      await documents.send(new PutCommand({ TableName, Item: { ...Item, document: 42 } }));
    }),
    everyTick: true,
    steps: [
      { atMinute: 30, section: 'rollback', begins: 'npm run rules -- history' },
      { atMinute: 31, section: 'rollback', begins: 'npm run rules -- rollback', filledIn: { '7': '1' } },
    ],
  },
  {
    section: 'blind-alarms',
    alarms: ['observation Blind'],
    trouble: (functions) => functions,
    steps: [{ atMinute: 40, section: 'blind-alarms', begins: 'npm run reports -- campaign' }],
    notTyped: { 'aws logs tail': CONSOLE },
  },
];

/** Sections whose troubles come on the same day; the dialler that is not started blinds the alarms, too. */
export const DAYS: readonly (readonly string[])[] = [
  ['contact-events', 'events-out'],
  ['contact-records', 'the-tables-stream'],
  ['business-events', 'callers'],
  ['opt-outs', 'briefs'],
  ['rejected-input', 'the-api', 'dispositions'],
  ['the-dialler', 'blind-alarms'],
  ['contact-flows', 'abandonment'],
  ['nothing-is-dialled'],
  ['throttled-starts'],
  ['event-lag'],
  ['lease-ends'],
  ['unknown-fates'],
  ['failing-work'],
];
