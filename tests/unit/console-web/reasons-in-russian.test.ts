import { describe, expect, it } from 'vitest';
import { explanationSentences } from '../../../console/web/pages/leads/explanation-sentences.ts';
import { LEAD_WORDS } from '../../../console/web/pages/leads/lead-words.ts';
import { campaignReasonInRussian } from '../../../console/web/terms/reasons/campaign-reason-in-russian.ts';
import { standstillInRussian } from '../../../console/web/terms/reasons/standstill-in-russian.ts';
import { explanationBody } from '../../../functions/api/routes/lead-answers.ts';
import { campaignAboutBody, standstillAboutBody } from '../../../functions/api/routes/reason-answers.ts';
import type { LeadExplanation } from '../../../shared/domain/explanation.ts';
import { closingSentence, type ExplanationClosing } from '../../../shared/domain/explanation-closing.ts';
import { REFUSAL_CODES } from '../../../shared/domain/gate.ts';
import type { CampaignAbout, LeadClock } from '../../../shared/domain/reason-about.ts';
import { leadClock } from '../../../shared/domain/refusal-figures.ts';
import { campaignSentence } from '../../../shared/domain/refusal-sentences.ts';
import { type StandstillAbout, standstillSentence } from '../../../shared/domain/standstill-sentences.ts';
import { aNumber, aReadyState, NOON } from '../../support/lead-builders.ts';
import { type Case, CHICAGO, called, explained, REFUSED_LEADS } from '../../support/refused-leads.ts';
import { expectSameFigures } from '../../support/same-figures.ts';

const LATER = NOON.add({ hours: 26 });
const ZONES = ['Pacific/Honolulu', 'America/Los_Angeles', 'America/Denver', 'America/Chicago', 'America/New_York'];
const ANY_OF_FIVE = [aNumber({ area: { ...CHICAGO, key: 'five', zones: ZONES } })];
const LONG = [{ start: '07:30', end: '21:15' }];

const MORE: Readonly<Record<string, Case>> = {
  'a conversation that is over': {
    lead: {
      state: { kind: 'wrapping', attemptNumber: 1, contactId: 'contact-1', endedAt: NOON, limitAt: LATER },
    },
  },
  'a campaign that is over': { campaign: { endsAt: NOON.subtract({ hours: 48 }) } },
  'a callback that waits': {
    lead: { state: aReadyState({ dueAt: LATER, purpose: { kind: 'callback', agreedAt: LATER } }) },
  },
  'a hand-over that waits': { lead: { state: aReadyState({ dueAt: LATER, purpose: { kind: 'handover' } }) } },
  'a wish that sets rules aside': {
    lead: {
      recentCalls: [called(20)],
      state: aReadyState({ urgency: 'promised', purpose: { kind: 'callback', agreedAt: NOON } }),
    },
  },
  'a call that can be made': {},
  'hours of five zones, cut by a law': {
    now: NOON.subtract({ hours: 9 }),
    lead: { numbers: ANY_OF_FIVE },
    document: {
      organisation: { compliancePresets: ['us-federal'], callWindows: { monday: LONG, tuesday: LONG, friday: LONG } },
      tiers: { 1: { callWindows: { friday: [{ start: '10:00', end: '12:00' }], saturday: [], thursday: [] } } },
    },
  },
  'no consent at all': { document: { organisation: { consent: 'express' } } },
  'a campaign that ends before the next call': {
    ...REFUSED_LEADS['cap-day'],
    campaign: { endsAt: NOON.add({ hours: 1 }) },
  },
};

function toldInRussian(explanation: LeadExplanation): readonly string[] {
  const { next: _, ...body } = explanationBody(explanation);
  return explanationSentences(body, { language: 'ru', words: LEAD_WORDS.ru, momentsText: (at) => at });
}

describe('why a lead is not called, in Russian', () => {
  it.each(REFUSAL_CODES)('tells what the English sentences tell: %s', async (code) => {
    const explanation = await explained(REFUSED_LEADS[code]);

    expectSameFigures(explanation.sentences, toldInRussian(explanation), ['repeat', 'contract']);
  });

  it.each(Object.keys(MORE))('tells what the English sentences tell: %s', async (name) => {
    const explanation = await explained(MORE[name] ?? {});

    expectSameFigures(explanation.sentences, toldInRussian(explanation));
  });

  it('names who set the rule, the hours as a week, and the time where the customer is', async () => {
    const [, hours] = toldInRussian(await explained(MORE['hours of five zones, cut by a law'] ?? {}));

    expect(hours).toBe(
      'Там сейчас от вс, 4 января 2026 г., 22:00 (Гонолулу) до пн, 5 января 2026 г., 03:00 (Нью-Йорк); линия 1 звонит туда пн–вт 08:00–21:00 (требования: США, федеральные), ср 09:00–20:00 (по умолчанию для стадии «Поиск клиентов») и пт 10:00–12:00 (линия 1), по часам всех поясов, где может быть номер; без требований закона было бы пн–вт 07:30–21:15, ср 09:00–20:00 и пт 10:00–12:00.',
    );
  });

  it('names the rule, its source and the end by the clock of the customer', async () => {
    expect(toldInRussian(await explained(REFUSED_LEADS['cap-day']))).toEqual([
      'Звонки этого дня уже сделаны: разрешено не больше 2 звонков в день (по умолчанию для стадии «Поиск клиентов»), поэтому не звонят до вт, 6 января 2026 г., 00:00 (Нью-Йорк).',
      'Дальше: вт, 6 января 2026 г., 09:00 (Нью-Йорк). На это время его сдвигают правила: исчерпаны звонки за день и вне часов звонков.',
    ]);
  });
});

const CLOCK: LeadClock = leadClock(['America/New_York'], NOON);

const CLOSINGS: {
  readonly [Kind in ExplanationClosing['kind']]: Extract<ExplanationClosing, { readonly kind: Kind }>;
} = {
  'wish-sets-aside': { kind: 'wish-sets-aside', codes: ['min-gap', 'cap-day'] },
  'callable-now': { kind: 'callable-now' },
  next: { kind: 'next', at: LATER, movedBy: ['outside-hours', 'holiday', 'cap-rolling'] },
  otherwise: { kind: 'otherwise', at: LATER, movedBy: [] },
  'campaign-ends-before': { kind: 'campaign-ends-before', at: LATER, campaignId: 'campaign-1' },
  never: { kind: 'never' },
  'never-and-closes': { kind: 'never-and-closes' },
  'never-and-rests': { kind: 'never-and-rests', at: LATER },
};

it('the end of an explanation tells the same in Russian', () => {
  const closings = [...Object.values(CLOSINGS), { kind: 'otherwise', movedBy: ['min-gap'] } as const];
  const explanation: LeadExplanation = {
    leadId: 'lead-1',
    stage: 'prospecting',
    tier: 1,
    campaignId: 'campaign-1',
    verdict: 'later',
    reasons: [],
    clock: CLOCK,
    closing: closings,
    sentences: closings.map((closing) => closingSentence(closing, CLOCK)),
  };

  expectSameFigures(explanation.sentences, toldInRussian(explanation));
});

const OF_CAMPAIGNS: readonly CampaignAbout[] = [
  { kind: 'emergency-stop' },
  { kind: 'table-restored' },
  { kind: 'observe-mode' },
  { kind: 'not-a-test-number' },
  { kind: 'campaign-paused', campaignId: 'campaign-1' },
  { kind: 'tier-paused', tier: 2 },
  { kind: 'campaign-not-running', campaignId: 'campaign-1', run: 'ahead', at: LATER },
  { kind: 'campaign-not-running', campaignId: 'campaign-1', run: 'over', at: NOON },
  { kind: 'campaign-not-running', campaignId: 'campaign-1', run: 'none' },
  { kind: 'campaign-not-equipped', campaignId: 'campaign-1', tier: 3 },
];

it('why a campaign calls nobody tells the same in Russian', () => {
  expectSameFigures(
    OF_CAMPAIGNS.map((about) => campaignSentence(about, NOON)),
    OF_CAMPAIGNS.map((about) => campaignReasonInRussian(campaignAboutBody(about))),
  );
});

const OPENS = { at: LATER, zone: 'Europe/Berlin' };
const STANDSTILLS: readonly StandstillAbout[] = [
  ...OF_CAMPAIGNS,
  { kind: 'test-numbers-only' },
  { kind: 'no-campaign' },
  { kind: 'no-lead' },
  { kind: 'no-agent' },
  { kind: 'no-line' },
  { kind: 'no-tier', campaignId: 'campaign-1', tier: 3 },
  { kind: 'areas-closed', why: 'outside-hours', opens: OPENS },
  { kind: 'areas-closed', why: 'holiday', opens: OPENS },
  { kind: 'areas-closed', why: 'closed-date' },
  { kind: 'nothing-due', isCut: true },
  { kind: 'nothing-due', isCut: false, next: OPENS },
  { kind: 'nothing-due', isCut: false },
  ...REFUSAL_CODES.map((why) => ({ kind: 'leads-kept', why }) as const),
];

it.each([
  { campaignIds: ['campaign-1'], leads: 1 },
  { campaignIds: ['campaign-1', 'campaign-2', 'campaign-3'], leads: 24 },
])('why nothing is dialling tells the same in Russian: $leads', (kept) => {
  expectSameFigures(
    STANDSTILLS.map((about) => standstillSentence(about, kept, NOON)),
    STANDSTILLS.map((about) => standstillInRussian(standstillAboutBody(about), kept)),
  );
});
