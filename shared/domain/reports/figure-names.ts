/** What reports tell of, by keys that stay, with their names in English. */
export const FIGURE_NAMES = {
  attempts: 'attempts',
  'contact-rate': 'contact rate',
  'right-party-rate': 'right-party rate',
  'answering-machines': 'answering machines',
  abandoned: 'abandoned',
  'callbacks-kept': 'callbacks kept',
  'callbacks-unreached': 'callback calls that reached nobody',
  'talk-share': 'talking, of the time on the line',
  'talk-length': 'length of a talk',
  handovers: 'hand-overs',
  qualified: 'qualified, of right parties',
  'attempts-for-contact': 'attempts for a contact',
  'attempts-for-handover': 'attempts for a hand-over',
  'cost-of-qualified-lead': 'cost of a qualified lead',
  'first-call-wait': 'wait for the first attempt',
  'said-stop': 'said stop',
  'handover-wait': 'from hand-over to first call',
  'first-calls-in-time': 'first calls in the promised time',
  sales: 'sales',
  'win-rate': 'win rate',
  'calls-for-deal': 'calls for a deal',
  'average-deal': 'average deal',
  'repeat-sales': 'repeat sales',
  'new-regulars': 'new regular customers (second order)',
  'average-order': 'average order',
  'repeat-rate': 'repeat rate',
  'win-back-rate': 'win-back rate',
  complaints: 'complaints',
} as const;

/** What figures are a share or a mean of, of one and of many, as it follows a number: `1 of 1 attempt`, `45 of 366 attempts`. */
const FIGURE_BASES = {
  attempts: ['attempt', 'attempts'],
  sales: ['sale', 'sales'],
  handovers: ['hand-over', 'hand-overs'],
  'answered-by-people': ['answered by people', 'answered by people'],
  'promised-callbacks': ['promised callback', 'promised callbacks'],
  seconds: ['second', 'seconds'],
  talks: ['talk', 'talks'],
  'right-parties': ['right party', 'right parties'],
  contacts: ['contact', 'contacts'],
  'new-leads': ['new lead', 'new leads'],
  'leads-handed-over': ['lead handed over', 'leads handed over'],
  'promised-first-calls': ['promised first call', 'promised first calls'],
  'decided-deals': ['deal won or lost', 'deals won or lost'],
  'priced-sales': ['priced sale', 'priced sales'],
  'priced-orders': ['priced order', 'priced orders'],
  'win-back-talks': ['win-back talk', 'win-back talks'],
} as const;

export type NamedFigureKey = keyof typeof FIGURE_NAMES;
/** An objection, by the code that the company gave it. */
export type ObjectionKey = `objection#${string}`;
export type FigureKey = NamedFigureKey | ObjectionKey;
export type FigureBasis = keyof typeof FIGURE_BASES;

const OBJECTION = 'objection#';

export function objectionKey(code: string): ObjectionKey {
  return `${OBJECTION}${code}`;
}

export function isObjection(key: FigureKey): key is ObjectionKey {
  return key.startsWith(OBJECTION);
}

export function objectionCode(key: ObjectionKey): string {
  return key.slice(OBJECTION.length);
}

export function figureName(key: FigureKey): string {
  return isObjection(key) ? `objected: ${objectionCode(key)}` : FIGURE_NAMES[key];
}

/** What a figure is a share or a mean of, as it follows that number. */
export function figureBasis(basis: FigureBasis, of: number): string {
  const [one, many] = FIGURE_BASES[basis];
  return of === 1 ? one : many;
}
