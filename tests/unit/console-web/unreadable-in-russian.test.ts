import { expect, it } from 'vitest';
import { settingNameInRussian, unreadableInRussian } from '../../../console/web/terms/unreadable-in-russian.ts';
import { parseRulesDocument } from '../../../shared/domain/rules-document.ts';
import {
  type SettingName,
  settingNameInWords,
  type Unreadable,
  unreadableInWords,
} from '../../../shared/domain/unreadable.ts';
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
  ).toBe('в записи SETTINGS / RULES: organisation.maxAttemptsPerDay — не число.');
});
