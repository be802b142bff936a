/** The command cannot do what it was asked to: the message says what is wrong, where, and how to mend it. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}

const NO_CREDENTIALS: ReadonlySet<string> = new Set(['CredentialsProviderError', 'TokenProviderError']);
const STALE_CREDENTIALS: ReadonlySet<string> = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidAccessKeyId',
  'UnrecognizedClientException',
  'SignatureDoesNotMatch',
]);
const FORBIDDEN: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException', 'KMS.AccessDeniedException']);
const UNREACHABLE: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'ETIMEDOUT']);

/** What an error of AWS or of the network means to whoever typed the command; undefined when it is none of them. */
export function inPlainWords(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof CommandFailure) return error.message;
  const { name, message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (NO_CREDENTIALS.has(name)) {
    return 'There are no AWS credentials. Sign in (aws sso login), or name a profile: AWS_PROFILE=my-profile before the command.';
  }
  if (STALE_CREDENTIALS.has(name)) return `AWS does not take the credentials (${name}). Sign in again: aws sso login`;
  if (FORBIDDEN.has(name)) {
    return `AWS forbids it: ${message} The rights that commands need stand in docs/runbook.md, "Before you begin", and docs/deploying.md, "Rights".`;
  }
  if (message === 'Region is missing') {
    return 'The region is not known. Give it: --region us-east-1, or name a profile that has one: AWS_PROFILE=my-profile before the command.';
  }
  if (UNREACHABLE.has(code)) return `AWS cannot be reached (${code}). Look at the network, the region and --endpoint.`;
  return '$metadata' in error ? `AWS answered ${name}: ${message}` : undefined;
}
