import { columnKey, readDelimited, type Unreadable } from './delimited-text.ts';

/** How one person behaves when a list is replayed: reached on the n-th placed call, talks so long, ends so. */
export interface TracedPerson {
  readonly attemptsNeeded: number;
  readonly talkSeconds: number;
  readonly result: 'sale' | 'not-interested';
}

export type TraceResult =
  | { readonly kind: 'trace'; readonly byExternalId: ReadonlyMap<string, TracedPerson> }
  | Unreadable;

const COLUMNS = ['external_id', 'attempts_needed', 'talk_seconds', 'result'] as const;
const MEND = `Give the columns ${COLUMNS.join(', ')} with whole numbers, and sale or not-interested as the result.`;

/** Reads a trace. A trace is an experiment's record: one row that cannot be read makes the whole of it unreadable. */
export function parseTrace(text: string): TraceResult {
  const table = readDelimited(text, new Set(COLUMNS));
  if (table.kind === 'unreadable') return table;
  const header = table.header.map(columnKey);
  const missing = COLUMNS.find((column) => !header.includes(column));
  if (missing !== undefined) return unreadable(`The trace has no column ${missing}.`);
  const byExternalId = new Map<string, TracedPerson>();
  for (const { line, cells } of table.rows) {
    const cell = (column: (typeof COLUMNS)[number]) => cells?.[header.indexOf(column)] ?? '';
    const externalId = cell('external_id');
    const attemptsNeeded = wholeNumber(cell('attempts_needed'));
    const talkSeconds = wholeNumber(cell('talk_seconds'));
    const result = cell('result');
    if (cells === undefined) return unreadable(`Line ${line}: the quotation marks cannot be understood.`);
    if (externalId === '') return unreadable(`Line ${line}: external_id is empty.`);
    if (byExternalId.has(externalId)) return unreadable(`Line ${line}: this external_id stands in the trace twice.`);
    if (attemptsNeeded === undefined || attemptsNeeded < 1) {
      return unreadable(`Line ${line}: attempts_needed is not a whole number of 1 or more.`);
    }
    if (talkSeconds === undefined) return unreadable(`Line ${line}: talk_seconds is not a whole number of 0 or more.`);
    if (result !== 'sale' && result !== 'not-interested') {
      return unreadable(`Line ${line}: result is neither sale nor not-interested.`);
    }
    byExternalId.set(externalId, { attemptsNeeded, talkSeconds, result });
  }
  if (byExternalId.size === 0) return unreadable('The trace has a header but no row.');
  return { kind: 'trace', byExternalId };
}

function unreadable(message: string): Unreadable {
  return { kind: 'unreadable', message, mend: MEND };
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
