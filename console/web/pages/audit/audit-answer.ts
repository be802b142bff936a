import type { output } from 'zod';
import type { auditAnswer } from '../../../../functions/api/routes/audit-routes.ts';

export type AuditAnswer = output<typeof auditAnswer>;
export type AuditEntryShown = AuditAnswer['entries'][number];
