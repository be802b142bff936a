import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { companyIn, companyKept, keepCompany } from '../../../simulator/kept-company.ts';

const MOMENT = Temporal.Instant.from('2026-01-05T15:00:00Z');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tierline-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a company kept in a folder', () => {
  it('has its present and its people again, as they were kept last', async () => {
    expect(await companyKept(folder)).toBeUndefined();
    await keepCompany(folder, { moment: MOMENT, peopleSeed: 7 });
    await keepCompany(folder, { moment: MOMENT.add({ hours: 1 }), peopleSeed: 7 });
    expect(await companyKept(folder)).toEqual({ moment: MOMENT.add({ hours: 1 }), peopleSeed: 7 });
    expect(readdirSync(folder)).toEqual(['run.json']);
  });

  it('of before people were kept has the people of its first life', async () => {
    writeFileSync(join(folder, 'run.json'), '{"endedAt":"2026-01-05T15:00:00Z"}\n');
    expect(await companyIn(folder)).toEqual({ moment: MOMENT, peopleSeed: 1 });
  });
});
