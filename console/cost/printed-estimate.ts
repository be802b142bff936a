import { alignedRows } from '../../simulator/report/aligned-rows.ts';
import { type Bill, type BillLine, totalOf } from './monthly-bill.ts';
import { ASSUMED, type Workload } from './monthly-use.ts';
import type { PriceTable } from './price-table.ts';

const NUMBER = new Intl.NumberFormat('en-US');

/** The estimate for a person: by service, what dominates, and what would change it. */
export function printedEstimate(
  work: Workload,
  { services, telephony }: Bill,
  changes: readonly { readonly what: string; readonly adds: number }[],
  { region, asOf, currency }: PriceTable,
): string {
  const money = (amount: number) =>
    new Intl.NumberFormat('en-US', { style: 'currency', currency, minimumFractionDigits: 2 }).format(amount);
  const ours = totalOf(services);
  const theirs = totalOf(telephony);
  const rowOf = ({ service, what, amount }: BillLine) => [service, what, money(amount)];
  const rows = [
    ...services.map(rowOf),
    ['Tierline', '', money(ours)],
    ...telephony.map(rowOf),
    ['Telephony and Connect', '', money(theirs)],
    ['Together', `${money((ours + theirs) / (work.callsPerDay * work.workingDays || 1))} a call`, money(ours + theirs)],
  ];
  return [
    `A month with ${NUMBER.format(work.leads)} leads and ${NUMBER.format(work.callsPerDay)} calls on each of ${work.workingDays} days, ${Math.round(work.answered * 100)} % answered, ${work.talkMinutes} minutes each`,
    `List prices of ${region}, ${asOf}, without free tiers and taxes`,
    '',
    ...alignedRows(rows, ['left', 'left', 'right']).map((row) => `  ${row}`),
    '',
    dominance([...services, ...telephony], ours + theirs),
    'What would change it',
    ...alignedRows(
      changes.map(({ what, adds }) => [what, `${adds < 0 ? '' : '+'}${money(adds)}`]),
      ['left', 'right'],
    ).map((row) => `  ${row}`),
    '',
    `Counted by npm run bench: requests, invocations, units and sizes. Assumed: ${ASSUMED.requestMilliseconds} ms a request, ${ASSUMED.invocationMilliseconds} ms an invocation, ${ASSUMED.logBytesPerInvocation} bytes of log each (docs/cost.md).`,
    '',
  ].join('\n');
}

const NAMED = 3;

function dominance(lines: readonly BillLine[], total: number): string {
  const dearest = lines.toSorted((one, other) => other.amount - one.amount).slice(0, NAMED);
  const share = ({ service, what, amount }: BillLine) =>
    `${service} ${Math.round((amount / (total || 1)) * 100)} % (${what})`;
  return `Most of it: ${dearest.map(share).join(', ')}`;
}
