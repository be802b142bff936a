import { randomFor } from '../random.ts';

/** Of New York, Chicago and Los Angeles; others of the same cities for second numbers. */
const AREA_CODES = ['212', '312', '213'];
const SECOND_AREA_CODES = ['917', '773', '323'];

/**
 * A small list that has everything: prospects, deals and customers in three zones, each with a name and some with a second
 * number, as the text of a list file. Numbers are of the 555-01xx range, which is reserved for fiction.
 */
export function stormList(seed: number): string {
  const rows = ['external_id,name,phone,phone_2,stage,last_purchase_on'];
  const add = (prefix: string, count: number, stage: string, firstLine: number, lastPurchase: string) => {
    for (let index = 0; index < count; index += 1) {
      const random = randomFor(seed, 'storm list', prefix, String(index));
      const phone = phoneOf(random.pick(AREA_CODES), firstLine + index);
      const second = random.chance(0.4) ? phoneOf(random.pick(SECOND_AREA_CODES), firstLine + index) : '';
      rows.push(`${prefix}-${index + 1},${prefix} Example ${index + 1},${phone},${second},${stage},${lastPurchase}`);
    }
  };
  add('P', 36, 'prospecting', 0, '');
  add('S', 24, 'selling', 36, '');
  add('C', 16, 'account-care', 60, '2025-12-06');
  return `${rows.join('\n')}\n`;
}

function phoneOf(areaCode: string, line: number): string {
  return `+1${areaCode}55501${String(line % 100).padStart(2, '0')}`;
}
