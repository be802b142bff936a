import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { HmacNumberHasher } from '../../shared/adapters/number-plan/hmac-number-hasher.ts';
import { leadFromListed } from '../../shared/application/lead-from-listed.ts';
import type { ListedLead } from '../../shared/application/lead-list.ts';

const NOW = Temporal.Instant.from('2026-01-05T14:00:00Z');
const AREA = { key: 'US:America/New_York', country: 'US', zones: ['America/New_York'] };
const hasher = new HmacNumberHasher('a secret');
const intake = { listId: 'january', campaignFor: (stage: string) => `campaign-${stage}`, hasher, now: NOW };

function aListedLead(fields: Partial<ListedLead> = {}): ListedLead {
  return {
    line: 2,
    stage: 'prospecting',
    country: 'US',
    numbers: [{ e164: '+12125550101', area: AREA }],
    attributes: {},
    ...fields,
  };
}

describe('a good row of a list', () => {
  it('becomes a lead that nobody called yet, ready at once in the campaign of its stage', () => {
    const listed = aListedLead({
      externalId: 'C-1',
      name: 'Ada Thorne',
      source: 'fair',
      timezone: 'America/New_York',
      region: 'NY',
      stage: 'account-care',
      lastContactedOn: Temporal.PlainDate.from('2025-12-01'),
      previousOutcome: 'sale',
      lastPurchaseOn: Temporal.PlainDate.from('2025-11-30'),
      orderTotal: 1250,
      attributes: { size: '10-49' },
    });

    expect(leadFromListed(listed, intake)).toEqual({
      id: expect.stringMatching(/^lead-[\w-]{16}$/),
      generation: 1,
      version: 0,
      listId: 'january',
      externalId: 'C-1',
      name: 'Ada Thorne',
      source: 'fair',
      timezone: 'America/New_York',
      region: 'NY',
      attributes: { size: '10-49', previous_outcome: 'sale' },
      numbers: [{ e164: '+12125550101', key: hasher.keyOf('+12125550101'), area: AREA, badSignals: 0 }],
      numberIndex: 0,
      stage: 'account-care',
      campaignId: 'campaign-account-care',
      state: { kind: 'ready', dueAt: NOW, wantedAt: NOW, urgency: 'normal', purpose: { kind: 'approach' } },
      attemptNumber: 0,
      placed: 0,
      counted: 0,
      countedByOutcome: {},
      countedByNumber: {},
      cycleStartedAt: NOW,
      recentCalls: [],
      lastCalledAt: Temporal.Instant.from('2025-12-01T17:00:00Z'),
      purchases: { count: 1, total: 1250, lastAt: Temporal.Instant.from('2025-11-30T17:00:00Z') },
      touches: 0,
    });
  });

  it('was called and bought no later than now', () => {
    const today = Temporal.PlainDate.from('2026-01-05');
    const lead = leadFromListed(aListedLead({ lastContactedOn: today, lastPurchaseOn: today }), intake);

    expect([lead.lastCalledAt, lead.purchases]).toEqual([NOW, { count: 1, total: 0, lastAt: NOW }]);
  });

  it.each([
    [{}, { count: 0, total: 0 }],
    [{ orderTotal: 0 }, { count: 0, total: 0 }],
    [{ orderTotal: 40 }, { count: 1, total: 40 }],
  ])('with %j has the purchases %j', (fields, purchases) => {
    expect(leadFromListed(aListedLead(fields), intake).purchases).toEqual(purchases);
  });
});

describe('the id of a lead', () => {
  it('is the same for the same list and first number, whatever else the row says', () => {
    const again = leadFromListed(aListedLead({ line: 9, name: 'Ada' }), intake);

    expect(again.id).toBe(leadFromListed(aListedLead(), intake).id);
  });

  it('differs in another list and for another number', () => {
    const other = { e164: '+12125550102', area: AREA };
    const ids = [
      leadFromListed(aListedLead(), intake).id,
      leadFromListed(aListedLead(), { ...intake, listId: 'february' }).id,
      leadFromListed(aListedLead({ numbers: [other] }), intake).id,
    ];

    expect(new Set(ids).size).toBe(3);
  });
});

describe('the key of a number', () => {
  it('is the same under the same secret and another under another', () => {
    const key = hasher.keyOf('+12125550101');

    expect(key).toMatch(/^[\w-]{43}$/);
    expect(new HmacNumberHasher('a secret').keyOf('+12125550101')).toBe(key);
    expect(new HmacNumberHasher('another secret').keyOf('+12125550101')).not.toBe(key);
    expect(hasher.keyOf('+12125550102')).not.toBe(key);
  });

  it('is refused without a secret', () => {
    expect(() => new HmacNumberHasher('')).toThrow('The secret of the number keys is empty.');
  });
});
