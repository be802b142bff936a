import * as z from 'zod';
import type { StructureChange, StructurePlace } from './structure-diff.ts';

const FIELD_NAMES: Readonly<Record<string, string>> = {
  queueId: 'queue',
  routingProfileId: 'routing profile',
  contactFlowId: 'contact flow',
  callerNumbers: 'caller numbers',
  contactsPerDay: 'contacts a day',
  handoversPerDay: 'hand-overs a day',
  firstCallWithinMinutes: 'minutes to the first call',
  dealsPerDay: 'deals a day',
  winRate: 'share of deals won',
  repeatRate: 'share of customers who buy again',
  averageOrderValue: 'average order value',
  complaintRate: 'share of customers who complain',
  objections: 'objection',
  cards: 'card',
  facts: 'fact to find out',
};

/** One sentence for each change, for a person: "tier 2, queue: set to …". */
export function structureChangesInWords(changes: readonly StructureChange[]): readonly string[] {
  return changes.map((change) => `${placeInWords(change.place)}: ${whatChanged(change)}`);
}

function whatChanged(change: StructureChange): string {
  switch (change.kind) {
    case 'added':
      return `set to ${valueInWords(change.after)}`;
    case 'removed':
      return `no longer set, was ${valueInWords(change.before)}`;
    case 'changed':
      return `${valueInWords(change.before)} becomes ${valueInWords(change.after)}`;
  }
}

function placeInWords(place: StructurePlace): string {
  if (place.kind === 'tier') {
    const { tier, field, part } = place;
    return part === undefined ? `tier ${tier}, ${nameOf(field)}` : `tier ${tier}, target ${nameOf(part)}`;
  }
  if (place.kind === 'transition') return `what follows ${place.on} in ${place.from}`;
  const { script, field, part } = place;
  return `script ${script}, ${nameOf(field)}${part === undefined ? '' : ` ${part}`}`;
}

/** The name of a target, a field of a tier or a part of a script. */
export function nameOf(field: string): string {
  return FIELD_NAMES[field] ?? field;
}

const told = z.union([
  z.string(),
  z.array(z.string()).transform((values) => values.join(', ')),
  z.object({ title: z.string() }).transform(({ title }) => title),
  z.object({ question: z.string() }).transform(({ question }) => question),
]);

/** A list by its items, an answer or a card by its title. */
function valueInWords(text: string): string {
  const parsed = told.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : text;
}
