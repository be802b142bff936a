import { describe, expect, it } from 'vitest';
import { entryTold, planTold, type Telling } from '../../../console/web/pages/leads/entry-told.ts';
import { explanationSentences } from '../../../console/web/pages/leads/explanation-sentences.ts';
import type { Explanation } from '../../../console/web/pages/leads/lead-answers.ts';
import { LEAD_WORDS } from '../../../console/web/pages/leads/lead-words.ts';
import { TIMELINE_WORDS } from '../../../console/web/pages/leads/timeline-words.ts';
import { PURPOSE_TERMS, STAGE_TERMS } from '../../../console/web/terms/lead-terms.ts';
import { OUTCOME_TERMS } from '../../../console/web/terms/outcome-terms.ts';

const TELLING: Telling = {
  words: TIMELINE_WORDS.en,
  stages: STAGE_TERMS.en,
  outcomes: OUTCOME_TERMS.en,
  purposes: PURPOSE_TERMS.en,
  code: (code) => code,
  touchWhy: ({ why }) => why,
  money: String,
  moments: (at) => at,
};

describe('a call in the story of a lead', () => {
  it('stands by its decision in force, with what corrections replaced beside it', () => {
    const told = entryTold(
      {
        kind: 'attempt',
        at: '10:00',
        number: '',
        tier: 1,
        stage: 'prospecting',
        attemptNumber: 3,
        contactId: 'c-1',
        campaignId: 'spring',
        rulesVersion: 4,
        purpose: { kind: 'approach' },
        dueAt: '10:00',
        decisions: [
          {
            version: 2,
            at: '12:30',
            because: 'correction',
            outcome: 'interested',
            nextStep: { kind: 'advance', to: 'selling', at: '13:00' },
          },
          {
            version: 1,
            at: '10:05',
            because: 'facts',
            outcome: 'not-interested',
            nextStep: { kind: 'close', why: 'not-interested' },
          },
        ],
      },
      TELLING,
    );

    expect(told).toEqual({
      title: 'Call 3: Interested',
      details: [
        'Prospecting, tier 1, campaign spring',
        'Purpose: Call. A number that the lead has no more',
        'Then: handed over to Selling, next call 13:00',
        'After a correction',
        'Corrected; decided on 10:05 it was: Not interested. Then: closed (not-interested)',
        'Placed under version 4 of the rules',
      ],
    });
  });

  it('is followed by what is planned, and by nothing where nothing is', () => {
    const purpose = { kind: 'touch', programme: 'welcome', touch: 1, why: '7 days after the sale' } as const;

    expect(planTold({ status: 'ready', purpose }, TELLING)).toEqual({
      title: 'Planned: touch 1 of programme welcome',
      details: ['Why: 7 days after the sale'],
    });
    expect(planTold({ status: 'closed', why: 'not-interested' }, TELLING)).toBeUndefined();
  });
});

it('an explanation is told in the sentences of the API in English, and made of its data in Russian', () => {
  const explanation: Explanation = {
    verdict: 'later',
    reasons: [
      {
        code: 'resting',
        until: '2026-01-06T14:00:00Z',
        sentence: 'The lead rests.',
        sources: [],
        about: { kind: 'resting', why: 'complaint' },
      },
    ],
    clock: { now: '2026-01-05T17:00:00Z', zone: 'America/New_York', zones: ['America/New_York'] },
    closing: [{ kind: 'next', at: '2026-01-06T14:00:00Z', movedBy: ['outside-hours'] }],
    next: { at: '2026-01-06T14:00:00Z', wantedAt: '2026-01-05T17:00:00Z', movedBy: ['outside-hours'] },
    sentences: ['The lead rests.'],
  };
  const momentsText = () => '15:00 (09:00)';

  expect(explanationSentences(explanation, { language: 'en', words: LEAD_WORDS.en, momentsText })).toEqual([
    'The lead rests.',
    'Next call, by your clock: 15:00 (09:00).',
  ]);
  expect(explanationSentences(explanation, { language: 'ru', words: LEAD_WORDS.ru, momentsText })).toEqual([
    'Лид на паузе до вт, 6 января 2026 г., 09:00 (Нью-Йорк): была жалоба.',
    'Дальше: вт, 6 января 2026 г., 09:00 (Нью-Йорк). На это время его сдвигают правила: вне часов звонков.',
    'Следующий звонок по вашим часам: 15:00 (09:00).',
  ]);
});
