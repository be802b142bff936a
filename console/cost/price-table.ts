import * as z from 'zod';
import { CommandFailure } from '../command-failure.ts';
import { readJsonFile } from '../json-file.ts';
import listPrices from './list-prices.json' with { type: 'json' };

const entry = z.strictObject({
  /** In the currency of the table. */
  price: z.number().nonnegative(),
  /** What one costs that. */
  per: z.string(),
  /** Where the list price stands. */
  source: z.url(),
});

const NAMES = Object.keys(listPrices.prices);
const names = z.enum(NAMES);

const priceTable = z.strictObject({
  region: z.string().min(1),
  asOf: z.iso.date(),
  currency: z.string().length(3),
  prices: z.record(names, entry),
});

/** Prices in a file of one's own: those of another region, of another day, or agreed with AWS. */
const ownPrices = z.strictObject({
  region: z.string().min(1).optional(),
  asOf: z.iso.date().optional(),
  currency: z.string().length(3).optional(),
  prices: z.partialRecord(names, z.union([z.number().nonnegative(), entry])),
});

export interface PriceTable {
  readonly region: string;
  readonly asOf: string;
  readonly currency: string;
  /** By the name of the price. */
  readonly of: (name: keyof typeof listPrices.prices) => number;
}

/** AWS's list prices in one region on one day; the table names the page of each. */
export function listPriceTable(): PriceTable {
  return tableOf(priceTable.parse(listPrices));
}

/**
 * The list prices with those of a file in their place: `{"prices": {"outboundMinute": 0.012}}`.
 * @throws CommandFailure when the file cannot be read, or names a price that there is not.
 */
export async function priceTableFrom(path: string): Promise<PriceTable> {
  const parsed = ownPrices.safeParse(await readJsonFile(path));
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new CommandFailure(
      `${path}: ${first?.path.join('.') || 'the file'}: ${first?.message}. It takes {"prices": {NAME: NUMBER}} with the names ${NAMES.join(', ')}.`,
    );
  }
  const { prices, ...given } = parsed.data;
  const own = Object.entries(prices).map(([name, price]) => [name, typeof price === 'number' ? price : price?.price]);
  const list = priceTable.parse(listPrices);
  const merged = { ...list, ...withoutUndefined(given) };
  const numbers = new Map<string, number | undefined>(own.map(([name, price]) => [String(name), Number(price)]));
  const { of } = tableOf(list);
  return { ...merged, of: (name) => numbers.get(name) ?? of(name) };
}

function tableOf({ prices, ...table }: z.output<typeof priceTable>): PriceTable {
  return { ...table, of: (name) => prices[name]?.price ?? 0 };
}

function withoutUndefined<Value extends object>(value: Value): { [Key in keyof Value]: NonNullable<Value[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [Key in keyof Value]: NonNullable<Value[Key]>;
  };
}
