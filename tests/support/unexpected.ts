/** Given where something must not happen. @throws always, with what did. */
export function unexpected(what: unknown): never {
  throw what instanceof Error ? what : new Error(`This must not happen: ${String(what)}`);
}
