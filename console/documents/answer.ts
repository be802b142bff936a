/** What a command has to say: for a person, as data, and whether it did what it was asked to. */
export interface Answer {
  readonly text: string;
  readonly data: unknown;
  readonly isDone: boolean;
}

export function done(text: string, data: unknown): Answer {
  return { text, data, isDone: true };
}

export function notDone(text: string, data: unknown): Answer {
  return { text, data, isDone: false };
}
