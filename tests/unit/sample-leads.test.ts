import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { PrefixNumberZones } from '../../shared/adapters/number-plan/prefix-number-zones.ts';
import { parseLeadList } from '../../shared/application/lead-list.ts';
import { SAMPLE_LEADS_FILE, sampleLeadsCsv } from '../../simulator/sample/generate-sample-leads.ts';

const NOW = Temporal.Instant.from('2026-01-05T00:00:00Z');
/** Kept free for fiction by the North American, British, German and Australian numbering plans. */
const RESERVED =
  /^\+(1\d{3}55501\d\d|442079460\d{3}|441614960\d{3}|441314960\d{3}|447700900\d{3}|493023125\d{3}|6125550\d{4})$/;

describe('the sample list', () => {
  const text = readFileSync(SAMPLE_LEADS_FILE, 'utf8');
  const result = parseLeadList(text, { now: NOW, zones: PrefixNumberZones.load() });
  if (result.kind === 'unreadable') throw new Error(result.message);
  const { leads, rejected, rows } = result;

  it('is what its generator writes', () => {
    expect(text).toBe(sampleLeadsCsv());
  });

  it('has 1,204 good rows and 8 bad ones', () => {
    const codes = Map.groupBy(rejected, ({ code }) => code);

    expect([rows, leads.length]).toEqual([1212, 1204]);
    expect(Object.fromEntries([...codes].map(([code, bad]) => [code, bad.length]))).toEqual({
      duplicate: 3,
      'no-number': 2,
      'impossible-number': 1,
      'unknown-stage': 1,
      'bad-date': 1,
    });
  });

  it('holds all stages, eight time zones of four countries, leads with up to three numbers', () => {
    const stages = Map.groupBy(leads, ({ stage }) => stage);
    const numbers = leads.flatMap((lead) => lead.numbers);

    expect(Object.fromEntries([...stages].map(([stage, members]) => [stage, members.length]))).toEqual({
      prospecting: 350,
      selling: 84,
      'account-care': 770,
    });
    expect(new Set(numbers.flatMap(({ area }) => area.zones))).toEqual(
      new Set([
        'America/Atikokan',
        'America/Chicago',
        'America/Los_Angeles',
        'America/New_York',
        'America/Toronto',
        'America/Winnipeg',
        'Australia/Sydney',
        'Europe/London',
      ]),
    );
    expect(new Set(leads.map((lead) => lead.numbers.length))).toEqual(new Set([1, 2, 3]));
  });

  it('rings nobody: every number is reserved for fiction', () => {
    const real = leads.flatMap((lead) => lead.numbers).filter(({ e164 }) => !RESERVED.test(e164));

    expect(real).toEqual([]);
  });
});
