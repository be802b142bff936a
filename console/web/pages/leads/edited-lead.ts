import type { LeadWhole } from './lead-answers.ts';

/** What may be changed of a lead, as it stands in a form: an empty text is none. */
export interface EditedLead {
  readonly name: string;
  readonly externalId: string;
  readonly timezone: string;
  readonly windowStart: string;
  readonly windowEnd: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Known = Pick<LeadWhole, 'name' | 'externalId' | 'timezone' | 'wishes' | 'attributes'>;

/** What somebody has written, and nothing that they have not. */
export type LeadEdits = Partial<EditedLead>;

/** What is known of a lead, with what was written over it. */
export function editedOf(known: Known, edits: LeadEdits = {}): EditedLead {
  const { name = '', externalId = '', timezone = '', wishes, attributes } = known;
  const { start = '', end = '' } = wishes?.callWindow ?? {};
  const before = { name, externalId, timezone, windowStart: start, windowEnd: end };
  return { ...before, ...edits, attributes: { ...attributes, ...edits.attributes } };
}

/** Both, the later over the earlier. */
export function mergedEdits(earlier: LeadEdits = {}, later: LeadEdits): LeadEdits {
  const attributes = { ...earlier.attributes, ...later.attributes };
  return { ...earlier, ...later, ...(Object.keys(attributes).length > 0 && { attributes }) };
}

/** Only what differs from what is known: null takes away. */
export function patchOf(edited: EditedLead, known: Known): Readonly<Record<string, unknown>> {
  const before = editedOf(known);
  const texts = (['name', 'externalId', 'timezone'] as const)
    .filter((member) => edited[member].trim() !== before[member])
    .map((member) => [member, orNull(edited[member])]);
  const attributes = Object.entries(edited.attributes)
    .filter(([name, text]) => text.trim() !== before.attributes[name])
    .map(([name, text]) => [name, orNull(text)]);
  return {
    ...Object.fromEntries(texts),
    ...windowPatch(edited, before),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
  };
}

function windowPatch({ windowStart: start, windowEnd: end }: EditedLead, before: EditedLead) {
  if (start === before.windowStart && end === before.windowEnd) return {};
  return { callWindow: start === '' && end === '' ? null : { start, end } };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
