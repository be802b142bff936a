/** An answer of Cognito that is none, under the name that the SDK gives it. */
export class PoolRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
