import subdivisionNames from './data/subdivision-names.json' with { type: 'json' };

const namesByCountry: Readonly<Record<string, Readonly<Record<string, string>>>> = subdivisionNames;

/** `US-NY`, `NY` or `ny`: at most three letters or digits, with or without the country. */
const ISO_CODE = /^(?:([a-z]{2})-)?([a-z0-9]{1,3})$/i;

const codesByCountry = new Map(
  Object.entries(namesByCountry).map(([country, names]) => [
    country,
    new Map(Object.entries(names).map(([code, name]) => [folded(name), code])),
  ]),
);

/**
 * A subdivision of the country as a bare ISO 3166-2 code in capitals (`NY`), from a code with or without the country, in any
 * case, or for the US, Canada and Australia from its English name. Any other text comes back as it is: it is no code that
 * anything here knows, but it stays what the list said.
 */
export function subdivisionCode(country: string, text: string): string {
  // Stryker disable next-line ArrayDeclaration: what comes first in a match is not looked at.
  const [, ofCountry, code] = ISO_CODE.exec(text.trim()) ?? [];
  if (code !== undefined && (ofCountry === undefined || ofCountry.toUpperCase() === country)) return code.toUpperCase();
  return codesByCountry.get(country)?.get(folded(text)) ?? text;
}

/** The letters alone, without accents and case. */
function folded(text: string): string {
  // Stryker disable next-line MethodExpression: capitals would do as well.
  const letters = text.normalize('NFD').toLowerCase();
  return letters.replace(/\P{L}/gu, '');
}
