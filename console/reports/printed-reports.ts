import { OUTCOMES } from '../../shared/domain/outcome.ts';
import type { CounterName, Counts } from '../../shared/domain/reports/report-counter.ts';
import { type Figure, type FigureGroup, isFew } from '../../shared/domain/reports/report-figures.ts';
import type { NamedCounts } from '../../shared/domain/reports/report-periods.ts';
import type { TrainingRecording } from '../../shared/domain/reports/training-recording.ts';
import { type Alignment, alignedRows } from '../../simulator/report/aligned-rows.ts';
import { grouped, percent } from '../../simulator/report/number-text.ts';

const GROUP_WORDS: Readonly<Record<FigureGroup['about'], string>> = {
  'all calls': 'All calls',
  prospecting: 'Prospecting',
  selling: 'Selling',
  'account-care': 'Account care',
};

/** What one tier, campaign, ... is judged by, a figure a line, each with what it is a share or a mean of. */
export function printedFigures(title: string, groups: readonly FigureGroup[], counts: Counts): string {
  const lines = groups.flatMap(({ about, figures }) => [
    '',
    GROUP_WORDS[about],
    ...alignedRows(
      figures.map((figure) => [`  ${figure.name}`, ...told(figure)]),
      ['left', 'right', 'left'],
    ),
  ]);
  const orders = orderLine(counts);
  return `${[title, ...lines, ...(orders === undefined ? [] : ['', orders])].join('\n')}\n`;
}

function told(figure: Figure): readonly [string, string] {
  switch (figure.kind) {
    case 'count':
      return [grouped(figure.count), ''];
    case 'share': {
      const basis = `${grouped(figure.part)} of ${grouped(figure.of)} ${figure.what}`;
      if (figure.of === 0) return ['-', `no ${figure.what} yet`];
      return isFew(figure) ? ['few', basis] : [`${percent(figure.part, figure.of)} %`, basis];
    }
    case 'mean':
      if (figure.of === 0) return ['-', `no ${figure.what} yet`];
      return [meanText(figure), `of ${grouped(figure.of)} ${figure.what}${isFew(figure) ? ', few' : ''}`];
  }
}

function meanText({ sum, of, unit }: Extract<Figure, { readonly kind: 'mean' }>): string {
  const mean = sum / of;
  if (unit === 'minutes') return `${mean < 10 ? mean.toFixed(1) : grouped(mean)} min`;
  return mean < 10 ? mean.toFixed(1) : grouped(mean);
}

const COLUMNS: readonly (readonly [string, (of: (name: CounterName) => number) => string])[] = [
  ['attempts', (of) => grouped(of('attempts'))],
  ['reached', (of) => grouped(of('humans'))],
  ['', (of) => shareText(of('humans'), of('attempts'))],
  ['right party', (of) => grouped(of('rightParties'))],
  ['hand-overs', (of) => grouped(of('handovers'))],
  ['sales', (of) => grouped(of('sales'))],
  ['revenue', (of) => grouped(of('revenue'))],
  ['stop', (of) => grouped(of('optOuts'))],
  ['abandoned', (of) => grouped(of('abandoned'))],
  ['talk min', (of) => grouped(of('talkSeconds') / 60)],
];

/** Tiers, campaigns, ... or days or hours, side by side. */
export function printedTable(title: string, rows: readonly NamedCounts[]): string {
  const cells = rows.map(({ name, counts }) => [name, ...COLUMNS.map(([, cell]) => cell(reading(counts)))]);
  const alignments: readonly Alignment[] = ['left', ...COLUMNS.map(() => 'right' as const)];
  const orders = rows.flatMap(({ name, counts }) => {
    const line = orderLine(counts);
    return line === undefined ? [] : [`${name}: ${line}`];
  });
  const table = alignedRows([['', ...COLUMNS.map(([head]) => head)], ...cells], alignments);
  return `${[title, ...table, ...orders].join('\n')}\n`;
}

/** What the company's own systems told of; undefined when it is nothing. */
function orderLine(counts: Counts): string | undefined {
  const of = reading(counts);
  if (of('recordedOrders') === 0) return undefined;
  const [all, value, repeat] = [of('recordedOrders'), of('recordedRevenue'), of('recordedRepeatOrders')].map(grouped);
  return `orders told by the company's own systems: ${all}, worth ${value}, ${repeat} after another purchase (not to be added to sales)`;
}

function reading(counts: Counts): (name: CounterName) => number {
  return (name) => counts[name] ?? 0;
}

function shareText(part: number, of: number): string {
  return isFew({ of }) ? '' : `${percent(part, of)} %`;
}

const BUSINESS_WORDS = { success: 'success', failure: 'failure', neutral: '', none: '' } as const;

/** Where recordings lie, a call a line, further legs of it beneath. */
export function printedRecordings(recordings: readonly TrainingRecording[], found: number, zone: string): string {
  const rows = recordings.flatMap(({ startedAt, outcome, agentId, contactId, locations: [first, ...others] }) => [
    [
      startedAt.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
      outcome,
      BUSINESS_WORDS[OUTCOMES[outcome].flags.business],
      agentId ?? '',
      contactId,
      first,
    ],
    ...others.map((location) => ['', '', '', '', '', location]),
  ]);
  const left: readonly Alignment[] = ['left', 'left', 'left', 'left', 'left', 'left'];
  const more = found > recordings.length ? `${grouped(found - recordings.length)} earlier ones: --limit, --to\n` : '';
  return `${alignedRows(rows, left).join('\n')}\n${more}`;
}
