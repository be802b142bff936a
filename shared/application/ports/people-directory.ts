import type { Person } from '../../domain/person.ts';
import type { Role } from '../../domain/roles.ts';

export interface PeoplePage {
  /** How many people at most: a whole number from 1 to 60. */
  readonly limit: number;
  /** Where an earlier page ended; from the beginning when absent. */
  readonly after?: string;
}

export type PeopleFound =
  | { readonly kind: 'people'; readonly people: readonly Person[]; readonly next?: string }
  /** `after` is no place in this list, or no longer one. */
  | { readonly kind: 'no-such-place' };

export type Invited =
  | { readonly kind: 'invited'; readonly person: Person }
  | { readonly kind: 'there-already' }
  | NotSent;

export type NotSent =
  /** No letter can go to this address. */
  | { readonly kind: 'address-refused' }
  /** No more letters go out today. */
  | { readonly kind: 'letters-used-up' };

/**
 * Who may sign in, and as what. It keeps no versions: of two changes at once the later one stands. What it lists may be some
 * seconds old. Whoever was signed in keeps what they hold for an hour at most after their role or access changed.
 */
export interface PeopleDirectory {
  people(page: PeoplePage): Promise<PeopleFound>;
  /** @returns undefined where nobody has the id. */
  person(id: string): Promise<Person | undefined>;
  /** Makes a login without a role and writes to the address. Of two at once one is `there-already`. */
  invite(email: string): Promise<Invited>;
  /** Writes once more, with another password. For people who are invited and have never signed in. */
  inviteAgain(person: Person): Promise<{ readonly kind: 'sent' } | NotSent>;
  /** Gives the role in place of any other; they have to sign in again. A repeat changes nothing. */
  giveRole(id: string, role: Role): Promise<void>;
  /** They can no longer sign in, nor stay signed in. A repeat changes nothing. */
  switchOff(id: string): Promise<void>;
  switchOn(id: string): Promise<void>;
  /** Everybody who is an administrator and could sign in as one at this moment: active, neither invited nor switched off. */
  activeAdministrators(): Promise<readonly string[]>;
}
