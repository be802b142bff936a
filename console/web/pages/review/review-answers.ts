import type { output } from 'zod';
import type { reviewsAnswer } from '../../../../functions/api/routes/lead-routes.ts';

export type Reviews = output<typeof reviewsAnswer>;
export type LeadInReview = Reviews['leads'][number];
