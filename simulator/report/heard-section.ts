import type { HeardCalls } from './heard-calls.ts';
import { escaped } from './html-text.ts';
import { grouped } from './number-text.ts';
import type { ToldStep } from './transcript-words.ts';

const MOST_WAYS = 12;

function list(steps: readonly ToldStep[]): string {
  return `<ol class="heard">${steps.map(({ after, says }) => `<li><b>${after}</b> ${escaped(says)}</li>`).join('')}</ol>`;
}

/** What was said on the calls, by the contact flows and the keys that people pressed; nothing where nobody answered. */
export function heardSection({ ofStory, ways }: HeardCalls): string {
  if (ways.length === 0) return '';
  const told = ways.slice(0, MOST_WAYS);
  const left = ways.slice(MOST_WAYS).reduce((sum, { calls }) => sum + calls, 0);
  const story = ofStory
    .map((steps, index) => `<details><summary>Call ${index + 1} of the story</summary>${list(steps)}</details>`)
    .join('\n');
  const common = told
    .map(
      ({ calls, steps }) =>
        `<details><summary>${calls === 1 ? '1 call' : `${grouped(calls)} calls`} went so</summary>${list(steps)}</details>`,
    )
    .join('\n');
  return `<section aria-labelledby="heard"><h2 id="heard">What people heard</h2>
<p class="quiet">By the contact flows that are deployed; one call stands for all that went the same way. Every call is in transcripts.jsonl.</p>
${story}
${common}
${left > 0 ? `<p>and ${grouped(left)} calls that went otherwise.</p>` : ''}</section>`;
}
