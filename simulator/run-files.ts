import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BusEvent } from './company-bus/event-bus-api.ts';
import type { CallTranscript } from './flows/transcript.ts';
import { callsCsv } from './report/calls-csv.ts';
import { heardCalls } from './report/heard-calls.ts';
import { leadsCsv } from './report/leads-csv.ts';
import { rejectedCsv } from './report/rejected-csv.ts';
import { reportHtml } from './report/report-html.ts';
import type { RunResult } from './report/run-result.ts';
import type { Summary } from './report/summary.ts';
import { transcriptsHtml } from './report/transcripts-html.ts';

/** Writes what a run leaves behind into a folder that is known to be writable; files of an earlier run are replaced. */
export async function writeRunFiles(
  folder: string,
  result: RunResult,
  summary: Summary,
  events: readonly BusEvent[],
  transcripts: readonly CallTranscript[],
): Promise<void> {
  const files = {
    'summary.json': `${JSON.stringify(summary, null, 2)}\n`,
    'report.html': reportHtml(summary, result.audit, heardCalls(transcripts, result.calls, summary.story)),
    'transcripts.html': transcriptsHtml(transcripts),
    'calls.csv': callsCsv(result.calls),
    'leads.csv': leadsCsv(result.leads),
    'rejected.csv': rejectedCsv(result.list.rejected),
    'events.jsonl': jsonLines(events),
    'transcripts.jsonl': jsonLines(transcripts),
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
}

function jsonLines(lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
