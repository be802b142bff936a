/** What speaks against a figure that advice is asked from, apart from how it is written. */
export type FigureFault =
  | { readonly kind: 'no-share' }
  | { readonly kind: 'nobody-answers' }
  | { readonly kind: 'no-people' }
  /** More customers bought again than ever bought. */
  | { readonly kind: 'above-ever-bought' }
  /** Fewer orders than those customers must have placed. */
  | { readonly kind: 'below-orders-placed' }
  | { readonly kind: 'nobody-called' };

/** What is wrong, in a few words. */
export function figureFaultInWords(fault: FigureFault): string {
  switch (fault.kind) {
    case 'no-share':
      return 'is no share between 0 and 1';
    case 'nobody-answers':
      return 'says that nobody ever answers';
    case 'no-people':
      return 'is no number of people';
    case 'above-ever-bought':
      return 'is more than ever bought';
    case 'below-orders-placed':
      return 'is less than those customers must have placed';
    case 'nobody-called':
      return 'nobody is called at all';
  }
}
