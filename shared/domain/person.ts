import type { Temporal } from 'temporal-polyfill';
import type { Role } from './roles.ts';

/** How people come to be known: by an administrator's letter, or through the company's own sign-in. */
export const WAYS_IN = ['invitation', 'company sign-in'] as const;

export type WayIn = (typeof WAYS_IN)[number];

/** Invited people have not chosen a password yet; whoever is switched off cannot sign in. */
export const PERSON_STATUSES = ['invited', 'active', 'switched-off'] as const;

export type PersonStatus = (typeof PERSON_STATUSES)[number];

/** Somebody with a login of this deployment. */
export interface Person {
  /** Never changes, and is never given to somebody else. */
  readonly id: string;
  /** What their tokens call them. */
  readonly subject: string;
  readonly email: string;
  /** Absent until they are given one: they may do nothing. */
  readonly role?: Role;
  readonly comesBy: WayIn;
  readonly status: PersonStatus;
  readonly addedAt: Temporal.Instant;
}
