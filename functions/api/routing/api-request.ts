import type { Caller } from './caller.ts';

/** Whoever asks, or why nobody is known to. */
export type Asking =
  | { readonly kind: 'caller'; readonly caller: Caller }
  | { readonly kind: 'anonymous' }
  /** Signed in, and in none of the groups. */
  | { readonly kind: 'no-role' };

/** A request over HTTP in our words. */
export interface ApiRequest {
  readonly asking: Asking;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent when there is none. */
  readonly body?: string;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
