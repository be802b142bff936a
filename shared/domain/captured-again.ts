import { Temporal } from 'temporal-polyfill';
import type { Consent, Lead } from './lead.ts';

/** What somebody says of themselves when they make themselves known to the company. */
export interface SelfDescription {
  readonly capturedAt: Temporal.Instant;
  readonly name?: string;
  readonly source?: string;
  readonly consent?: Consent;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * A known lead that was captured again; the very same lead when that tells nothing new. The latest telling's attributes
 * stand, an earlier one that comes later only fills what is missing; the strongest consent that can be proved stands.
 * Where the lead stands, when it is called and what was counted never change. Whoever was erased stays so.
 */
export function capturedAgain(lead: Lead, { capturedAt, name, source, consent, attributes }: SelfDescription): Lead {
  if (lead.erasedAt !== undefined) return lead;
  const isLater = lead.capturedAt === undefined || Temporal.Instant.compare(capturedAt, lead.capturedAt) > 0;
  const merged = isLater ? { ...lead.attributes, ...attributes } : { ...attributes, ...lead.attributes };
  const strongest = strongestOf(lead.consent, consent);
  const after: Lead = {
    ...lead,
    ...(isLater && { capturedAt }),
    ...(lead.name === undefined && name !== undefined && { name }),
    ...(lead.source === undefined && source !== undefined && { source }),
    ...(strongest !== undefined && { consent: strongest }),
    attributes: merged,
  };
  return isLater || !sameWords(lead, after) ? after : lead;
}

function strongestOf(one: Consent | undefined, other: Consent | undefined): Consent | undefined {
  return one === 'written' || other === 'written' ? 'written' : (one ?? other);
}

function sameWords(one: Lead, other: Lead): boolean {
  const words = ({ name, source, consent, attributes }: Lead) =>
    JSON.stringify([name, source, consent, Object.entries(attributes).toSorted(byName)]);
  return words(one) === words(other);
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
