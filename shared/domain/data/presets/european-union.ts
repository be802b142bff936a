import type { CompliancePreset } from '../../preset-shape.ts';
import { workWeek } from './weeks.ts';

const MEMBERS = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU'],
  ...['IE', 'IT', 'LT', 'LU', 'LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
];
/** Parts of Finland and France in which Union law holds and whose numbers carry a country code of their own. */
const PARTS_OF_MEMBERS = ['AX', 'GF', 'GP', 'MF', 'MQ', 'RE', 'YT'];
const DAYTIME = { start: '09:00', end: '20:00' };

export const EUROPEAN_UNION: CompliancePreset = {
  id: 'eu',
  name: 'European Union',
  countries: [...MEMBERS, ...PARTS_OF_MEMBERS],
  asOf: '2026-11-27',
  sources: [
    {
      what: "Hours, Sundays, holidays and one call a day: no law of the Union sets any. They are this product's cautious reading; several countries are stricter, see the duties",
      where: 'no source: a choice of this product',
    },
    {
      what: 'Directive 2002/58/EC, article 13: prior consent for calling machines without a person; for calls by a person each country chooses between consent and objection',
      where: 'https://eur-lex.europa.eu/eli/dir/2002/58/oj',
    },
    {
      what: 'Regulation (EU) 2016/679, article 21(2) and (3): who objects to direct marketing is not approached again',
      where: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    },
    {
      what: 'Germany, Unfair Competition Act, sections 7 and 7a: consent of consumers beforehand, documented and kept for five years',
      where: 'https://www.lexetius.com/UWG/7a',
    },
    {
      what: 'France, Consumer Code, article D. 223-9 of 2023: Monday to Friday without holidays, 10 to 13 and 14 to 20, four calls in 30 days',
      where:
        'https://www.lexbase.fr/index/source/88904522-decret-n-20221313-du-13-octobre-2022-relatif-a-lencadrement-des-jours-horaires-et-frequence-des-appe',
    },
    {
      what: 'France, law of 30 June 2025: consent of consumers beforehand from 11 August 2026, as reported before that day; whether the decree on hours changed with it was not verified',
      where: 'https://antipub.org/fin-du-demarchage-telephonique-non-consenti-prevue-le-11-aout-2026/',
    },
  ],
  limits: {
    callWindows: workWeek({ workdays: DAYTIME, saturday: DAYTIME }),
    holidays: 'block',
    maxAttemptsPerDay: 1,
  },
  duties: [
    'Who objects is never called again, and that much is kept to make it so. Tierline does both.',
    'Have a legal basis for every lead, tell people where you got their data, and be able to show both.',
    'Germany: set consent to express for consumers, and keep the proof for five years after its last use.',
    'France: set consent to express for consumers, and call windows 10:00-13:00 and 14:00-20:00 from Monday to Friday with a rolling cap of 4 in 720 hours unless your lawyer says that consent frees you from them.',
    'Look up every other country you call: many ask for consent or for shorter hours and keep a register to screen against.',
    'Do not play recorded messages to sell without prior consent.',
  ],
};
