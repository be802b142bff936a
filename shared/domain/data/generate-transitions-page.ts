import { DEFAULT_TRANSITIONS } from '../default-transitions.ts';
import { OVERRIDABLE_CAUSES } from '../overridable-causes.ts';
import { STAGES, type Stage } from '../stage.ts';
import { transitionWords } from '../transition-words.ts';
import { TRANSITION_CAUSES, type Transition, type TransitionCause } from '../transitions.ts';
import { transitionsDiagram } from '../transitions-diagram.ts';
import type { TransitionOverrides } from '../transitions-schema.ts';
import { lineOf } from './generate-rules-reference.ts';

const COMMAND = 'npx node shared/domain/data/generate-transitions-page.ts > docs/transitions.md';

/** The example of the page: a document may hold it as it stands. */
export const EXAMPLE: TransitionOverrides = [
  {
    from: 'prospecting',
    on: 'interested',
    kind: 'advance',
    promisedMinutes: 30,
    keepsAgent: false,
    facts: ['need', 'decision_maker', 'budget'],
  },
  { from: 'selling', on: 'not-interested', kind: 'rest', days: 120, to: 'prospecting' },
  { from: 'selling', on: 'attempts-spent', kind: 'rest', days: 30, to: 'prospecting' },
  { from: 'account-care', on: 'interested', kind: 'rest', days: 0, to: 'selling' },
];

const KINDS = [
  [
    'advance',
    'The lead moves one stage up. `to` may be left out. From prospecting to selling: `delayMinutes` or `delayDays` before the first call, `promisedMinutes` of calling hours in which that call is promised, `urgency` (`promised` is due to the moment, `normal` by the half hour). `keepsAgent` leaves the lead with the agent of the conversation. `facts` names what the agent must have found out.',
    'successes and neutral outcomes of prospecting; a sale',
  ],
  [
    'rest',
    'The lead is left alone for `days` and then taken up in stage `to`, the same or an earlier one. `days` is a number, or the name of the dial rule that says it: `lostSaleRestDays`, `complaintRestDays`.',
    'every cause that may be set',
  ],
  ['retry', 'The same call again by the retry rule `follow-up`.', '`interested`, `follow-up`, `no-need-now`'],
  ['exhaust', "The dial rule `exhaust` of the lead's stage.", 'every cause but a success'],
  ['next-touch', 'A new cycle with the touch that the programmes plan next.', 'causes in account-care'],
  ['close', 'Nobody calls the lead again.', 'every cause that may be set'],
] as const;

/** The page of what follows what, Markdown. The committed page is this and nothing else. */
export function transitionsPage(): string {
  return `${[
    '# Transitions: what follows an outcome',
    `Generated from the defaults: \`${COMMAND}\`.`,
    'Every call ends with an outcome, and each stage says for each outcome what follows. What stands here holds where the company sets nothing else.',
    `\`\`\`mermaid\n${transitionsDiagram(DEFAULT_TRANSITIONS)}\`\`\``,
    ...STAGES.map(stageTable),
    '## Setting other transitions',
    'A list of transitions, each for one stage (`from`) and one cause (`on`). What an advance leaves out is as in the defaults.',
    `\`\`\`json\n[\n${EXAMPLE.map((one) => `  ${lineOf(one)}`).join(',\n')}\n]\n\`\`\``,
    [
      '| kind | what follows | for |',
      '| --- | --- | --- |',
      ...KINDS.map(([kind, meaning, causes]) => `| \`${kind}\` | ${meaning} | ${causes} |`),
    ].join('\n'),
    [
      `- Causes that may be set: ${OVERRIDABLE_CAUSES.map((cause) => `\`${cause}\``).join(', ')}. \`attempts-spent\` is no outcome: the retry budget of a cycle is used up.`,
      '- Nobody sets aside that `do-not-call`, `deceased` and `minor` end all calls, that an agreed callback is kept, that what nobody understands goes to review, and that calls which reached no decision follow the retry rules.',
      '- A lead moves up one stage at a time. Only a sale leads to account care, from either stage. Down it may fall any way, after days of rest; after a refusal or complaint at least one.',
      '- Refused as dead ends: prospecting from which nothing advances, interest that closes. Refused as loops: stage changes that come round with no delay at all. Told as warnings: a sale that closes, a stage nobody reaches.',
      '- `facts`: without them on the lead or in the form the hand-over is refused, and the agent is told which are missing. They are sent as `fact_<name>`: see [the agent’s form](agents-form.md).',
    ].join('\n'),
  ].join('\n\n')}\n`;
}

function stageTable(stage: Stage): string {
  const rows = new Map<string, TransitionCause[]>();
  for (const on of TRANSITION_CAUSES) {
    const row = `${transitionWords(DEFAULT_TRANSITIONS[stage][on], on)} | ${whereTo(DEFAULT_TRANSITIONS[stage][on])}`;
    rows.set(row, [...(rows.get(row) ?? []), on]);
  }
  return [
    `## ${stage}\n`,
    '| cause | what follows | in stage |',
    '| --- | --- | --- |',
    ...[...rows].map(([row, causes]) => `| ${causes.map((cause) => `\`${cause}\``).join(', ')} | ${row} |`),
  ].join('\n');
}

function whereTo(transition: Transition): string {
  switch (transition.kind) {
    case 'advance':
    case 'rest':
      return transition.to;
    case 'close':
    case 'suppress':
    case 'review':
      return '';
    default:
      return 'the same';
  }
}

if (import.meta.main) process.stdout.write(transitionsPage());
