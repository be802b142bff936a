import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { adviceTroubleInRussian } from '../../../console/web/terms/findings/advice-trouble-in-russian.ts';
import { companyTroubleInRussian } from '../../../console/web/terms/findings/company-trouble-in-russian.ts';
import { findingInRussian } from '../../../console/web/terms/findings/finding-in-russian.ts';
import { remedyInRussian } from '../../../console/web/terms/findings/remedy-in-russian.ts';
import { reportTroubleInRussian } from '../../../console/web/terms/findings/report-trouble-in-russian.ts';
import { rulesTroubleInRussian } from '../../../console/web/terms/findings/rules-trouble-in-russian.ts';
import { structureTroubleInRussian } from '../../../console/web/terms/findings/structure-trouble-in-russian.ts';
import { writtenFaultInRussian } from '../../../console/web/terms/findings/written-fault-in-russian.ts';
import { day, timeOfDay, zone } from '../../../functions/api/routes/schemas.ts';
import { cursorOf } from '../../../functions/api/routing/cursor.ts';
import { faultsOf } from '../../../functions/api/routing/problem.ts';
import { parseSalesFigures } from '../../../shared/domain/advice/figures-file.ts';
import { type AdviceTrouble, adviceTroubleInWords } from '../../../shared/domain/findings/advice-trouble.ts';
import { type CompanyTrouble, companyTroubleInWords } from '../../../shared/domain/findings/company-trouble.ts';
import type { Remedy } from '../../../shared/domain/findings/remedy.ts';
import { type ReportTrouble, reportTroubleInWords } from '../../../shared/domain/findings/report-trouble.ts';
import { type RulesTrouble, rulesTroubleInWords } from '../../../shared/domain/findings/rules-trouble.ts';
import type { SaidFinding } from '../../../shared/domain/findings/said-finding.ts';
import { type StructureTrouble, structureTroubleInWords } from '../../../shared/domain/findings/structure-trouble.ts';
import { type TransitionFault, transitionFaultInWords } from '../../../shared/domain/findings/transition-fault.ts';
import type { WrittenFault } from '../../../shared/domain/findings/written-fault.ts';
import { parseRulesDocument } from '../../../shared/domain/rules-document.ts';
import { RULE_FIELDS } from '../../../shared/domain/rules-fields.ts';
import { parseStructureDocument } from '../../../shared/domain/structure-document.ts';
import { readCampaigns } from '../../../shared/domain/written-campaign.ts';
import type { OneOfEach } from '../../support/one-of-each.ts';

const ORGANISATION = { kind: 'organisation' } as const;

const OF_RULES: OneOfEach<RulesTrouble> = {
  'programme-named-twice': { kind: 'programme-named-twice' },
  'every-touch-skipped': { kind: 'every-touch-skipped', daysAfter: 7 },
  'week-never-opens': { kind: 'week-never-opens', stages: ['prospecting', 'selling'], opensAlone: false },
  'campaign-week-never-opens': { kind: 'campaign-week-never-opens', opensAlone: true },
  'consent-needed': { kind: 'consent-needed', consent: 'express' },
  'uncertain-zones-blocked': { kind: 'uncertain-zones-blocked' },
  'preset-forbids-dialling': { kind: 'preset-forbids-dialling', preset: 'russia' },
  'preset-needs-consent': { kind: 'preset-needs-consent', preset: 'eu', consent: 'written' },
  'date-past': { kind: 'date-past', today: '2026-01-05' },
  'no-effect': {
    kind: 'no-effect',
    days: ['monday'],
    stricter: [
      ORGANISATION,
      { kind: 'tier', tier: 1 },
      { kind: 'preset', id: 'uk' },
      { kind: 'default', stage: 'selling' },
    ],
  },
  'conditions-exclude': {
    kind: 'conditions-exclude',
    one: { kind: 'orders-at-least', value: 3 },
    other: { kind: 'order-total-at-least', value: 9 },
  },
  'rests-over-dates': { kind: 'rests-over-dates', restDays: 40, gapDays: 30 },
  'exit-without-effect': { kind: 'exit-without-effect' },
  'opens-briefly': { kind: 'opens-briefly', from: '09:00', to: '09:10', days: ['friday'], leastMinutes: 30 },
  'never-opens-in-tier': { kind: 'never-opens-in-tier', tier: 2 },
  'never-opens-under-preset': { kind: 'never-opens-under-preset', stage: 'prospecting', preset: 'canada' },
  'day-part-closed': { kind: 'day-part-closed' },
  'day-parts-closed': { kind: 'day-parts-closed', stage: 'selling', parts: [{ start: '20:00', end: '21:00' }] },
  'no-other-hour': { kind: 'no-other-hour', at: '12:00', hours: 5 },
  'repeat-waits': {
    kind: 'repeat-waits',
    repeat: 2,
    wishedMinutes: 10,
    leastMinutes: 240,
    limit: 'minGapMinutes',
    of: [ORGANISATION],
  },
  'limit-delays-repeats': {
    kind: 'limit-delays-repeats',
    limit: 'rollingCaps',
    outcomes: [{ code: 'busy', minutes: 10 }],
  },
  'one-call-of-number': { kind: 'one-call-of-number', of: [ORGANISATION] },
  'no-second-call': { kind: 'no-second-call', outcomes: ['busy', 'no-answer'] },
  'cycle-outlasts': { kind: 'cycle-outlasts', attempts: 6, days: 20, leadTtlDays: 14 },
  'ever-below-cycle': { kind: 'ever-below-cycle', ever: 3, cycle: 6 },
};

const OF_STRUCTURE: OneOfEach<StructureTrouble> = {
  'stage-held-by-nobody': { kind: 'stage-held-by-nobody', stage: 'selling' },
  'stage-held-twice': { kind: 'stage-held-twice', stage: 'selling', tier: 2 },
  'stages-apart': { kind: 'stages-apart' },
  'tiers-out-of-order': { kind: 'tiers-out-of-order', stage: 'prospecting', behind: 'selling' },
  'tier-named-twice': { kind: 'tier-named-twice', tier: 1 },
  'no-such-script': { kind: 'no-such-script' },
  'target-of-other-stage': { kind: 'target-of-other-stage', stage: 'account-care' },
  'entry-twice': { kind: 'entry-twice', list: 'cards', place: 0, key: 'id' },
  'structure-too-long': { kind: 'structure-too-long', characters: 300_000 },
  'success-closes': { kind: 'success-closes', from: 'selling', on: 'sale' },
  'dead-end': { kind: 'dead-end', stage: 'selling' },
  'stage-unreached': { kind: 'stage-unreached', stage: 'account-care' },
  'endless-loop': { kind: 'endless-loop', way: [{ from: 'selling', on: 'attempts-spent' }] },
  'facts-not-asked': { kind: 'facts-not-asked', script: '7', tier: 1, facts: ['1'] },
  'tier-without-campaign': { kind: 'tier-without-campaign', tier: 3, stages: ['account-care'] },
  'campaign-unequipped': {
    kind: 'campaign-unequipped',
    campaignId: '7',
    tier: 2,
    missing: ['queueId', 'routingProfileId', 'contactFlowId', 'callerNumbers'],
  },
};

const OF_COMPANY: OneOfEach<CompanyTrouble> = {
  'no-rules-published': { kind: 'no-rules-published' },
  'no-preset-chosen': { kind: 'no-preset-chosen' },
  'nothing-observed': { kind: 'nothing-observed' },
  'stop-is-on': { kind: 'stop-is-on' },
  'ends-before-start': { kind: 'ends-before-start' },
  'tier-is-fixed': { kind: 'tier-is-fixed', id: '7', tier: 1, wanted: 2 },
  'tier-not-there': { kind: 'tier-not-there' },
  'nothing-to-dial-with': { kind: 'nothing-to-dial-with', tier: 2, missing: ['queueId'] },
  'no-version': { kind: 'no-version' },
  'version-not-in-force': { kind: 'version-not-in-force', document: 'rules', newest: 3 },
  'no-author': { kind: 'no-author' },
  'note-too-long': { kind: 'note-too-long', characters: 500 },
};

const OF_REPORTS: OneOfEach<ReportTrouble> = {
  'begins-after-end': { kind: 'begins-after-end', lastDay: '2026-01-05' },
  'too-many-days': { kind: 'too-many-days', days: 400, lastDay: '2026-01-05' },
};

const OF_ADVICE: OneOfEach<AdviceTrouble> = {
  'wrap-up-unknown': { kind: 'wrap-up-unknown', tiers: [2, 3] },
  'other-tiers': { kind: 'other-tiers', tier: 1, stage: 'selling', structure: 'three' },
};

const OF_TRANSITIONS: OneOfEach<TransitionFault> = {
  'followed-twice': { kind: 'followed-twice', on: 'sale', from: 'selling' },
  'no-mere-retry': { kind: 'no-mere-retry', on: 'complaint' },
  'success-exhausts': { kind: 'success-exhausts', on: 'sale' },
  'no-touches-there': { kind: 'no-touches-there', from: 'selling' },
  'last-stage': { kind: 'last-stage' },
  'no-advance-after': { kind: 'no-advance-after', on: 'attempts-spent' },
  'care-by-sale-alone': { kind: 'care-by-sale-alone' },
  'leads-elsewhere': { kind: 'leads-elsewhere', on: 'sale', from: 'selling', to: 'account-care' },
  'no-effect-on-sale': { kind: 'no-effect-on-sale' },
  'delay-twice': { kind: 'delay-twice' },
  'rests-upwards': { kind: 'rests-upwards', from: 'prospecting' },
  'rests-no-day': { kind: 'rests-no-day', on: 'complaint' },
};

const OF_WRITING: OneOfEach<Exclude<WrittenFault, TransitionFault>> = {
  missing: { kind: 'missing' },
  'no-such-field': { kind: 'no-such-field' },
  'other-type': { kind: 'other-type', wanted: 'whole-number' },
  below: { kind: 'below', bound: 1 },
  'not-above': { kind: 'not-above', bound: 0 },
  above: { kind: 'above', bound: 60 },
  'not-below': { kind: 'not-below', bound: 1 },
  empty: { kind: 'empty' },
  'too-long': { kind: 'too-long', characters: 60 },
  'too-many': { kind: 'too-many', entries: 20 },
  'other-form': { kind: 'other-form', form: 'time-of-day' },
  'no-choice': { kind: 'no-choice' },
  'no-country': { kind: 'no-country' },
  'region-without-country': { kind: 'region-without-country' },
  'not-rising': { kind: 'not-rising' },
  twice: { kind: 'twice' },
  'hours-or-days': { kind: 'hours-or-days' },
  unavailable: { kind: 'unavailable' },
  'of-organisation': { kind: 'of-organisation' },
  'no-moment': { kind: 'no-moment' },
  'no-time-zone': { kind: 'no-time-zone' },
  'no-one-line': { kind: 'no-one-line' },
  'ends-at-start': { kind: 'ends-at-start' },
  'no-place-in-list': { kind: 'no-place-in-list' },
  'no-phone-number': { kind: 'no-phone-number', number: 'too-short' },
  'holds-phone-number': { kind: 'holds-phone-number' },
  'no-share': { kind: 'no-share' },
  'nobody-answers': { kind: 'nobody-answers' },
  'no-people': { kind: 'no-people' },
  'above-ever-bought': { kind: 'above-ever-bought' },
  'below-orders-placed': { kind: 'below-orders-placed' },
  'nobody-called': { kind: 'nobody-called' },
  wrong: { kind: 'wrong' },
};

const REMEDIES: OneOfEach<Exclude<Remedy, { readonly kind: 'as-said' }>> = {
  rule: { kind: 'rule', field: 'maxAttemptsPerDay' },
  'rules-document': { kind: 'rules-document' },
  'rule-of-organisation': { kind: 'rule-of-organisation', field: 'compliancePresets' },
  'take-out': { kind: 'take-out', instead: 'closedDates' },
  'other-value': { kind: 'other-value', field: 'dialMode', value: 'power' },
  'id-of-campaign': { kind: 'id-of-campaign' },
  'structure-part': { kind: 'structure-part', part: 'stages' },
  'structure-document': { kind: 'structure-document' },
  'id-of-script': { kind: 'id-of-script' },
  'transition-part': { kind: 'transition-part', part: 'kind' },
  'transition-list': { kind: 'transition-list' },
  campaign: { kind: 'campaign' },
  'number-in-full': { kind: 'number-in-full' },
  'place-of-page-before': { kind: 'place-of-page-before' },
  figure: { kind: 'figure', form: 'people' },
  'figures-file': { kind: 'figures-file' },
  'somebody-to-call': { kind: 'somebody-to-call' },
};

/** Words of lists and of files that people write in Latin letters. */
const WRITTEN_IN_LATIN =
  /\b(consent|timezone|Europe\/Moscow|prospecting|selling|accountCare|working|people|purchases|orderValue|everBought|boughtAgain)\b/g;

function expectEachInItsOwnWords(texts: readonly string[]): void {
  expect(new Set(texts).size).toBe(texts.length);
  for (const text of texts) {
    expect(text).not.toMatch(/undefined/);
    expect(text.replace(WRITTEN_IN_LATIN, '')).not.toMatch(/[a-z]/i);
  }
}

function messages(said: readonly SaidFinding[]): readonly string[] {
  return said.map(({ message }) => message);
}

describe('what a check has found, in Russian', () => {
  it.each([
    ['rules', Object.values(OF_RULES).map(rulesTroubleInRussian), Object.values(OF_RULES).map(rulesTroubleInWords)],
    [
      'a structure',
      Object.values(OF_STRUCTURE).map(structureTroubleInRussian),
      Object.values(OF_STRUCTURE).map(structureTroubleInWords),
    ],
    [
      'a company',
      Object.values(OF_COMPANY).map(companyTroubleInRussian),
      Object.values(OF_COMPANY).map(companyTroubleInWords),
    ],
    [
      'a report',
      Object.values(OF_REPORTS).map(reportTroubleInRussian),
      Object.values(OF_REPORTS).map(reportTroubleInWords),
    ],
    [
      'advice',
      Object.values(OF_ADVICE).map(adviceTroubleInRussian),
      Object.values(OF_ADVICE).map(adviceTroubleInWords),
    ],
  ])('is told of %s in words of its own, as it is in English', (_, russian, english) => {
    expectEachInItsOwnWords(messages(russian));
    for (const { mend } of russian) expect(mend.replace(WRITTEN_IN_LATIN, '')).not.toMatch(/[a-z]|undefined/i);
    expect(new Set(messages(english)).size).toBe(english.length);
    for (const { message, mend } of english) expect(`${message} ${mend}`).not.toMatch(/[а-яё]|undefined/i);
  });

  it('is told of what is written wrongly, and how it is written', () => {
    expectEachInItsOwnWords(Object.values({ ...OF_WRITING, ...OF_TRANSITIONS }).map(writtenFaultInRussian));
    expectEachInItsOwnWords(Object.values(REMEDIES).map((remedy) => remedyInRussian(remedy) ?? ''));
    expect(remedyInRussian({ kind: 'as-said' })).toBeUndefined();
    for (const field of RULE_FIELDS) expect(remedyInRussian({ kind: 'rule', field })).toMatch(/[а-яё]/);
    for (const text of Object.values(OF_TRANSITIONS).map(transitionFaultInWords)) expect(text).not.toMatch(/[а-яё]/i);
  });

  it('is told of what stands in the way of a call, as a lead is told of it', () => {});

  it('holds its data', () => {
    expect(rulesTroubleInRussian(OF_RULES['repeat-waits'])).toEqual({
      message:
        'повтор 2 задуман через 10 минут, но «Наименьший промежуток между звонками» (организация) заставляет ждать 240 минут',
      mend: 'укажите хотя бы 240 минут или уменьшите «Наименьший промежуток между звонками»',
    });
    expect(structureTroubleInRussian(OF_STRUCTURE['tier-without-campaign'])).toEqual({
      message: 'лидам линии 3 не сможет звонить ни одна кампания (Работа с клиентами)',
      mend: 'отдайте её стадии линии, у которой есть кампания, или сначала создайте кампанию линии 3',
    });
  });
});

describe('a request that is written wrongly', () => {
  it.each([
    ['no address', z.email(), 'kim at example', 'не адрес эл. почты: нужны имя, знак @ и домен'],
    ['no day', day, '5 January', 'не дата вида ГГГГ-ММ-ДД'],
    ['a day that the calendar has not', day, '2026-02-30', 'не дата и время'],
    ['no time of day', timeOfDay, '9', 'не время от 00:00 до 23:59'],
    ['no zone', zone, 'Mars', 'нет такого часового пояса: например Europe/Moscow'],
    ['no cursor', cursorOf(z.int()).schema, 'elsewhere', 'такого места в списке нет или больше нет'],
  ])('is told what it is: %s', (_, schema, text, told) => {
    const [fault] = faultsOf(
      z.strictObject({ it: schema }).safeParse({ it: text }).error ?? new z.ZodError([]),
      'body',
    );

    expect(fault?.finding && findingInRussian(fault.finding)).toEqual({ message: told });
  });
});

describe('a document that is written wrongly', () => {
  const told = (
    problems: readonly { readonly path: string; readonly finding: Parameters<typeof findingInRussian>[0] }[],
  ) => problems.map(({ path, finding }) => `${path} ${findingInRussian(finding).message}`);

  it('is told of its rules by what the schema has found', () => {
    const parsed = parseRulesDocument({
      organisation: {
        callWindows: { monday: [{ start: '9', end: '25:00' }] },
        closedDates: [{ date: 'soon' }, { date: '2026-12-24', country: 'uk' }, { date: '2026-12-24', region: 'BY' }],
        compliancePresets: ['florida'],
        maxAttemptsPerDay: 99,
        minGapMinutes: 'soon',
        leadTtlDays: 1.5,
        retry: { busy: { delaysMinutes: [], maxCount: 1, next: 'same-number' } },
        maxAttemptPerDay: 3,
        amd: true,
        dialMode: 'power',
      },
      campaigns: { 'bad id': {} },
    });

    expect(parsed.kind === 'invalid' && told(parsed.problems).toSorted()).toEqual(
      [
        'campaigns.bad id записано не в том виде',
        'organisation.amd в этой версии такого нет',
        'organisation.callWindows.monday.0.end не время от 00:00 до 24:00',
        'organisation.callWindows.monday.0.start не время от 00:00 до 23:59',
        'organisation.closedDates.0.date не дата вида ГГГГ-ММ-ДД',
        'organisation.closedDates.1.country нет такой страны; может быть, GB?',
        'organisation.closedDates.2 указан регион без страны',
        'organisation.compliancePresets.0 такого значения здесь не бывает; может быть, us-florida?',
        'organisation.dialMode в этой версии такого нет',
        'organisation.leadTtlDays не целое число',
        'organisation.maxAttemptPerDay такого поля нет; может быть, maxAttemptsPerDay?',
        'organisation.maxAttemptsPerDay больше 60',
        'organisation.minGapMinutes не число',
        'organisation.retry.busy.delaysMinutes пусто',
      ].toSorted(),
    );
  });

  it('is told of figures for advice the same way, with how each is written', () => {
    const figures = parseSalesFigures({
      prospecting: { attemptsPerLead: 0, qualifiedShare: { count: 5, of: 4 } },
      selling: { callsPerOpportunity: 3, contactSeconds: 540, wonShare: 'many' },
      accountCare: { segments: [], answerShare: 0, attemptsPerTouch: 4, contactSeconds: 330 },
      working: { shiftHuors: 7.5, shrinkage: 1 },
      people: 15.5,
      purchases: { everBought: 10, boughtAgain: 5, orders: 14 },
    });
    expect(figures.kind === 'invalid' && told(figures.problems).toSorted()).toEqual([
      'accountCare.answerShare получается, что не отвечает никто и никогда',
      'people не число людей',
      'prospecting.answerShare не указано',
      'prospecting.attemptsPerLead меньше 1',
      'prospecting.contactSeconds не указано',
      'prospecting.failedAttemptSeconds не указано',
      'prospecting.newLeadsPerDay не указано',
      'prospecting.qualifiedShare не доля от 0 до 1',
      'purchases.orders меньше, чем эти клиенты должны были сделать',
      'selling.wonShare не доля от 0 до 1',
      'working.shiftHours не указано',
      'working.shiftHuors такого поля нет; может быть, shiftHours?',
      'working.shrinkage должно быть меньше 1',
    ]);
    const mends =
      figures.kind === 'invalid' ? figures.problems.map(({ finding }) => findingInRussian(finding).mend) : [];
    expect(mends.filter((mend) => mend === undefined || !/^укажите/.test(mend))).toEqual([]);
  });

  it('is told of its structure and its campaigns the same way', () => {
    const structure = parseStructureDocument({
      tiers: [
        { name: ' ', stages: ['prospecting'], targets: { winRate: 2, dealsPerDay: 0 } },
        { name: 'x'.repeat(61) },
      ],
      transitions: [{ from: 'selling', on: 'complaint', kind: 'advance' }],
      scripts: { 'Bad Id': { title: 'A', objections: [], cards: [{ id: 'a b', title: 'A', text: 'A' }] } },
    });
    expect(structure.kind === 'invalid' && told(structure.problems)).toEqual(
      expect.arrayContaining([
        'tiers.0.name пусто',
        'tiers.0.targets.winRate больше 1',
        'tiers.0.targets.dealsPerDay должно быть больше 0',
        'tiers.1.name длиннее 60 знаков',
        'tiers.1.stages не указано',
        'transitions.0.kind не подходит к итогу «Жалоба»',
      ]),
    );

    const campaigns = readCampaigns({ id: 'Spring', tier: 4, priority: 0, startsAt: 'soon', colour: 'red' });
    expect(campaigns.kind === 'invalid' && told(campaigns.problems).toSorted()).toEqual([
      'colour такого поля нет',
      'id нужны строчные латинские буквы, цифры и дефисы, не больше 60 знаков',
      'priority меньше 1',
      'startsAt не дата и время',
      'tier такого значения здесь не бывает',
    ]);
  });
});
