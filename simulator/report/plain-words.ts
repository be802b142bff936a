import type { LeadStatus } from '../../shared/domain/lead.ts';
import { SKIP_WORDS } from '../../shared/domain/programme-words.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { ViolationKind } from '../auditor/audit-report.ts';
import type { ResultGroup } from './call-result.ts';

export const RESULT_WORDS: Readonly<Record<ResultGroup, string>> = {
  interested: 'interested',
  sales: 'sales',
  no: 'no',
  later: 'later',
  stop: 'stop',
  other: 'other',
};

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  prospecting: 'prospecting',
  selling: 'selling',
  'account-care': 'account care',
};

export const STATUS_WORDS: Readonly<Record<LeadStatus, string>> = {
  ready: 'due later',
  dialling: 'on a call',
  wrapping: 'wrapping up',
  resting: 'resting',
  review: 'under review',
  closed: 'closed',
  suppressed: 'stopped',
};

export const PROMISE_WORDS: Readonly<Record<ViolationKind, string>> = {
  'outside-hours': 'outside hours',
  'twice-at-once': 'twice at once',
  'after-stop': 'after stop',
  'over-cap': 'over a cap',
  'not-permitted': 'without permission',
  'left-in-silence': 'left in silence',
  'after-purchase': 'about what they had bought',
  'callback-not-kept': 'callback not kept',
};

const REASON_WORDS: Readonly<Record<string, string>> = {
  'outside-hours': 'outside hours',
  holiday: 'on a holiday',
  'cap-day': 'day cap reached',
  'cap-rolling': 'rolling cap reached',
  'cap-lifetime': 'lifetime cap reached',
  'min-gap': 'too soon after a call',
  'customer-calls': 'customer is calling us',
  'quiet-after-conversation': 'quiet after a talk',
  ...SKIP_WORDS,
  'touch-left-out': 'programme no longer asks for it',
  'another-plan': 'given another plan',
  suppressed: 'stopped',
};

/** A reason code as a person says it; an unknown code loses its hyphens. */
export function reasonWords(code: string): string {
  return REASON_WORDS[code] ?? code.replaceAll('-', ' ');
}
