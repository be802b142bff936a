import type { output } from 'zod';
import type { reviewFormAnswer, reviewsAnswer } from '../../../../functions/api/routes/lead-routes.ts';

export type Reviews = output<typeof reviewsAnswer>;
export type LeadInReview = Reviews['leads'][number];

export type ReviewForm = output<typeof reviewFormAnswer>;
export type AskedFact = ReviewForm['facts'][number];
