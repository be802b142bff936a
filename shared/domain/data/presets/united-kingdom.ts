import type { CompliancePreset } from '../../preset-shape.ts';
import { workWeek } from './weeks.ts';

export const UNITED_KINGDOM: CompliancePreset = {
  id: 'uk',
  name: 'United Kingdom',
  countries: ['GB'],
  asOf: '2026-11-27',
  sources: [
    {
      what: 'Hours: no law sets any. The industry association advises 8 to 21 from Monday to Friday, 9 to 21 on Saturday, and no calls on Sundays and public holidays; this is practice, read in a report of 2017 on its guide',
      where: 'http://callcentresoftware.co.uk/blog/2017/june/what-are-ofcoms-rules-on-outbound-calling-times/',
    },
    {
      what: "Ofcom's policy on persistent misuse, in force since 1 March 2017: silent and abandoned calls. Any abandoned call may be misuse. The 15 seconds of ringing and the 72 hours after an abandoned call come from Ofcom's earlier statements as law firms and vendors report them, and are kept as practice: that the policy in force repeats both figures was not verified",
      where:
        'https://www.ofcom.org.uk/consultations-and-statements/category-1/review-of-how-we-use-persistent-misuse-powers',
    },
    {
      what: 'Privacy and Electronic Communications Regulations 2003, regulation 21: no unsolicited marketing call to who objected, nor to numbers registered for 28 days or more',
      where: 'https://www.legislation.gov.uk/uksi/2003/2426/regulation/21',
    },
  ],
  limits: {
    callWindows: workWeek({ workdays: { start: '08:00', end: '21:00' }, saturday: { start: '09:00', end: '21:00' } }),
    holidays: 'block',
    dropLockoutHours: 72,
    ringTimeoutSeconds: { atLeast: 15 },
  },
  duties: [
    'Screen your lists against the Telephone Preference Service and its corporate register at least every 28 days, unless the person told you that they do not mind your calls.',
    'Who objects is never called again; keep the entry instead of deleting it. Tierline does.',
    'A call that finds no agent plays within 2 seconds who called and how to reach you, and nothing that sells.',
    'Show a caller number that can be called back, and say who calls.',
    'Claims management and pensions need prior consent even for calls by a person (regulations 21A and 21B).',
    'Guernsey, Jersey and the Isle of Man have law of their own: this preset does not apply to their numbers, though they begin with +44.',
  ],
};
