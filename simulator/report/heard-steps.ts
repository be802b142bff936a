import { escaped } from './html-text.ts';
import type { ToldStep } from './transcript-words.ts';

/** What was heard on one call, step by step. */
export function heardSteps(steps: readonly ToldStep[]): string {
  return `<ol class="heard">${steps.map(({ after, says }) => `<li><b>${after}</b> ${escaped(says)}</li>`).join('')}</ol>`;
}
