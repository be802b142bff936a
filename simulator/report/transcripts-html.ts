import { Temporal } from 'temporal-polyfill';
import type { CallTranscript } from '../flows/transcript.ts';
import { heardSteps } from './heard-steps.ts';
import { escaped } from './html-text.ts';
import { grouped } from './number-text.ts';
import { REPORT_STYLE } from './report-style.ts';
import { toldSteps } from './transcript-words.ts';

/** Every call of a run as it was heard, by the people called; a person's place can be linked to by their id. */
export function transcriptsHtml(transcripts: readonly CallTranscript[]): string {
  const byPerson = Map.groupBy(transcripts, ({ personId }) => personId);
  const people = [...byPerson]
    .toSorted(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([personId, calls]) => callsOf(personId, calls));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tierline: what was heard on every call</title>
<link rel="icon" href="data:,">
<style>${REPORT_STYLE}</style>
</head>
<body>
<header>
<h1>What was heard on every call</h1>
<p class="quiet">${grouped(transcripts.length)} calls to ${grouped(people.length)} people, by the contact flows that are deployed. Search this page for the id of a person. <a href="report.html">Back to the report</a></p>
</header>
<main>
<section aria-label="Calls by person">
${people.join('\n')}
</section>
</main>
</body>
</html>
`;
}

function callsOf(personId: string, calls: readonly CallTranscript[]): string {
  const told = calls.map(({ contactId, steps }) => {
    const [first] = steps;
    const at = first === undefined ? 'nothing was heard' : `${minuteOf(first.at)} UTC`;
    return `<h3>${at} <span class="quiet">contact ${escaped(contactId)}</span></h3>${heardSteps(toldSteps(steps))}`;
  });
  const count = calls.length === 1 ? '1 call' : `${grouped(calls.length)} calls`;
  return `<details id="${escaped(personId)}"><summary>${escaped(personId)}: ${count}</summary>${told.join('\n')}</details>`;
}

function minuteOf(at: string): string {
  const { year, month, day, hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO('UTC');
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
