/** How figures are written in one language. */
export interface FigureText {
  /** A number as a sentence tells it: the smaller, the more decimals. */
  readonly told: (number: number) => string;
  /** A number as it was given, for a formula. */
  readonly given: (number: number) => string;
  /** A share in hundredths: `12 %`, `0.4 %`. */
  readonly inPercent: (share: number) => string;
}

/** How many decimals a sentence tells of a number, at most. */
export function decimalsTold(number: number): 0 | 1 | 2 {
  if (number >= 100) return 0;
  return number >= 1 ? 1 : 2;
}

/** @param locale like `en-US`, `ru`. */
export function figureTextIn(locale: string): FigureText {
  const format = (maximumFractionDigits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits });
  const formats = [format(0), format(1), format(2)] as const;
  const asGiven = format(4);
  return {
    told: (number) => formats[decimalsTold(number)].format(number),
    given: (number) => asGiven.format(number),
    inPercent: (share) => {
      const hundredths = 100 * share;
      return `${formats[hundredths !== 0 && hundredths < 1 ? 1 : 0].format(hundredths)} %`;
    },
  };
}

export const { told, given, inPercent } = figureTextIn('en-US');

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1 person`, `7 people`. */
export function peopleText(count: number): string {
  return count === 1 ? '1 person' : `${WHOLE.format(count)} people`;
}
