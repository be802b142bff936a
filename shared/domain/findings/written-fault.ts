import type * as z from 'zod';
import type { NumberFault } from '../phone-number.ts';
import type { FigureFault } from './figure-fault.ts';
import type { TransitionFault } from './transition-fault.ts';
import { formOfFormat, formOfPattern, type WrittenForm } from './written-forms.ts';

type Kind = 'number' | 'whole-number' | 'text' | 'list' | 'object' | 'yes-or-no';

/** What a schema has against a value, apart from how it is said. */
export type WrittenFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'no-such-field'; readonly meant?: string }
  | { readonly kind: 'other-type'; readonly wanted: Kind }
  | { readonly kind: 'below'; readonly bound: number }
  | { readonly kind: 'not-above'; readonly bound: number }
  | { readonly kind: 'above'; readonly bound: number }
  | { readonly kind: 'not-below'; readonly bound: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly characters: number }
  | { readonly kind: 'too-many'; readonly entries: number }
  | { readonly kind: 'other-form'; readonly form?: WrittenForm }
  /** None of the words that may stand there. */
  | { readonly kind: 'no-choice'; readonly meant?: string }
  | { readonly kind: 'no-country'; readonly meant?: string }
  | { readonly kind: 'region-without-country' }
  | { readonly kind: 'not-rising' }
  | { readonly kind: 'twice' }
  | { readonly kind: 'hours-or-days' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'of-organisation' }
  | { readonly kind: 'no-moment' }
  | { readonly kind: 'no-time-zone' }
  | { readonly kind: 'no-one-line' }
  | { readonly kind: 'ends-at-start' }
  /** A page of a list cannot begin there, or can no longer. */
  | { readonly kind: 'no-place-in-list' }
  | { readonly kind: 'no-phone-number'; readonly number: NumberFault }
  | { readonly kind: 'holds-phone-number' }
  | FigureFault
  | TransitionFault
  /** Whatever else: only the sentence tells. */
  | { readonly kind: 'wrong' };

/** Members of the `params` of a check of our own, by which {@link faultOfIssue} knows what it has found. */
export function params<Fault extends WrittenFault>(fault: Fault): { readonly params: { readonly fault: Fault } } {
  return { params: { fault } };
}

/** What an issue of zod's has found. @param isMissing nothing stands at its path. */
export function faultOfIssue(issue: z.core.$ZodIssue, isMissing: boolean): WrittenFault {
  if (issue.code === 'custom') return ownFault(issue);
  if (isMissing) return { kind: 'missing' };
  switch (issue.code) {
    case 'invalid_type':
      return typeFault(issue.expected);
    case 'too_small':
      if (issue.origin !== 'number' && issue.origin !== 'int') return { kind: 'empty' };
      return { kind: issue.inclusive ? 'below' : 'not-above', bound: Number(issue.minimum) };
    case 'too_big':
      if (issue.origin === 'string') return { kind: 'too-long', characters: Number(issue.maximum) };
      if (issue.origin === 'array') return { kind: 'too-many', entries: Number(issue.maximum) };
      return { kind: issue.inclusive ? 'above' : 'not-below', bound: Number(issue.maximum) };
    case 'invalid_format':
      return formFault(issue);
    case 'invalid_value':
    case 'invalid_union':
    case 'invalid_key':
      return { kind: 'no-choice' };
    case 'unrecognized_keys':
      return { kind: 'no-such-field' };
    case 'invalid_element':
    case 'not_multiple_of':
      return { kind: 'wrong' };
  }
}

/** Only {@link params} puts it there. */
function ownFault({ params: given }: z.core.$ZodIssueCustom): WrittenFault {
  const fault: WrittenFault | undefined = given?.['fault'];
  return fault ?? { kind: 'wrong' };
}

function typeFault(expected: string): WrittenFault {
  switch (expected) {
    case 'number':
      return { kind: 'other-type', wanted: 'number' };
    case 'int':
      return { kind: 'other-type', wanted: 'whole-number' };
    case 'string':
      return { kind: 'other-type', wanted: 'text' };
    case 'array':
      return { kind: 'other-type', wanted: 'list' };
    case 'object':
    case 'record':
      return { kind: 'other-type', wanted: 'object' };
    case 'boolean':
      return { kind: 'other-type', wanted: 'yes-or-no' };
    default:
      return { kind: 'wrong' };
  }
}

function formFault({ format, pattern = '' }: z.core.$ZodIssueInvalidStringFormat): WrittenFault {
  const form = formOfFormat(format) ?? formOfPattern(pattern);
  if (form === 'not-blank') return { kind: 'empty' };
  return { kind: 'other-form', ...(form !== undefined && { form }) };
}
