import { inPlainWords } from '../command-failure.ts';

/** What AWS answered; or why it could not be asked, and what would help. */
export type Asked<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'unknown'; readonly why: string; readonly mend: string };

const FORBIDDEN: ReadonlySet<string> = new Set(['AccessDenied', 'AccessDeniedException']);
const HURRIED: ReadonlySet<string> = new Set(['Throttling', 'ThrottlingException', 'TooManyRequestsException']);

/**
 * Asks AWS what needs one right. A refusal, and every other error of AWS or of the network, is an answer too: what was
 * asked stays unknown and nothing else stops for it.
 *
 * @param right as it stands in a policy, such as `connect:ListInstances`.
 * @throws what is no error of AWS or of the network.
 */
export async function asked<Value>(right: string, ask: () => Promise<Value>): Promise<Asked<Value>> {
  try {
    return { kind: 'answered', value: await ask() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (FORBIDDEN.has(error.name)) {
      return {
        kind: 'unknown',
        why: `the right ${right} is missing`,
        mend: `have ${right} granted to whoever deploys (docs/deploying.md, "Rights"), then run this again`,
      };
    }
    if (HURRIED.has(error.name)) {
      return { kind: 'unknown', why: 'AWS asks to slow down', mend: 'wait a minute, then run this again' };
    }
    const mend = inPlainWords(error);
    if (mend === undefined) throw error;
    return { kind: 'unknown', why: `AWS did not answer (${error.name})`, mend };
  }
}

export function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
