import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contactFromItem } from '../../shared/adapters/dynamodb/attempt-item.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoRestoredTable } from '../../shared/adapters/dynamodb/dynamo-restored-table.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { leadIdFromItem } from '../../shared/adapters/dynamodb/external-id-item.ts';
import { itemFromLead, leadFromItem, textFromLead } from '../../shared/adapters/dynamodb/lead-item.ts';
import { holderFromItem, suppressionFromItem } from '../../shared/adapters/dynamodb/number-item.ts';
import { counterFromItem, recordingFromItem } from '../../shared/adapters/dynamodb/report-items.ts';
import { timerKey } from '../../shared/adapters/dynamodb/timer-key.ts';
import { UnreadableItemError } from '../../shared/adapters/dynamodb/unreadable-item-error.ts';
import type { Lead, LeadStatus } from '../../shared/domain/lead.ts';
import { realTables } from '../support/real-table.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/items');
const freshTable = realTables();
const storedItem = z.looseObject({ pk: z.string(), sk: z.string() });
type Item = z.output<typeof storedItem>;

const versions = readdirSync(FOLDER).map((file) => ({
  version: file.replace(/^version-|\.json$/g, ''),
  items: z.array(storedItem).parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
}));

const ofKind = (items: readonly Item[], kind: string) => items.filter(({ sk }) => sk === kind);

describe.each(versions)('items as version $version stored them', ({ items }) => {
  it('are there of every state that a lead may be in', () => {
    const states = new Set(ofKind(items, 'LEAD').map((item) => leadFromItem(item).state.kind));

    expect([...states].toSorted()).toEqual([
      'closed',
      'dialling',
      'ready',
      'resting',
      'review',
      'suppressed',
      'wrapping',
    ] satisfies LeadStatus[]);
  });

  it('hold leads that are read, and stored again with nothing lost, their timers where they were and reviews listed', () => {
    for (const item of ofKind(items, 'LEAD')) {
      const lead = leadFromItem(item);
      const { document, ...keys } = itemFromLead(lead, textFromLead(lead), 1);
      const listed = lead.state.kind === 'review' ? timerKey(lead, 1) : {};

      expect({ ...keys, document: JSON.parse(String(document)) }).toEqual({
        ...item,
        ...listed,
        document: JSON.parse(String(item['document'])),
      });
    }
  });

  it('hold calls, numbers, ids, counters and recordings that are read', () => {
    const attempts = ofKind(items, 'ATTEMPT').map((item) => contactFromItem(item).kind);
    const numbers = ofKind(items, 'NUMBER');

    expect(new Set(attempts)).toEqual(new Set(['linked', 'unlinked']));
    for (const item of numbers) expect(holderFromItem(item)).toEqual(expect.any(String));
    expect(numbers.filter((item) => suppressionFromItem(item) !== undefined)).toHaveLength(1);
    for (const item of ofKind(items, 'EXTERNAL')) expect(leadIdFromItem(item)).toEqual(expect.any(String));
    for (const item of items.filter(({ pk }) => pk.startsWith('REPORT#'))) counterFromItem(item);
    for (const item of items.filter(({ pk }) => pk.startsWith('RECORDING#'))) recordingFromItem(item);
  });

  it('are a table that this version works on: rules, structure, campaigns and every lead are readable in it', async () => {
    const { client, name } = await freshTable();
    for (const Item of items) await client.send(new PutCommand({ TableName: name, Item }));
    const settings = new DynamoSettingsRepository(client, name);
    const { rules, structure, campaigns, unreadable, replan } = await settings.read();

    expect(unreadable).toEqual([]);
    expect(rules.version * structure.version * campaigns.length).toBeGreaterThan(0);
    expect(replan).toBeDefined();
    expect((await settings.readControls()).mode).toEqual({ kind: 'live' });
    const walked = await new DynamoRestoredTable(client, name).leadsAfter(undefined);
    expect([walked.leads.length, walked.unreadable]).toEqual([ofKind(items, 'LEAD').length, []]);
    const leads = new DynamoLeadRepository(client, name);
    for (const lead of walked.leads) expect(await leads.save(lead)).toBe('saved');
  });
});

it('a member that was renamed would be found', () => {
  const item = ofKind(versions[0]?.items ?? [], 'LEAD')[0];
  const lead: Partial<Lead> = JSON.parse(String(item?.['document']));
  const { cycleStartedAt, ...others } = lead;

  expect(() =>
    leadFromItem({ ...item, document: JSON.stringify({ ...others, cycleBeganAt: cycleStartedAt }) }),
  ).toThrow(UnreadableItemError);
});
