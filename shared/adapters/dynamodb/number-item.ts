import * as z from 'zod';
import { readItem } from './unreadable-item-error.ts';

/** The item that says who holds a number and whether it may be called: `lead_id?`, `suppressed_at?`, `suppressed_why?`. */
export function numberKeyOf(hashedNumber: string): { readonly pk: string; readonly sk: string } {
  return { pk: `NUMBER#${hashedNumber}`, sk: 'NUMBER' };
}

const numberItem = z.object({ lead_id: z.string().exactOptional() });

/**
 * The lead that holds the number, or undefined when it is only suppressed.
 * @throws UnreadableItemError when the item is no number's.
 */
export function holderFromItem(item: Readonly<Record<string, unknown>>): string | undefined {
  return readItem(numberItem, item).lead_id;
}
