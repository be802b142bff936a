import { shortHash } from './short-hash.ts';

/** The item that is there when the lead's order was recorded; it holds nothing but its key, and is never forgotten. */
export function orderKey(leadId: string, orderId: string): { readonly pk: string; readonly sk: string } {
  return { pk: `LEAD#${leadId}`, sk: `ORDER#${shortHash(orderId)}` };
}
