import { expect, it } from 'vitest';
import { audit } from '../../../simulator/auditor/audit.ts';
import { findings, rulesOf } from '../../support/audit-findings.ts';
import { aCall, aPerson, aTruth } from '../../support/true-call.ts';

const AT = '2026-01-05T20:00:00Z';
const calling = (person: Parameters<typeof aPerson>[0], phone = '+12125550101') =>
  aTruth({ people: [aPerson(person)], calls: [aCall('C1', AT, { phone })] });
const sentences = (truth: ReturnType<typeof calling>, organisation: Readonly<Record<string, unknown>>) =>
  audit(truth, rulesOf(organisation)).violations.map(({ sentence }) => sentence);

it('finds any call of the dialler where agents dial by hand', () => {
  expect(sentences(calling({}), { dialMode: 'manual' })).toEqual([
    'Person P1 was rung by call C1 at 2026-01-05T20:00:00.000Z, where only agents dial, by hand.',
  ]);
  expect(sentences(calling({}), { dialMode: 'progressive' })).toEqual([]);
});

it.each([
  ['not-required', undefined, 0],
  ['express', undefined, 1],
  ['express', 'express', 0],
  ['express', 'written', 0],
  ['written', undefined, 1],
  ['written', 'express', 1],
  ['written', 'written', 0],
] as const)('holds a rule of %s consent against a person who gave %s: %d', (consent, given, expected) => {
  const truth = calling(given === undefined ? {} : { consent: given });
  expect(findings(truth, rulesOf({ consent }))).toEqual(expected === 0 ? [] : ['not-permitted C1']);
});

it('names the consent that is missing', () => {
  expect(sentences(calling({ consent: 'express' }), { consent: 'written' })).toEqual([
    'Person P1 was rung by call C1 at 2026-01-05T20:00:00.000Z, without the written consent that the company requires.',
  ]);
});

it('finds a call to somebody who may be in two zones where the zone has to be known', () => {
  const alaska = { phones: ['+19075550101'], zone: 'America/Anchorage' };
  expect(sentences(calling(alaska, '+19075550101'), { unknownTimezone: 'block' })).toEqual([
    'Person P1 was rung by call C1 at 2026-01-05T20:00:00.000Z, without anybody knowing in which of 2 time zones the person is.',
  ]);
  const stated = { ...alaska, statedTimezone: 'America/Anchorage' };
  expect(sentences(calling(stated, '+19075550101'), { unknownTimezone: 'block' })).toEqual([]);
  const addressed = { ...alaska, addressZones: ['America/Adak'] };
  expect(sentences(calling(addressed, '+19075550101'), { unknownTimezone: 'block' })).toEqual([]);
  expect(sentences(calling({}), { unknownTimezone: 'block' })).toEqual([]);
});

it('lets no callback stand in for the permission', () => {
  const callbacks = [{ personId: 'P1', askedAt: '2026-01-02T15:00:00Z', agreedAt: AT }];
  expect(findings({ ...calling({}), callbacks }, rulesOf({ dialMode: 'manual' }))).toEqual(['not-permitted C1']);
});

it('counts each call without permission among all calls', () => {
  const truth = aTruth({ calls: [aCall('C1', AT), aCall('C2', '2026-01-06T20:00:00Z')] });
  expect(audit(truth, rulesOf({ dialMode: 'manual' })).counts['not-permitted']).toEqual({ violations: 2, judged: 2 });
});
