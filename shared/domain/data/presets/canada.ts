import type { CompliancePreset } from '../../preset-shape.ts';
import { workWeek } from './weeks.ts';

const WEEKEND = { start: '10:00', end: '18:00' };

export const CANADA: CompliancePreset = {
  id: 'canada',
  name: 'Canada',
  countries: ['CA'],
  asOf: '2026-11-27',
  sources: [
    {
      what: 'Unsolicited Telecommunications Rules of the CRTC, in the plain words of the National Do Not Call List: who is exempt from which of them',
      where: 'https://www.lnnte-dncl.gc.ca/ind/ntr-nrt-eng',
    },
    {
      what: 'The hours of the Telemarketing Rules as a carrier quotes them: 9:00 to 21:30 from Monday to Friday, 10:00 to 18:00 on Saturday and Sunday, in the time of the person called; stricter provincial hours go before',
      where: 'https://www.northerntel.ca/eng/inside_ntl/donotcalllist/donotcalllist.htm',
    },
    {
      what: 'British Columbia: the same hours, no call on a statutory holiday, at most one in 30 days about the same offer. Named as a duty, not kept as a limit',
      where: 'https://consumerprotectionbc.ca/2011/07/everything-you-wanted-to-know-about-telemarketers',
    },
  ],
  limits: {
    callWindows: workWeek({ workdays: { start: '09:00', end: '21:30' }, saturday: WEEKEND, sunday: WEEKEND }),
  },
  duties: [
    'Register with the National Do Not Call List, and screen your lists against a copy that is at most 31 days old. Calls to businesses and to existing customers are exempt from the screening, not from the hours.',
    'Keep a do-not-call list of your own. Tierline honours a request at once.',
    'Do not use an automatic dialing-announcing device, which plays a recorded message, to sell without prior express consent.',
    'Keep an eye on abandoned calls (no agent within 2 seconds): the limit is given as 5 percent a calendar month, a figure that could not be held against the text of the rules.',
    'Say at once who calls and for whom; show a caller number that can be called back.',
    'In British Columbia keep holidays blocked, call at most once in 30 days about the same offer unless the person agreed to more, and check whether you need a licence. Other provinces may ask more as well.',
  ],
};
