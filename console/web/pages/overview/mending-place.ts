import type { StandstillReason } from './overview.ts';

/** Where somebody ends a reason why nothing dials; nowhere when it ends by itself or outside of the console. */
export type MendingPlace = 'stop' | 'switches' | 'campaigns' | 'structure' | 'rules' | 'leads' | 'review' | 'nowhere';

export function mendingPlace(code: StandstillReason['code']): MendingPlace {
  switch (code) {
    case 'emergency-stop':
      return 'stop';
    case 'observe-mode':
    case 'not-a-test-number':
    case 'tier-paused':
      return 'switches';
    case 'campaign-paused':
    case 'campaign-not-running':
    case 'no-campaign':
      return 'campaigns';
    case 'campaign-not-equipped':
    case 'no-tier':
      return 'structure';
    case 'in-review':
      return 'review';
    case 'no-lead':
    case 'done':
    case 'suppressed':
    case 'resting':
    case 'number-bad':
    case 'lead-expired':
      return 'leads';
    case 'table-restored':
    case 'in-a-call':
    case 'not-due':
    case 'customer-calls':
    case 'outside-wished-hours':
    case 'waits-for-agent':
    case 'no-agent':
    case 'no-line':
      return 'nowhere';
    case 'dialled-by-hand':
    case 'no-consent':
    case 'timezone-unknown':
    case 'outside-hours':
    case 'holiday':
    case 'closed-date':
    case 'cap-lifetime':
    case 'cap-number':
    case 'cap-day':
    case 'cap-rolling':
    case 'min-gap':
    case 'quiet-after-conversation':
    case 'drop-lockout':
    case 'bought-recently':
    case 'touch-left-out':
      return 'rules';
  }
}
