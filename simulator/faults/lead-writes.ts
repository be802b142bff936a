import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { WrittenItem } from '../wire/written-items.ts';

const purpose = z.looseObject({
  kind: z.string(),
  programme: z.string().optional(),
  step: z.string().optional(),
  touch: z.number().optional(),
  plannedAt: z.string().optional(),
});

const document = z.object({
  id: z.string(),
  version: z.number(),
  stage: z.string(),
  state: z.looseObject({
    kind: z.string(),
    why: z.string().optional(),
    at: z.string().optional(),
    purpose: purpose.optional(),
  }),
});

/** A lead as one write left it, as far as others are told of it; moments as the table has them. */
export type WrittenLead = z.output<typeof document> & { readonly writtenAt: Temporal.Instant };

/** Every write of a lead that the table took, read off the wire. */
export class LeadWrites {
  readonly #byLead = new Map<string, Map<number, WrittenLead>>();

  note(items: readonly WrittenItem[], writtenAt: Temporal.Instant): void {
    for (const { sk, document: text } of items) {
      if (sk !== 'LEAD' || text === undefined) continue;
      const lead = document.parse(JSON.parse(text));
      const versions = this.#byLead.get(lead.id) ?? new Map<number, WrittenLead>();
      versions.set(lead.version, { ...lead, writtenAt });
      this.#byLead.set(lead.id, versions);
    }
  }

  /** By lead and version. */
  all(): ReadonlyMap<string, ReadonlyMap<number, WrittenLead>> {
    return this.#byLead;
  }
}
