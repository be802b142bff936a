/** No DynamoDB engine can run here; the message is one line that names the one thing to install. */
export class EngineMissingError extends Error {
  override readonly name = 'EngineMissingError';
  readonly code = 'engine.missing';
  readonly retryable = false;
}
