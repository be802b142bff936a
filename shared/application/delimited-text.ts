import { CsvError, parse } from 'csv-parse/sync';

/** One row below the header. `line` is the line of the file on which it begins, counted from 1. */
export interface DelimitedRow {
  readonly line: number;
  /** The row as it stands in the file, without its line end. */
  readonly raw: string;
  /** Its cells, trimmed; absent when its quotes cannot be understood. */
  readonly cells?: readonly string[];
}

export interface Unreadable {
  readonly kind: 'unreadable';
  /** What is wrong with the whole text, in one sentence. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly mend: string;
}

export type DelimitedText =
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly DelimitedRow[] }
  | Unreadable;

const DELIMITERS = [',', ';', '\t'] as const;
const ONE_LINE_END = /\r\n|\n|\r/g;
const SAVE_AS_CSV = 'Save the list as "CSV UTF-8 (comma delimited)" and give that file.';

/**
 * Reads a table with a header row: comma, semicolon or tab (whichever finds the most `wanted` columns in the header),
 * quoted cells that may hold line ends, any line end, with or without a byte order mark. Blank rows are passed over.
 * A row whose quotes are broken ends with its line, so that the rows after it are read.
 */
export function readDelimited(text: string, wanted: ReadonlySet<string>): DelimitedText {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.includes('\u0000') || body.startsWith('PK\u0003\u0004')) {
    return { kind: 'unreadable', message: 'This is not a text file.', mend: SAVE_AS_CSV };
  }
  const start = body.search(/\S/);
  if (start === -1) {
    return {
      kind: 'unreadable',
      message: 'The file is empty.',
      mend: 'Give a file with a header row and a row for each lead.',
    };
  }
  const delimiter = delimiterOf(body, wanted);
  const rows: DelimitedRow[] = [];
  let at = 0;
  let line = 1;
  while (at < body.length) {
    const end = recordEnd(body, at, delimiter);
    if (end.kind === 'never-closed') {
      return {
        kind: 'unreadable',
        message: `A quotation mark opened on line ${line + lineEnds(body.slice(at, end.quoteAt))} is never closed.`,
        mend: 'Close the quotation mark, or write it twice ("") where it belongs to the value.',
      };
    }
    const raw = body.slice(at, end.at);
    if (end.kind === 'broken-quotes') rows.push({ line, raw });
    else {
      const cells = cellsOf(raw, delimiter);
      if (cells === undefined) rows.push({ line, raw });
      else if (cells.some((cell) => cell !== '')) rows.push({ line, raw, cells });
    }
    const next = body.startsWith('\r\n', end.at) ? end.at + 2 : end.at + 1;
    line += lineEnds(raw) + 1;
    at = next;
  }
  const [head, ...rest] = rows;
  if (head?.cells === undefined) {
    return {
      kind: 'unreadable',
      message: `The quotation marks of the header row, line ${head?.line ?? 1}, cannot be understood.`,
      mend: 'Write the column names without quotation marks.',
    };
  }
  return { kind: 'table', header: head.cells, rows: rest };
}

type RecordEnd =
  | { readonly kind: 'sound' | 'broken-quotes'; readonly at: number }
  | { readonly kind: 'never-closed'; readonly quoteAt: number };

/** Where the record that begins at `start` ends: the index of its line end, or of the end of the text. */
function recordEnd(text: string, start: number, delimiter: string): RecordEnd {
  const cellEnd = new RegExp(`[${delimiter}\\r\\n]|$`, 'g');
  const lineEnd = /[\r\n]|$/g;
  let at = start;
  for (;;) {
    const quoteAt = skipSpaces(text, at, delimiter);
    if (text[quoteAt] === '"') {
      const closedAt = closingQuote(text, quoteAt);
      if (closedAt === -1) return { kind: 'never-closed', quoteAt };
      at = skipSpaces(text, closedAt + 1, delimiter);
    } else {
      cellEnd.lastIndex = at;
      at = cellEnd.exec(text)?.index ?? text.length;
    }
    if (at >= text.length || text[at] === '\r' || text[at] === '\n') return { kind: 'sound', at };
    if (text[at] !== delimiter) {
      lineEnd.lastIndex = start;
      return { kind: 'broken-quotes', at: lineEnd.exec(text)?.index ?? text.length };
    }
    at += 1;
  }
}

function skipSpaces(text: string, from: number, delimiter: string): number {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\t' && delimiter !== '\t')) at += 1;
  return at;
}

/** The quote that closes the cell opened at `openAt`; a doubled quote belongs to the value. -1: there is none. */
function closingQuote(text: string, openAt: number): number {
  let at = text.indexOf('"', openAt + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function cellsOf(raw: string, delimiter: string): readonly string[] | undefined {
  if (!raw.includes('"')) return raw.split(delimiter).map((cell) => cell.trim());
  try {
    return (parse(raw, { delimiter, relax_quotes: true, trim: true })[0] ?? []).map((cell) => cell.trim());
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function lineEnds(text: string): number {
  return text.match(ONE_LINE_END)?.length ?? 0;
}

function delimiterOf(body: string, wanted: ReadonlySet<string>): string {
  const firstLine = body.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  let best: { delimiter: string; found: number; cells: number } = { delimiter: ',', found: -1, cells: 0 };
  for (const delimiter of DELIMITERS) {
    const names = firstLine.split(delimiter).map((name) => columnKey(name.replaceAll('"', '')));
    const found = names.filter((name) => wanted.has(name)).length;
    if (found > best.found || (found === best.found && names.length > best.cells)) {
      best = { delimiter, found, cells: names.length };
    }
  }
  return best.delimiter;
}

/** How a column name is compared: `Phone 2` and `phone_2` are the same column. */
export function columnKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}
