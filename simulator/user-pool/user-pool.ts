import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { ROLES } from '../../shared/domain/roles.ts';
import { identifierFor } from '../random.ts';
import { PoolRefusal } from './pool-refusal.ts';
import type { Letter, PoolState, PoolUser } from './pool-state.ts';

export interface PoolSettings {
  readonly seed: number;
  readonly now: () => Temporal.Instant;
  /**
   * 50 when absent, as Cognito sends without Amazon SES.
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-email.html
   */
  readonly lettersPerDay?: number;
  /** What an earlier pool remembered; nobody is in the pool when absent. */
  readonly earlier?: PoolState;
}

export interface Member {
  readonly subject: string;
  readonly email: string;
  readonly group?: string;
}

const LETTERS_PER_DAY = 50;
const HOURS_OF_A_DAY = 24;
const address = z.email();

/** A user pool in which nobody signs up, and whose people are known by their e-mail address. */
export class UserPool {
  readonly #users: PoolUser[];
  readonly #letters: Letter[];
  readonly #signOuts: string[] = [];
  readonly #settings: PoolSettings;
  /** While it is, every request is refused as one too many. */
  isThrottling = false;

  constructor(settings: PoolSettings) {
    this.#settings = settings;
    this.#users = [...(settings.earlier?.users ?? [])];
    this.#letters = [...(settings.earlier?.letters ?? [])];
  }

  get users(): readonly PoolUser[] {
    return this.#users;
  }

  /** What was sent, oldest first. */
  get letters(): readonly Letter[] {
    return this.#letters;
  }

  /** Names of those whom a request has signed out, oldest first. */
  get signOuts(): readonly string[] {
    return this.#signOuts;
  }

  /** Somebody who has signed in before. */
  addMember({ subject, email, group }: Member): PoolUser {
    return this.#add({ username: subject, subject, email, status: 'CONFIRMED', ...(group !== undefined && { group }) });
  }

  /** Somebody comes for the first time through the company's own sign-in. */
  comeBy(provider: string, email: string): PoolUser {
    const subject = identifierFor(this.#settings.seed, 'company sign-in', email);
    return this.#add({ username: `${provider}_${email}`, subject, email, status: 'EXTERNAL_PROVIDER' });
  }

  /** An invited person signs in with the password of the letter, and chooses another one. */
  firstSignIn(email: string): void {
    this.user(email).status = 'CONFIRMED';
  }

  /**
   * By the user's name or, of people with a password here, by their address.
   * @throws PoolRefusal where there is none.
   */
  user(nameOrAddress: string): PoolUser {
    const found = this.#users.find(({ username }) => username === nameOrAddress) ?? this.#byAddress(nameOrAddress);
    if (found === undefined) throw new PoolRefusal('UserNotFoundException', 'User does not exist.');
    return found;
  }

  /** @throws PoolRefusal where the address has a login, is none, or no letter goes out any more. */
  invite(email: string): PoolUser {
    if (!address.safeParse(email).success) {
      throw new PoolRefusal('InvalidParameterException', 'Username should be an email.');
    }
    if (this.#byAddress(email) !== undefined) {
      throw new PoolRefusal('UsernameExistsException', 'An account with the given email already exists.');
    }
    this.#send(email);
    const subject = identifierFor(this.#settings.seed, 'pool user', email, String(this.#users.length));
    return this.#add({ username: subject, subject, email, status: 'FORCE_CHANGE_PASSWORD' });
  }

  /** @throws PoolRefusal where they are unknown, have signed in before, or no letter goes out any more. */
  inviteAgain(email: string): PoolUser {
    const user = this.user(email);
    if (user.status !== 'FORCE_CHANGE_PASSWORD') {
      throw new PoolRefusal(
        'UnsupportedUserStateException',
        'Resend not possible. User status is not FORCE_CHANGE_PASSWORD.',
      );
    }
    this.#send(user.email);
    return user;
  }

  /** @throws PoolRefusal where there is no such group or user. */
  group(name: string): readonly PoolUser[] {
    if (!ROLES.some((role) => role === name)) throw new PoolRefusal('ResourceNotFoundException', 'Group not found.');
    return this.#users.filter(({ groups }) => groups.has(name));
  }

  signOut(nameOrAddress: string): void {
    this.#signOuts.push(this.user(nameOrAddress).username);
  }

  #byAddress(email: string): PoolUser | undefined {
    const wanted = email.toLowerCase();
    return this.#users.find((user) => user.status !== 'EXTERNAL_PROVIDER' && user.email.toLowerCase() === wanted);
  }

  #send(to: string): void {
    const { now, lettersPerDay = LETTERS_PER_DAY } = this.#settings;
    const at = now();
    const today = this.#letters.filter((letter) => at.since(letter.at).total('hours') < HOURS_OF_A_DAY);
    if (today.length >= lettersPerDay) throw new PoolRefusal('LimitExceededException', 'Exceeded daily email limit.');
    this.#letters.push({ to, at });
  }

  #add(user: Pick<PoolUser, 'username' | 'subject' | 'email' | 'status'> & { readonly group?: string }): PoolUser {
    const { group, ...rest } = user;
    const added = { ...rest, createdAt: this.#settings.now(), isEnabled: true, groups: new Set<string>() };
    if (group !== undefined) added.groups.add(group);
    this.#users.push(added);
    return added;
  }
}
