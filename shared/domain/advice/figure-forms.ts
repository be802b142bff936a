/** How figures of a file are written, by the name under which a finding tells of it. */
export const FIGURE_FORMS = {
  share: 'write 0.12 for 12 %, or what was counted: {"count": 48, "of": 321}',
  seconds: 'give seconds, from 1 to 14,400',
  'seconds-of-failed-call': 'give seconds, from 0 to 14,400',
  attempts: 'give a whole number from 1 to 50',
  count: 'give a number, 0 or more',
  conversations: 'give a number above 0, at most 100',
  segments: 'write [{"name": "regular", "customers": 2400, "cycleDays": 60}], or [] when no customer is called',
  name: 'give a name',
  'cycle-days': 'give days, from 1 to 3,660',
  'hours-of-day': 'give hours, above 0 and at most 24',
  'days-of-week': 'give a number from 1 to 7',
  shrinkage: 'write 0.3 for 30 %; it has to be below 1',
  occupancy: 'write {"prospecting": 0.8, "selling": 0.75, "accountCare": 0.75}, each above 0 and at most 1',
  people: 'write 15, or by tier, from tier 1 on: {"1": 7, "2": 6, "3": 2}',
  'bought-again': 'give at most everBought',
  orders: 'give at least everBought and boughtAgain together',
  value: 'give a number above 0',
} as const;

export type FigureForm = keyof typeof FIGURE_FORMS;
