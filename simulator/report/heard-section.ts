import type { HeardCalls } from './heard-calls.ts';
import { heardSteps } from './heard-steps.ts';
import { grouped } from './number-text.ts';

const MOST_WAYS = 12;

/** What was said on the calls, by the contact flows and the keys that people pressed; nothing where nobody answered. */
export function heardSection({ ofStory, ways }: HeardCalls): string {
  if (ways.length === 0) return '';
  const told = ways.slice(0, MOST_WAYS);
  const left = ways.slice(MOST_WAYS).reduce((sum, { calls }) => sum + calls, 0);
  const story = ofStory
    .map((steps, index) => `<details><summary>Call ${index + 1} of the story</summary>${heardSteps(steps)}</details>`)
    .join('\n');
  const common = told
    .map(
      ({ calls, steps }) =>
        `<details><summary>${calls === 1 ? '1 call' : `${grouped(calls)} calls`} went so</summary>${heardSteps(steps)}</details>`,
    )
    .join('\n');
  return `<section aria-labelledby="heard"><h2 id="heard">What people heard</h2>
<p class="quiet">By the contact flows that are deployed; one call stands for all that went the same way. Every call is in <a href="transcripts.html">transcripts.html</a>.</p>
${story}
${common}
${left > 0 ? `<p>and ${grouped(left)} calls that went otherwise.</p>` : ''}</section>`;
}
