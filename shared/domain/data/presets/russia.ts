import type { CompliancePreset } from '../../preset-shape.ts';
import { everyDay } from './weeks.ts';

export const RUSSIA: CompliancePreset = {
  id: 'russia',
  name: 'Russia',
  countries: ['RU'],
  asOf: '2026-11-27',
  sources: [
    {
      what: 'Advertising law 38-FZ, article 18: advertising by telephone only with prior consent, which the caller has to prove, and never with equipment that selects or dials numbers without a person',
      where: 'http://businesspravo.ru/Docum/DocumShow.asp?DocumID=134653&DocumType=20',
    },
    {
      what: 'Law 41-FZ of 1 April 2025, in force since 1 September 2025, in press reports: mass calls need consent and a contract with the operator, and the subscriber may refuse them all; calls of companies are labelled',
      where:
        'https://finance.mail.ru/article/rossiyane-s-1-sentyabrya-mogut-otkazatsya-ot-massovyh-obzvonov-yurlicami-67681094/',
    },
    {
      what: 'Hours and caps: the advertising law sets none. They are borrowed from the debt collection law 230-FZ, article 7 (8 to 22 on working days, 9 to 20 on other days; one call a day, two a week); its stricter hours are kept on all days',
      where: 'http://www.kremlin.ru/acts/bank/40955/page/2',
    },
  ],
  limits: {
    dialMode: 'manual',
    callWindows: everyDay('09:00', '20:00'),
    consent: 'express',
    maxAttemptsPerDay: 1,
    rollingCaps: [{ count: 2, windowHours: 168 }],
  },
  duties: [
    'Tierline places no call here. A person selects and dials each number by hand.',
    'Keep the proof of each consent: without it the advertising counts as sent without consent. Fines for a company go up to a million roubles.',
    'Stop at once when asked to.',
    'Conclude the contracts with your operator for mass calls and for the label that shows your company and the kind of call.',
  ],
};
