const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const ONE_DECIMAL = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const TWO_DECIMALS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** A number as a sentence tells it: the smaller, the more decimals. */
export function told(number: number): string {
  if (number >= 100) return WHOLE.format(number);
  return number >= 1 ? ONE_DECIMAL.format(number) : TWO_DECIMALS.format(number);
}

/** A number as it was given, for a formula. */
export function given(number: number): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/** A share in hundredths: `12 %`, `0.4 %`. */
export function inPercent(share: number): string {
  const hundredths = 100 * share;
  return `${(hundredths !== 0 && hundredths < 1 ? ONE_DECIMAL : WHOLE).format(hundredths)} %`;
}

/** `1 person`, `7 people`. */
export function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${WHOLE.format(count)} people`;
}
