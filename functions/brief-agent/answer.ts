import type { AgentBrief } from '../../shared/application/brief-agent.ts';

/**
 * Amazon Connect takes less than 32 KB of UTF-8 from a function; taken as thousands, in case they are meant so.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export const MOST_ANSWER_BYTES = 32_000;

type Field = readonly [name: string, value: string];

const CUT: Field = ['cut', 'yes'];

/**
 * The brief as contact flows take it: a flat map of texts of less than {@link MOST_ANSWER_BYTES} as JSON. What would be too
 * much is left out from the end (cards, then the oldest notes, then answers to objections), and `cut` is `yes`.
 */
export function answerFrom(brief: AgentBrief): Record<string, string> {
  const fields = fieldsOf(brief);
  const kept = firstThatFit(fields, MOST_ANSWER_BYTES);
  return Object.fromEntries(kept === fields.length ? fields : [...fields.slice(0, kept), CUT]);
}

/** What an agent can least do without first. */
function fieldsOf({
  stage,
  tier,
  purpose,
  facts,
  asks,
  notes,
  lastOutcome,
  orders,
  script,
}: AgentBrief): readonly Field[] {
  return [
    ['status', 'brief'],
    ['stage', stage],
    ['tier', tier],
    ['purpose', purpose],
    ['orders', `${orders.count}, ${orders.total} in all`],
    ...optional('last_outcome', lastOutcome),
    ...optional('script_title', script?.title),
    ...optional('opening', script?.opening),
    ...asks.map(({ name, question }): Field => [`ask_${name}`, question]),
    ...Object.entries(facts).map(([name, value]): Field => [`fact_${name}`, value]),
    ...(script?.objections ?? []).map(({ code, title, answer }): Field => [`objection_${code}`, `${title}: ${answer}`]),
    ...notes.map((note, index): Field => [`note_${index + 1}`, note]),
    ...(script?.cards ?? []).map(({ id, title, text }): Field => [`card_${id}`, `${title}: ${text}`]),
  ];
}

function optional(name: string, value: string | undefined): readonly Field[] {
  return value === undefined ? [] : [[name, value]];
}

/** How many of the fields, counted from the first, fit with `cut` beside them. */
function firstThatFit(fields: readonly Field[], mostBytes: number): number {
  let bytes = bytesOf(CUT) + '{}'.length;
  for (const [index, field] of fields.entries()) {
    bytes += bytesOf(field);
    if (bytes >= mostBytes) return index;
  }
  return fields.length;
}

/** Of a field in JSON, with its colon and the comma behind it. */
function bytesOf([name, value]: Field): number {
  return Buffer.byteLength(`${JSON.stringify(name)}:${JSON.stringify(value)},`);
}
