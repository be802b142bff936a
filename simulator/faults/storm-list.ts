import { randomFor } from '../random.ts';

const AREA_CODES = ['212', '312', '213'];

/**
 * A small list that has everything: prospects, deals and customers in three zones, some with a second number, as the
 * text of a list file. Numbers are of the 555-01xx range, which is reserved for fiction.
 */
export function stormList(seed: number): string {
  const rows = ['external_id,phone,phone_2,stage,last_purchase_on'];
  const add = (prefix: string, count: number, stage: string, firstLine: number, lastPurchase: string) => {
    for (let index = 0; index < count; index += 1) {
      const random = randomFor(seed, 'storm list', prefix, String(index));
      const phone = phoneOf(random.pick(AREA_CODES), firstLine + index);
      const second = random.chance(0.4) ? phoneOf(random.pick(AREA_CODES), 99 - firstLine - index) : '';
      rows.push(`${prefix}-${index + 1},${phone},${second},${stage},${lastPurchase}`);
    }
  };
  add('P', 22, 'prospecting', 0, '');
  add('S', 13, 'selling', 25, '');
  add('C', 8, 'account-care', 40, '2025-12-06');
  return `${rows.join('\n')}\n`;
}

function phoneOf(areaCode: string, line: number): string {
  return `+1${areaCode}55501${String(line % 100).padStart(2, '0')}`;
}
