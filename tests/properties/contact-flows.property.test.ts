import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowResources, TelephoneKey } from '../../infra/contact-flows/flow-resources.ts';
import { flowProblems } from '../../infra/contact-flows/language/flow-problems.ts';
import { flowOf, flowsOf, someFlowResources, tiersOf } from '../support/flow-resources.ts';
import { actionNamed, reachedFrom, saidBy, startsRecording, waysOf } from '../support/flow-walk.ts';

const KEYS: readonly TelephoneKey[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];
const NAMES_OF_KEYS: Readonly<Record<FlowResources['language'], Readonly<Record<string, string>>>> = {
  en: { '*': 'star', '#': 'hash' },
  es: { '*': 'asterisco', '#': 'almohadilla' },
};

const keys = fc
  .shuffledSubarray([...KEYS], { minLength: 2, maxLength: 2 })
  .map(([optOut = '9', declineRecording = '1']) => ({ optOut, declineRecording }));

const name = fc.stringMatching(/^[A-Za-zÁÉÍÓÚÑáéíóúñ][A-Za-zÁÉÍÓÚÑáéíóúñ0-9 ,.'-]{0,58}$/);

const companies: fc.Arbitrary<FlowResources> = fc
  .record({
    company: fc.record({ name, phoneNumber: fc.stringMatching(/^\+[1-9]\d{6,14}$/) }),
    language: fc.constantFrom('en' as const, 'es' as const),
    recording: fc.constantFrom('never' as const, 'after-notice' as const),
    voicemail: fc.constantFrom('hang-up' as const, 'leave-message' as const),
    keys,
    traffic: fc.constantFrom('GENERAL' as const, 'CAMPAIGN' as const),
    tiers: fc.constantFrom(1 as const, 2 as const, 3 as const),
    facts: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_]{0,39}$/), { maxLength: 20 }),
  })
  .map(({ traffic, tiers, ...fields }) => someFlowResources({ ...fields, tiers: tiersOf(tiers, traffic) }));

describe('the contact flows of any company', () => {
  it('have no problems', () => {
    fc.assert(
      fc.property(companies, (company) => {
        const problems = flowsOf(company).flatMap(({ key, type, document }) =>
          flowProblems(document, type).map(({ what }) => `${key}: ${what}`),
        );

        expect(problems).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('name aloud every key that a customer may press, and take every key that they name', () => {
    fc.assert(
      fc.property(companies, (company) => {
        for (const { document } of flowsOf(company)) {
          for (const action of document.Actions.filter(({ Type }) => Type === 'GetParticipantInput')) {
            const taken = KEYS.filter((key) => waysOf(action).some(({ by }) => by === key));
            const said = saidBy(action).replace(company.company.name, '').replace(company.company.phoneNumber, '');
            const named = KEYS.filter((key) => {
              return (
                said.includes(` ${NAMES_OF_KEYS[company.language][key] ?? key}.`) ||
                said.includes(` ${NAMES_OF_KEYS[company.language][key] ?? key} `)
              );
            });

            expect(taken).toContain(company.keys.optOut);
            expect(named).toEqual(taken);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('record nobody who has not heard the notice to its end', () => {
    fc.assert(
      fc.property(companies, (company) => {
        for (const { document } of flowsOf(company)) {
          const unheard = reachedFrom(document, document.StartAction, (action, { by }) => {
            return !(action.Type === 'GetParticipantInput' && by === 'InputTimeLimitExceeded');
          });

          expect(unheard.filter(startsRecording)).toEqual([]);
        }
        const greeting = saidBy(actionNamed(flowOf(company, 'outbound-1'), 'Greet'));
        expect(/is recorded|se graba/.test(greeting)).toBe(company.recording === 'after-notice');
      }),
      { numRuns: 60 },
    );
  });
});
