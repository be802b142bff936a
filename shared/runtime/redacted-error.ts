/** Seven digits or more in a row, with the signs that people write between them: it may be a telephone number. */
const MAYBE_A_NUMBER = /\+?\d(?:[ ().-]{0,2}\d){6,}/g;

export interface RedactedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly at?: string;
}

/** What may be logged of an error: its name, code and place, and its message with anything like a telephone number taken out. */
export function redactedError(error: unknown): RedactedError {
  if (!(error instanceof Error)) return { name: typeof error, message: 'A value that is no error was thrown.' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return {
    name: error.name,
    message: error.message.replaceAll(MAYBE_A_NUMBER, '[number]').slice(0, 500),
    ...code,
    ...(place !== undefined && { at: place.trim() }),
  };
}
