import type { PersonShown } from './people-answers.ts';
import type { PEOPLE_WORDS } from './words.ts';

/** What an administrator does about somebody who is known. */
export const PERSON_DEEDS = ['role', 'switch-off', 'switch-on', 'invite-again'] as const;

export type PersonDeed = (typeof PERSON_DEEDS)[number];

type Hindrance = keyof (typeof PEOPLE_WORDS)['en']['hindrances'];

/** What is offered of somebody: they are switched either off or on. */
export function deedsOf({ status }: PersonShown): readonly PersonDeed[] {
  return PERSON_DEEDS.filter((deed) => deed !== (status === 'switched-off' ? 'switch-off' : 'switch-on'));
}

/** Why it cannot be done, as far as the page can tell; the API has the last word. */
export function hindranceOf({ isYou, comesBy, status }: PersonShown, deed: PersonDeed): Hindrance | undefined {
  if (deed !== 'invite-again') return isYou ? 'you' : undefined;
  if (comesBy === 'company sign-in') return 'company';
  switch (status) {
    case 'active':
      return 'signedIn';
    case 'switched-off':
      return 'off';
    case 'invited':
      return undefined;
  }
}
