import { describe, expect, it } from 'vitest';
import { DEFAULT_TRANSITIONS } from '../../shared/domain/default-transitions.ts';
import { OUTCOME_CODES } from '../../shared/domain/outcome.ts';
import { OVERRIDABLE_CAUSES } from '../../shared/domain/overridable-causes.ts';
import type { RulesFinding } from '../../shared/domain/rules-problem.ts';
import {
  transitionFindings,
  transitionOverridesSchema,
  transitionsWith,
} from '../../shared/domain/transitions-schema.ts';

function findings(input: unknown): readonly RulesFinding[] {
  const { error } = transitionOverridesSchema.safeParse(input);
  return (error?.issues ?? []).flatMap((issue) => transitionFindings(issue, input));
}

/** Where and why, in one line for each. */
function told(...input: readonly object[]): readonly string[] {
  return findings(input).map(({ path, message }) => `${path.join('.')} ${message}`);
}

function parsed(...input: readonly object[]) {
  return transitionOverridesSchema.parse(input);
}

const INTEREST = { from: 'prospecting', on: 'interested', kind: 'advance' } as const;
const LOST = { from: 'selling', on: 'not-interested', kind: 'rest', days: 120, to: 'prospecting' } as const;

describe("a company's transitions", () => {
  it('are taken as they are written', () => {
    const given = [
      { ...INTEREST, to: 'selling', promisedMinutes: 30, delayMinutes: 5, urgency: 'normal', keepsAgent: true },
      { from: 'prospecting', on: 'sale', kind: 'advance', to: 'account-care', facts: ['budget'] },
      LOST,
      { from: 'account-care', on: 'sale', kind: 'rest', days: 'complaintRestDays' },
      { from: 'account-care', on: 'attempts-spent', kind: 'rest', days: 0, to: 'prospecting' },
      { from: 'account-care', on: 'not-qualified', kind: 'next-touch' },
      { from: 'selling', on: 'no-need-now', kind: 'retry' },
      { from: 'selling', on: 'complaint', kind: 'close' },
      { from: 'prospecting', on: 'no-need-now', kind: 'exhaust' },
    ];

    expect(parsed(...given)).toEqual(given);
  });

  it.each([
    ['no list', {}, ' is not a list of transitions'],
    ['no object', ['close'], '0 '],
  ])('are refused as %s', (_what, input, start) => {
    expect(findings(input).map(({ path, message }) => `${path.join('.')} ${message}`.slice(0, start.length))).toEqual([
      start,
    ]);
  });

  it.each([
    [{ on: 'sale', kind: 'close' }, ['0.from is missing']],
    [{ from: 'sellin', on: 'sale', kind: 'close' }, ['0.from is no stage, did you mean selling?']],
    [{ from: 'selling', on: 'sold', kind: 'close' }, ['0.on is no outcome, did you mean sale?']],
    [{ from: 'selling', on: 7, kind: 'close' }, ['0.on is no outcome']],
    [{ from: 'selling', on: 'sale', kind: 'end' }, ['0.kind is not one of the kinds there are']],
    [{ from: 'selling', on: 'sale' }, ['0.kind is missing']],
    [{ ...LOST, days: 1.5 }, ['0.days is neither whole days from 0 to 3650 nor the name of a rule']],
    [{ from: 'selling', on: 'sale', kind: 'rest' }, ['0.days is missing']],
    [{ ...LOST, facts: [] }, ['0.facts is no field of this kind']],
    [{ ...INTEREST, promisedMinute: 5 }, ['0.promisedMinute is no field, did you mean promisedMinutes?']],
    [{ ...INTEREST, promisedMinutes: 0 }, ['0.promisedMinutes is below 1']],
    [{ ...INTEREST, urgency: 'high' }, ['0.urgency is neither promised nor normal']],
    [{ ...INTEREST, keepsAgent: 'yes' }, ['0.keepsAgent is neither true nor false']],
    [{ ...INTEREST, facts: ['Need'] }, ['0.facts.0 is not a plain name of small letters, digits and underscores']],
    [{ ...INTEREST, facts: ['need', 'need'] }, ['0.facts names a fact twice']],
    [{ ...INTEREST, facts: Array.from({ length: 11 }, (_, n) => `fact_${n}`) }, ['0.facts names more than 10 facts']],
  ])('name what is wrong, and where: %j', (one, expected) => {
    expect(told(one)).toEqual(expected);
  });

  it('say how each mistake is mended', () => {
    const mends = findings([{ ...LOST, days: -1 }, { from: 'selling', on: 'busy', kind: 'close' }, 'x']).map(
      ({ path, mend }) => [path.join('.'), mend],
    );

    expect(mends).toEqual([
      ['0.days', expect.stringMatching(/^give whole days from 0 to 3650, at least 1 after a refusal/)],
      ['1.on', expect.stringMatching(/^name one of interested, follow-up, /)],
      ['2', expect.stringMatching(/^write \[\{"from":/)],
    ]);
  });

  it('tell what is missing inside a larger document as well', () => {
    const input = { transitions: [{ from: 'selling', kind: 'close' }] };
    const { error } = transitionOverridesSchema.safeParse(input.transitions);
    const inside = (error?.issues ?? []).map((issue) => ({ ...issue, path: ['transitions', ...issue.path] }));

    expect(inside.flatMap((issue) => transitionFindings(issue, input))).toEqual([
      {
        path: ['transitions', 0, 'on'],
        message: 'is missing',
        mend: expect.stringMatching(/^name one of/),
        finding: { of: 'writing', fault: { kind: 'missing' }, remedy: { kind: 'transition-part', part: 'on' } },
      },
    ]);
  });
});

describe('what nobody may set aside', () => {
  it.each([
    ['do-not-call', /^0\.on always ends all calls/],
    ['deceased', /^0\.on always ends all calls/],
    ['minor', /^0\.on always ends all calls/],
    ['not-placed', /^0\.on is no call/],
    ['unknown', /^0\.on is judged by a person first/],
    ['answered-without-disposition', /^0\.on is judged by a person first/],
    ['callback-requested', /^0\.on is a promise to the customer/],
  ] as const)('is what follows %s', (on, why) => {
    expect(told({ from: 'selling', on, kind: 'rest', days: 1 })).toEqual([expect.stringMatching(why)]);
  });

  it('is the retry rules for what never was a talk about business', () => {
    const refusedFor = (why: string) =>
      OUTCOME_CODES.filter((on) => told({ from: 'selling', on, kind: 'close' }).includes(why));

    expect(refusedFor('0.on follows the retry rules: set the dial rule retry')).toEqual([
      'no-answer',
      'busy',
      'voicemail',
      'declined',
      'dead-air',
      'invalid-number',
      'blocked',
      'network-failure',
      'not-allowed',
      'abandoned',
      'hung-up-early',
      'gatekeeper',
      'wrong-person',
      'wrong-number',
    ]);
  });
});

describe('what may follow what', () => {
  const kindsFor = (from: string, on: string) =>
    ['advance', 'rest', 'retry', 'exhaust', 'next-touch', 'close'].filter(
      (kind) => told({ from, on, kind, ...(kind === 'rest' && { days: 1 }) }).length === 0,
    );

  it.each([
    ['interested', ['advance', 'rest', 'retry', 'close'], ['rest', 'retry', 'close']],
    ['follow-up', ['advance', 'rest', 'retry', 'exhaust', 'close'], ['rest', 'retry', 'exhaust', 'close']],
    ['no-need-now', ['advance', 'rest', 'retry', 'exhaust', 'close'], ['rest', 'retry', 'exhaust', 'close']],
    ['not-interested', ['rest', 'exhaust', 'close'], ['rest', 'exhaust', 'close']],
    ['not-qualified', ['rest', 'exhaust', 'close'], ['rest', 'exhaust', 'close']],
    ['complaint', ['rest', 'exhaust', 'close'], ['rest', 'exhaust', 'close']],
    ['sale', ['advance', 'rest', 'close'], ['advance', 'rest', 'close']],
    ['attempts-spent', ['rest', 'exhaust', 'close'], ['rest', 'exhaust', 'close']],
  ])('%s leads on from prospecting, from selling, and from account care to touches in place of an advance', (on, prospecting, selling) => {
    const customers = selling.filter((kind) => kind !== 'advance');

    expect(kindsFor('prospecting', on)).toEqual(prospecting);
    expect(kindsFor('selling', on)).toEqual(selling);
    expect(new Set(kindsFor('account-care', on))).toEqual(new Set([...customers, 'next-touch']));
  });

  it('covers every cause that may be set', () => {
    expect(OVERRIDABLE_CAUSES.map((on) => kindsFor('selling', on).length > 0)).toEqual(
      OVERRIDABLE_CAUSES.map(() => true),
    );
  });

  it.each([
    [{ ...INTEREST, to: 'account-care' }, '0.to is not where interested leads from prospecting: that is selling'],
    [{ ...INTEREST, to: 'prospecting' }, '0.to is not where interested leads from prospecting: that is selling'],
    [{ ...INTEREST, on: 'sale', to: 'selling' }, '0.to is not where sale leads from prospecting: that is account-care'],
    [
      { from: 'selling', on: 'interested', kind: 'advance' },
      '0.kind is not for selling: account-care is reached by a sale',
    ],
    [{ from: 'account-care', on: 'sale', kind: 'advance' }, '0.kind leads nowhere: account-care is the last stage'],
    [{ from: 'selling', on: 'not-interested', kind: 'advance' }, '0.kind is not for not-interested'],
    [{ ...INTEREST, delayMinutes: 1, delayDays: 1 }, '0.delayDays says the delay a second time, after delayMinutes'],
    [
      { from: 'selling', on: 'sale', kind: 'advance', urgency: 'normal' },
      '0.urgency has no effect on a sale: programmes say when a customer is called',
    ],
    [
      { ...LOST, from: 'prospecting', to: 'selling' },
      '0.to is a later stage than prospecting: nothing but an advance leads up',
    ],
    [{ ...LOST, days: 0 }, '0.days is 0, and after not-interested a lead is left alone for a day at least'],
  ])('%j is refused', (one, why) => {
    expect(told(one)).toEqual([why]);
  });

  it('is said once for a stage and a cause', () => {
    expect(told(LOST, { ...LOST, from: 'account-care' }, { ...LOST, days: 3 })).toEqual([
      '2.on says a second time what follows not-interested in selling',
    ]);
  });
});

describe("a company's transitions laid over the defaults", () => {
  it('are the defaults where none are given', () => {
    expect(transitionsWith([])).toEqual(DEFAULT_TRANSITIONS);
  });

  it('replace what they name and nothing else', () => {
    expect(transitionsWith([LOST])).toEqual({
      ...DEFAULT_TRANSITIONS,
      selling: {
        ...DEFAULT_TRANSITIONS.selling,
        'not-interested': { kind: 'rest', why: 'lost-sale', days: 120, to: 'prospecting' },
      },
    });
  });

  it('leave as it was what an advance does not say', () => {
    const { interested } = transitionsWith([{ ...INTEREST, facts: ['need'] }]).prospecting;
    const { sale } = transitionsWith([{ from: 'selling', on: 'sale', kind: 'advance', keepsAgent: true }]).selling;

    expect(interested).toEqual({ ...DEFAULT_TRANSITIONS.prospecting.interested, facts: ['need'] });
    expect(sale).toEqual({ ...DEFAULT_TRANSITIONS.selling.sale, keepsAgent: true });
  });

  it('may say all of an advance, where the default has none as well', () => {
    const all = { urgency: 'normal', promisedMinutes: 90, keepsAgent: true, facts: ['budget'] } as const;
    const advance = { kind: 'advance', to: 'selling', ...all };
    const given = { from: 'prospecting', on: 'no-need-now', kind: 'advance', ...all } as const;

    expect(transitionsWith([{ ...given, delayDays: 2 }]).prospecting['no-need-now']).toEqual({
      ...advance,
      delay: { kind: 'days', days: 2 },
    });
    expect(transitionsWith([{ ...given, delayMinutes: 15 }]).prospecting['no-need-now']).toEqual({
      ...advance,
      delay: { kind: 'minutes', minutes: 15 },
    });
  });

  it.each([
    ['prospecting', 'not-interested', 'nurture'],
    ['account-care', 'not-interested', 'lost-sale'],
    ['selling', 'complaint', 'complaint'],
    ['selling', 'attempts-spent', 'nurture'],
  ] as const)('give a rest its reason: in %s after %s', (from, on, why) => {
    expect(transitionsWith([{ from, on, kind: 'rest', days: 9 }])[from][on]).toEqual({
      kind: 'rest',
      why,
      days: 9,
      to: from,
    });
  });

  it('let a rest end where the default does, when nothing else is said', () => {
    const own = { from: 'selling', on: 'not-interested', kind: 'rest', days: 9 } as const;

    expect(transitionsWith([own]).selling['not-interested']).toEqual(containingTo('prospecting'));
  });

  it.each([
    ['not-interested', 'not-interested'],
    ['not-qualified', 'not-qualified'],
    ['attempts-spent', 'attempts-spent'],
    ['sale', 'nothing-follows'],
    ['complaint', 'nothing-follows'],
  ] as const)('close with a reason after %s', (on, why) => {
    expect(transitionsWith([{ from: 'selling', on, kind: 'close' }]).selling[on]).toEqual({ kind: 'close', why });
  });

  it('follow the outcome follow-up where they retry, and take the other kinds as they are', () => {
    const table = transitionsWith([
      { from: 'selling', on: 'no-need-now', kind: 'retry' },
      { from: 'account-care', on: 'attempts-spent', kind: 'next-touch' },
      { from: 'selling', on: 'not-interested', kind: 'exhaust' },
    ]);

    expect([
      table.selling['no-need-now'],
      table['account-care']['attempts-spent'],
      table.selling['not-interested'],
    ]).toEqual([{ kind: 'retry', as: 'follow-up' }, { kind: 'next-touch' }, { kind: 'exhaust' }]);
  });
});

function containingTo(to: string): unknown {
  return expect.objectContaining({ to });
}
