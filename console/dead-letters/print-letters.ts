import type { Temporal } from 'temporal-polyfill';
import { type DeadLetter, SOURCES, type SourceName } from './dead-letter.ts';
import { masked } from './masked-text.ts';

/** What a list may say of a letter: nothing of its payload. */
export interface ListedLetter {
  readonly id: string;
  readonly source: SourceName;
  readonly cameAs?: string;
  readonly receivedAt: Temporal.Instant;
  readonly reason?: string;
  readonly bytes: number;
  readonly replay: 'to its queue' | 'to its function' | 'not possible';
}

export interface Listing {
  readonly letters: readonly ListedLetter[];
  /** For sources that can hide letters: about how many there are in all. */
  readonly roughCounts: ReadonlyMap<SourceName, number>;
  readonly sources: readonly SourceName[];
}

const REPLAYS = { 'to-queue': 'to its queue', 'to-function': 'to its function', none: 'not possible' } as const;

/** A letter without its payload; what somebody wrote as its reason is freed of what may be a telephone number. */
export function listed({ id, source, cameAs, receivedAt, reason, bytes, wayBack }: DeadLetter): ListedLetter {
  return {
    id,
    source,
    ...(cameAs !== undefined && { cameAs: masked(cameAs) }),
    receivedAt,
    ...(reason !== undefined && { reason: masked(reason) }),
    bytes,
    replay: REPLAYS[wayBack.kind],
  };
}

interface SourceSummary {
  readonly source: SourceName;
  readonly count: number;
  readonly oldest?: Temporal.Instant;
  readonly notShown: number;
  readonly letters: readonly ListedLetter[];
}

function summaries({ letters, roughCounts, sources }: Listing): readonly SourceSummary[] {
  return SOURCES.filter((source) => sources.includes(source)).map((source) => {
    const ofSource = letters
      .filter((letter) => letter.source === source)
      .toSorted((a, b) => a.receivedAt.epochMilliseconds - b.receivedAt.epochMilliseconds);
    const [oldest] = ofSource;
    const count = Math.max(ofSource.length, roughCounts.get(source) ?? 0);
    return {
      source,
      count,
      ...(oldest !== undefined && { oldest: oldest.receivedAt }),
      notShown: count - ofSource.length,
      letters: ofSource,
    };
  });
}

export function listingAsJson(listing: Listing): string {
  return `${JSON.stringify(summaries(listing), null, 2)}\n`;
}

export function listingAsText(listing: Listing): string {
  const all = summaries(listing);
  const table = columns([
    ['source', 'letters', 'oldest'],
    ...all.map(({ source, count, oldest }) => [source, String(count), oldest === undefined ? '-' : moment(oldest)]),
  ]);
  const details = all.filter(({ count }) => count > 0).map(detail);
  return [table, ...details].join('\n');
}

function detail({ source, letters, notShown }: SourceSummary): string {
  const rows = letters.map(({ id, cameAs, receivedAt, bytes, replay, reason }) => [
    id,
    ...(source === 'rejected-input' ? [cameAs ?? '?'] : []),
    moment(receivedAt),
    `${bytes} B`,
    replay,
    reason ?? '-',
  ]);
  const head = ['id', ...(source === 'rejected-input' ? ['came as'] : []), 'received', 'size', 'replay', 'reason'];
  const more =
    notShown === 0
      ? ''
      : `  about ${notShown} more not shown: somebody else is reading them, or they wait behind the first ones of a FIFO queue; list again in a minute\n`;
  return `${source}\n${columns([head, ...rows], '  ')}${more}`;
}

export function letterAsText(letter: DeadLetter, { mask }: { readonly mask: boolean }): string {
  const { id, source, cameAs, receivedAt, reason, bytes, wayBack } = letter;
  const payload = pretty(letter.payload);
  return [
    `id        ${id}`,
    `source    ${source}${cameAs === undefined ? '' : `, came as ${cameAs}`}`,
    `received  ${moment(receivedAt)}`,
    `reason    ${reason === undefined ? 'not known' : masked(reason)}`,
    `size      ${bytes} B`,
    `replay    ${wayBack.kind === 'none' ? `not possible: ${wayBack.why}. ${wayBack.mend}` : REPLAYS[wayBack.kind]}`,
    '',
    mask
      ? 'Telephone numbers are masked; names and other personal data are not. Do not pass it on.'
      : 'What follows holds personal data (telephone numbers, names). Do not copy it into tickets or chats; --masked masks the numbers.',
    '',
    mask ? masked(payload) : payload,
    '',
  ].join('\n');
}

function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}

function moment(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' });
}

function columns(rows: readonly (readonly string[])[], indent = ''): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `${indent}${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}
