import { TierlineError } from '../application/errors.ts';

/** Seven digits or more in a row, with the signs that people write between them: it may be a telephone number. */
const MAYBE_A_NUMBER = /\+?\d(?:[ ().-]{0,2}\d){6,}/g;

/** What a library quotes in its message may be what somebody sent: JSON.parse quotes the text that it cannot read. */
const QUOTED = /"[^"]*"?|'[^']*'?|`[^`]*`?/g;

export interface RedactedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly at?: string;
}

/** The text with anything like a telephone number taken out. */
export function redactedText(text: string): string {
  return text.replaceAll(MAYBE_A_NUMBER, '[number]');
}

/**
 * What may be logged of an error: its name, code and place, and its message with anything like a telephone number taken
 * out. Of a message that is not our own what stands in quotes is taken out as well.
 */
export function redactedError(error: unknown): RedactedError {
  if (!(error instanceof Error)) return { name: typeof error, message: 'A value that is no error was thrown.' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: redactedText(error.code) } : {};
  const place = placesOf(error)[0];
  return { name: error.name, message: messageOf(error), ...code, ...(place !== undefined && { at: place }) };
}

/** An error that says no more than may be logged, to be thrown in place of the given one. */
export function redactedCopy(error: unknown): Error {
  const { name, message } = redactedError(error);
  const copy = new Error(message);
  copy.name = name;
  copy.stack = [`${name}: ${message}`, ...(error instanceof Error ? placesOf(error) : [])].join('\n    ');
  return copy;
}

function messageOf(error: Error): string {
  const own = error instanceof TierlineError ? error.message : error.message.replaceAll(QUOTED, '[text]');
  return redactedText(own).slice(0, 500);
}

/** The lines of the stack that name places, without the message above them, whatever it holds. */
function placesOf({ stack = '', message }: Error): readonly string[] {
  const below = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
  return below
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => /^at .*:\d+:\d+\)?$/.test(each));
}
