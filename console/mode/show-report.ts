import { type HoldReason, type ObservedCall, observedCallSeconds } from '../../shared/domain/observation.ts';
import {
  type Counted,
  type ObservedHour,
  type ObservedReport,
  observedReport,
  purposeOf,
} from '../../shared/domain/observed-report.ts';
import { SKIP_WORDS } from '../../shared/domain/programme-words.ts';
import { REFUSAL_WORDS } from '../../shared/domain/rule-words.ts';
import { STAGES } from '../../shared/domain/stage.ts';
import { alignedRows } from '../../simulator/report/aligned-rows.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import type { Company } from '../documents/company.ts';
import type { Command } from './options.ts';

const HOLD_WORDS: Readonly<Record<string, string>> = { ...SKIP_WORDS, ...REFUSAL_WORDS };

/** What the deployment would have done while it only observed. Not done when nothing was observed. */
export async function showReport(
  { observations, clock, zone: own }: Pick<Company, 'observations' | 'clock' | 'zone'>,
  { days, zone = own }: Extract<Command, { kind: 'report' }>,
): Promise<Answer> {
  const to = clock();
  const from = to.subtract({ hours: 24 * days });
  const span = { from, to };
  const [calls, holds] = await Promise.all([observations.calls(span), observations.holds(span)]);
  const report = observedReport(calls, holds, (reason: HoldReason) => HOLD_WORDS[reason] ?? reason);
  if (report.hours.length === 0) {
    return notDone(
      `Nothing was observed in the last ${days} days. Either the mode was not observe (npm run mode -- history), or nobody was free in Connect, or no lead was due in calling hours: npm run rules -- explain --campaign ID tells.\n`,
      report,
    );
  }
  return done(printed(report, days, zone), report);
}

function printed(report: ObservedReport, days: number, zone: string): string {
  const rows = alignedRows(
    [
      [`hour (${zone})`, 'tier', 'campaign', 'calls', 'people free', 'for', 'held back'],
      ...report.hours.map((hour) => row(hour, zone)),
    ],
    ['left', 'right', 'left', 'right', 'left', 'left', 'left'],
  );
  const held = report.heldBack.length === 0 ? 'nothing' : countsWords(report.heldBack);
  const seconds = STAGES.map((stage) => `${stage} ${Math.round(observedCallSeconds(stage))} s`).join(', ');
  return [
    `In the last ${days} days ${report.calls} calls would have been placed, and none was. Held back: ${held}.`,
    ...rows,
    'For example:',
    ...report.examples.map((call) => `  ${example(call, zone)}`),
    `Each lead counts once for the moment it was due: what would have followed a call is not played (npm run rules -- what-if does that). A call is taken to keep a person busy for a while: ${seconds}.`,
    'Once the mode is live these leads are called in the ordinary way.',
    '',
  ].join('\n');
}

function row({ hour, tier, campaignId, calls, peopleFree, purposes, heldBack }: ObservedHour, zone: string) {
  const time = hour.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return [
    time,
    String(tier),
    campaignId,
    String(calls),
    peopleFree === undefined ? '' : rangeWords(peopleFree),
    countsWords(purposes),
    countsWords(heldBack),
  ];
}

function rangeWords({ least, most }: { readonly least: number; readonly most: number }): string {
  return least === most ? String(least) : `${least} to ${most}`;
}

function countsWords(counts: readonly Counted[]): string {
  return counts.map(({ what, count }) => `${count} ${what}`).join(', ');
}

function example(call: ObservedCall, zone: string): string {
  const at = call.at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return `${at} lead ${call.leadId}, ${purposeOf(call)}, campaign ${call.campaignId}`;
}
