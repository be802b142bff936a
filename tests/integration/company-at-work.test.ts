import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoSettingsRepository } from '../../shared/adapters/dynamodb/dynamo-settings-repository.ts';
import { publishStructure } from '../../shared/application/structure-versions.ts';
import { salesStructure, USUAL_STRUCTURES } from '../../shared/domain/sales-structure.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import { COMPANY, campaignsOf, equipped } from '../../simulator/company.ts';
import { openCompanyAtWork } from '../../simulator/company-at-work.ts';
import { type Engine, startEngine } from '../../simulator/engine/embedded-engine.ts';
import { readRecords } from '../../simulator/run-records.ts';
import { FIRST_MOMENT, startInput } from '../../simulator/start-input.ts';
import { callsAfter } from '../support/placed-calls.ts';
import { writeByHand } from '../support/written-by-hand.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(async () => engine.stop());

async function aCompany(from = FIRST_MOMENT) {
  const clock = createVirtualClock(from);
  const failures: unknown[] = [];
  const input = await startInput({ kind: 'sample', most: 60 }, FIRST_MOMENT);
  const onFailure = (what: string, error: unknown) => void failures.push({ what, error });
  const company = await openCompanyAtWork({ engine, clock, seed: 1, peopleSeed: 1, ...input, speed: 60, onFailure });
  return { company, failures, settings: new DynamoSettingsRepository(company.documents, COMPANY.tableName) };
}

describe('a company at work', () => {
  it('is new once, calls, ends its calls when it is asked to, and goes on where it was', async () => {
    const { company, failures } = await aCompany();
    expect([company.isNew, company.leads]).toEqual([true, 60]);
    await company.hurry({ minutes: 20 });
    const placed = callsAfter(company, FIRST_MOMENT).length;
    expect(placed).toBeGreaterThan(0);

    await company.endCalls();
    const { leads } = await readRecords(company.documents, COMPANY.tableName);
    expect(leads.filter(({ state }) => state.kind === 'dialling')).toEqual([]);
    const endedAt = company.clock.now();
    await company.close();
    expect(failures).toEqual([]);

    const later = await aCompany(endedAt);
    expect([later.company.isNew, later.company.leads]).toEqual([false, 60]);
    await later.company.close();
  });

  it('has its people go where their work is when administrators divide it otherwise', async () => {
    const { company, settings, failures } = await aCompany(FIRST_MOMENT.add({ hours: 2 }));
    expect([...company.centre.people().keys()]).toEqual([1, 2, 3]);
    const document = equipped(USUAL_STRUCTURES.two);
    for (const campaign of campaignsOf(salesStructure(document))) await settings.putCampaign(campaign);
    const { version } = (await settings.read()).structure;
    const deps = { repository: settings, clock: () => company.clock.now() };
    const published = await publishStructure(deps, {
      expectedVersion: version,
      author: 'Kim',
      note: '',
      input: document,
    });
    expect(published.kind).toBe('published');

    await company.hurry({ minutes: 30 });
    expect([...company.centre.people()]).toEqual([
      [1, 2],
      [2, 2],
    ]);
    await company.close();
    expect(failures).toEqual([]);
  });

  it('opens beside a lead that a hand has broken, which it names, and calls the others', async () => {
    const from = FIRST_MOMENT.add({ hours: 3 });
    const { company } = await aCompany(from);
    const { documents } = company;
    const { leads } = await readRecords(documents, COMPANY.tableName);
    const broken = { pk: `LEAD#${leads[0]?.id}`, sk: 'LEAD' };
    await writeByHand({ client: documents, name: COMPANY.tableName }, broken, '{}');
    await company.close();

    const opened = await aCompany(from);
    const misshapen = { kind: 'misshapen', key: `${broken.pk} / ${broken.sk}` };
    expect(opened.failures).toMatchObject([{ what: 'passed over what cannot be read', error: { why: misshapen } }]);
    await opened.company.hurry({ minutes: 20 });
    expect(callsAfter(opened.company, from).length).toBeGreaterThan(0);
    await opened.company.close();
    expect(opened.failures.length).toBe(1);
  });
});
