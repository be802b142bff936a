import { expect, it } from 'vitest';
import { findingInRussian, unreadableInRussian } from '../../../console/web/terms/findings/finding-in-russian.ts';
import { settingNameInRussian } from '../../../console/web/terms/setting-name-in-russian.ts';
import type { Unreadable } from '../../../shared/domain/findings/finding.ts';
import { settingFinding } from '../../../shared/domain/findings/found.ts';
import { parseRulesDocument } from '../../../shared/domain/rules-document.ts';
import { type SettingName, settingNameInWords, unreadableInWords } from '../../../shared/domain/unreadable.ts';
import { expectSameFigures } from '../../support/same-figures.ts';

const SETTINGS: readonly SettingName[] = [
  { kind: 'rules' },
  { kind: 'structure' },
  { kind: 'replanning' },
  { kind: 'campaign', campaignId: 'campaign-1' },
];

const CODES = [
  ...['invalid_type', 'invalid_value', 'invalid_format', 'invalid_union', 'invalid_key', 'invalid_element'],
  ...['unrecognized_keys', 'too_small', 'too_big', 'not_multiple_of', 'custom'],
];

function problemsOf(document: unknown) {
  const parsed = parseRulesDocument(document);
  return parsed.kind === 'invalid' ? parsed.problems : [];
}

const UNREADABLE: readonly Unreadable[] = [
  ...CODES.map((code) => ({ kind: 'misshapen', key: 'K 7', members: [{ path: 'M', code }] }) as const),
  { kind: 'misshapen', key: 'K 8', members: [{ path: '', code: 'custom' }] },
  { kind: 'not-obeyed', key: 'K 9', problems: problemsOf({ organisation: { maxAttemptsPerDay: 'many' } }) },
];

it('a setting that cannot be read is named in Russian, with its place and what is wrong there', () => {
  expectSameFigures(SETTINGS.map(settingNameInWords), SETTINGS.map(settingNameInRussian));
  expectSameFigures(UNREADABLE.map(unreadableInWords), UNREADABLE.map(unreadableInRussian), [
    ...['organisation.maxAttemptsPerDay', 'K', 'M'],
  ]);
  expect(
    unreadableInRussian({
      kind: 'not-obeyed',
      key: 'SETTINGS / RULES',
      problems: problemsOf({ organisation: { maxAttemptsPerDay: 'many' } }),
    }),
  ).toBe('в записи SETTINGS / RULES: organisation.maxAttemptsPerDay — не число');
});

it('before customers are called it is told the same way', () => {
  const why = {
    kind: 'misshapen',
    key: 'SETTINGS / CAMPAIGN#7',
    members: [{ path: 'tier', code: 'invalid_type' }],
  } as const;
  const { message, finding } = settingFinding([], why);

  expect(message).toBe('The stored item SETTINGS / CAMPAIGN#7 cannot be read: tier (invalid_type).');
  expect(findingInRussian(finding)).toEqual({
    message: 'не читается: в записи SETTINGS / CAMPAIGN#7: tier — значение не того вида',
    mend: 'опубликуйте или сохраните заново',
  });
});
