import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { DynamoLeadRepository } from '../../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoSettingsRepository } from '../../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoTimerIndex } from '../../../shared/adapters/dynamodb/dynamo-timer-index.ts';
import { UnreadableItemError } from '../../../shared/adapters/dynamodb/unreadable-item-error.ts';
import { aPublication } from '../../support/a-publication.ts';
import { containing } from '../../support/containing.ts';
import { aLead, aNumber, anAttempt, NEW_YORK, NOON } from '../../support/lead-builders.ts';
import { type RealTable, realTables } from '../../support/real-table.ts';

const freshTable = realTables();
const OPT_OUT = { kind: 'opt-out', fact: { at: NOON } } as const;
const FIRST_LEG = { callId: 'contact-1', contactId: 'contact-1' };
const SEVEN_DAYS_ON = NOON.epochMilliseconds / 1_000 + 7 * 86_400;

it('the first moment and reason of a suppression stand, whoever holds the number', async () => {
  const table = await freshTable();
  const leads = new DynamoLeadRepository(table.client, table.name);
  await leads.add(aLead());
  await leads.suppressNumbers(['number-1', 'nobodys'], 'do-not-call', NOON);
  await leads.suppressNumbers(['number-1', 'nobodys'], 'deceased', NOON.add({ hours: 1 }));

  const suppression = { suppressed_at: '2026-01-05T17:00:00.000Z', suppressed_why: 'do-not-call' };
  const held = { pk: 'NUMBER#number-1', sk: 'NUMBER', lead_id: 'lead-1', ...suppression };
  expect(await itemOf(table, 'NUMBER#number-1', 'NUMBER')).toEqual(held);
  const unheld = { pk: 'NUMBER#nobodys', sk: 'NUMBER', ...suppression };
  expect(await itemOf(table, 'NUMBER#nobodys', 'NUMBER')).toEqual(unheld);
});

it('facts of an unknown contact are to be forgotten after seven days, those of an attempt never', async () => {
  const table = await freshTable();
  const leads = new DynamoLeadRepository(table.client, table.name);
  await leads.add(aLead({ version: 0 }));
  const forgetAt = async () => (await itemOf(table, 'CONTACT#contact-1', 'ATTEMPT'))?.['forget_at'];

  await leads.addFact('contact-1', OPT_OUT, NOON);
  expect(await forgetAt()).toBe(SEVEN_DAYS_ON);
  await leads.addFact('contact-1', OPT_OUT, NOON.add({ hours: 1 }));
  expect(await forgetAt()).toBe(SEVEN_DAYS_ON);
  await leads.link(anAttempt({ lead: aLead({ attemptNumber: 1 }) }));
  expect(await forgetAt()).toBe('never');
  await leads.addFact('contact-1', { kind: 'ended', leg: FIRST_LEG, fact: { endedAt: NOON } }, NOON);
  expect(await forgetAt()).toBe('never');
});

it('the number itself stands in no key', async () => {
  const table = await freshTable();
  await new DynamoLeadRepository(table.client, table.name).add(aLead({ numbers: [aNumber({ e164: '+12125550142' })] }));
  const item = await itemOf(table, 'LEAD#lead-1', 'LEAD');

  const { pk, sk, timer_pk, timer_sk } = item ?? {};
  expect(JSON.stringify([pk, sk, timer_pk, timer_sk])).not.toContain('5550142');
});

it('a lead that cannot be read is refused by its key and the members that are wrong, never by a value', async () => {
  const table = await freshTable();
  const broken = {
    pk: 'LEAD#lead-1',
    sk: 'LEAD',
    document: JSON.stringify({ id: 'lead-1', name: 12, stage: 'Ada Pruefer', numbers: ['+12125550142'] }),
  };
  await table.client.send(new PutCommand({ TableName: table.name, Item: broken }));

  const refusal = await new DynamoLeadRepository(table.client, table.name)
    .get('lead-1')
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(UnreadableItemError);
  const message = refusal instanceof Error ? refusal.message : '';
  expect(message).toContain('LEAD#lead-1');
  expect(message).toContain('document.stage (invalid_value)');
  expect(message).toContain('document.numbers.0 (invalid_type)');
  expect(message).not.toMatch(/Ada|5550142/);
});

it('a lead in the index that cannot be read is passed over and named, and does not use up the limit', async () => {
  const table = await freshTable();
  const leads = new DynamoLeadRepository(table.client, table.name);
  const named: string[] = [];
  const timers = new DynamoTimerIndex(table.client, table.name, (error) => named.push(error.message));
  const timer = { timer_pk: `READY#campaign-1#${NEW_YORK.key}#0`, timer_sk: '2020-01-01T00:00:00.000Z#00#broken' };
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { pk: 'LEAD#broken', sk: 'LEAD', ...timer, name: 'Ada' } }),
  );
  await leads.add(aLead({ version: 0 }));

  expect(await timers.dueInArea('campaign-1', NEW_YORK.key, 1, NOON, 1)).toEqual([aLead({ version: 1 })]);
  expect(named).toEqual([expect.stringContaining('LEAD#broken')]);
});

it('a version stands in the history and in force as it was published', async () => {
  const table = await freshTable();
  const document = { organisation: { maxAttemptsPerDay: 1 } };
  await new DynamoSettingsRepository(table.client, table.name).rules.publish(aPublication({ document }));

  const members = {
    version: 1,
    document: '{"organisation":{"maxAttemptsPerDay":1}}',
    author: 'Alma',
    note: 'For the spring.',
    published_at: '2026-01-05T17:00:00.000Z',
  };
  expect(await itemOf(table, 'SETTINGS', 'RULES')).toEqual({ pk: 'SETTINGS', sk: 'RULES', ...members });
  expect(await itemOf(table, 'RULES', 'RULES#00000001')).toEqual({ pk: 'RULES', sk: 'RULES#00000001', ...members });
});

it('a version that is in the history is not written again, whatever is in force', async () => {
  const table = await freshTable();
  const settings = new DynamoSettingsRepository(table.client, table.name);
  await settings.rules.publish(aPublication());
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk: 'SETTINGS', sk: 'RULES' } }));

  expect(await settings.rules.publish(aPublication({ author: 'Bruno' }))).toEqual({ kind: 'stale' });
  expect(await settings.rules.version(1)).toEqual(containing({ author: 'Alma' }));
});

it('rules that cannot be read are named by their key and the member that is wrong', async () => {
  const table = await freshTable();
  const settings = new DynamoSettingsRepository(table.client, table.name);
  await settings.rules.publish(aPublication());
  await settings.rules.publish(aPublication({ expectedVersion: 1 }));
  const { document: _, ...rest } = (await itemOf(table, 'SETTINGS', 'RULES')) ?? {};
  const broken = { ...rest, document: '{"organisation":{"maxAttemptsPerDay":"many"}}' };
  await table.client.send(new PutCommand({ TableName: table.name, Item: broken }));

  const { rules, unreadable } = await settings.read();
  expect(rules.version).toBe(2);
  expect(unreadable).toEqual([
    {
      what: 'rules',
      reason: 'The stored item SETTINGS / RULES cannot be read: organisation.maxAttemptsPerDay is not a number.',
      setting: { kind: 'rules' },
      why: containing({
        kind: 'not-obeyed',
        key: 'SETTINGS / RULES',
        problems: [{ path: 'organisation.maxAttemptsPerDay', message: 'is not a number' }],
      }),
    },
  ]);
});

it('nobody is called under rules that nobody published', async () => {
  const table = await freshTable();
  const broken = { pk: 'SETTINGS', sk: 'RULES', version: 1, document: 'not JSON' };
  await table.client.send(new PutCommand({ TableName: table.name, Item: broken }));

  await expect(new DynamoSettingsRepository(table.client, table.name).read()).rejects.toThrow(UnreadableItemError);
});

async function itemOf(
  { client, name }: RealTable,
  pk: string,
  sk: string,
): Promise<Record<string, unknown> | undefined> {
  return (await client.send(new GetCommand({ TableName: name, Key: { pk, sk }, ConsistentRead: true }))).Item;
}
