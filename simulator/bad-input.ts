/** What the person at the keyboard gave cannot be used. The message says what, where and how to mend it; no stack is shown. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly exitCode = 2;
}
