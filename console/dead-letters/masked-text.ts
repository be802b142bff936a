/** What holds many digits and is no telephone number: moments, UUIDs, ARNs. */
const NO_NUMBER =
  /\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)?|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|arn:[^\s"]+/;
/** Seven digits or more in a row, with the signs that people write between them. */
const MAYBE_A_NUMBER = /\+?\d(?:[ ()./-]{0,2}\d){6,}/;
const EITHER = new RegExp(`(${NO_NUMBER.source})|${MAYBE_A_NUMBER.source}`, 'gi');

/** The text with everything that may be a telephone number replaced; moments, UUIDs and ARNs stay. */
export function masked(text: string): string {
  return text.replaceAll(EITHER, (_match, kept: string | undefined) => kept ?? '[number]');
}
