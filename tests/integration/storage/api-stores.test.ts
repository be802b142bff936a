import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { DynamoAuditLog } from '../../../shared/adapters/dynamodb/dynamo-audit-log.ts';
import { DynamoKeptAnswers } from '../../../shared/adapters/dynamodb/dynamo-kept-answers.ts';
import { DynamoSettingsRepository } from '../../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoUseLimits } from '../../../shared/adapters/dynamodb/dynamo-use-limits.ts';
import type { AuditPage } from '../../../shared/application/ports/audit-log.ts';
import { deedsInWords } from '../../../shared/domain/deed-words.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { aPublication } from '../../support/a-publication.ts';
import { NOON } from '../../support/lead-builders.ts';
import { realTables } from '../../support/real-table.ts';
import { storeControls } from '../../support/stored-settings.ts';

const aTable = realTables();
const REQUEST = { caller: 'kim', key: 'one', digest: 'd1' };
const ANSWER = { status: 200, headers: { etag: '"rules-1"' }, body: '{"version":1}' };

describe('the audit log', () => {
  it('has an entry for every change, by the write that stored it, and none for one that was not stored', async () => {
    const { client, name } = await aTable();
    const settings = new DynamoSettingsRepository(client, name);
    const audit = new DynamoAuditLog(client, name);
    const by = {
      author: 'Kim',
      note: 'new',
      at: NOON.add({ seconds: 1 }),
      deeds: [{ kind: 'campaign-added' as const }],
    };

    await settings.rules.publish(aPublication({ author: 'Kim', note: 'quieter' }));
    await settings.rules.publish(aPublication({ author: 'Lee' }));
    await settings.saveCampaign(aCampaign(1), { ...by, expectedVersion: 0 });
    await settings.saveCampaign(aCampaign(1), { ...by, expectedVersion: 0 });
    const { entries } = await audit.entries({ limit: 9 });

    expect(entries).toEqual([
      {
        at: by.at,
        author: 'Kim',
        subject: 'campaign',
        id: 'campaign-1',
        deeds: [{ kind: 'campaign-added' }],
        note: 'new',
      },
      {
        at: NOON,
        author: 'Kim',
        subject: 'rules',
        deeds: [{ kind: 'version-published', version: 1 }],
        note: 'quieter',
      },
    ]);
  });

  it('tells in words what was switched', async () => {
    const { client, name } = await aTable();
    await storeControls(new DynamoSettingsRepository(client, name), { emergencyStop: true, pausedTiers: [2] });
    const { entries } = await new DynamoAuditLog(client, name).entries({ limit: 9 });

    expect(entries.map(({ deeds }) => deedsInWords(deeds))).toEqual([
      'begins in mode observe, emergency stop off > on, tier 2 paused',
    ]);
  });

  it('is read page by page, newest first', async () => {
    const { client, name } = await aTable();
    const audit = new DynamoAuditLog(client, name);
    for (const minutes of [0, 1, 2]) {
      await audit.record({ at: NOON.add({ minutes }), author: 'Kim', subject: 'lead', deeds: [], note: `${minutes}` });
    }
    const first = await audit.entries({ limit: 2 });
    const rest = await audit.entries({ limit: 2, ...(first.next !== undefined && { after: first.next }) });

    expect([first, rest].map(({ entries }) => entries.map(({ note }) => note))).toEqual([['2', '1'], ['0']]);
    expect(rest.next).toBeUndefined();
  });

  it('is narrowed to what was changed and to who did it, page by page too', async () => {
    const { client, name } = await aTable();
    const audit = new DynamoAuditLog(client, name);
    const notesOf = async (page: Omit<AuditPage, 'limit'>) => {
      const { entries, next } = await audit.entries({ limit: 1, ...page });
      return { notes: entries.map(({ note }) => note), next };
    };
    for (const [minutes, author, subject] of [
      [0, 'Kim', 'lead'],
      [1, 'Lee', 'lead'],
      [2, 'Kim', 'reports'],
      [3, 'Kim', 'lead'],
    ] as const) {
      await audit.record({ at: NOON.add({ minutes }), author, subject, deeds: [], note: `${minutes}` });
    }
    const first = await notesOf({ author: 'Kim', subject: 'lead' });

    expect(first).toEqual({ notes: ['3'], next: expect.any(String) });
    expect(await notesOf({ author: 'Kim', subject: 'lead', after: first.next ?? '' })).toEqual({ notes: ['0'] });
    expect((await notesOf({ subject: 'reports' })).notes).toEqual(['2']);
    expect((await notesOf({ author: 'Nobody' })).notes).toEqual([]);
  });
});

describe('what is signed of one person', () => {
  it('is found without reading the log, newest first, and left out where it cannot be read', async () => {
    const { client, name } = await aTable();
    const audit = new DynamoAuditLog(client, name);
    const entry = (minutes: number, id: string) => {
      const at = NOON.add({ minutes });
      return { at, author: 'Kim', subject: 'person', id, deeds: [{ kind: 'person-invited-again' }], note: '' } as const;
    };
    for (const minutes of [0, 1, 2]) await audit.record(entry(minutes, 'one'), { from: minutes, to: minutes + 1 });
    await audit.record(entry(1, 'one'), { from: 1, to: 2 });
    await audit.record(entry(3, 'one'));
    await audit.record(entry(4, 'two'), { from: 9, to: 8 });
    const changes = [2, 1, 0].map((from) => ({ ...entry(from, 'one'), from, to: from + 1 }));

    expect(await audit.changesOf('one', 9)).toEqual(changes);
    expect(await audit.changesOf('one', 2)).toEqual(changes.slice(0, 2));
    expect(await audit.changesOf('nobody', 9)).toEqual([]);
    expect((await audit.entries({ limit: 9 })).entries).toHaveLength(5);
    const broken = { pk: 'AUDIT#person#one', sk: '2026-01-05T18:00:00.000Z#0', from: 'there' };
    await client.send(new PutCommand({ TableName: name, Item: broken }));
    expect(await audit.changesOf('one', 9)).toEqual(changes);
  });
});

describe('kept answers', () => {
  it('answer a repeat as the first was answered', async () => {
    const { client, name } = await aTable();
    const answers = new DynamoKeptAnswers(client, name);

    expect(await answers.begin(REQUEST, NOON)).toEqual({ kind: 'begun' });
    expect(await answers.begin(REQUEST, NOON.add({ seconds: 59 }))).toEqual({ kind: 'under-way' });
    await answers.keep(REQUEST, ANSWER, NOON);
    expect(await answers.begin(REQUEST, NOON.add({ hours: 23 }))).toEqual({ kind: 'answered', answer: ANSWER });
    expect(await answers.begin({ ...REQUEST, digest: 'd2' }, NOON)).toEqual({ kind: 'other-request' });
    expect(await answers.begin({ ...REQUEST, caller: 'lee' }, NOON)).toEqual({ kind: 'begun' });
    expect(await answers.begin(REQUEST, NOON.add({ hours: 24 }))).toEqual({ kind: 'begun' });
  });

  it('let one of many at once begin', async () => {
    const { client, name } = await aTable();
    const answers = new DynamoKeptAnswers(client, name);
    const begun = await Promise.all(Array.from({ length: 8 }, () => answers.begin(REQUEST, NOON)));

    expect(begun.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
    expect(begun.filter(({ kind }) => kind === 'under-way')).toHaveLength(7);
  });

  it('give the key of whoever died, or gave it back, to the next', async () => {
    const { client, name } = await aTable();
    const answers = new DynamoKeptAnswers(client, name);

    await answers.begin(REQUEST, NOON);
    expect(await answers.begin(REQUEST, NOON.add({ seconds: 60 }))).toEqual({ kind: 'begun' });
    await answers.giveBack(REQUEST);
    expect(await answers.begin({ ...REQUEST, digest: 'd2' }, NOON)).toEqual({ kind: 'begun' });
  });

  it('keep no answer that is too long for an item', async () => {
    const { client, name } = await aTable();
    const answers = new DynamoKeptAnswers(client, name);
    await answers.begin(REQUEST, NOON);
    await answers.keep(REQUEST, { ...ANSWER, body: 'x'.repeat(400_000) }, NOON);

    expect(await answers.begin(REQUEST, NOON)).toEqual({ kind: 'begun' });
  });
});

describe('limits of use', () => {
  it('hold for each person and minute, whoever comes at once', async () => {
    const { client, name } = await aTable();
    const limits = new DynamoUseLimits(client, name);
    const take = (caller: string, at = NOON) => limits.take({ caller, what: 'what-if', mostPerMinute: 3 }, at);
    const taken = await Promise.all(Array.from({ length: 5 }, () => take('kim')));

    expect(taken.filter((one) => one === 'taken')).toHaveLength(3);
    expect(await take('lee')).toBe('taken');
    expect(await take('kim', NOON.add({ minutes: 1 }))).toBe('taken');
  });
});
