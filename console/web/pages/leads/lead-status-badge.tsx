import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { LeadStatus } from '../../../../shared/domain/lead.ts';
import { useWords } from '../../language/language-context.ts';
import { Status } from '../../parts/status.tsx';
import { STATUS_TERMS } from '../../terms/lead-terms.ts';

const TYPES: Readonly<Record<LeadStatus, StatusIndicatorProps.Type>> = {
  ready: 'pending',
  dialling: 'in-progress',
  wrapping: 'in-progress',
  resting: 'stopped',
  review: 'warning',
  closed: 'success',
  suppressed: 'error',
};

interface LeadStatusBadgeProps {
  readonly status: LeadStatus;
}

export function LeadStatusBadge({ status }: LeadStatusBadgeProps) {
  const statuses = useWords(STATUS_TERMS);
  return <Status type={TYPES[status]}>{statuses[status]}</Status>;
}
