import type { FigureForm } from './figure-forms.ts';

/** One figure of a figures file: what it is, and how to write it. */
export interface FigureWords {
  readonly says: string;
  readonly form: FigureForm;
  /** What holds when it is left out; absent where it has to be given. */
  readonly otherwise?: string;
}

/** Every figure by its path, in the order of the file. */
export const FIGURES = {
  'prospecting.newLeadsPerDay': { says: 'new leads that are called on a working day', form: 'count' },
  'prospecting.answerShare': { says: 'of all calls to them, those that a person answers', form: 'share' },
  'prospecting.attemptsPerLead': {
    says: 'calls at most until a lead is given up',
    form: 'attempts',
  },
  'prospecting.contactSeconds': { says: 'dialling, talk and wrap-up of a call that reaches a person', form: 'seconds' },
  'prospecting.failedAttemptSeconds': {
    says: "an agent's time for a call that fails: 40 to 60 when agents dial by preview, 15 to 25 when the dialler does",
    form: 'seconds-of-failed-call',
  },
  'prospecting.qualifiedShare': { says: 'of the people reached, those handed over to selling', form: 'share' },
  'selling.callbacksPerDay': {
    says: 'opportunities from elsewhere: callbacks agreed earlier, enquiries',
    form: 'count',
    otherwise: '0',
  },
  'selling.callsPerOpportunity': {
    says: 'conversations until an opportunity is won or lost',
    form: 'conversations',
  },
  'selling.contactSeconds': { says: 'dialling, talk and wrap-up of such a conversation', form: 'seconds' },
  'selling.answerShare': {
    says: 'of the calls to opportunities, those that are answered',
    form: 'share',
    otherwise: 'failed calls are left out',
  },
  'selling.failedAttemptSeconds': {
    says: "an agent's time for a call that fails",
    form: 'seconds-of-failed-call',
    otherwise: "prospecting's",
  },
  'selling.wonShare': { says: 'of the opportunities, those that buy', form: 'share', otherwise: 'not known' },
  'accountCare.segments': {
    says: 'customers who are called alike',
    form: 'segments',
  },
  'accountCare.segments.name': { says: 'what they are called', form: 'name' },
  'accountCare.segments.customers': { says: 'how many they are', form: 'count' },
  'accountCare.segments.cycleDays': {
    says: 'calendar days between two calls to the same customer',
    form: 'cycle-days',
  },
  'accountCare.answerShare': { says: 'of the calls to customers, those that are answered', form: 'share' },
  'accountCare.attemptsPerTouch': {
    says: 'calls at most until a touch is given up',
    form: 'attempts',
  },
  'accountCare.contactSeconds': {
    says: 'dialling, talk and wrap-up of a call that reaches a customer',
    form: 'seconds',
  },
  'accountCare.failedAttemptSeconds': {
    says: "an agent's time for a call that fails",
    form: 'seconds-of-failed-call',
    otherwise: "prospecting's",
  },
  'accountCare.boughtShare': {
    says: 'of the customers reached, those who order in that call',
    form: 'share',
    otherwise: 'not known',
  },
  'working.shiftHours': { says: 'paid hours of a working day', form: 'hours-of-day' },
  'working.daysPerWeek': {
    says: 'working days of a week',
    form: 'days-of-week',
    otherwise: '5',
  },
  'working.shrinkage': {
    says: 'of the paid time, what breaks, training, holidays and illness take',
    form: 'shrinkage',
    otherwise: '0.3',
  },
  'working.occupancy': {
    says: 'of the rest, what may go into calls, by stage',
    form: 'occupancy',
    otherwise: '0.8 in prospecting, 0.75 in selling and account care',
  },
  people: {
    says: 'people there are: in all, or by tier as they work now',
    form: 'people',
    otherwise: 'not known',
  },
  'purchases.everBought': {
    says: 'customers who bought at least once, long enough ago to have bought again',
    form: 'count',
    otherwise: 'not known',
  },
  'purchases.boughtAgain': { says: 'of them, those with a second order', form: 'bought-again' },
  'purchases.orders': {
    says: 'orders of all of them together, first ones included',
    form: 'orders',
  },
  'orderValue.first': {
    says: 'margin, or else value, of a first order on average, in any currency',
    form: 'value',
    otherwise: 'not known',
  },
  'orderValue.repeat': { says: "the same of a customer's later order", form: 'value' },
} as const satisfies Readonly<Record<string, FigureWords>>;

/** The path without the numbers of the list items it goes through. */
export function namesIn(path: readonly PropertyKey[]): readonly string[] {
  return path.map(String).filter((name) => !/^\d+$/.test(name));
}

/** What is known of a path of a figures file, whichever item of a list it goes through; of the nearest above it else. */
export function wordsOf(path: readonly PropertyKey[]): FigureWords | undefined {
  const names = namesIn(path);
  for (let length = names.length; length > 0; length -= 1) {
    const known = Object.entries(FIGURES).find(([name]) => name === names.slice(0, length).join('.'));
    if (known !== undefined) return known[1];
  }
  return undefined;
}
