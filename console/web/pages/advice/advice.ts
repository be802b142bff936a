import type { output } from 'zod';
import type { adviceAnswer } from '../../../../functions/api/routes/advice-answer.ts';

export type AdviceAnswer = output<typeof adviceAnswer>;
export type Advice = Extract<AdviceAnswer, { readonly kind: 'advice' }>;
