import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SOURCES } from '../../console/dead-letters/dead-letter.ts';
import { ATTRIBUTES, inTheAir, STARTED, storedLead } from '../support/a-desk.ts';
import { FAILED_FUNCTION, INSTANCE, type LetterOffice, letterOffices } from '../support/a-letter-office.ts';
import { aCaseEvent, aPurchaseEvent } from '../support/business-events.ts';
import { containing } from '../support/containing.ts';
import { NOON } from '../support/lead-builders.ts';

const open = letterOffices();

const ENDED = NOON.subtract({ minutes: 4 });
const NUMBER = '+12125550100';
const KEY_UUID = '5f0d8b0e-6f5e-4a38-9d3a-2f7d6c1b9a11';
const KEY = `aws/lambda/0c1c3f5e-9d4f-4d7c-8f58-9f3f6a1d2b3c/shardId-000000000001/2026/01/05/2026-01-05T17.00.00-${KEY_UUID}`;

const instanceArn = `arn:aws:connect:us-east-1:111122223333:instance/${INSTANCE}`;
function endedEvent(detail: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    source: 'aws.connect',
    'detail-type': 'Amazon Connect Contact Event',
    detail: {
      eventType: 'DISCONNECTED',
      contactId: 'contact-1',
      channel: 'VOICE',
      instanceArn,
      initiationMethod: 'API',
      initiationTimestamp: STARTED.toString(),
      disconnectTimestamp: ENDED.toString(),
      customerEndpoint: { address: NUMBER },
      ...detail,
    },
  });
}

const busyEvent = endedEvent({ disconnectReason: 'TELECOM_BUSY' });
const answeredEvent = endedEvent({
  disconnectReason: 'AGENT_DISCONNECT',
  connectedToSystemTimestamp: STARTED.add({ seconds: 9 }).toString(),
  agentInfo: { connectedToAgentTimestamp: STARTED.add({ seconds: 10 }).toString() },
});
const busyRecord = {
  ContactId: 'contact-1',
  InstanceARN: instanceArn,
  Channel: 'VOICE',
  InitiationMethod: 'API',
  Attributes: ATTRIBUTES,
  InitiationTimestamp: STARTED.toString(),
  DisconnectTimestamp: ENDED.toString(),
  DisconnectReason: 'TELECOM_BUSY',
  LastUpdateTimestamp: NOON.toString(),
  CustomerEndpoint: { Address: NUMBER, Type: 'TELEPHONE_NUMBER' },
};

function flowEvent(parameters: Readonly<Record<string, string>>): unknown {
  const ContactData = {
    ContactId: 'contact-1',
    InitialContactId: 'contact-1',
    Attributes: ATTRIBUTES,
    CustomerEndpoint: { Address: NUMBER },
  };
  return { Name: 'ContactFlowEvent', Details: { ContactData, Parameters: parameters } };
}

/** What Lambda stores of a batch of contact records that it gave up on. */
function invocationRecord(...records: readonly unknown[]): string {
  const Records = records.map((record, index) => ({
    eventSource: 'aws:kinesis',
    kinesis: { sequenceNumber: String(index), data: Buffer.from(JSON.stringify(record)).toString('base64') },
  }));
  return JSON.stringify({
    requestContext: {
      requestId: 'c9b8fa9f-5a7f-4f5e-af9c-0c604cde93a5',
      functionArn: FAILED_FUNCTION,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 11,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2026-01-05T17:00:06.021Z',
    KinesisBatchInfo: {
      shardId: 'shardId-000000000001',
      startSequenceNumber: '0',
      endSequenceNumber: '1',
      approximateArrivalOfFirstRecord: '2026-01-05T17:00:04.835Z',
      approximateArrivalOfLastRecord: '2026-01-05T17:00:05.580Z',
      batchSize: Records.length,
      streamArn: 'arn:aws:kinesis:us-east-1:111122223333:stream/records',
    },
    payload: JSON.stringify({ Records }),
  });
}

const listing = z.array(
  z.object({ source: z.string(), count: z.number(), letters: z.array(z.looseObject({ id: z.string() })) }),
);

async function lettersOf(office: LetterOffice, source: string) {
  const { text } = await office.type('list', '--json');
  return listing.parse(JSON.parse(text)).find((each) => each.source === source)?.letters ?? [];
}

async function theLetterOf(office: LetterOffice, source: string) {
  const [letter, ...more] = await lettersOf(office, source);
  if (letter === undefined || more.length > 0)
    throw new Error(`${more.length} letters too many, or none, of ${source}.`);
  return letter;
}

describe('a contact event that failed while the table was away', () => {
  async function withDeadEvent(): Promise<LetterOffice> {
    const office = await open();
    await inTheAir(office.desk);
    office.tableIs('away');
    await office.send(office.places.contactEventsUrl, busyEvent);
    await office.deliverContactEvents();
    office.tableIs('there');
    return office;
  }

  it('is listed, shown, replayed, recorded and gone', async () => {
    const office = await withDeadEvent();
    const { id } = await theLetterOf(office, 'contact-events');

    expect((await office.type('show', id)).text).toContain(NUMBER);
    expect(await office.type('replay', id)).toEqual({
      code: 0,
      text: `${id}  contact-events  sent back to its queue; if it fails again, it lies here again within minutes\n1 replayed, 0 failed, 0 cannot be replayed\n`,
    });
    await office.deliverContactEvents();
    expect(await office.desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { decision: { outcome: { code: 'busy' } } } }),
    );
    expect(await lettersOf(office, 'contact-events')).toEqual([]);
  });

  it('changes nothing when it is replayed once more', async () => {
    const office = await withDeadEvent();
    await office.type('replay', '--all');
    await office.deliverContactEvents();
    const decided = [await office.desk.leads.getContact('contact-1'), await storedLead(office.desk)];
    await office.send(office.places.contactEventDeadLettersUrl, busyEvent);

    expect((await office.type('replay', '--source', 'contact-events')).code).toBe(0);
    await office.deliverContactEvents();
    expect([await office.desk.leads.getContact('contact-1'), await storedLead(office.desk)]).toEqual(decided);
    expect(await lettersOf(office, 'contact-events')).toEqual([]);
  });

  it("goes back to the queue of the company's own events when it came from there, or was rejected as one", async () => {
    const office = await open();
    const { businessEventsUrl, businessEventDeadLettersUrl, rejectedInputUrl } = office.places;
    await office.send(businessEventDeadLettersUrl, JSON.stringify(aPurchaseEvent()));
    await office.send(rejectedInputUrl, JSON.stringify(aCaseEvent()), { source: 'business-event', reason: 'nobody' });

    expect(await theLetterOf(office, 'business-events')).toMatchObject({ replay: 'to its queue' });
    expect((await office.type('replay', '--all')).code).toBe(0);
    expect([...(await lettersOf(office, 'business-events')), ...(await lettersOf(office, 'rejected-input'))]).toEqual(
      [],
    );
    expect((await office.waitingIn(businessEventsUrl)).toSorted()).toEqual(
      [aPurchaseEvent(), aCaseEvent()].map((event) => JSON.stringify(event)).toSorted(),
    );
  });

  it('lies there again when it fails again', async () => {
    const office = await withDeadEvent();
    office.tableIs('away');
    await office.type('replay', '--all');
    await office.deliverContactEvents();

    expect(await lettersOf(office, 'contact-events')).toHaveLength(1);
  });

  it('is replayed once more when the command died before it could remove it, and nothing is lost or doubled', async () => {
    const office = await withDeadEvent();
    const [events, ...others] = office.tools.boxes;
    if (events === undefined) throw new Error('No box of contact events.');
    const remove = events.remove;
    events.remove = () => Promise.reject(new Error('killed'));
    await expect(office.type('replay', '--all')).rejects.toThrow('killed');
    events.remove = remove;
    await office.deliverContactEvents();
    const decided = await storedLead(office.desk);

    expect(others).not.toEqual([]);
    expect((await office.type('replay', '--all')).text).toContain('1 replayed, 0 failed');
    await office.deliverContactEvents();
    expect(await storedLead(office.desk)).toEqual(decided);
    expect(await lettersOf(office, 'contact-events')).toEqual([]);
  });

  it('is there for the next reader at once, however often it is read', async () => {
    const office = await withDeadEvent();
    const { id } = await theLetterOf(office, 'contact-events');

    for (let read = 0; read < 3; read += 1) expect((await theLetterOf(office, 'contact-events')).id).toBe(id);
  });
});

describe('contact records that Lambda gave up on', () => {
  it('stay while their function fails, and go when it has recorded them', async () => {
    const office = await open();
    await inTheAir(office.desk);
    await office.putObject(KEY, invocationRecord(busyRecord));
    office.tableIs('away');

    expect(await office.type('replay', '--source', 'contact-records')).toEqual({
      code: 1,
      text: `${KEY_UUID}  contact-records  failed and kept: the function failed on it again: its log says why\n0 replayed, 1 failed, 0 cannot be replayed\n`,
    });
    office.tableIs('there');
    expect((await office.type('replay', KEY_UUID)).code).toBe(0);
    expect(await office.desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { decision: { outcome: { code: 'busy' } } } }),
    );
    expect(await lettersOf(office, 'contact-records')).toEqual([]);
  });

  it('change nothing when they are replayed once more', async () => {
    const office = await open();
    await inTheAir(office.desk);
    await office.putObject(KEY, invocationRecord(busyRecord));
    await office.type('replay', '--all');
    const decided = [await office.desk.leads.getContact('contact-1'), await storedLead(office.desk)];
    await office.putObject(KEY, invocationRecord(busyRecord, busyRecord));

    expect((await office.type('replay', '--all')).code).toBe(0);
    expect([await office.desk.leads.getContact('contact-1'), await storedLead(office.desk)]).toEqual(decided);
  });

  it('are shown with their data in plain text, numbers masked where asked for', async () => {
    const office = await open();
    await office.putObject(KEY, invocationRecord(busyRecord));
    const whole = await office.type('show', KEY_UUID);
    const masked = await office.type('show', KEY_UUID, '--masked');

    expect(whole.text).toContain(NUMBER);
    expect(whole.text).toContain('personal data');
    expect(masked.text).toContain('"Address": "[number]"');
    expect(masked.text).not.toContain('5550100');
    expect(masked.text).toContain(STARTED.toString());
  });
});

describe('rejected input', () => {
  const callback = flowEvent({ disposition: 'callback-requested', callbackAt: 'tomorrow' });
  const notInterested = flowEvent({ disposition: 'not-interested' });

  it('stays, once, when its function rejects it again', async () => {
    const office = await open();
    await inTheAir(office.desk);
    await office.invoke('record-disposition', callback);
    const before = await theLetterOf(office, 'rejected-input');

    expect(before).toMatchObject({ cameAs: 'disposition', reason: expect.stringContaining('callbackAt') });
    expect((await office.type('replay', before.id)).code).toBe(1);
    expect(await theLetterOf(office, 'rejected-input')).toEqual(before);
  });

  it('is recorded once its function can take it, and changes nothing the second time', async () => {
    const office = await open();
    await office.invoke('record-disposition', notInterested);
    await inTheAir(office.desk);
    await office.send(office.places.contactEventsUrl, answeredEvent);
    await office.deliverContactEvents();

    expect((await office.type('replay', '--source', 'rejected-input')).text).toContain('1 replayed, 0 failed');
    const decided = await office.desk.leads.getContact('contact-1');
    expect(decided).toEqual(
      containing({ kind: 'linked', attempt: { decision: { outcome: { code: 'not-interested' } } } }),
    );
    await office.send(office.places.rejectedInputUrl, JSON.stringify(notInterested), {
      source: 'disposition',
      reason: 'r',
    });
    expect((await office.type('replay', '--all')).code).toBe(0);
    expect(await office.desk.leads.getContact('contact-1')).toEqual(decided);
    expect(await lettersOf(office, 'rejected-input')).toEqual([]);
  });

  it('never outdoes what the agent said since it was rejected', async () => {
    const office = await open();
    await inTheAir(office.desk);
    await office.send(office.places.contactEventsUrl, answeredEvent);
    await office.deliverContactEvents();
    await office.invoke('record-disposition', notInterested);
    const earlier = JSON.stringify(flowEvent({ disposition: 'interested' }));
    const at = NOON.subtract({ minutes: 3 }).toString();
    await office.send(office.places.rejectedInputUrl, earlier, { source: 'disposition', reason: 'r', at });
    const before = await storedLead(office.desk);

    expect((await office.type('replay', '--all')).text).toContain('1 replayed, 0 failed');
    expect(await storedLead(office.desk)).toEqual(before);
    expect(await office.desk.leads.getContact('contact-1')).toEqual(
      containing({ kind: 'linked', attempt: { decision: { outcome: { code: 'not-interested' }, version: 1 } } }),
    );
  });

  it('of a customer who asked not to be called suppresses the number, each copy of it, and no more the second time', async () => {
    const office = await open();
    for (let tried = 0; tried < 3; tried += 1) await office.invoke('opt-out', flowEvent({}));
    await inTheAir(office.desk);

    expect(await lettersOf(office, 'rejected-input')).toHaveLength(3);
    expect(await office.type('replay', '--all')).toMatchObject({
      code: 0,
      text: expect.stringContaining('3 replayed, 0 failed'),
    });
    await office.send(office.places.contactEventsUrl, busyEvent);
    await office.deliverContactEvents();
    expect((await storedLead(office.desk)).state).toMatchObject({ kind: 'suppressed' });
    expect(await lettersOf(office, 'rejected-input')).toEqual([]);
  });

  it('of the stream is reported when it comes back, and lies there once', async () => {
    const office = await open();
    const data = Buffer.from('{"ContactId":').toString('base64');
    await office.invoke('record-contact-record', { Records: [{ kinesis: { sequenceNumber: '1', data } }] });
    const { id } = await theLetterOf(office, 'rejected-input');
    const { code, text } = await office.type('replay', id);
    const after = await theLetterOf(office, 'rejected-input');

    expect(code).toBe(1);
    expect(text).toContain(`${after.id}  rejected-input (contact-record)  came back: rejected again, not JSON`);
    expect(after.id).not.toBe(id);
    expect((await office.type('show', after.id)).text).toContain('{"ContactId":');
  });

  it('of the events goes back to their queue, a wake-up nowhere', async () => {
    const office = await open();
    await inTheAir(office.desk);
    await office.send(office.places.rejectedInputUrl, busyEvent, { source: 'contact-event', reason: 'a field of old' });
    await office.send(office.places.rejectedInputUrl, '{"kind":"tack"}', { source: 'wake-up', reason: 'no tick' });

    expect((await office.type('replay', '--all')).text).toContain('1 replayed, 0 failed, 1 cannot be replayed');
    await office.deliverContactEvents();
    expect((await storedLead(office.desk)).state.kind).toBe('ready');
    expect(await theLetterOf(office, 'rejected-input')).toMatchObject({ cameAs: 'wake-up', replay: 'not possible' });
  });
});

describe('wake-ups of the dialler', () => {
  it('are refused with the reason and the mend, and discarded only with --yes', async () => {
    const office = await open();
    for (const minute of [1, 2, 3])
      await office.send(office.places.wakeUpDeadLettersUrl, `{"kind":"tick","minute":${minute}}`);
    const replayed = await office.type('replay', '--source', 'wake-ups');
    const asked = await office.type('discard', '--source', 'wake-ups');

    expect(replayed.code).toBe(1);
    expect(replayed.text).toContain('Discard it: no lead hangs on it.');
    expect(asked.code).toBe(1);
    expect(asked.text).toContain('Nothing was discarded');
    expect((await office.type('list')).text).toMatch(/^wake-ups +3 /m);
    expect((await office.type('discard', '--source', 'wake-ups', '--yes')).text).toContain('3 discarded');
    expect((await office.type('list')).text).toMatch(/^wake-ups +0 /m);
  });
});

describe('a list', () => {
  it('names every source, and no number, name or attribute of anybody', async () => {
    const office = await open();
    await office.send(office.places.contactEventDeadLettersUrl, busyEvent);
    await office.send(office.places.rejectedInputUrl, JSON.stringify(flowEvent({})), {
      source: 'disposition',
      reason: `from ${NUMBER}: no`,
      at: '2026-01-05T17:00:00Z',
    });
    await office.putObject(KEY, invocationRecord(busyRecord));
    await office.putObject('somebody/put/this', `here: ${NUMBER}`);
    for (const words of [['list'], ['list', '--json']]) {
      const { code, text } = await office.type(...words);

      expect(code).toBe(0);
      for (const source of SOURCES) {
        expect(text).toContain(source);
      }
      expect(text).toContain('from [number]: no');
      expect(text).not.toContain('5550100');
      expect(text).not.toContain('lead-1');
    }
  });

  it('shows more letters than one page holds', async () => {
    const office = await open();
    for (let sent = 0; sent < 25; sent += 1)
      await office.send(office.places.rejectedInputUrl, `not JSON ${sent}`, { source: 'opt-out' });

    expect(await lettersOf(office, 'rejected-input')).toHaveLength(25);
    expect((await office.type('replay', '--all')).text).toContain('0 replayed, 0 failed, 25 cannot be replayed');
  });

  it('says so when a letter is asked for that is not there', async () => {
    const office = await open();

    for (const words of [
      ['show', 'no-such'],
      ['replay', 'no-such'],
      ['discard', 'no-such', '--yes'],
    ]) {
      expect(await office.type(...words)).toMatchObject({
        code: 1,
        text: expect.stringContaining('no dead letter no-such'),
      });
    }
  });
});

describe('the documented sample of a table stream', () => {
  it('is read by the same code, and its records go to the function that failed on them', async () => {
    const office = await open();
    await office.putObject(
      KEY,
      readFileSync(new URL('../fixtures/lambda/failed-table-stream.json', import.meta.url), 'utf8'),
    );

    expect(await theLetterOf(office, 'table-stream')).toMatchObject({
      id: KEY_UUID,
      reason: 'RetryAttemptsExhausted, Unhandled; 1 record',
      replay: 'to its function',
    });
  });
});
