import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandler as createOptOut } from '../../functions/opt-out/handler.ts';
import { createHandler as createRecordBusinessEvent } from '../../functions/record-business-event/handler.ts';
import { createHandler as createRecordContactEvent } from '../../functions/record-contact-event/handler.ts';
import { createHandler as createRecordContactRecord } from '../../functions/record-contact-record/handler.ts';
import { createHandler as createRecordDisposition } from '../../functions/record-disposition/handler.ts';
import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { PrefixNumberZones } from '../../shared/adapters/number-plan/prefix-number-zones.ts';
import type { JournalEntry } from '../../shared/application/ports/journal.ts';
import { FunctionObserver } from '../../shared/runtime/function-observer.ts';
import { LogJournal } from '../../shared/runtime/log-journal.ts';
import { ATTRIBUTES, aDesk, claimed, STARTED } from '../support/a-desk.ts';
import { BUSINESS_EVENTS } from '../support/business-events.ts';
import { connectFixture } from '../support/connect-fixture.ts';
import { HeldLogger } from '../support/held-logger.ts';
import { InMemoryRejectedInputs } from '../support/in-memory-rejected-inputs.ts';
import { mutated, SECRETS } from '../support/json-mutations.ts';
import { INVOCATION, kinesisEvent, sqsEvent } from '../support/lambda-events.ts';

const INSTANCE = '12345678-1234-1234-1234-123456789012';
const CALL = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const ZONES = PrefixNumberZones.load();
const [NUMBER, NAME] = SECRETS;
const RUNS = { numRuns: 150 };

/** A function's log, metrics included, and whatever Lambda would write of its failure. */
function aLog(functionName: string) {
  const logger = new HeldLogger({ serviceName: functionName, persistentKeys: { deployment: 'deployment-1' } });
  const { lines } = logger;
  const observer = new FunctionObserver(
    { name: functionName, deployment: 'deployment-1' },
    {
      journal: new LogJournal(logger),
      onBegin: (context) => logger.addContext(context),
      print: (line) => lines.push(line),
      nowMilliseconds: () => 0,
    },
  );
  const run = async <Event>(handler: (event: Event, context: typeof INVOCATION) => Promise<unknown>, event: Event) => {
    await observer
      .observed(handler)(event, INVOCATION)
      .catch((error: Error) => lines.push(`${error.name} ${error.message} ${error.stack}`));
  };
  return { lines, observer, run };
}

/** Faults of libraries and of AWS that tell what they were given. */
const tellTale = fc.constantFrom(
  () => JSON.parse(`Ms ${NAME} ${NUMBER}`),
  () => {
    throw Object.assign(new Error(`The value "${NAME}" of '${NUMBER}' is not allowed`), { code: NUMBER });
  },
  () => {
    throw `${NAME} ${NUMBER}`;
  },
  () => {
    throw new RangeError(`cannot call ${NUMBER.slice(1)} for \`${NAME}\``);
  },
);

function thrownBy(fault: () => unknown): unknown {
  try {
    return fault();
  } catch (error) {
    return error;
  }
}

function expectNoSecrets(lines: readonly string[]): void {
  for (const line of lines) {
    for (const secret of [NAME, NUMBER, NUMBER.slice(1)]) expect(line).not.toContain(secret);
  }
}

describe('no line of a log holds a number, a name or an attribute', () => {
  it('whatever error an entry brings', () => {
    const entries: fc.Arbitrary<JournalEntry> = tellTale
      .map(thrownBy)
      .chain((error) =>
        fc.constantFrom<JournalEntry>(
          { kind: 'work-failed', what: 'place-call', leadId: 'lead-1', error },
          { kind: 'invocation-failed', error },
          { kind: 'input-rejected', source: 'opt-out', why: `detail.customer: ${NUMBER} is none` },
          { kind: 'lead-unreadable', reason: `LEAD#lead-1: ${NUMBER}` },
        ),
      );
    fc.assert(
      fc.property(entries, (entry) => {
        const { lines, observer } = aLog('dial-due-leads');
        observer.note(entry);

        expect(lines).toHaveLength(1);
        expectNoSecrets(lines);
      }),
      RUNS,
    );
  });

  const events = {
    'record-contact-event': [
      'contact-event.disconnected.api.constructed',
      'contact-event.initiated.transfer.constructed',
    ],
    'record-contact-record': ['contact-record.voice-api.constructed', 'contact-record.voice-inbound'],
    'record-disposition': ['flow-event.guide.constructed'],
    'opt-out': ['flow-event.guide.constructed', 'flow-event.voice-api'],
    'record-business-event': BUSINESS_EVENTS,
  } as const;

  it.each(
    Object.entries(events),
  )('whatever is sent to %s, and whatever fails while it works', async (name, fixtures) => {
    const valid = [...fixtures].map((fixture) => (typeof fixture === 'string' ? connectFixture(fixture) : fixture));
    const given = fc
      .constantFrom<unknown>(...valid)
      .chain((fixture) => fc.oneof(mutated(fixture), fc.constant(fixture)));
    await fc.assert(
      fc.asyncProperty(given, fc.option(tellTale, { nil: undefined }), async (json, fault) => {
        const { lines, observer, run } = aLog(name);
        const desk = await aDesk();
        await claimed(desk);
        desk.telephony.contacts.set(CALL, { attributes: ATTRIBUTES, initiatedAt: STARTED, initiationMethod: 'API' });
        const leads = fault === undefined ? desk.leads : failing(desk.leads, fault);
        const deps = {
          ...desk,
          leads,
          journal: observer,
          rejected: new InMemoryRejectedInputs(),
          instanceId: INSTANCE,
          zones: ZONES,
          hasher: async () => new HmacNumberHasher('log-lines'),
        };
        const text = JSON.stringify(json);
        switch (name) {
          case 'record-contact-event':
            await run(createRecordContactEvent(deps), sqsEvent(text));
            break;
          case 'record-contact-record':
            await run(createRecordContactRecord(deps), kinesisEvent(text));
            break;
          case 'record-business-event':
            await run(createRecordBusinessEvent(deps), sqsEvent(text));
            break;
          case 'record-disposition':
            await run(createRecordDisposition(deps), JSON.parse(text));
            break;
          default:
            await run(createOptOut(deps), JSON.parse(text));
        }

        expectNoSecrets(lines);
      }),
      RUNS,
    );
  });
});

describe('a line about a call', () => {
  it('names lead, attempt and contact, the request and the deployment', async () => {
    const { lines, observer, run } = aLog('opt-out');
    const desk = await aDesk();
    await claimed(desk);
    const deps = { ...desk, journal: observer, rejected: new InMemoryRejectedInputs() };
    await run(createOptOut(deps), JSON.parse(JSON.stringify(connectFixture('flow-event.guide.constructed'))));

    expect(lines.map((line) => JSON.parse(line)).filter(({ message }) => message === 'opted-out')).toEqual([
      expect.objectContaining({
        leadId: 'lead-1',
        attemptNumber: 1,
        contactId: CALL,
        deployment: 'deployment-1',
        function_request_id: INVOCATION.awsRequestId,
      }),
    ]);
  });
});

/** The repository whose every work fails so. */
function failing<Repository extends object>(repository: Repository, fault: () => unknown): Repository {
  return new Proxy(repository, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      return async () => {
        throw thrownBy(fault);
      };
    },
  });
}
