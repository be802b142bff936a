import { expect, it } from 'vitest';
import { deedInRussian } from '../../../console/web/terms/deed-terms.ts';
import { type Deed, deedSchema } from '../../../shared/domain/deed.ts';
import { deedInWords } from '../../../shared/domain/deed-words.ts';

const DEEDS: readonly Deed[] = [
  { kind: 'version-published', version: 7 },
  { kind: 'mode-begun', mode: 'observe' },
  { kind: 'mode-changed', from: 'observe', to: 'live' },
  { kind: 'emergency-stop', isOn: true },
  { kind: 'emergency-stop', isOn: false },
  { kind: 'restored-copy', isRestored: true },
  { kind: 'restored-copy', isRestored: false },
  { kind: 'tier-paused', tier: 2, isPaused: true },
  { kind: 'tier-paused', tier: 2, isPaused: false },
  { kind: 'campaign-paused', campaignId: 'spring', isPaused: true },
  { kind: 'campaign-paused', campaignId: 'spring', isPaused: false },
  { kind: 'test-number-listed', label: 'Ada', isListed: true },
  { kind: 'test-number-listed', label: 'Ada', isListed: false },
  { kind: 'test-number-renamed', from: 'Ada', to: 'Bob' },
  { kind: 'campaign-added' },
  { kind: 'campaign-changed', member: 'priority', to: '3' },
  { kind: 'campaign-changed', member: 'startsAt', from: '2026-03-02T08:00:00Z' },
  { kind: 'campaign-changed', member: 'endsAt', from: '2026-03-02T08:00:00Z', to: '2026-04-02T08:00:00Z' },
  { kind: 'caller-number-changed', isSet: true },
  { kind: 'caller-number-changed', isSet: false },
  { kind: 'lead-edited', members: ['name', 'externalId', 'timezone', 'callWindow', 'attributes'] },
  { kind: 'lead-rested', until: '2026-03-02T08:00:00Z' },
  { kind: 'lead-called-now' },
  { kind: 'lead-opted-out' },
  { kind: 'lead-erased' },
  { kind: 'review-closed' },
  { kind: 'review-called-again' },
  { kind: 'review-said', outcome: 'not-interested' },
  { kind: 'person-invited', role: 'supervisor' },
  { kind: 'role-given', to: 'viewer' },
  { kind: 'role-given', from: 'viewer', to: 'administrator' },
  { kind: 'person-switched', isOn: true },
  { kind: 'person-switched', isOn: false },
  { kind: 'person-invited-again' },
  { kind: 'person-change-taken-back' },
  { kind: 'reports-exported', by: 'tier' },
  { kind: 'audit-exported' },
];

it('every kind of deed is told in both languages, each deed in its own words', () => {
  const kinds = deedSchema.options.map((option) => option.shape.kind.value);
  expect([...new Set(DEEDS.map(({ kind }) => kind))].toSorted()).toEqual(kinds.toSorted());

  const english = DEEDS.map(deedInWords);
  const russian = DEEDS.map((deed) => deedInRussian(deed, () => '2 марта'));
  expect(new Set(english).size).toBe(DEEDS.length);
  expect(new Set(russian).size).toBe(DEEDS.length);
  for (const text of english) expect(text).not.toMatch(/[а-яё]|undefined/i);
  for (const text of russian) expect(text.replace(/spring|Ada|Bob/g, '')).not.toMatch(/[a-z]/i);
});

it('a deed is told with its data', () => {
  const told = (deed: Deed) => deedInRussian(deed, (at) => at.slice(0, 10));

  expect(told({ kind: 'mode-changed', from: 'observe', to: 'live' })).toBe('режим: «Наблюдение» → «Рабочий»');
  expect(told({ kind: 'campaign-changed', member: 'startsAt', from: '2026-03-02T08:00:00Z' })).toBe(
    'начало: убрано (было 2026-03-02)',
  );
  expect(told({ kind: 'review-said', outcome: 'not-interested' })).toBe('проверка: указан итог «не заинтересован»');
});
