import type { AgentBrief } from '../../shared/application/brief-agent.ts';
import { askLines, cardLines, objectionLines, openingLines } from '../../shared/domain/guide-lines.ts';

/**
 * A view takes 16 KB together with the attributes of the contact; what an agent writes comes back through it as well.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-showview.html
 */
export const MOST_GUIDE_BYTES = 12_000;

/** The places of the guide, the one first that an agent can least do without. */
const PLACES = [
  'purpose',
  'script',
  'asks',
  'known',
  'objections',
  'notes',
  'orders',
  'last_outcome',
  'cards',
] as const;

type Place = (typeof PLACES)[number];

/**
 * The brief as the agent's guide takes it: every place is there, with a line for each thing, or empty. Lines that would make
 * more than {@link MOST_GUIDE_BYTES} are left out from the end, cards first, and `cut` is `yes`; otherwise it is `no`.
 */
export function guideAnswerFrom(brief: AgentBrief): Record<string, string> {
  const lines = PLACES.flatMap((place) => linesOf(brief, place).map((line) => ({ place, line })));
  const kept = lines.slice(0, howManyFit(lines.map(({ line }) => line)));
  const places = PLACES.map((place) => {
    const own = kept.filter((each) => each.place === place).map(({ line }) => line);
    return [place, own.join('\n')] as const;
  });
  return {
    status: 'brief',
    stage: brief.stage,
    tier: brief.tier,
    ...Object.fromEntries(places),
    cut: kept.length === lines.length ? 'no' : 'yes',
  };
}

function linesOf(brief: AgentBrief, place: Place): readonly string[] {
  const { script } = brief;
  switch (place) {
    case 'purpose':
      return [brief.purpose];
    case 'script':
      return script === undefined ? [] : openingLines(script);
    case 'asks':
      return askLines(brief.asks);
    case 'known':
      return Object.entries(brief.facts).map(([name, value]) => `${name}: ${value}`);
    case 'objections':
      return script === undefined ? [] : objectionLines(script);
    case 'notes':
      return brief.notes;
    case 'orders':
      return [`${brief.orders.count}, ${brief.orders.total} in all`];
    case 'last_outcome':
      return brief.lastOutcome === undefined ? [] : [brief.lastOutcome];
    case 'cards':
      return script === undefined ? [] : cardLines(script);
  }
}

function howManyFit(lines: readonly string[]): number {
  let bytes = 0;
  for (const [index, line] of lines.entries()) {
    bytes += Buffer.byteLength(JSON.stringify(line));
    if (bytes > MOST_GUIDE_BYTES) return index;
  }
  return lines.length;
}
