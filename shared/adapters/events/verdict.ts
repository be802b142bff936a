import type * as z from 'zod';

/** Input that is understood and no business of this deployment's: counted under its reason. */
export interface Ignored {
  readonly kind: 'ignore';
  readonly why: string;
}

/** Input that cannot be understood: kept with its reason, which names paths and never quotes a value. */
export interface Rejected {
  readonly kind: 'reject';
  readonly why: string;
}

const LONGEST_REASON = 500;

export function ignored(why: string): Ignored {
  return { kind: 'ignore', why };
}

export function rejected(why: string): Rejected {
  return { kind: 'reject', why };
}

/** Each path that is wrong with what it should be; the values that were given are left out. */
export function reasonOf(error: z.ZodError): string {
  const faults = error.issues.map(({ path, message }) => `${path.map(String).join('.') || '(all)'}: ${message}`);
  return faults.join('; ').slice(0, LONGEST_REASON);
}

/** The JSON that a text holds. */
export function jsonFrom(text: string): { readonly kind: 'json'; readonly json: unknown } | Rejected {
  try {
    return { kind: 'json', json: JSON.parse(text) };
  } catch {
    return rejected('not JSON');
  }
}
