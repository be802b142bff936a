import type { Temporal } from 'temporal-polyfill';
import { COMPANY } from './company.ts';
import type { CompanyAtWork } from './company-at-work.ts';
import { isInShift, NINE_TO_SIX, shiftsFrom } from './people/shift.ts';
import { grouped } from './report/number-text.ts';

export interface StartedWords {
  readonly origin: string;
  readonly company: Pick<CompanyAtWork, 'clock' | 'centre' | 'leads' | 'isNew'>;
  readonly speed: number;
  /** Folder in which it is kept. */
  readonly data?: string;
}

/** What a person reads first: where to look, how to get in, what goes on there, and how it ends. */
export function startedWords({ origin, company, speed, data }: StartedWords): string {
  const { centre, clock, leads, isNew } = company;
  const people = [...centre.people().values()];
  const total = people.reduce((sum, count) => sum + count, 0);
  const tiers = people.length === 1 ? 'one tier' : `${people.length} tiers`;
  const lines = [
    ['Open', origin],
    ['Sign in', 'choose viewer, supervisor or administrator on the page; there is no password on this machine'],
    [
      'Company',
      `${COMPANY.name}, ${isNew ? 'new' : 'kept from an earlier start'}: ${total} people in ${tiers} call ${grouped(leads)} invented leads`,
    ],
    [
      '',
      'people and telephones are simulated; the Lambda functions, the API and the DynamoDB engine are the real ones',
    ],
    ['Time', `${momentWords(clock.now())} where the company is; ${paceWords(speed)}`],
    ['Try', 'change a calling window under Dial rules, or press Stop, and watch the calls cease'],
    [
      'End',
      data === undefined
        ? 'Ctrl-C; the company is gone then (keep it with --data FOLDER)'
        : `Ctrl-C; the company is kept in ${data}`,
    ],
  ];
  return lines.map(([label = '', text]) => `${label.padEnd(9)}${text}\n`).join('');
}

/** One line about the present. */
export function progressWords({
  clock,
  journal,
}: {
  readonly clock: Pick<CompanyAtWork['clock'], 'now'>;
  readonly journal: Pick<CompanyAtWork['journal'], 'count' | 'sales'>;
}): string {
  const now = clock.now();
  const calls = `${counted(journal.count('call-started'), 'call')}, ${counted(journal.sales(), 'sale')} since the start`;
  if (isInShift(NINE_TO_SIX, COMPANY.zone, now)) return `${momentWords(now)}  ${calls}\n`;
  const { startsAt } = shiftsFrom(NINE_TO_SIX, COMPANY.zone, now);
  return `${momentWords(now)}  ${calls}; nobody works until ${momentWords(startsAt)}\n`;
}

function counted(count: number, one: string): string {
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}

function momentWords(moment: Temporal.Instant): string {
  return moment.toZonedDateTimeISO(COMPANY.zone).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
}

function paceWords(speed: number): string {
  const minutes = Math.round((9 * 60 * 60) / speed / 6) / 10;
  const second = speed === 60 ? 'a minute' : speed === 1 ? 'a second' : `${speed} seconds`;
  return `a second here is ${second} there, and a working day takes ${minutes} minutes (--speed)`;
}
