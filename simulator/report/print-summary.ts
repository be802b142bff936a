import { LEAD_STATUSES } from '../../shared/domain/lead.ts';
import type { PromiseCount, ViolationKind } from '../auditor/audit-report.ts';
import { alignedRows } from './aligned-rows.ts';
import { grouped } from './number-text.ts';
import { PROMISE_WORDS, RESULT_WORDS, reasonWords, STAGE_WORDS, STATUS_WORDS } from './plain-words.ts';
import type { ProgrammeSummary, Summary, TierSummary } from './summary.ts';
import { hoursOf, resultsThatHappened } from './summary.ts';
import { wrappedLines } from './wrapped-text.ts';

/** What the caller alone knows: which files were written, and what to try next. */
export interface ClosingLines {
  readonly look: readonly string[];
  readonly tryNext: string;
}

const LABEL_WIDTH = 11;
/** Longer lines of sentences are broken. */
const WIDTH = 150;
const labelled = (label: string, text: string) => `${label.padEnd(LABEL_WIDTH)}${text}`;

function counted(count: number, one: string, more: string): string {
  return `${grouped(count)} ${count === 1 ? one : more}`;
}

function reasonList(reasons: Readonly<Record<string, number>>): string {
  return Object.entries(reasons)
    .map(([code, count]) => `${grouped(count)} ${reasonWords(code)}`)
    .join(', ');
}

function headline({ run, leads }: Summary): string {
  const parts = [
    counted(run.days, 'day', 'days'),
    counted(run.tiers, 'tier', 'tiers'),
    counted(run.people, 'person', 'people'),
    counted(leads.total, 'lead', 'leads'),
    `seed ${run.seed}`,
  ];
  return labelled('Tierline', `${parts.join(', ')}. Simulated people; real Lambda handlers, ${run.engine}, AWS SDK`);
}

function assumptionLine({ run }: Summary): string {
  const gain = `${run.specialisationGainPercent} %`;
  return labelled(
    'Assumed',
    run.specialisationGainPercent === 0
      ? `gain from specialisation ${gain}: the same people convince alike in every structure`
      : `gain from specialisation ${gain}: people who work one stage only convince that much oftener`,
  );
}

function listLine({ list }: Summary): string {
  const why = reasonList(list.rejectedWhy);
  const rejected = `${grouped(list.rejected)} rejected${why === '' ? '' : `: ${why}`}`;
  return labelled('List', `${counted(list.rows, 'row', 'rows')}, ${grouped(list.loaded)} loaded, ${rejected}`);
}

function movedOn(tier: TierSummary): string {
  const moves = tier.movedOn.map(({ to, leads }) => `${grouped(leads)} to ${STAGE_WORDS[to]}`);
  const waiting = tier.waitingForWinBack.map(({ programme, leads }) => `${grouped(leads)} due for ${programme}`);
  return [...moves, ...waiting].join(', ');
}

function tierTable(tiers: readonly TierSummary[]): readonly string[] {
  const results = tiers.map((tier) =>
    resultsThatHappened(tier.results).map(({ group, count }) => `${grouped(count)} ${RESULT_WORDS[group]}`),
  );
  const columns = Math.max(0, ...results.map((row) => row.length));
  const cameOfIt = alignedRows(
    results,
    Array.from({ length: columns }, () => 'left'),
  );
  const rows = tiers.map((tier, index) => [
    `${tier.tier} ${tier.name}`,
    grouped(tier.calls),
    grouped(tier.reached),
    `${tier.reachedPercent} %`,
    cameOfIt[index] ?? '',
    movedOn(tier),
    grouped(hoursOf(tier)),
  ]);
  return alignedRows(
    [['Tier', 'calls', 'reached', '', 'what came of it', 'moved on', 'hours'], ...rows],
    ['left', 'right', 'right', 'right', 'left', 'left', 'right'],
  );
}

function programmeTable(programmes: readonly ProgrammeSummary[]): readonly string[] {
  if (programmes.length === 0) return [];
  const rows = programmes.map((programme) => [
    programme.says,
    grouped(programme.due),
    grouped(programme.onTheDay),
    grouped(programme.late),
    [
      ...Object.entries(programme.skippedWhy).map(([why, count]) => `${grouped(count)} ${reasonWords(why)}`),
      ...Object.entries(programme.droppedWhy).map(([why, count]) => `${grouped(count)} ${reasonWords(why)}`),
    ].join(', ') || '0',
    grouped(programme.notYet),
    grouped(programme.sales),
    grouped(programme.orderTotal),
  ]);
  return alignedRows(
    [['Customers called again', 'due', 'on the day', 'late', 'skipped, why', 'not yet', 'sales', 'orders'], ...rows],
    ['left', 'right', 'right', 'right', 'left', 'right', 'right', 'right'],
  );
}

function callbackLines(tiers: readonly TierSummary[]): readonly string[] {
  return tiers.flatMap(({ tier, name, callbacks }) => {
    if (callbacks === undefined) return [];
    const { due, kept, late, dropped, notYet, reached, bySameAgent, missed, released } = callbacks;
    const fates = [`${grouped(kept)} kept in time`, `${grouped(late)} late`];
    if (dropped > 0) fates.push(`${grouped(dropped)} dropped`);
    if (notYet > 0) fates.push(`${grouped(notYet)} not yet called`);
    const reachedWords = `${grouped(reached)} reached (${grouped(bySameAgent)} by the agent who promised)`;
    const text = `${grouped(due)} due: ${fates.join(', ')}; ${reachedWords}, ${grouped(missed)} missed, ${grouped(released)} released`;
    return [labelled('Callbacks', `${tier} ${name}: ${text}`)];
  });
}

function leadsLine({ leads }: Summary): string {
  const parts = LEAD_STATUSES.filter((status) => leads.byStatus[status] > 0).map(
    (status) => `${grouped(leads.byStatus[status])} ${STATUS_WORDS[status]}`,
  );
  const sum = parts.length === 0 ? '' : ` = ${parts.join(' + ')}`;
  return labelled('Leads now', `${grouped(leads.total)}${sum}; forgotten ${grouped(leads.forgotten)}`);
}

function heldBackLine({ heldBack }: Summary): string {
  const reasons = Object.entries(heldBack.byReason)
    .filter(([, count]) => count > 0)
    .map(([code, count]) => `${grouped(count)} ${reasonWords(code)}`);
  const waited = `${grouped(heldBack.waitedForFreePersonOrLine)} over 2 min for a free person or line`;
  return labelled('Held back', [...reasons, waited].join('   '));
}

function promisesLine({ promises }: Summary): string {
  const of = (kind: ViolationKind): PromiseCount => promises[kind];
  const told = (kind: ViolationKind) => `${PROMISE_WORDS[kind]} ${grouped(of(kind).violations)}`;
  const everyCall = (['outside-hours', 'twice-at-once', 'after-stop', 'over-cap', 'not-permitted'] as const)
    .map(told)
    .join(', ');
  const calls = grouped(of('outside-hours').judged);
  const answered = grouped(of('left-in-silence').judged);
  const bought = of('after-purchase').judged;
  const afterPurchase = bought === 0 ? '' : `; ${told('after-purchase')} of ${grouped(bought)} after a purchase`;
  const kept = of('callback-not-kept').judged;
  const callbacks = kept === 0 ? '' : `; ${told('callback-not-kept')} of ${grouped(kept)} told as kept`;
  const inSilence = `${told('left-in-silence')} of ${answered} answered`;
  return labelled('Promises', `${everyCall} of ${calls} calls; ${inSilence}${afterPurchase}${callbacks} (auditor)`);
}

function alarmLines({ alarms }: Summary): readonly string[] {
  if (alarms.rung.length === 0) {
    return [labelled('Alarms', 'none of those that are deployed would have rung')];
  }
  return alarms.rung.map(({ name, section, times, minutes }) =>
    labelled(
      'Alarms',
      `${name}: ${counted(times, 'time', 'times')}, ${grouped(minutes)} min; docs/runbook.md#${section}`,
    ),
  );
}

function reportsLine({ reports }: Summary): string {
  return labelled(
    'Reports',
    `${grouped(reports.wrong)} of ${grouped(reports.figures)} hourly figures wrong, by a recount of the calls (auditor)`,
  );
}

function adviceLines({ advice }: Summary): readonly string[] {
  if (advice.length === 0) return [];
  const lines = advice.flatMap((sentence) => wrappedLines(sentence, WIDTH - LABEL_WIDTH));
  return ['Is this split right?', ...lines.map((line) => labelled('', line))];
}

/** The result as a sales manager reads it at the end of a run. Ends with a line break. */
export function printedSummary(summary: Summary, closing: ClosingLines): string {
  const lines = [
    headline(summary),
    assumptionLine(summary),
    listLine(summary),
    ...tierTable(summary.tiers),
    ...programmeTable(summary.programmes),
    ...callbackLines(summary.tiers),
    ...(summary.story === undefined
      ? []
      : [labelled('One story', `${summary.story.lead}: ${summary.story.steps.join(' > ')}`)]),
    labelled(
      'Whole way',
      `${counted(summary.wholeWay.leads, 'lead', 'leads')} from cold call to sale to a later programme call; ${grouped(summary.wholeWay.boughtAgain)} bought again`,
    ),
    leadsLine(summary),
    heldBackLine(summary),
    promisesLine(summary),
    reportsLine(summary),
    ...alarmLines(summary),
    ...adviceLines(summary),
    ...(closing.look.length === 0 ? [] : [labelled('Look', closing.look.join('   '))]),
    labelled('Try', closing.tryNext),
  ];
  return `${lines.join('\n')}\n`;
}
