import { type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { CommandFailure } from '../../console/command-failure.ts';
import type { RestoreRequest } from '../../console/restore/options.ts';
import { runRestore } from '../../console/restore/run-command.ts';
import { DynamoLeadArchive } from '../../shared/adapters/dynamodb/dynamo-lead-archive.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoRestoredTable } from '../../shared/adapters/dynamodb/dynamo-restored-table.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { DynamoSuppressions } from '../../shared/adapters/dynamodb/dynamo-suppressions.ts';
import { S3SuppressionLog } from '../../shared/adapters/s3/s3-suppression-log.ts';
import { changeControls } from '../../shared/application/change-controls.ts';
import { erasePerson } from '../../shared/application/erase-person.ts';
import { optOut } from '../../shared/application/opt-out.ts';
import { restoreTable } from '../../shared/application/restore-table.ts';
import { setUpCompany } from '../../shared/application/set-up-company.ts';
import { SettingsCache } from '../../shared/application/settings-in-force.ts';
import { campaignRefusals } from '../../shared/domain/campaign-gate.ts';
import { type Lead, timerAt } from '../../shared/domain/lead.ts';
import { claimedLead } from '../../shared/domain/lead-transitions.ts';
import { USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { equipped } from '../../simulator/company.ts';
import { documentClient } from '../../simulator/engine/embedded-engine.ts';
import { aCampaign } from '../support/a-campaign.ts';
import { aDesk } from '../support/a-desk.ts';
import { aLead, aNumber, aReadyState, NOON } from '../support/lead-builders.ts';
import { realBuckets } from '../support/real-buckets.ts';
import { type RealTable, realTables } from '../support/real-table.ts';
import { brokenAfter, settingsWithWrites } from '../support/settings-with-writes.ts';
import { unexpected } from '../support/unexpected.ts';

const freshTable = realTables();
const buckets = realBuckets();
const BY = { author: 'Kim', note: 'the list of Monday was loaded over the leads' };
const RESTORED_TO = NOON.subtract({ hours: 5 });
const STOPPED = ['lead-2', 'lead-3'];
/** Said so in the last half minute: the stream has not told the log. */
const STOPPED_LAST = 'lead-4';
const NAMED = '"attributes":{},"name":"Ada Lovelace"';
const EVERYBODY = ['lead-1', 'lead-2', 'lead-3', 'lead-4', 'lead-5'];

function someone(id: string, fields: Partial<Lead> = {}): Lead {
  const keys = [`${id}-home`, `${id}-work`];
  return aLead({ id, version: 0, numbers: keys.map((key) => aNumber({ key })), ...fields });
}

/** A company in mode live, its table as it was at the restore point, and the log of what was said since. */
async function aLostTable() {
  const original = await freshTable();
  const settings = new DynamoSettingsRepository(original.client, original.name);
  for (const tier of [1, 2, 3] as const) await settings.putCampaign(aCampaign(tier));
  const at = RESTORED_TO;
  await changeControls(settings, { kind: 'set-mode', mode: { kind: 'live' } }, { ...BY, at });
  const leads = new DynamoLeadRepository(original.client, original.name);
  for (const id of EVERYBODY) await leads.add(someone(id, { state: aReadyState({ dueAt: RESTORED_TO }) }));
  const promised = aReadyState({ dueAt: RESTORED_TO, purpose: { kind: 'callback', agreedAt: RESTORED_TO } });
  await leads.add(someone('lead-6', { state: promised }));
  const items = await itemsOf(original);
  const bucket = `log-${original.name.slice(-12)}`;
  buckets.create(bucket);
  const log = new S3SuppressionLog(buckets.s3, bucket);
  const desk = { ...(await aDesk()), leads, clock: () => RESTORED_TO.add({ hours: 1 }) };
  for (const id of [...STOPPED, STOPPED_LAST]) await optOut(desk, id, undefined);
  for await (const suppression of new DynamoSuppressions(original.client, original.name).since(RESTORED_TO)) {
    if (!suppression.numberKey.startsWith(STOPPED_LAST)) await log.append(suppression);
  }
  return { original, items, log };
}

async function itemsOf({ client, name }: RealTable): Promise<readonly Record<string, unknown>[]> {
  return (await client.send(new ScanCommand({ TableName: name }))).Items ?? [];
}

/** What AWS makes of a point in time: another table with the items of then. */
async function restoredCopy(items: readonly Record<string, unknown>[]): Promise<RealTable> {
  const copy = await freshTable();
  for (const Item of items) await copy.client.send(new PutCommand({ TableName: copy.name, Item }));
  return copy;
}

type LostTable = Awaited<ReturnType<typeof aLostTable>>;

function dependencies({ original, log }: LostTable, copy: RealTable, client: DynamoDBDocumentClient) {
  const repository = new DynamoSettingsRepository(client, copy.name);
  const leads = new DynamoLeadRepository(client, copy.name);
  return {
    leads,
    edits: leads,
    archive: new DynamoLeadArchive(client, copy.name, unexpected),
    table: new DynamoRestoredTable(client, copy.name),
    repository,
    settings: new SettingsCache(repository, { isHoliday: () => false }, () => NOON),
    sources: [log, new DynamoSuppressions(original.client, original.name)],
    clock: () => NOON,
  };
}

const restore = (lost: LostTable, copy: RealTable, client: DynamoDBDocumentClient) =>
  restoreTable(dependencies(lost, copy, client), RESTORED_TO, BY);

/** A client of which one request, counted from 1, is lost, or its answer. */
function dyingClient(copy: RealTable, at: number, how: 'request' | 'answer') {
  const client = documentClient(copy.endpoint);
  let sent = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      sent += 1;
      if (sent !== at) return next(args);
      if (how === 'answer') await next(args);
      throw new Error('the process died');
    },
    { step: 'initialize', name: 'dying' },
  );
  return { client, sent: () => sent };
}

/** Who could be called at this moment: the dialler may start calls, and the claim succeeds. */
async function callable(copy: RealTable, ids: readonly string[]): Promise<readonly string[]> {
  const controls = await new DynamoSettingsRepository(copy.client, copy.name).readControls();
  if (controls.restored === true) return [];
  const leads = new DynamoLeadRepository(copy.client, copy.name);
  const claimed: string[] = [];
  for (const id of ids) {
    const lead = await leads.get(id);
    if (lead?.state.kind !== 'ready') continue;
    if ((await leads.claim(claimedLead(lead, NOON, 60))).kind === 'claimed') claimed.push(id);
  }
  return claimed;
}

describe('a table restored from an earlier moment', () => {
  it('lets nobody be called before it is released, whatever mode it was in, and tells so by its name alone', async () => {
    const lost = await aLostTable();
    const copy = await restoredCopy(lost.items);
    const own = new DynamoSettingsRepository(lost.original.client, lost.original.name);
    const repository = new DynamoSettingsRepository(copy.client, copy.name);

    expect(await own.readControls()).not.toHaveProperty('restored');
    expect(await repository.readControls()).toMatchObject({ mode: { kind: 'live' }, restored: true });
    await changeControls(repository, { kind: 'stop-everything' }, { ...BY, at: NOON });
    await changeControls(repository, { kind: 'resume-everything' }, { ...BY, at: NOON });
    expect(await repository.readControls()).toMatchObject({ emergencyStop: false, restored: true });
  });

  it('lets nobody be called, from whatever moment after the set-up began it was restored', async () => {
    const first = { structure: equipped(USUAL_STRUCTURES.three), rules: {} };
    for (const writes of [1, 2, 3, 4, 5, 6]) {
      const original = await freshTable();
      const own = new DynamoSettingsRepository(original.client, original.name);
      await setUpCompany({ repository: settingsWithWrites(own, brokenAfter(writes)), clock: () => NOON }, first).catch(
        () => undefined,
      );
      const copy = await restoredCopy(await itemsOf(original));
      const repository = new DynamoSettingsRepository(copy.client, copy.name);
      await setUpCompany({ repository, clock: () => NOON }, first);
      await changeControls(repository, { kind: 'set-mode', mode: { kind: 'live' } }, { ...BY, at: NOON });
      const cache = new SettingsCache(repository, { isHoliday: () => false }, () => NOON);
      const { campaigns } = await cache.current();

      expect(await own.readControls()).not.toHaveProperty('restored');
      const controls = await repository.readControls();
      expect(campaigns.map((campaign) => campaignRefusals(campaign, controls, NOON))).toEqual(
        [1, 2, 3].map(() => ['table-restored']),
      );
    }
  });

  it('is released with everybody suppressed who said stop since, by the log or by the old table', async () => {
    const lost = await aLostTable();
    const copy = await restoredCopy(lost.items);

    expect(await restore(lost, copy, copy.client)).toEqual({
      kind: 'released',
      suppressions: 6,
      erased: 0,
      moved: 6,
      unreadable: 0,
    });
    const leads = new DynamoLeadRepository(copy.client, copy.name);
    const states = await Promise.all([...EVERYBODY, 'lead-6'].map(async (id) => (await leads.get(id))?.state));
    expect(states.map((state) => state?.kind)).toEqual([
      'ready',
      'suppressed',
      'suppressed',
      'suppressed',
      'ready',
      'review',
    ]);
    for (const state of states) {
      const timer = state === undefined ? undefined : timerAt(state);
      if (timer !== undefined) expect(timer.since(NOON).total('hours')).toBeGreaterThanOrEqual(24);
    }
    expect(await restore(lost, copy, copy.client)).toEqual({ kind: 'released-before' });
    const [change] = await new DynamoSettingsRepository(copy.client, copy.name).controlsHistory({ limit: 1 });
    expect(change).toMatchObject({ ...BY, at: NOON });
  });

  it('never lets anybody be called who said stop, wherever it dies, and goes on when it is run again', async () => {
    const lost = await aLostTable();
    const whole = await restoredCopy(lost.items);
    const counted = dyingClient(whole, 0, 'request');
    await restore(lost, whole, counted.client);
    expect(counted.sent()).toBeGreaterThan(20);
    for (let at = 1; at <= counted.sent(); at += 1) {
      for (const how of ['request', 'answer'] as const) {
        const copy = await restoredCopy(lost.items);
        const { client } = dyingClient(copy, at, how);
        await restore(lost, copy, client).catch(() => undefined);
        const stopped = [...STOPPED, STOPPED_LAST];

        expect(await callable(copy, stopped), `died at request ${at}, ${how}`).toEqual([]);
        await restore(lost, copy, copy.client);
        expect(await callable(copy, [...stopped, 'lead-5'])).toEqual(['lead-5']);
        client.destroy();
      }
    }
  }, 120_000);

  it('has everybody erased again who was erased since, by the log or by the old table', async () => {
    const lost = await aLostTable();
    const named = lost.items.map((item) => ({
      ...item,
      ...(typeof item['document'] === 'string' && { document: item['document'].replace('"attributes":{}', NAMED) }),
    }));
    const copy = await restoredCopy(named);
    const own = new DynamoLeadRepository(lost.original.client, lost.original.name);
    const archive = new DynamoLeadArchive(lost.original.client, lost.original.name, unexpected);
    const at = RESTORED_TO.add({ hours: 1 });
    await lost.log.appendErasure({ leadId: 'lead-1', at });
    await lost.log.appendErasure({ leadId: 'never-loaded', at });
    await erasePerson({ leads: own, edits: own, archive, clock: () => at }, 'lead-5', BY);

    expect(await restore(lost, copy, copy.client)).toMatchObject({ kind: 'released', erased: 2 });
    const left = JSON.stringify(await itemsOf(copy));
    expect(left.split('Ada Lovelace').length - 1).toBe(EVERYBODY.length + 1 - 2);
    expect(await callable(copy, ['lead-1', 'lead-5'])).toEqual([]);
    expect(await new DynamoLeadRepository(copy.client, copy.name).get('lead-1')).toMatchObject({
      erasedAt: NOON,
      state: { kind: 'suppressed' },
      numbers: [{ e164: '' }, { e164: '' }],
    });
  });

  it('does not take the progress of an earlier restore, which came with the copy, for its own', async () => {
    const lost = await aLostTable();
    const first = await restoredCopy(lost.items);
    await restore(lost, first, first.client);
    const second = await restoredCopy(await itemsOf(first));

    expect(await restore(lost, second, second.client)).toMatchObject({ kind: 'released', moved: 6 });
  });

  it('stays closed while the log cannot be read', async () => {
    const lost = await aLostTable();
    const copy = await restoredCopy(lost.items);
    const log = new S3SuppressionLog(buckets.s3, 'no-such-bucket');

    await expect(restore({ ...lost, log }, copy, copy.client)).rejects.toThrow();
    expect(await callable(copy, EVERYBODY)).toEqual([]);
  });
});

describe('the command', () => {
  const REQUEST = { deployment: 'tierline', at: {}, restoredTo: RESTORED_TO, by: BY, isAgreed: false, json: false };

  async function aRestore() {
    const lost = await aLostTable();
    const copy = await restoredCopy(lost.items);
    const told: string[] = [];
    const run = (isAgreed: boolean, request: RestoreRequest = REQUEST) =>
      runRestore(
        dependencies(lost, copy, copy.client),
        copy.name,
        request,
        async () => isAgreed,
        (line) => void told.push(line),
      );
    return { copy, run, told };
  }

  it('asks first, and leaves the table closed when that is not agreed to', async () => {
    const { copy, run } = await aRestore();

    expect(await run(false)).toMatchObject({ isDone: false, data: { kind: 'not-agreed' } });
    expect(await callable(copy, EVERYBODY)).toEqual([]);
  });

  it('says what it did, and that nothing is left to do when it is run again', async () => {
    const { copy, run, told } = await aRestore();

    expect((await run(true)).text).toBe(
      [
        'Suppressed   6 numbers of people who said stop since',
        'Moved on     6 leads',
        `Released     ${copy.name}: calls start as mode and stop have it (npm run mode -- show)`,
        '',
      ].join('\n'),
    );
    expect(told).toEqual(['6 leads moved on']);
    expect((await run(true)).text).toContain('nothing was done');
  });

  it('takes neither the table in use for the old one, nor a moment to come', async () => {
    const { copy, run } = await aRestore();

    await expect(run(true, { ...REQUEST, oldTable: copy.name })).rejects.toThrow(CommandFailure);
    await expect(run(true, { ...REQUEST, restoredTo: NOON.add({ hours: 1 }) })).rejects.toThrow(CommandFailure);
  });
});
