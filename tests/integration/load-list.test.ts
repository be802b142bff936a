import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFile } from '../../console/leads/load-file.ts';
import { parseWords } from '../../console/leads/options.ts';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { PrefixNumberZones } from '../../shared/adapters/number-plan/prefix-number-zones.ts';
import { setUpCompany } from '../../shared/application/set-up-company.ts';
import { PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';
import { USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { equipped } from '../../simulator/company.ts';
import { NOON } from '../support/lead-builders.ts';
import { realTables } from '../support/real-table.ts';

const freshTable = realTables();
const LIST = `external_id,name,phone,stage
C-1,"Thorne, Ada",+12125550142,account-care
P-1,Nils,+12125550143,prospecting
P-2,"Lou
in two lines",+12125550144,
P-3,nobody,,prospecting
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tierline-list-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function aCompany({ isSetUp = true } = {}) {
  const { client, name } = await freshTable();
  const settings = new DynamoSettingsRepository(client, name);
  const clock = () => NOON;
  const first = { structure: equipped(USUAL_STRUCTURES.three), rules: {} };
  if (isSetUp) await setUpCompany({ repository: settings, clock }, first);
  const company = {
    settings,
    leads: new DynamoLeadRepository(client, name),
    hasher: async () => ({ keyOf: (e164: string) => `key-${e164.slice(-4)}` }),
    calendar: PUBLIC_HOLIDAYS,
    zones: PrefixNumberZones.load(),
    clock,
  };
  const asked: string[] = [];
  const told: string[] = [];
  const load = async (file: string, text: string, agrees = true) => {
    const path = join(folder, file);
    await writeFile(path, text);
    const words = parseWords(['load', path, '--target', 'tierline']);
    if (words.kind !== 'run' || words.request.command.kind !== 'load') throw new Error('The words are good.');
    const ask = async ({ message }: { readonly message: string }) => {
      asked.push(message);
      return agrees;
    };
    return loadFile(words.request.command, company, ask, (line) => void told.push(line));
  };
  const stored = async () => {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: name }));
    return Items.filter(({ sk }) => sk === 'LEAD');
  };
  return { load, stored, asked, told };
}

describe('npm run leads -- load', () => {
  it('loads the good rows and writes the others with their reasons', async () => {
    const { load, stored, asked, told } = await aCompany();

    const { data, isDone } = await load('spring.csv', LIST);

    expect(isDone).toBe(true);
    expect(data).toMatchObject({ rows: 4, added: 3, thereAlready: 0, taken: 0, rejected: 1, listId: 'spring.csv' });
    expect(asked).toEqual(['Load 3 leads? The mode is observe: everything is decided, nobody is called.']);
    expect(told).toEqual([expect.stringContaining('4 rows, 3 good, 1 rejected')]);
    expect(await stored()).toHaveLength(3);
    expect(await readFile(join(folder, 'spring.rejected.csv'), 'utf8')).toMatch(/^6,.*"P-3,nobody,,prospecting"$/m);
  });

  it('adds nobody the second time', async () => {
    const { load, stored } = await aCompany();
    await load('spring.csv', LIST);
    const before = await stored();

    expect((await load('spring.csv', LIST)).data).toMatchObject({ added: 0, thereAlready: 3 });
    expect(await stored()).toEqual(before);
  });

  it('leaves out whoever another list holds, and writes that row whole', async () => {
    const { load, stored } = await aCompany();
    await load('spring.csv', LIST);

    const { text, data } = await load('summer.csv', LIST);

    expect(data).toMatchObject({ added: 0, taken: 3, rejected: 1 });
    expect(text).toContain('Left out  4 rows: 1 rejected, 3 held by other leads');
    expect(await stored()).toHaveLength(3);
    expect(await readFile(join(folder, 'summer.rejected.csv'), 'utf8')).toContain(
      '"P-2,""Lou\nin two lines"",+12125550144,"',
    );
  });

  it('loads nothing that is not agreed to, nothing nobody would call, and no file that is no list', async () => {
    const { load, stored } = await aCompany();
    const bare = await aCompany({ isSetUp: false });

    expect((await load('spring.csv', LIST, false)).isDone).toBe(false);
    await expect(bare.load('spring.csv', LIST)).rejects.toThrow('Tier 3 has no campaign');
    await expect(load('empty.csv', '')).rejects.toThrow('the file is empty');
    await expect(load('names.csv', 'name\nAda\n')).rejects.toThrow('phone');
    await expect(load('bad.csv', 'phone\n12\n')).rejects.toThrow('has no row that can be loaded');
    expect([...(await stored()), ...(await bare.stored())]).toEqual([]);
  });
});

describe('its words', () => {
  it.each([
    [['load'], 'load takes the file of a lead list'],
    [['load', 'a.csv'], 'leads are loaded into a company'],
    [['lode', 'a.csv'], 'Did you mean load?'],
  ])('%j is not understood', (argv, message) => {
    expect(parseWords(argv)).toMatchObject({ kind: 'bad', message: expect.stringContaining(message) });
  });
});
