import { COUNTED_USE } from '../../simulator/bench/counted-use.ts';
import { type Answer, done } from '../documents/answer.ts';
import { DEPLOYED } from './deployed-resources.ts';
import { type Bill, monthlyBill, totalOf } from './monthly-bill.ts';
import type { DeployedResources, Workload } from './monthly-use.ts';
import type { CostCommand } from './options.ts';
import { listPriceTable, type PriceTable, priceTableFrom } from './price-table.ts';
import { printedEstimate } from './printed-estimate.ts';

/** What the bill would be if one thing were otherwise. */
export interface Change {
  readonly what: string;
  /** What it adds to the month's bill of everything, telephony included. */
  readonly adds: number;
}

/**
 * The month's bill of a workload.
 * @throws CommandFailure when a file of prices cannot be used.
 */
export async function runCommand({ work, prices: path, outboundMinute }: CostCommand): Promise<Answer> {
  const listed = path === undefined ? listPriceTable() : await priceTableFrom(path);
  const prices = outboundMinute === undefined ? listed : withMinute(listed, outboundMinute);
  const billOf = (other: Workload, deployed = DEPLOYED) => monthlyBill(other, deployed, COUNTED_USE, prices);
  const bill = billOf(work);
  const changes = changesOf(work, (other, deployed) => all(billOf(other, deployed)) - all(bill));
  const { region, asOf, currency } = prices;
  const services = totalOf(bill.services);
  const telephony = totalOf(bill.telephony);
  return done(printedEstimate(work, bill, changes, prices), {
    ...{ region, asOf, currency, work },
    ...{ services: bill.services, telephony: bill.telephony },
    total: { services, telephony, all: services + telephony },
    changes,
  });
}

function withMinute(prices: PriceTable, outboundMinute: number): PriceTable {
  return { ...prices, of: (name) => (name === 'outboundMinute' ? outboundMinute : prices.of(name)) };
}

function all({ services, telephony }: Bill): number {
  return totalOf(services) + totalOf(telephony);
}

function changesOf(work: Workload, adds: (other: Workload, deployed?: DeployedResources) => number): readonly Change[] {
  const otherStream = DEPLOYED.streamMode === 'on-demand' ? 'one-shard' : 'on-demand';
  return [
    { what: 'twice the calls', adds: adds({ ...work, callsPerDay: 2 * work.callsPerDay }) },
    { what: 'ten times the leads, as many calls', adds: adds({ ...work, leads: 10 * work.leads }) },
    { what: 'conversations a minute longer', adds: adds({ ...work, talkMinutes: work.talkMinutes + 1 }) },
    {
      what: 'ten of a hundred calls more answered',
      adds: adds({ ...work, answered: Math.min(1, work.answered + 0.1) }),
    },
    {
      what: otherStream === 'one-shard' ? 'contact records over one shard' : 'contact records over a stream on demand',
      adds: adds(work, { ...DEPLOYED, streamMode: otherStream }),
    },
    { what: 'no calls at all', adds: adds({ ...work, callsPerDay: 0 }) },
  ];
}
