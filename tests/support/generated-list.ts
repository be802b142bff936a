/** A row of a lead list, by the columns that docs/lead-lists.md names. */
export type ListRow = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

const COLUMNS = [
  'external_id',
  'phone',
  'stage',
  'country',
  'region',
  'postal_code',
  'timezone',
  'consent',
  'call_window',
  'last_purchase_on',
] as const;

/** The rows as the text of a lead list. */
export function listText(rows: readonly ListRow[]): string {
  return `${[COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))].map((cells) => cells.join(',')).join('\n')}\n`;
}

/**
 * Numbers that the North American plan keeps for fiction, 555-0100 to 555-0199, dealt out over the area codes in turn.
 * @throws RangeError when there are not so many.
 */
export function northAmericanNumbers(areaCodes: readonly number[], count: number): readonly string[] {
  if (count > areaCodes.length * 100) throw new RangeError('These area codes have no more numbers for fiction.');
  return Array.from({ length: count }, (_, index) => {
    const line = 100 + Math.floor(index / areaCodes.length);
    return `+1${areaCodes[index % areaCodes.length]}5550${line}`;
  });
}

/** A beginning and a running number of so many digits: `+44207946` and four digits give Ofcom's numbers for drama. */
export function numbersAfter(stem: string, digits: number, count: number): readonly string[] {
  if (count > 10 ** digits) throw new RangeError('The running numbers would be too long.');
  return Array.from({ length: count }, (_, index) => `${stem}${String(index).padStart(digits, '0')}`);
}
