import type { output } from 'zod';
import type { explanation, leadAnswer, leadInList } from '../../../../functions/api/routes/lead-answers.ts';
import type { leadsFound } from '../../../../functions/api/routes/lead-routes.ts';
import type { timelineAnswer } from '../../../../functions/api/routes/timeline-answers.ts';

export type LeadInList = output<typeof leadInList>;
export type LeadsFound = output<typeof leadsFound>;
export type LeadAnswer = output<typeof leadAnswer>;
export type LeadWhole = LeadAnswer['lead'];
export type Standing = LeadInList['standing'];
export type Explanation = output<typeof explanation>;
export type Timeline = output<typeof timelineAnswer>;
export type TimelineEntry = Timeline['entries'][number];
export type AttemptEntry = Extract<TimelineEntry, { readonly kind: 'attempt' }>;
export type DecisionTold = AttemptEntry['decisions'][number];

/** Where everything about a lead lies in the API. */
export function leadPath(leadId: string): string {
  return `/leads/${encodeURIComponent(leadId)}`;
}
