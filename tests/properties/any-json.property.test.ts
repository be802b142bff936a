import type { ConnectContactFlowEvent } from 'aws-lambda';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createHandler as createBriefAgent } from '../../functions/brief-agent/handler.ts';
import { createHandler as createDialDueLeads } from '../../functions/dial-due-leads/handler.ts';
import { createHandler as createLookUpCaller } from '../../functions/look-up-caller/handler.ts';
import { createHandler as createOptOut } from '../../functions/opt-out/handler.ts';
import { createHandler as createRecordBusinessEvent } from '../../functions/record-business-event/handler.ts';
import { createHandler as createRecordContactEvent } from '../../functions/record-contact-event/handler.ts';
import { createHandler as createRecordContactRecord } from '../../functions/record-contact-record/handler.ts';
import { createHandler as createRecordDisposition } from '../../functions/record-disposition/handler.ts';
import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { PrefixNumberZones } from '../../shared/adapters/number-plan/prefix-number-zones.ts';
import { CallNotLinkedError, OptOutRefusedError } from '../../shared/application/errors.ts';
import { ATTRIBUTES, aDesk, claimed, type Desk, STARTED } from '../support/a-desk.ts';
import { BUSINESS_EVENTS } from '../support/business-events.ts';
import { connectFixture, withMembers } from '../support/connect-fixture.ts';
import { InMemoryRejectedInputs } from '../support/in-memory-rejected-inputs.ts';
import { mutated, SECRETS } from '../support/json-mutations.ts';
import { INVOCATION, inBase64, kinesisEvent, sqsEvent } from '../support/lambda-events.ts';
import { aDiallingBench } from '../support/scripted-telephony.ts';

const INSTANCE = '12345678-1234-1234-1234-123456789012';
const CALL = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const LATER_LEG = '6d7f8a10-1111-4222-8333-444455556666';
const ZONES = PrefixNumberZones.load();
const RUNS = { numRuns: 250 };

type Verdict = 'handled' | 'ignored' | 'rejected';

/** Verdicts of one function over all its inputs. */
class Tally {
  readonly counts: Record<Verdict, number> = { handled: 0, ignored: 0, rejected: 0 };
  inputs = 0;

  add(verdict: Verdict): void {
    this.counts[verdict] += 1;
  }
}

function textOf(...fixtures: readonly unknown[]): fc.Arbitrary<string> {
  const valid = fixtures.map((fixture) => (typeof fixture === 'string' ? connectFixture(fixture) : fixture));
  const mutants = fc.constantFrom(...valid).chain(mutated);
  const asIs = fc.constantFrom(...valid);
  const json = fc.oneof({ weight: 6, arbitrary: mutants }, { weight: 1, arbitrary: asIs }, fc.jsonValue());
  return fc.oneof({ weight: 8, arbitrary: json.map((value) => JSON.stringify(value)) }, fc.string(), fc.json());
}

interface Room {
  readonly desk: Desk;
  readonly rejected: InMemoryRejectedInputs;
  /** How often the repository was turned to. */
  readonly uses: () => number;
}

/** A desk where `lead-1` has been claimed for its first call, which Connect knows; who asks the repository is counted. */
async function aRoom(): Promise<Room> {
  const desk = await aDesk();
  await claimed(desk);
  const call = { attributes: ATTRIBUTES, initiatedAt: STARTED, initiationMethod: 'API' };
  desk.telephony.contacts.set(CALL, call);
  desk.telephony.contacts.set(LATER_LEG, { ...call, initiationMethod: 'TRANSFER', initialContactId: CALL });
  let uses = 0;
  const leads = new Proxy(desk.leads, {
    get(target, key) {
      uses += 1;
      const member: unknown = Reflect.get(target, key, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return { desk: { ...desk, leads }, rejected: new InMemoryRejectedInputs(), uses: () => uses };
}

function verdictIn({ desk, rejected, uses }: Room, source: string): Verdict {
  const ignored = desk.notes.filter((note) => note.kind === 'input-ignored' && note.source === source);
  const told = JSON.stringify([desk.notes, rejected.kept.map(({ payload: _, ...rest }) => rest)]);
  for (const secret of SECRETS) expect(told).not.toContain(secret);
  expect(ignored.length + rejected.kept.length).toBeLessThanOrEqual(1);
  if (rejected.kept.length === 1) return 'rejected';
  if (ignored.length === 1) return 'ignored';
  expect(uses()).toBeGreaterThan(0);
  return 'handled';
}

const functions = [
  'contact-event',
  'contact-record',
  'disposition',
  'opt-out',
  'brief',
  'caller',
  'business-event',
  'wake-up',
] as const;
const tallies = new Map(functions.map((name) => [name, new Tally()]));

/** Whoever cannot be known is served and not looked for. */
const VERDICT_OF: Readonly<Record<string, Verdict>> = { known: 'handled', unknown: 'ignored' };

function tallyOf(name: (typeof functions)[number]): Tally {
  const tally = tallies.get(name);
  if (tally === undefined) throw new Error(`nobody counts ${name}`);
  tally.inputs += 1;
  return tally;
}

afterAll(() => {
  for (const [name, { counts, inputs }] of tallies) {
    expect({ name, sum: counts.handled + counts.ignored + counts.rejected }).toEqual({ name, sum: inputs });
  }
});

describe('whatever comes in is handled, ignored or rejected, and nothing fails', () => {
  it('as a contact event', async () => {
    const bodies = textOf(
      'contact-event.disconnected.api.constructed',
      'contact-event.disconnected.api.pascal-case.constructed',
      'contact-event.disconnected.queue-transfer.constructed',
      'contact-event.initiated.transfer.constructed',
      'contact-event.disconnected.outbound',
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const tally = tallyOf('contact-event');
        const room = await aRoom();
        const { rejected } = room;
        const handle = createRecordContactEvent({ ...room.desk, rejected, instanceId: INSTANCE });

        expect(await handle(sqsEvent(body), INVOCATION)).toEqual({ batchItemFailures: [] });
        tally.add(verdictIn(room, 'contact-event'));
        expect(rejected.kept.map(({ payload }) => payload)).toEqual(rejected.kept.map(() => body));
      }),
      RUNS,
    );
  });

  it('as a contact record', async () => {
    const texts = textOf(
      'contact-record.voice-api.constructed',
      'contact-record.voice-api.transferred.constructed',
      'contact-record.transfer-leg.constructed',
      'contact-record.voice-outbound.constructed',
      'contact-record.voice-inbound',
    );
    const hasher = new HmacNumberHasher('any-json');
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), async (text, isEncoded) => {
        const tally = tallyOf('contact-record');
        const room = await aRoom();
        const { rejected } = room;
        const data = isEncoded ? inBase64(text) : text;
        const deps = { ...room.desk, rejected, instanceId: INSTANCE, hasher: async () => hasher };

        expect(await createRecordContactRecord(deps)(kinesisEvent(data), INVOCATION)).toEqual({
          batchItemFailures: [],
        });
        tally.add(verdictIn(room, 'contact-record'));
        expect(rejected.kept.map(({ payload }) => payload)).toEqual(rejected.kept.map(() => data));
      }),
      RUNS,
    );
  });

  it("as an agent's form, which is answered; only a call that is not found yet is asked for again", async () => {
    const events = textOf('flow-event.guide.constructed', 'flow-event.voice-api', 'flow-event.admin-guide');
    await fc.assert(
      fc.asyncProperty(events.map(parsed), async (event) => {
        const tally = tallyOf('disposition');
        const room = await aRoom();
        const handle = createRecordDisposition({ ...room.desk, rejected: room.rejected });
        const answer = await handle(event, INVOCATION).catch((error: unknown) => {
          expect(error).toBeInstanceOf(CallNotLinkedError);
          return { status: 'not-linked' };
        });

        expect(['decided', 'waiting', 'refused', 'not-linked']).toContain(answer.status);
        tally.add(verdictIn(room, 'disposition'));
        expect(room.rejected.kept.length).toBe(['refused', 'not-linked'].includes(answer.status ?? '') ? 1 : 0);
      }),
      RUNS,
    );
  });

  it("as a customer's wish, which takes the error branch where nobody of ours is named", async () => {
    const events = textOf('flow-event.guide.constructed', 'flow-event.voice-api');
    await fc.assert(
      fc.asyncProperty(events.map(parsed), async (event) => {
        const tally = tallyOf('opt-out');
        const room = await aRoom();
        const handle = createOptOut({ ...room.desk, rejected: room.rejected });
        const answer = await handle(event, INVOCATION).catch((error: unknown) => {
          expect(error).toBeInstanceOf(OptOutRefusedError);
          return { status: 'refused' };
        });
        const verdict = verdictIn(room, 'opt-out');

        tally.add(verdict);
        expect(answer).toEqual({ status: verdict === 'rejected' ? 'refused' : 'suppressed' });
      }),
      RUNS,
    );
  });

  it('as a call of which an agent is shown what is known, answered in texts', async () => {
    const events = textOf('flow-event.guide.constructed', 'flow-event.voice-api');
    await fc.assert(
      fc.asyncProperty(events.map(parsed), async (event) => {
        const tally = tallyOf('brief');
        const { desk, uses } = await aRoom();
        const answer = await createBriefAgent(desk)(event, INVOCATION);

        for (const told of Object.values(answer)) expect(told).toEqual(expect.any(String));
        if (answer['status'] === 'refused') {
          for (const secret of SECRETS) expect(answer['why']).not.toContain(secret);
          expect(Object.keys(answer)).toEqual(['status', 'why']);
        } else {
          expect(answer['status']).toBe('brief');
          expect(uses()).toBeGreaterThan(0);
        }
        tally.add(answer['status'] === 'refused' ? 'rejected' : 'handled');
      }),
      RUNS,
    );
  });

  it('as a call that a customer has begun, answered in texts', async () => {
    const inbound = withMembers(connectFixture('flow-event.voice-api'), ['Details', 'ContactData'], {
      InitiationMethod: 'INBOUND',
    });
    await fc.assert(
      fc.asyncProperty(textOf('flow-event.guide.constructed', inbound).map(parsed), async (event) => {
        const tally = tallyOf('caller');
        const { desk, uses } = await aRoom();
        const hasher = { keyOf: () => 'number-1' };
        const answer = await createLookUpCaller({ ...desk, hasher: async () => hasher })(event, INVOCATION);

        for (const told of Object.values(answer)) expect(told).toEqual(expect.any(String));
        for (const secret of SECRETS) expect(JSON.stringify([answer, desk.notes])).not.toContain(secret);
        expect(['known', 'unknown', 'refused']).toContain(answer['status']);
        expect(uses() > 0).toBe(answer['status'] === 'known');
        tally.add(VERDICT_OF[answer['status'] ?? ''] ?? 'rejected');
      }),
      RUNS,
    );
  });

  it("as an event of the company's own systems", async () => {
    const bodies = textOf(...BUSINESS_EVENTS);
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const tally = tallyOf('business-event');
        const room = await aRoom();
        const { rejected } = room;
        const hasher = new HmacNumberHasher('any-json');
        const handle = createRecordBusinessEvent({ ...room.desk, rejected, zones: ZONES, hasher: async () => hasher });

        expect(await handle(sqsEvent(body), INVOCATION)).toEqual({ batchItemFailures: [] });
        tally.add(verdictIn(room, 'business-event'));
        expect(rejected.kept.map(({ payload }) => payload)).toEqual(rejected.kept.map(() => body));
      }),
      RUNS,
    );
  });

  it('as a wake-up of the dialler', async () => {
    const bodies = fc.oneof(
      {
        weight: 8,
        arbitrary: textOf('contact-event.completed.api.constructed', 'contact-event.disconnected.outbound'),
      },
      mutated({ kind: 'tick', scheduledAt: '2026-01-05T17:00:00Z' }).map((tick) => JSON.stringify(tick)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const tally = tallyOf('wake-up');
        const bench = await aDiallingBench();
        const rejected = new InMemoryRejectedInputs();
        const handle = createDialDueLeads({ ...bench.deps, rejected, instanceId: INSTANCE });

        expect(await handle(sqsEvent(body), INVOCATION)).toEqual({ batchItemFailures: [] });
        const ignored = bench.noted.filter(({ kind }) => kind === 'input-ignored');
        expect(ignored.length + rejected.kept.length).toBeLessThanOrEqual(1);
        expect(bench.board.asked).toHaveLength(1);
        tally.add(rejected.kept.length === 1 ? 'rejected' : ignored.length === 1 ? 'ignored' : 'handled');
      }),
      { numRuns: 100 },
    );
  });

  it.each(functions)('and of %s each verdict comes up', (name) => {
    const { counts } = tallies.get(name) ?? new Tally();
    const reached = Object.entries(counts).flatMap(([verdict, count]) => (count > 0 ? [verdict] : []));

    expect(reached).toEqual(
      ['disposition', 'opt-out', 'brief'].includes(name) ? ['handled', 'rejected'] : ['handled', 'ignored', 'rejected'],
    );
  });
});

function parsed(text: string): ConnectContactFlowEvent {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(JSON.stringify(text));
  }
}
