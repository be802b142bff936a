/** One figure of a figures file: what it is, and how to write it. */
export interface FigureWords {
  readonly says: string;
  readonly mend: string;
  /** What holds when it is left out; absent where it has to be given. */
  readonly otherwise?: string;
}

const SHARE = 'write 0.12 for 12 %, or what was counted: {"count": 48, "of": 321}';
const SECONDS = 'give seconds, from 1 to 14,400';
const FAILED_SECONDS = 'give seconds, from 0 to 14,400';
const ATTEMPTS = 'give a whole number from 1 to 50';
const COUNT = 'give a number, 0 or more';

/** Every figure by its path, in the order of the file. */
export const FIGURES = {
  'prospecting.newLeadsPerDay': { says: 'new leads that are called on a working day', mend: COUNT },
  'prospecting.answerShare': { says: 'of all calls to them, those that a person answers', mend: SHARE },
  'prospecting.attemptsPerLead': {
    says: 'calls at most until a lead is given up',
    mend: ATTEMPTS,
  },
  'prospecting.contactSeconds': { says: 'dialling, talk and wrap-up of a call that reaches a person', mend: SECONDS },
  'prospecting.failedAttemptSeconds': {
    says: "an agent's time for a call that fails: 40 to 60 when agents dial by preview, 15 to 25 when the dialler does",
    mend: FAILED_SECONDS,
  },
  'prospecting.qualifiedShare': { says: 'of the people reached, those handed over to selling', mend: SHARE },
  'selling.callbacksPerDay': {
    says: 'opportunities from elsewhere: callbacks agreed earlier, enquiries',
    mend: COUNT,
    otherwise: '0',
  },
  'selling.callsPerOpportunity': {
    says: 'conversations until an opportunity is won or lost',
    mend: 'give a number above 0, at most 100',
  },
  'selling.contactSeconds': { says: 'dialling, talk and wrap-up of such a conversation', mend: SECONDS },
  'selling.answerShare': {
    says: 'of the calls to opportunities, those that are answered',
    mend: SHARE,
    otherwise: 'failed calls are left out',
  },
  'selling.failedAttemptSeconds': {
    says: "an agent's time for a call that fails",
    mend: FAILED_SECONDS,
    otherwise: "prospecting's",
  },
  'selling.wonShare': { says: 'of the opportunities, those that buy', mend: SHARE, otherwise: 'not known' },
  'accountCare.segments': {
    says: 'customers who are called alike',
    mend: 'write [{"name": "regular", "customers": 2400, "cycleDays": 60}], or [] when no customer is called',
  },
  'accountCare.segments.name': { says: 'what they are called', mend: 'give a name' },
  'accountCare.segments.customers': { says: 'how many they are', mend: COUNT },
  'accountCare.segments.cycleDays': {
    says: 'calendar days between two calls to the same customer',
    mend: 'give days, from 1 to 3,660',
  },
  'accountCare.answerShare': { says: 'of the calls to customers, those that are answered', mend: SHARE },
  'accountCare.attemptsPerTouch': {
    says: 'calls at most until a touch is given up',
    mend: ATTEMPTS,
  },
  'accountCare.contactSeconds': { says: 'dialling, talk and wrap-up of a call that reaches a customer', mend: SECONDS },
  'accountCare.failedAttemptSeconds': {
    says: "an agent's time for a call that fails",
    mend: FAILED_SECONDS,
    otherwise: "prospecting's",
  },
  'accountCare.boughtShare': {
    says: 'of the customers reached, those who order in that call',
    mend: SHARE,
    otherwise: 'not known',
  },
  'working.shiftHours': { says: 'paid hours of a working day', mend: 'give hours, above 0 and at most 24' },
  'working.daysPerWeek': {
    says: 'working days of a week',
    mend: 'give a number from 1 to 7',
    otherwise: '5',
  },
  'working.shrinkage': {
    says: 'of the paid time, what breaks, training, holidays and illness take',
    mend: 'write 0.3 for 30 %; it has to be below 1',
    otherwise: '0.3',
  },
  'working.occupancy': {
    says: 'of the rest, what may go into calls, by stage',
    mend: 'write {"prospecting": 0.8, "selling": 0.75, "accountCare": 0.75}, each above 0 and at most 1',
    otherwise: '0.8 in prospecting, 0.75 in selling and account care',
  },
  people: {
    says: 'people there are: in all, or by tier as they work now',
    mend: 'write 15, or by tier, from tier 1 on: {"1": 7, "2": 6, "3": 2}',
    otherwise: 'not known',
  },
  'purchases.everBought': {
    says: 'customers who bought at least once, long enough ago to have bought again',
    mend: COUNT,
    otherwise: 'not known',
  },
  'purchases.boughtAgain': { says: 'of them, those with a second order', mend: 'give at most everBought' },
  'purchases.orders': {
    says: 'orders of all of them together, first ones included',
    mend: 'give at least everBought and boughtAgain together',
  },
  'orderValue.first': {
    says: 'margin, or else value, of a first order on average, in any currency',
    mend: 'give a number above 0',
    otherwise: 'not known',
  },
  'orderValue.repeat': { says: "the same of a customer's later order", mend: 'give a number above 0' },
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
