import { identifierFor, randomFor } from '../random.ts';
import type { CallLeg } from './contact.ts';
import type { Oddities } from './oddities.ts';

/** A step-by-step guide that runs as a contact of its own beside the call. */
export interface Guide {
  readonly contactId: string;
  /** False when nothing but the attributes tells which call the guide belongs to. */
  readonly namesCall: boolean;
}

/** The guide through which the agent sends a form about the call, if it has a contact of its own. */
export function guideFor(leg: CallLeg, formNumber: number, oddities: Oddities, seed: number): Guide | undefined {
  const key = ['guide', leg.contactId, String(formNumber)];
  const random = randomFor(seed, ...key);
  if (!random.chance(oddities.guidesWithOwnContact)) return undefined;
  return {
    contactId: identifierFor(seed, ...key),
    namesCall: !random.chance(oddities.guidesWithoutInitialContact),
  };
}
