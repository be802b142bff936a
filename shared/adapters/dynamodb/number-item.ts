/** The item that says who holds a number and whether it may be called: `lead_id?`, `suppressed_at?`, `suppressed_why?`. */
export function numberKeyOf(hashedNumber: string): { readonly pk: string; readonly sk: string } {
  return { pk: `NUMBER#${hashedNumber}`, sk: 'NUMBER' };
}
