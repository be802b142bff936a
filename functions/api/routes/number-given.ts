import { parsePhoneNumber } from '../../../shared/domain/phone-number.ts';
import { type Fault, type Problem, problem } from '../routing/problem.ts';

/** The number that stands in a body as `number`, E.164, or why it is none. */
export function numberGiven(text: string): { readonly kind: 'number'; readonly e164: string } | Problem {
  const parsed = parsePhoneNumber(text);
  if (parsed.kind === 'number') return parsed;
  const wrong: Fault = {
    path: 'body.number',
    message: parsed.why,
    mend: 'write it in full, like +12025550199',
    finding: {
      of: 'writing',
      fault: { kind: 'no-phone-number', number: parsed.fault },
      remedy: { kind: 'number-in-full' },
    },
  };
  return problem('invalid', { kind: 'number-unclear' }, { faults: [wrong] });
}
