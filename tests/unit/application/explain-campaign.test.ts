import { describe, expect, it } from 'vitest';
import { CampaignMissingError } from '../../../shared/application/errors.ts';
import { type CampaignQuestion, explainCampaign } from '../../../shared/application/explain-campaign.ts';
import type { CampaignExplanation } from '../../../shared/domain/campaign-explanation.ts';
import type { Lead, LeadState } from '../../../shared/domain/lead.ts';
import type { RulesDocument } from '../../../shared/domain/rules-document.ts';
import { aCampaign } from '../../support/a-campaign.ts';
import { InMemoryTimerIndex } from '../../support/in-memory-timer-index.ts';
import {
  aDiallingState,
  aLead,
  aNumber,
  aPlacedCall,
  aReadyState,
  NEW_YORK,
  NOON,
} from '../../support/lead-builders.ts';
import { storedSettings } from '../../support/stored-settings.ts';

const TOKYO = { key: 'JP:Asia/Tokyo', country: 'JP', zones: ['Asia/Tokyo'] };
const RESTING: LeadState = {
  kind: 'resting',
  until: NOON.add({ hours: 240 }),
  why: 'nurture',
  then: { stage: 'prospecting', purpose: { kind: 'approach' } },
};

interface Given {
  readonly leads: readonly Lead[];
  readonly document?: RulesDocument;
  readonly emergencyStop?: boolean;
  readonly question?: Partial<CampaignQuestion>;
}

function explained({ leads, document = {}, emergencyStop = false, question }: Given): Promise<CampaignExplanation> {
  const campaigns = [aCampaign(1, { areas: [NEW_YORK, TOKYO], shards: 2 }), aCampaign(2), aCampaign(3)];
  return explainCampaign(
    {
      settings: storedSettings(document, { campaigns, controls: { emergencyStop } }),
      timers: new InMemoryTimerIndex(() => leads),
      calendar: { isHoliday: () => false },
    },
    { campaignId: 'campaign-1', ...question },
    NOON,
  );
}

function several(count: number, name: string, fields: Partial<Lead> = {}): readonly Lead[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `${name} ${index}`;
    return aLead({ id, numbers: [aNumber({ key: id })], ...fields });
  });
}

const inTokyo = { numbers: [aNumber({ area: TOKYO })] };
const calledTwice = [170, 100].map((minutes) => aPlacedCall({ at: NOON.subtract({ minutes }) }));

/** Five that can be called, and others each for a reason of its own. */
const MIXED: readonly Lead[] = [
  ...several(3, 'callable'),
  ...several(2, 'promised', { state: aReadyState({ urgency: 'promised' }) }),
  ...several(7, 'asleep', inTokyo),
  ...several(4, 'called twice', { recentCalls: calledTwice }),
  ...several(3, 'tomorrow', { state: aReadyState({ dueAt: NOON.add({ hours: 24 }) }) }),
  ...several(2, 'bad', { numbers: [aNumber({ badSignals: 2 })] }),
  ...several(2, 'resting', { state: RESTING }),
  ...several(1, 'ringing', { state: aDiallingState() }),
  ...several(6, 'of another campaign', { campaignId: 'campaign-2', stage: 'selling' }),
  ...several(2, 'resting elsewhere', { campaignId: 'campaign-2', stage: 'selling', state: RESTING }),
  ...several(5, 'closed', { state: { kind: 'closed', at: NOON, why: 'not-qualified' } }),
];

const MIXED_COUNTS = [
  { code: 'outside-hours', leads: 7 },
  { code: 'cap-day', leads: 4 },
  { code: 'not-due', leads: 3 },
  { code: 'resting', leads: 2 },
  { code: 'number-bad', leads: 2 },
  { code: 'in-a-call', leads: 1 },
] as const;

describe('a campaign', () => {
  it('counts each of its leads once, by what keeps it from being called', async () => {
    expect(await explained({ leads: MIXED })).toEqual({
      campaignId: 'campaign-1',
      tier: 1,
      reasons: [],
      read: 24,
      isAll: true,
      callableNow: 5,
      counts: MIXED_COUNTS,
      next: { at: NOON.add({ hours: 7 }), area: TOKYO },
      sentences: [
        '5 leads can be called now: 7 outside hours, 4 day cap reached, 3 not due yet, 2 resting, 2 number does not work, 1 in a call.',
        'The next lead falls due Tuesday 09:00 in Tokyo.',
        '24 leads looked at, which is all that wait, rest or are in a call.',
      ],
    });
  });

  it('says why nothing is dialling', async () => {
    const { callableNow, counts, sentences } = await explained({
      leads: [
        ...several(9, 'callable'),
        ...several(4, 'called twice', { recentCalls: calledTwice }),
        ...several(2, 'asleep', inTokyo),
      ],
      question: { capacity: { peopleFree: 0, linesFree: 8 } },
    });

    expect(callableNow).toBe(0);
    expect(counts).toEqual([
      { code: 'no-agent', leads: 9 },
      { code: 'cap-day', leads: 4 },
      { code: 'outside-hours', leads: 2 },
    ]);
    expect(sentences[0]).toBe('Nothing is dialling: 9 no agent, 4 day cap reached, 2 outside hours.');
  });

  it.each([
    { peopleFree: 9, linesFree: 9, callableNow: 5, counts: [] },
    { peopleFree: 3, linesFree: 9, callableNow: 3, counts: [{ code: 'no-agent', leads: 2 }] },
    { peopleFree: 9, linesFree: 1, callableNow: 1, counts: [{ code: 'no-line', leads: 4 }] },
    {
      peopleFree: 3,
      linesFree: 1,
      callableNow: 1,
      counts: [
        { code: 'no-agent', leads: 2 },
        { code: 'no-line', leads: 2 },
      ],
    },
    { peopleFree: -1, linesFree: -1, callableNow: 0, counts: [{ code: 'no-agent', leads: 5 }] },
  ])('shares out $peopleFree people and $linesFree lines', async ({ peopleFree, linesFree, callableNow, counts }) => {
    const found = await explained({ leads: several(5, 'lead'), question: { capacity: { peopleFree, linesFree } } });

    expect({ callableNow: found.callableNow, counts: found.counts }).toEqual({ callableNow, counts });
  });

  it('that is stopped says so first, and what could be called otherwise', async () => {
    const { reasons, sentences, callableNow } = await explained({ leads: several(2, 'callable'), emergencyStop: true });

    expect(reasons.map(({ code }) => code)).toEqual(['emergency-stop']);
    expect(callableNow).toBe(2);
    expect(sentences).toEqual([
      'The emergency stop is on: nobody is called until it is taken back.',
      'Nothing is dialling.',
      '2 leads could be called now otherwise.',
      '2 leads looked at, which is all that wait, rest or are in a call.',
    ]);
  });

  it('counts leads that rest for rules by the rule', async () => {
    const stalled = { stage: 'prospecting', purpose: { kind: 'approach' }, urgency: 'normal', wantedAt: NOON } as const;
    const state: LeadState = {
      kind: 'resting',
      until: NOON.add({ hours: 720 }),
      why: 'not-callable',
      refusals: ['no-consent'],
      stalled,
    };
    const document = { organisation: { consent: 'express' } } as const;

    const { counts } = await explained({ leads: several(4, 'lead', { state }), document });
    expect(counts).toEqual([{ code: 'no-consent', leads: 4 }]);
    const { counts: widened } = await explained({ leads: several(4, 'lead', { state }) });
    expect(widened).toEqual([{ code: 'resting', leads: 4 }]);
  });

  it('looks at no more leads than it was told, and says that there are more', async () => {
    const { read, isAll, callableNow, sentences } = await explained({
      leads: several(1_200, 'lead'),
      question: { readAtMost: 700 },
    });

    expect({ read, isAll, callableNow }).toEqual({ read: 700, isAll: false, callableNow: 700 });
    expect(sentences.at(-1)).toBe('700 leads looked at, and there are more.');
  });

  it('adds up, whatever stands in the way', async () => {
    const { read, callableNow, counts } = await explained({
      leads: MIXED,
      question: { capacity: { peopleFree: 2, linesFree: 1 } },
    });

    expect(callableNow + counts.reduce((total, { leads }) => total + leads, 0)).toBe(read);
  });

  it('without a lead says so', async () => {
    const { read, sentences } = await explained({ leads: [] });

    expect(read).toBe(0);
    expect(sentences).toEqual([
      'Nothing is dialling.',
      'Campaign campaign-1 has no lead that waits, rests or is in a call.',
    ]);
  });
});

it('a campaign that is not stored is an error', async () => {
  await expect(explained({ leads: [], question: { campaignId: 'campaign-9' } })).rejects.toThrow(
    new CampaignMissingError('campaign-9'),
  );
});
