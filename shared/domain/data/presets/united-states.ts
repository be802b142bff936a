import type { CompliancePreset } from '../../preset-shape.ts';
import { everyDay } from './weeks.ts';

const AS_OF = '2026-11-27';
/** Safe harbour of 16 CFR 310.4(b)(4)(ii) and 47 CFR 64.1200(a)(6): an unanswered call rings 15 seconds or four rings. */
const LEAST_RING_SECONDS = 15;
const UNTIL_EIGHT_IN_THE_EVENING = everyDay('08:00', '20:00');
const THREE_IN_24_HOURS = [{ count: 3, windowHours: 24 }];

const FEDERAL_DUTIES_TOO =
  'Federal law holds as well: the duties listed for us-federal are yours too. Its limits are part of this preset.';
const WRITTEN_CONSENT_FOR_THIS_NUMBER =
  'The written consent has to name the telephone number and say that automatic dialling is agreed to and is no condition of buying. Keep each one: the caller has to show it.';

export const US_FEDERAL: CompliancePreset = {
  id: 'us-federal',
  name: 'United States, federal law',
  // 47 U.S.C. 153(58) and 16 CFR 310.2: the territories are part of the United States for both rules; their numbers carry codes of their own.
  countries: ['US', 'AS', 'GU', 'MP', 'PR', 'VI'],
  asOf: AS_OF,
  sources: [
    {
      what: 'Telemarketing Sales Rule: calls to a home from 8 a.m. to 9 p.m. at the place called (310.4(c)); abandoned calls, ringing time and registers (310.4(b))',
      where: 'https://www.law.cornell.edu/cfr/text/16/310.4',
    },
    {
      what: 'Rules under the Telephone Consumer Protection Act: the same hours for residential numbers (64.1200(c)(1)), abandoned calls (64.1200(a)(6) and (7)), revocation of consent (64.1200(a)(10))',
      where: 'https://www.law.cornell.edu/cfr/text/47/64.1200',
    },
    {
      what: 'The four conditions of the safe harbour for abandoned calls, in plain words',
      where: 'https://dnc.com/faq//there-call-abandonment-safe-harbor',
    },
  ],
  limits: { callWindows: everyDay('08:00', '21:00'), ringTimeoutSeconds: { atLeast: LEAST_RING_SECONDS } },
  duties: [
    'Screen your lists against the National Do Not Call Registry; the copy you use may be at most 31 days old. Load what it forbids as do-not-call entries.',
    'Keep a do-not-call list of your own and honour a request within 10 business days at the latest. Tierline honours one at once, for every tier and campaign.',
    'Do not play an artificial or prerecorded voice to sell without prior express written consent; a voice made by artificial intelligence counts as artificial.',
    'Keep abandoned calls at or below 3 percent of the calls that a person answered, per campaign and 30 days; a caller whose agent is not there within 2 seconds must hear who called and from which number.',
    'Say promptly who calls, for whom, and that it is a sales call; show a caller number that can be called back.',
    'Keep the records of calls, consents and lists for five years.',
    'Many states ask more: shorter hours, closed Sundays and holidays, registration, a register of their own. Besides the states that have a preset, set what yours ask as call windows and closed dates. Calls between businesses are largely exempt from the federal rule.',
  ],
};

export const FLORIDA: CompliancePreset = {
  id: 'us-florida',
  name: 'Florida',
  countries: ['US'],
  regions: ['FL'],
  asOf: AS_OF,
  sources: [
    {
      what: 'Fla. Stat. 501.616(6): no call before 8 a.m. or after 8 p.m. in the time zone of the person called; at most three in 24 hours on the same subject, whatever number they come from. Tierline counts every call, whatever its subject',
      where: 'https://flsenate.gov/Session/Bill/2021/1120/BillText/er/HTML',
    },
    {
      what: 'Fla. Stat. 501.059(8)(a) as changed in 2023: written consent for unsolicited sales calls by an automated system that selects and dials numbers. Whether a dialler that works through a given list selects is disputed; this preset reads it cautiously and asks for the consent',
      where: 'https://www.rothjackson.com/blog/2023/06/game-changing-amendments-to-the-ftsa/',
    },
    {
      what: 'Fla. Stat. 501.059(8)(d): a Florida area code is presumed to be answered in Florida',
      where: 'https://flsenate.gov/Session/Bill/2021/1120/BillText/er/HTML',
    },
  ],
  limits: {
    callWindows: UNTIL_EIGHT_IN_THE_EVENING,
    consent: 'written',
    rollingCaps: THREE_IN_24_HOURS,
    ringTimeoutSeconds: { atLeast: LEAST_RING_SECONDS },
  },
  duties: [
    FEDERAL_DUTIES_TOO,
    WRITTEN_CONSENT_FOR_THIS_NUMBER,
    'Screen against the Florida register as well, and obtain the licence for commercial telephone sellers unless you are exempt.',
    'Do not hide or alter the caller number or the voice.',
  ],
};

export const OKLAHOMA: CompliancePreset = {
  id: 'us-oklahoma',
  name: 'Oklahoma',
  countries: ['US'],
  regions: ['OK'],
  asOf: AS_OF,
  sources: [
    {
      what: 'Telephone Solicitation Act of 2022, Okla. Stat. tit. 15, 775C.3 and 775C.4, as enrolled: written consent for sales calls by an automated system that selects or dials numbers; 8 a.m. to 8 p.m.; at most three in 24 hours on the same subject; an Oklahoma area code is presumed to be answered there. Tierline counts every call, whatever its subject',
      where: 'https://app.legiplex.com/ok/legislature/2022/2022-r/bills/hb3168/drafts-latest',
    },
    {
      what: 'A law firm on the same act and its exemptions, among them existing business relationships and calls between businesses, of which Tierline knows nothing',
      where: 'https://www.beneschlaw.com/insight/new-oklahoma-mini-tcpa-law-set-to-go-into-effect-in-november/',
    },
  ],
  limits: {
    callWindows: UNTIL_EIGHT_IN_THE_EVENING,
    consent: 'written',
    rollingCaps: THREE_IN_24_HOURS,
    ringTimeoutSeconds: { atLeast: LEAST_RING_SECONDS },
  },
  duties: [
    FEDERAL_DUTIES_TOO,
    WRITTEN_CONSENT_FOR_THIS_NUMBER,
    'Screen against the register of the Oklahoma Telemarketer Restriction Act as well, and register as a telephone seller unless you are exempt.',
    'Do not hide or alter the caller number or the voice.',
  ],
};

export const MARYLAND: CompliancePreset = {
  id: 'us-maryland',
  name: 'Maryland',
  countries: ['US'],
  regions: ['MD'],
  asOf: AS_OF,
  sources: [
    {
      what: 'Stop the Spam Calls Act of 2023, Md. Code, Commercial Law 14-4501 and following, in force since 1 January 2024: written consent for solicitation by an automated system that selects or dials numbers, and the exemptions',
      where: 'https://lexace.ai/us/statute/maryland/CL-14-4502',
    },
    {
      what: 'The same act in summary: 8 a.m. to 8 p.m. in the time zone of the person called; at most three in 24 hours on the same subject. Tierline counts every call, whatever its subject',
      where: 'https://www.dnc.com/index.php/news/maryland-governor-signs-stop-spam-calls-act-2023-law',
    },
  ],
  limits: {
    callWindows: UNTIL_EIGHT_IN_THE_EVENING,
    consent: 'written',
    rollingCaps: THREE_IN_24_HOURS,
    ringTimeoutSeconds: { atLeast: LEAST_RING_SECONDS },
  },
  duties: [
    FEDERAL_DUTIES_TOO,
    WRITTEN_CONSENT_FOR_THIS_NUMBER,
    'The limit of three counts text messages about the same subject as well: Tierline does not see those.',
    'Do not hide or alter the caller number.',
  ],
};

export const CALIFORNIA: CompliancePreset = {
  id: 'us-california',
  name: 'California',
  countries: ['US'],
  regions: ['CA'],
  asOf: AS_OF,
  sources: [
    {
      what: 'Cal. Pub. Util. Code 2872(c): no automatic dialing-announcing device between 9 p.m. and 9 a.m. California time. By 2871 that is equipment able to play a prerecorded message; for calls that lead to an agent the federal 8 a.m. holds. This preset keeps the later start as the cautious reading for a dialler that can do both',
      where: 'https://codes.findlaw.com/ca/public-utilities-code/puc-sect-2872.html',
    },
  ],
  limits: {
    callWindows: everyDay('09:00', '21:00'),
    ringTimeoutSeconds: { atLeast: LEAST_RING_SECONDS },
  },
  duties: [
    FEDERAL_DUTIES_TOO,
    'Do not play a prerecorded message before a live person has said who calls and asked whether it may be played (2874), unless the person called agreed beforehand (2873).',
    'Record a conversation only when everybody on it agrees (Penal Code 632).',
    'Register as a telephonic seller unless you are exempt.',
  ],
};
