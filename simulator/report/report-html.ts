import { Temporal } from 'temporal-polyfill';
import { LEAD_STATUSES, type LeadStatus } from '../../shared/domain/lead.ts';
import type { Stage } from '../../shared/domain/stage.ts';
import type { AuditReport } from '../auditor/audit-report.ts';
import { VIOLATION_KINDS, type ViolationKind } from '../auditor/audit-report.ts';
import type { ResultGroup } from './call-result.ts';
import { RESULT_GROUPS } from './call-result.ts';
import { dayChart } from './day-chart.ts';
import { type HeardCalls, NOTHING_HEARD } from './heard-calls.ts';
import { heardSection } from './heard-section.ts';
import { escaped, table } from './html-text.ts';
import { grouped, percent } from './number-text.ts';
import { PROMISE_WORDS, RESULT_WORDS, reasonWords, STAGE_WORDS, STATUS_WORDS } from './plain-words.ts';
import { programmeTimeline } from './programme-timeline.ts';
import { REPORT_STYLE } from './report-style.ts';
import { shareBar } from './share-bar.ts';
import type { Summary, TierSummary } from './summary.ts';
import { hoursOf } from './summary.ts';

/** Violations told in full; a run that broke its promises more often says how many are left out. */
const VIOLATIONS_TOLD = 50;

const RESULT_COLOURS: Readonly<Record<ResultGroup, string>> = {
  interested: 'good',
  sales: 'gold',
  no: 'mute',
  later: 'own',
  stop: 'bad',
  other: 'soft',
};

const STATUS_COLOURS: Readonly<Record<LeadStatus, string>> = {
  ready: 'good',
  dialling: 'gold',
  wrapping: 'gold',
  resting: 'own',
  review: 'soft',
  closed: 'mute',
  suppressed: 'bad',
};

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function brokenPromises(summary: Summary): number {
  return sum(VIOLATION_KINDS.map((kind) => summary.promises[kind].violations));
}

function facts(summary: Summary): string {
  const calls = sum(summary.tiers.map((tier) => tier.calls));
  const reached = sum(summary.tiers.map((tier) => tier.reached));
  const sales = sum(summary.tiers.map((tier) => tier.results.sales));
  const orders = sum(summary.tiers.map((tier) => tier.orderTotal));
  const again = sum(summary.programmes.map(({ onTheDay, late }) => onTheDay + late));
  const bought = sum(summary.programmes.map((programme) => programme.sales));
  const broken = brokenPromises(summary);
  const fact = (number: string, says: string, kind = '') =>
    `<li${kind === '' ? '' : ` class="${kind}"`}><b>${number}</b><span>${escaped(says)}</span></li>`;
  return `<ul class="facts">
${fact(grouped(calls), 'calls placed')}
${fact(grouped(reached), `people reached, ${percent(reached, calls)} % of calls`)}
${fact(grouped(sales), `sales, ${grouped(orders)} in orders`)}
${fact(grouped(again), `planned customer calls made, ${grouped(bought)} of them sold`)}
${fact(grouped(broken), `promises broken in ${grouped(summary.promises['outside-hours'].judged)} calls judged`, broken === 0 ? 'kept' : 'broken')}
</ul>`;
}

function movedOn(tier: TierSummary): string {
  const moves = tier.movedOn.map(({ to, leads }) => `${grouped(leads)} to ${STAGE_WORDS[to]}`);
  const waiting = tier.waitingForWinBack.map(({ programme, leads }) => `${grouped(leads)} due for ${programme}`);
  return [...moves, ...waiting].join(', ') || 'none';
}

function tiersTable({ tiers }: Summary): string {
  return table(
    'tiers',
    'What each tier did. Hours are the time of its people ringing, talking and wrapping up.',
    [
      'Tier',
      'people',
      'calls',
      'reached',
      '%',
      ...RESULT_GROUPS.map((group) => RESULT_WORDS[group]),
      'orders',
      'hours',
      'moved on',
    ],
    tiers.map((tier) => [
      `${tier.tier} ${tier.name}`,
      grouped(tier.people),
      grouped(tier.calls),
      grouped(tier.reached),
      String(tier.reachedPercent),
      ...RESULT_GROUPS.map((group) => grouped(tier.results[group])),
      grouped(tier.orderTotal),
      grouped(hoursOf(tier)),
      movedOn(tier),
    ]),
    [0, 7 + RESULT_GROUPS.length],
  );
}

function tierCard(tier: TierSummary, start: Temporal.Instant): string {
  const people = tier.people === 1 ? '1 person' : `${grouped(tier.people)} people`;
  const shares = RESULT_GROUPS.map((group) => ({
    label: RESULT_WORDS[group],
    count: tier.results[group],
    colour: RESULT_COLOURS[group],
  }));
  return `<section class="tier tier-${tier.tier}" aria-labelledby="tier-${tier.tier}">
<h2 id="tier-${tier.tier}">${tier.tier} ${escaped(tier.name)}</h2>
<p class="quiet">${people}, ${grouped(tier.calls)} calls, ${grouped(tier.reached)} reached (${tier.reachedPercent} %), ${grouped(hoursOf(tier))} hours</p>
${dayChart(tier, start)}
<h3>What came of the people reached</h3>
${shareBar(`Tier ${tier.tier}, what came of the people reached`, shares)}
</section>`;
}

function funnel({ funnel: way, tiers }: Summary): string {
  const steps: readonly (readonly [string, number, Stage])[] = [
    ['cold-called', way.called, 'prospecting'],
    ['reached', way.reached, 'prospecting'],
    ['moved to selling', way.movedToSelling, 'prospecting'],
    ['bought', way.bought, 'selling'],
    ['called again', way.calledAgain, 'account-care'],
    ['bought again', way.boughtAgain, 'account-care'],
  ];
  const rows = steps.map(([name, leads, stage]) => {
    const workedBy = tiers.filter(({ stages }) => stages.includes(stage)).map((tier) => `${tier.tier} ${tier.name}`);
    const width = way.called === 0 ? 0 : Math.round((100_000 * leads) / way.called) / 100;
    const drawn = `<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="own" x="0" y="0" width="${width}" height="10"/></svg>`;
    return `<tr><th scope="row">${name}</th><td class="number">${grouped(leads)}</td><td class="number">${percent(leads, way.called)} %</td><td>${escaped(workedBy.join(', '))}</td><td class="draw">${drawn}</td></tr>`;
  });
  return `<section aria-labelledby="funnel-heading"><h2 id="funnel-heading">From cold call to regular customer</h2>
<div class="scroll" role="region" aria-labelledby="funnel" tabindex="0"><table class="funnel">
<caption id="funnel">Leads that began with a cold call, and how far each went</caption>
<thead><tr><th scope="col">Step</th><th scope="col" class="number">leads</th><th scope="col" class="number">share</th><th scope="col">tier</th><th scope="col">drawn</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div></section>`;
}

function programmes({ programmes: all }: Summary, start: Temporal.Instant): string {
  if (all.length === 0) return '';
  const why = (reasons: Readonly<Record<string, number>>) =>
    Object.entries(reasons)
      .map(([code, count]) => `${grouped(count)} ${reasonWords(code)}`)
      .join(', ') || 'none';
  return `<section aria-labelledby="again-heading"><h2 id="again-heading">Customers called again</h2>
${table(
  'programmes',
  'Planned calls to customers: due = on the day + late + skipped + dropped + not yet',
  ['Programme', 'due', 'on the day', 'late', 'skipped', 'dropped', 'not yet', 'sales', 'orders', 'due after the run'],
  all.map((programme) => [
    programme.says,
    grouped(programme.due),
    grouped(programme.onTheDay),
    grouped(programme.late),
    why(programme.skippedWhy),
    why(programme.droppedWhy),
    grouped(programme.notYet),
    grouped(programme.sales),
    grouped(programme.orderTotal),
    grouped(programme.waiting),
  ]),
  [0, 4, 5],
)}
${programmeTimeline(all, start)}</section>`;
}

function story({ story: told, wholeWay }: Summary): string {
  if (told === undefined) return '';
  const more =
    wholeWay.leads === 1
      ? 'The only lead that went from cold call to sale to a later programme call.'
      : `One of ${grouped(wholeWay.leads)} leads that went from cold call to sale to a later programme call; ${grouped(wholeWay.boughtAgain)} of them bought again.`;
  return `<section aria-labelledby="story"><h2 id="story">One story: ${escaped(told.lead)}</h2>
<p class="quiet">${more}</p>
<ol class="story">${told.steps.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol></section>`;
}

function leads({ leads: now }: Summary): string {
  const shares = LEAD_STATUSES.map((status) => ({
    label: STATUS_WORDS[status],
    count: now.byStatus[status],
    colour: STATUS_COLOURS[status],
  }));
  return `<section aria-labelledby="leads"><h2 id="leads">${grouped(now.total)} leads now, ${grouped(now.forgotten)} forgotten</h2>
${shareBar('Leads by what they wait for', shares)}</section>`;
}

function heldBack({ heldBack: held }: Summary): string {
  const rows = Object.entries(held.byReason)
    .filter(([, count]) => count > 0)
    .map(([code, count]) => [reasonWords(code), grouped(count)]);
  return `<section aria-labelledby="held-heading"><h2 id="held-heading">Calls held back</h2>
${table(
  'held',
  'How often a wanted call was moved to a later moment, and why',
  ['Reason', 'times'],
  [...rows, ['over 2 minutes for a free person or line', grouped(held.waitedForFreePersonOrLine)]],
)}</section>`;
}

/** Told where there was anything to judge. */
const NOT_IN_EVERY_RUN: ReadonlySet<ViolationKind> = new Set<ViolationKind>(['after-purchase', 'callback-not-kept']);

function promises(summary: Summary, audit: AuditReport): string {
  const asked = VIOLATION_KINDS.filter((kind) => !NOT_IN_EVERY_RUN.has(kind) || summary.promises[kind].judged > 0);
  const rows = asked.map((kind) => [
    PROMISE_WORDS[kind],
    grouped(summary.promises[kind].violations),
    grouped(summary.promises[kind].judged),
  ]);
  const told = audit.violations.slice(0, VIOLATIONS_TOLD);
  const left = audit.violations.length - told.length;
  const list =
    told.length === 0
      ? ''
      : `<ul>${told.map(({ sentence }) => `<li>${escaped(sentence)}</li>`).join('')}</ul>${left > 0 ? `<p>and ${grouped(left)} more.</p>` : ''}`;
  return `<section aria-labelledby="promises-heading"><h2 id="promises-heading">Promises to the people called</h2>
${table('promises', 'Judged by a separate auditor from what really happened on the simulated telephone network', ['Promise', 'broken', 'calls judged'], rows)}
${list}</section>`;
}

function alarms({ alarms: { listening, rung } }: Summary): string {
  const rows = rung.map(({ name, text, section, times, from, minutes }) => [
    name,
    `${text.replace(/ Runbook: .*$/, '')} (docs/runbook.md, ${section})`,
    from.slice(0, 16).replace('T', ' '),
    grouped(times),
    grouped(minutes),
  ]);
  const heading = '<h2 id="alarms-heading">Alarms</h2>';
  const said =
    rows.length === 0
      ? `<p>None of the ${grouped(listening)} alarms that are deployed would have rung.</p>`
      : table(
          'alarms',
          `Of the ${grouped(listening)} alarms that are deployed these would have rung`,
          ['Alarm', 'who is hurt', 'first (UTC)', 'times', 'minutes'],
          rows,
        );
  return `<section aria-labelledby="alarms-heading">${heading}\n${said}</section>`;
}

function listSection({ list }: Summary): string {
  const rows = Object.entries(list.rejectedWhy).map(([code, count]) => [reasonWords(code), grouped(count)]);
  const rejected =
    rows.length === 0 ? '' : table('rejected', 'Rows that were not taken in, and why', ['Reason', 'rows'], rows);
  return `<section aria-labelledby="list"><h2 id="list">The list</h2>
<p>${escaped(list.file)}: ${grouped(list.rows)} rows, ${grouped(list.loaded)} loaded, ${grouped(list.rejected)} rejected.</p>
${rejected}</section>`;
}

/**
 * The run as one HTML file that needs nothing else: no network, no script, no font. Names leads by their external ids
 * and holds no customer's telephone number.
 */
export function reportHtml(summary: Summary, audit: AuditReport, heard: HeardCalls = NOTHING_HEARD): string {
  const { run } = summary;
  const start = Temporal.Instant.from(run.start);
  const people = run.people === 1 ? '1 person' : `${grouped(run.people)} people`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tierline: ${run.days} days on the sales floor</title>
<link rel="icon" href="data:,">
<style>${REPORT_STYLE}</style>
</head>
<body>
<header>
<h1>${run.days} days on the sales floor</h1>
<p class="quiet">From ${start.toZonedDateTimeISO('UTC').toPlainDate()}, ${run.tiers} ${run.tiers === 1 ? 'tier' : 'tiers'}, ${people}, ${grouped(summary.leads.total)} leads, seed ${run.seed}. Simulated people; real Lambda handlers, ${escaped(run.engine)}, AWS SDK. Assumed gain from specialisation: ${run.specialisationGainPercent} %.</p>
${facts(summary)}
</header>
<main>
<div class="tiers">
${summary.tiers.map((tier) => tierCard(tier, start)).join('\n')}
</div>
<section aria-labelledby="tiers-heading"><h2 id="tiers-heading">Tier by tier</h2>
${tiersTable(summary)}</section>
${funnel(summary)}
${story(summary)}
${heardSection(heard)}
${programmes(summary, start)}
${leads(summary)}
<div class="pairs">
${promises(summary, audit)}
${heldBack(summary)}
</div>
${alarms(summary)}
${listSection(summary)}
<footer>Made by Tierline from one simulated run; the same seed gives the same page.</footer>
</main>
</body>
</html>
`;
}
