export interface NumberHasher {
  /** The key that stands for a number in keys, tokens and streams. Same number and secret, same key; nobody without the secret can tell the number. */
  keyOf(e164: string): string;
}
