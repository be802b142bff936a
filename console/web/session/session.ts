import type { Role } from '../../../shared/domain/roles.ts';

/** Somebody is signed in. */
export interface Session {
  /** An ID token that is still valid, renewed where that is possible. */
  readonly token: () => Promise<string>;
  readonly signOut: () => Promise<void>;
}

/** How people sign in to this console. */
export interface SignInWay {
  /** Whoever was signed in before in this tab, or comes back from where people sign in. */
  readonly resume: () => Promise<Session | undefined>;
  /** What there is to press. */
  readonly doors: readonly Door[];
}

export interface Door {
  readonly id: Role | 'company';
  /** Undefined when the browser leaves for another page. */
  readonly enter: () => Promise<Session | undefined>;
}
