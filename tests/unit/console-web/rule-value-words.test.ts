import { describe, expect, it } from 'vitest';
import { faultInWords } from '../../../console/web/pages/rules/fault-words.ts';
import { RULE_ROWS } from '../../../console/web/rules/rule-fields.ts';
import { fullName, placeName, placeValue, valueInWords } from '../../../console/web/rules/value-words.ts';
import { COUNTED_REFUSAL_TERMS } from '../../../console/web/terms/counted-refusal-terms.ts';
import { RULE_WORDS } from '../../../console/web/terms/rule-words.ts';
import { STAGE_DEFAULTS } from '../../../shared/domain/default-rules.ts';
import { REFUSAL_CODES } from '../../../shared/domain/gate.ts';
import { parseRulesDocument } from '../../../shared/domain/rules-document.ts';
import { valueAt } from '../../../shared/domain/rules-problem.ts';
import { STAGES } from '../../../shared/domain/stage.ts';

const LANGUAGES = ['en', 'ru'] as const;

describe('rules in words', () => {
  it('have a name of their own each, and every default is told without a code', () => {
    for (const language of LANGUAGES) {
      const words = RULE_WORDS[language];
      expect(new Set(RULE_ROWS.map((row) => fullName(row, words))).size).toBe(RULE_ROWS.length);
      for (const stage of STAGES) {
        const told = RULE_ROWS.map((row) =>
          valueInWords(row, valueAt(row.path.split('.'), STAGE_DEFAULTS[stage]), words),
        );
        expect(told.filter((text) => text === '' || /[{}"]|undefined|NaN/.test(text))).toEqual([]);
      }
    }
  });

  it('count in the forms of the language', () => {
    const place = { field: 'maxAttemptsPerDay' };
    const told = [1, 2, 5, 21].map((count) => placeValue(place, String(count), RULE_WORDS.ru));
    expect(told).toEqual(['1 звонок', '2 звонка', '5 звонков', '21 звонок']);
    expect(placeValue(place, '1', RULE_WORDS.en)).toBe('1 call');
    expect(placeName({ field: 'retry', part: 'busy' }, RULE_WORDS.en)).toBe('Calling again, Busy');
  });

  it('show what is not right yet as it is written, and what nobody knows by its id', () => {
    expect(placeValue({ field: 'minGapMinutes' }, '"soon"', RULE_WORDS.en)).toBe('"soon"');
    expect(placeName({ field: 'of-a-later-version', part: 'x' }, RULE_WORDS.en)).toBe('of-a-later-version x');
    expect(placeValue({ field: 'of-a-later-version' }, '[1]', RULE_WORDS.en)).toBe('[1]');
  });

  it('say why calls are moved, whatever the rule', () => {
    for (const language of LANGUAGES) {
      expect(Object.keys(COUNTED_REFUSAL_TERMS[language]).toSorted()).toEqual([...REFUSAL_CODES].toSorted());
    }
  });

  it('tell the faults that the form can bring about in the language spoken', () => {
    const document = {
      organisation: {
        callWindows: { monday: [{ start: '9', end: '25:00' }] },
        closedDates: [
          { date: 'tomorrow' },
          { date: '2026-12-24', country: 'XX' },
          { date: '2026-12-24', region: 'BY' },
        ],
        maxAttemptsPerDay: 99,
        minGapMinutes: 'soon',
        leadTtlDays: 1.5,
        rollingCaps: [{ count: 0, windowHours: 745 }],
        retry: { busy: { delaysMinutes: [], maxCount: 1, next: 'same-number' } },
      },
    };
    const parsed = parseRulesDocument(document);
    if (parsed.kind === 'valid') throw new Error('is right');
    const told = parsed.problems.map((problem) => faultInWords(problem, 'ru'));
    expect(told.filter((text) => /[a-z]{3}/i.test(text.replace(/ISO/g, '')))).toEqual([]);
    expect(told).toContain('больше 60; укажите целое число от 1 до 60 звонков');
    expect(parsed.problems.map((problem) => faultInWords(problem, 'en'))).toContain(
      'is above 60; give a whole number from 1 to 60',
    );
  });
});
