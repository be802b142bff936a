import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { DynamoLeadRepository } from '../../shared/adapters/dynamodb/dynamo-lead-repository.ts';
import { SettingsCache } from '../../shared/application/settings-in-force.ts';
import { decisionContext } from '../../shared/application/settle-attempt.ts';
import { PUBLIC_HOLIDAYS } from '../../shared/domain/holidays.ts';
import { rechosenLead } from '../../shared/domain/lead-transitions.ts';
import { COMPANY } from '../../simulator/company.ts';
import { caseEvent, purchaseEvent } from '../../simulator/company-systems/company-event.ts';
import { readRecords } from '../../simulator/run-records.ts';
import { endOf, type RunningSimulation, type SimulationOutcome } from '../../simulator/simulation.ts';
import { type JudgedDate, judged } from '../support/promised-dates.ts';
import { options, shortRun } from '../support/short-run.ts';
import {
  CUSTOMERS,
  DAYS,
  FIRST_DAY,
  type Happening,
  PROGRAMMES,
  RULES,
  twoYearList,
  twoYearPeople,
} from '../support/two-years.ts';

const DAY_AFTER_ALL = '9999-12-31';
const WORDS = ['--days', String(DAYS), '--start', FIRST_DAY.toString(), '--agents', '1=0,2=2,3=4'];

/** Tells of purchases and cases on the company's bus; a renewed contract is a new date in the customer's data. */
function tellHappenings({ clock, settings, centre }: RunningSimulation, documents: () => DynamoDBDocumentClient): void {
  const cache = new SettingsCache(settings, PUBLIC_HOLIDAYS, () => clock.now());
  let ids: Promise<ReadonlyMap<string, string>> | undefined;
  const leadIds = async () =>
    new Map(
      (await readRecords(documents(), COMPANY.tableName)).leads.map(({ id, externalId = '' }) => [externalId, id]),
    );
  const renew = async (externalId: string, until: string) => {
    ids ??= leadIds();
    const leadId = (await ids).get(externalId) ?? '';
    const leads = new DynamoLeadRepository(documents(), COMPANY.tableName);
    for (let saved: 'saved' | 'stale' = 'stale'; saved === 'stale'; ) {
      const lead = await leads.get(leadId);
      if (lead === undefined) throw new Error(`There is no lead ${externalId}.`);
      const context = decisionContext(await cache.current(), lead, clock.now());
      const renewed = { ...lead, attributes: { ...lead.attributes, contract_end: until } };
      saved = await leads.save(rechosenLead(renewed, context));
    }
  };
  for (const { externalId, happenings } of CUSTOMERS) {
    for (const [index, happening] of happenings.entries()) {
      clock.at(happening.at, () => tell(externalId, index, happening));
    }
  }
  function tell(externalId: string, index: number, happening: Happening): Promise<void> | void {
    const { at } = happening;
    switch (happening.kind) {
      case 'purchase': {
        const purchase = { personId: externalId, orderId: `${externalId}-${index}`, at: at.toString(), value: 50 };
        return centre.tell(purchaseEvent(purchase, { externalId }, at, 1));
      }
      case 'case-closed':
        return centre.tell(caseEvent(happening.caseId, externalId, at, 1));
      case 'contract-renewed':
        return renew(externalId, happening.until.toString());
    }
  }
}

describe('two years of programmes for 500 customers', () => {
  let run: SimulationOutcome;
  let dates: readonly JudgedDate[] = [];

  beforeAll(async () => {
    let documents: DynamoDBDocumentClient | undefined;
    const client = () => {
      if (documents === undefined) throw new Error('The run has not begun.');
      return documents;
    };
    run = await shortRun(WORDS, twoYearList(), {
      rules: RULES,
      shift: { start: '00:00', end: '23:59', onWeekends: true },
      peopleWith: twoYearPeople,
      standIns: {
        onWire: (wired) => {
          documents = wired;
        },
      },
      around: (functions, running) => {
        tellHappenings(running, client);
        return functions;
      },
    });
    const end = endOf(options(...WORDS));
    const byCustomer = Map.groupBy(run.result.calls, ({ externalId = '' }) => externalId);
    dates = CUSTOMERS.flatMap((customer) => judged(customer, byCustomer.get(customer.externalId) ?? [], end));
    process.stdout.write(`${tableOf(dates)}\n${run.result.calls.length} calls\n`);
  }, 3_600_000);

  it('break no promise to anybody who is called', () => {
    expect(run.result.list.loaded).toBe(500);
    expect(run.result.audit.violations).toEqual([]);
    expect(run.journal.failures()).toEqual([]);
    expect(run.deadLetters).toEqual([]);
  });

  it('call on the promised dates, but for the moves that are documented, whoever has not said stop on a call of their own', () => {
    const stopped = new Map(run.groundTruth.stops.map(({ personId, at }) => [personId, at]));
    const mayBeCalled = ({ customer, day }: JudgedDate) => day < (stopped.get(customer) ?? DAY_AFTER_ALL);
    const broken = dates.filter((date) => date.fate.kind === 'broken' && mayBeCalled(date));

    expect(broken).toEqual([]);
  });

  it.each(PROGRAMMES.map(({ id }) => id))('keep dates of %s', (programme) => {
    const own = dates.filter((date) => date.programme === programme);

    expect(own.filter(({ fate }) => fate.kind === 'on the day').length).toBeGreaterThan(own.length / 10);
  });
});

/** One line for each programme: what was promised, and what came of it. */
function tableOf(all: readonly JudgedDate[]): string {
  const lines = PROGRAMMES.map(({ id }) => {
    const fates = all.filter(({ programme }) => programme === id).map(({ fate }) => fate);
    const count = (kind: string) => fates.filter((fate) => fate.kind === kind).length;
    const moves = fates.flatMap((fate) => (fate.kind === 'moved by rule' ? [fate.days] : []));
    const reasons = Map.groupBy(
      fates.flatMap((fate) => (fate.kind === 'left out' ? [fate.why] : [])),
      (why) => why,
    );
    const why = [...reasons].map(([reason, { length }]) => `${length} ${reason}`).join(', ');
    const figures = [
      fates.length,
      count('on the day'),
      moves.length,
      Math.max(0, ...moves),
      count('left out'),
      count('after the run'),
      count('broken'),
    ];
    return [id.padEnd(14), ...figures.map((figure) => String(figure).padStart(9)), `  ${why}`].join('');
  });
  const header = [
    'programme'.padEnd(14),
    ...['promised', 'on day', 'moved', 'most d', 'left out', 'after', 'broken'].map((word) => word.padStart(9)),
    '  why left out',
  ].join('');
  return [header, ...lines].join('\n');
}
