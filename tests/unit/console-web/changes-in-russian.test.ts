import { describe, expect, it } from 'vitest';
import { differenceInRussian } from '../../../console/web/terms/changes/change-in-russian.ts';
import { conditionInRussian, triggerInRussian } from '../../../console/web/terms/programme-in-russian.ts';
import type { TouchCondition, TouchTrigger } from '../../../shared/domain/dial-rules.ts';
import { rulesDiff } from '../../../shared/domain/rules-diff.ts';
import type { RulesDocument } from '../../../shared/domain/rules-document.ts';
import { structureDiff } from '../../../shared/domain/structure-diff.ts';
import type { StructureDocument } from '../../../shared/domain/structure-fields.ts';

function rulesTold(before: RulesDocument, after: RulesDocument): readonly string[] {
  return rulesDiff(before, after).map((change) => differenceInRussian({ of: 'rules', change }));
}

function structureTold(before: StructureDocument, after: StructureDocument): readonly string[] {
  return structureDiff(before, after).map((change) => differenceInRussian({ of: 'structure', change }));
}

describe('what differs between two documents, in Russian', () => {
  it('is told of rules by level, rule and value', () => {
    expect(
      rulesTold(
        { organisation: { minGapMinutes: 60 }, tiers: { '2': { callWindows: { sunday: [] } } } },
        {
          organisation: { minGapMinutes: 240 },
          campaigns: {
            spring: {
              programmes: [
                {
                  id: 'repeat',
                  trigger: { kind: 'every', days: 30 },
                  skipIfBoughtWithinDays: 14,
                  purpose: 'upsell',
                  exitOn: ['complaint'],
                },
              ],
            },
          },
        },
      ),
    ).toEqual([
      'организация, наименьший промежуток между звонками: было — 60 минут, станет — 240 минут',
      'линия 2, часы звонков, воскресенье: больше не задано, было — закрыто',
      'кампания spring, программы: задано — repeat: раз в 30 дней, кроме покупавших за последние 14 дней (цель: больше или дороже, заканчивает жалоба)',
    ]);
  });

  it('is told of a structure by tier, transition and script', () => {
    const tiers: StructureDocument['tiers'] = [{ name: 'sales', stages: ['prospecting', 'selling', 'account-care'] }];
    const script = { title: 'Offer', objections: [{ code: 'price', title: 'Too dear', answer: 'No.' }], cards: [] };

    expect(
      structureTold(
        { tiers, scripts: { first: script } },
        {
          tiers: [
            { name: 'hunters', stages: ['prospecting'], targets: { winRate: 0.25 } },
            { name: 'farmers', stages: ['selling', 'account-care'] },
          ],
          transitions: [{ from: 'selling', on: 'not-interested', kind: 'rest', days: 120, to: 'prospecting' }],
          scripts: { first: { ...script, objections: [] } },
        },
      ),
    ).toEqual([
      'линия 1, название: было — sales, станет — hunters',
      'линия 1, стадии: было — «Поиск клиентов», «Продажа», «Работа с клиентами», станет — «Поиск клиентов»',
      'линия 1, цель: доля выигранных сделок: задано — 0.25',
      'линия 2, название: задано — farmers',
      'линия 2, стадии: задано — «Продажа», «Работа с клиентами»',
      'что следует за итогом «Не заинтересован» на стадии «Продажа»: задано — пауза, дней: 120, затем на стадии: «Поиск клиентов»',
      'скрипт first, возражение price: больше не задано, было — Too dear',
    ]);
  });
});

describe('programmes, in Russian', () => {
  type OneOfEach<Union extends { readonly kind: string }> = {
    readonly [Kind in Union['kind']]: Extract<Union, { readonly kind: Kind }>;
  };
  const TRIGGERS: OneOfEach<TouchTrigger> = {
    'after-sale': { kind: 'after-sale', days: 7 },
    'after-purchase': { kind: 'after-purchase', days: 7 },
    every: { kind: 'every', days: 21 },
    'after-silence': { kind: 'after-silence', days: 90, againDays: 30 },
    'order-interval': { kind: 'order-interval', times: [1, 1.5], atLeastOrders: 3 },
    'contract-end': { kind: 'contract-end', daysBefore: [60, 30], attribute: '§' },
    'after-case': { kind: 'after-case', hours: 48 },
    'on-date': { kind: 'on-date', attribute: '§', yearly: true },
  };
  const CONDITIONS: OneOfEach<TouchCondition> = {
    'attribute-is': { kind: 'attribute-is', attribute: '§', value: '§' },
    'attribute-is-not': { kind: 'attribute-is-not', attribute: '§', value: '§' },
    'attribute-in': { kind: 'attribute-in', attribute: '§', values: ['§'] },
    'attribute-exists': { kind: 'attribute-exists', attribute: '§' },
    'attribute-at-least': { kind: 'attribute-at-least', attribute: '§', value: 1 },
    'attribute-at-most': { kind: 'attribute-at-most', attribute: '§', value: 1 },
    'orders-at-least': { kind: 'orders-at-least', value: 3 },
    'order-total-at-least': { kind: 'order-total-at-least', value: 9 },
  };

  it('are told with every trigger and every condition in its own words', () => {
    const texts = [
      ...Object.values(TRIGGERS).map(triggerInRussian),
      ...Object.values(CONDITIONS).map(conditionInRussian),
    ];
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).not.toMatch(/[a-z]/i);
  });
});
