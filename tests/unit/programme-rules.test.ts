import { describe, expect, it } from 'vitest';
import type { Programme, TouchTrigger } from '../../shared/domain/dial-rules.ts';
import { programmeWords, purposeOf } from '../../shared/domain/programme-words.ts';
import { parseRulesDocument } from '../../shared/domain/rules-document.ts';
import { rulesWarnings } from '../../shared/domain/rules-warnings.ts';

const TRIGGERS: readonly TouchTrigger[] = [
  { kind: 'after-sale', days: 7 },
  { kind: 'after-purchase', days: 14 },
  { kind: 'every', days: 30 },
  { kind: 'after-silence', days: 90, againDays: 45 },
  { kind: 'order-interval', times: [1, 1.5, 2, 3], atLeastOrders: 3, fallbackDays: 60 },
  { kind: 'contract-end', daysBefore: [60, 30, 7], attribute: 'contract_end' },
  { kind: 'after-case', hours: 48 },
  { kind: 'on-date', attribute: 'birthday', daysBefore: 3, yearly: true },
];
const everyThirty = { id: 'p', trigger: { kind: 'every', days: 30 }, skipIfBoughtWithinDays: 0 } as const;

const documentWith = (programme: object) => ({ tiers: { '3': { programmes: [{ ...everyThirty, ...programme }] } } });

/** What is wrong, without the way to the programme. */
function problemsOf(programme: object): readonly string[] {
  const parsed = parseRulesDocument(documentWith(programme));
  if (parsed.kind === 'valid') return [];
  return parsed.problems.map(({ path, message }) => `${path.replace('tiers.3.programmes.0.', '')} ${message}`);
}

function warningsOf(programme: object): readonly string[] {
  const parsed = parseRulesDocument(documentWith(programme));
  if (parsed.kind !== 'valid') throw new Error(JSON.stringify(parsed.problems));
  return rulesWarnings(parsed.document).map(({ path, message }) => `${path} ${message}`);
}

describe('a programme in a rules document', () => {
  it.each(TRIGGERS)('may have the trigger %j', (trigger) => {
    expect(problemsOf({ trigger })).toEqual([]);
    expect(warningsOf({ trigger })).toEqual([]);
  });

  it('may say all that there is to say, and warns of nothing', () => {
    const whole: Programme = {
      id: 'contract',
      purpose: 'renewal',
      trigger: { kind: 'contract-end', daysBefore: [60, 30, 7], attribute: 'contract_end' },
      conditions: [
        { kind: 'attribute-is', attribute: 'plan', value: 'gold' },
        { kind: 'attribute-is-not', attribute: 'state', value: 'cancelled' },
        { kind: 'attribute-in', attribute: 'plan', values: ['gold', 'silver'] },
        { kind: 'attribute-exists', attribute: 'account_manager' },
        { kind: 'attribute-at-least', attribute: 'seats', value: 10 },
        { kind: 'attribute-at-most', attribute: 'seats', value: 99.5 },
        { kind: 'orders-at-least', value: 2 },
        { kind: 'order-total-at-least', value: 500 },
      ],
      script: 'renewal-2026',
      priority: 9,
      coolDownDays: 5,
      maxPerQuarter: 3,
      exitOn: ['purchase', 'objection', 'complaint'],
      skipIfBoughtWithinDays: 14,
    };

    expect(problemsOf(whole)).toEqual([]);
    expect(warningsOf(whole)).toEqual([]);
    expect(programmeWords(whole)).toBe(
      'contract 60, 30, 7 days before contract_end unless bought in the 14 days before (renewal call, if plan is gold and state is not cancelled and plan is one of gold, silver and account_manager is known and seats is at least 10 and seats is at most 99.5 and at least 2 orders and orders of at least 500 in all, script renewal-2026, priority 9, 5 days of rest before, at most 3 a quarter, ends on purchase or objection or complaint)',
    );
  });

  it.each<[object, string]>([
    [{ maxPerQuarter: 0 }, 'maxPerQuarter is below 1'],
    [{ maxPerQuarter: 25 }, 'maxPerQuarter is above 24'],
    [{ priority: 10 }, 'priority is above 9'],
    [{ coolDownDays: -1 }, 'coolDownDays is below 0'],
    [{ purpose: 'nagging' }, 'purpose is none of welcome, health-check, cross-sell, upsell, renewal, win-back'],
    [{ script: 'Two words' }, 'script is not a plain name'],
    [{ exitOn: ['rain'] }, 'exitOn.0 is none of purchase, objection, complaint'],
    [{ conditions: 5 }, 'conditions is not a list of conditions'],
    [{ conditions: [{ kind: 'weather' }] }, 'conditions.0.kind is none of the conditions there are'],
    [
      { conditions: [{ kind: 'attribute-is', attribute: ' plan', value: 'x' }] },
      'conditions.0.attribute is not a column name such as contract_end',
    ],
    [{ conditions: [{ kind: 'attribute-in', attribute: 'plan', values: [] }] }, 'conditions.0.values names no value'],
    [{ conditions: [{ kind: 'orders-at-least', value: 0 }] }, 'conditions.0.value is below 1'],
    [
      { trigger: { kind: 'order-interval', times: [2, 1], atLeastOrders: 2 } },
      'trigger.times is not in rising order, each once',
    ],
    [{ trigger: { kind: 'order-interval', times: [], atLeastOrders: 2 } }, 'trigger.times names no date'],
    [{ trigger: { kind: 'order-interval', times: [1], atLeastOrders: 1 } }, 'trigger.atLeastOrders is below 2'],
    [
      { trigger: { kind: 'contract-end', daysBefore: [7, 7], attribute: 'contract_end' } },
      'trigger.daysBefore names a day twice',
    ],
    [{ trigger: { kind: 'after-case' } }, 'trigger gives neither hours nor days, or both'],
    [{ trigger: { kind: 'after-case', hours: 1, days: 1 } }, 'trigger gives neither hours nor days, or both'],
    [
      { trigger: { kind: 'on-date', attribute: 'birthday', yearly: 'yes' } },
      'trigger.yearly is neither true nor false',
    ],
    [
      { trigger: { kind: 'after-purchase', days: 14 }, skipIfBoughtWithinDays: 14 },
      'skipIfBoughtWithinDays skips every touch, because the sale that starts it lies only 14 days back',
    ],
  ])('is refused as %j', (fields, said) => {
    expect(problemsOf(fields)).toEqual([said]);
  });
});

describe('a programme that may not be meant', () => {
  const is = (value: string) => ({ kind: 'attribute-is', attribute: 'plan', value }) as const;

  it.each<[readonly object[], string]>([
    [[is('gold'), is('silver')], '"plan is gold" and "plan is silver"'],
    [
      [is('gold'), { kind: 'attribute-is-not', attribute: 'plan', value: 'gold' }],
      '"plan is gold" and "plan is not gold"',
    ],
    [
      [{ kind: 'attribute-in', attribute: 'plan', values: ['a', 'b'] }, is('c')],
      '"plan is one of a, b" and "plan is c"',
    ],
    [
      [
        { kind: 'attribute-at-most', attribute: 'seats', value: 5 },
        { kind: 'attribute-at-least', attribute: 'seats', value: 6 },
      ],
      '"seats is at most 5" and "seats is at least 6"',
    ],
    [[is('5'), { kind: 'attribute-at-least', attribute: 'plan', value: 6 }], '"plan is 5" and "plan is at least 6"'],
    [[is('7'), { kind: 'attribute-at-most', attribute: 'plan', value: 6 }], '"plan is 7" and "plan is at most 6"'],
  ])('asks for what never holds together: %j', (conditions, said) => {
    expect(warningsOf({ conditions })).toEqual([
      `tiers.3.programmes.0.conditions.1 calls nobody: ${said} never hold together`,
    ]);
  });

  it.each<[readonly object[]]>([
    [[is('gold'), is('gold')]],
    [[is('gold'), { ...is('silver'), attribute: 'colour' }]],
    [[is('gold'), { kind: 'attribute-in', attribute: 'plan', values: ['gold', 'silver'] }]],
    [[is('gold'), { kind: 'attribute-exists', attribute: 'plan' }]],
    [[is('6'), { kind: 'attribute-at-least', attribute: 'plan', value: 6 }]],
    [
      [
        { kind: 'orders-at-least', value: 3 },
        { kind: 'orders-at-least', value: 1 },
      ],
    ],
    [[{ kind: 'attribute-exists', attribute: 'nobody_has_it' }]],
  ])('is none for conditions that go together: %j', (conditions) => {
    expect(warningsOf({ conditions })).toEqual([]);
  });

  it('rests as long as its dates lie apart, so that calls move its dates', () => {
    expect(warningsOf({ coolDownDays: 30 })).toEqual([
      'tiers.3.programmes.0.coolDownDays rests 30 days, and its dates lie 30 days apart: every call moves the next date or takes its place',
    ]);
    expect(warningsOf({ coolDownDays: 29 })).toEqual([]);
    expect(warningsOf({ trigger: { kind: 'after-purchase', days: 5 }, coolDownDays: 29 })).toEqual([]);
  });

  it('ends on a purchase that begins it anew anyway', () => {
    expect(warningsOf({ exitOn: ['objection', 'purchase'] })).toEqual([
      'tiers.3.programmes.0.exitOn.1 has no effect: every purchase begins the programme anew, which ends its open dates',
    ]);
    expect(warningsOf({ exitOn: ['objection', 'complaint'] })).toEqual([]);
  });
});

describe('a programme in words', () => {
  it.each([
    ['p 7 days after a sale', 'welcome'],
    ['p 14 days after every purchase', 'health-check'],
    ['p every 30 days', 'health-check'],
    ['p after 90 silent days, then every 45 days', 'win-back'],
    ["p at x1, x1.5, x2, x3 of the customer's own order interval", 'upsell'],
    ['p 60, 30, 7 days before contract_end', 'renewal'],
    ['p 48 hours after a service case was closed', 'health-check'],
    ['p every year 3 days before birthday', 'health-check'],
  ] as const)('says %s, and calls for a %s', (words, purpose) => {
    const trigger = TRIGGERS.find((one) => programmeWords({ ...everyThirty, trigger: one }) === words);

    expect(trigger && purposeOf({ trigger })).toBe(purpose);
    expect(purposeOf({ trigger: { kind: 'every', days: 1 }, purpose: 'cross-sell' })).toBe('cross-sell');
  });
});
