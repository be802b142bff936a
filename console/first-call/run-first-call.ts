import type { Temporal } from 'temporal-polyfill';
import { type ControlChange, changeControls } from '../../shared/application/change-controls.ts';
import { explainLead } from '../../shared/application/explain-lead.ts';
import {
  closeFirstCall,
  type FirstCallDependencies,
  type PreparedCall,
  prepareFirstCall,
  storeFirstCall,
} from '../../shared/application/first-call.ts';
import type { NumberZones } from '../../shared/application/ports/number-zones.ts';
import { SettingsInForce } from '../../shared/application/settings-in-force.ts';
import { type CallSeen, watchFirstCall } from '../../shared/application/watch-first-call.ts';
import { type Controls, modeAllows } from '../../shared/domain/controls.ts';
import { campaignReasons } from '../../shared/domain/explanation.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { clocksWords } from '../../shared/domain/moment-words.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import type { Asker } from '../documents/confirm.ts';
import type { CallSite } from './call-site.ts';
import type { FirstCall } from './options.ts';
import { LOOK_AT, seenInWords } from './step-words.ts';

export interface FirstCallRun {
  readonly site: CallSite;
  readonly zones: NumberZones;
  readonly ask: Asker;
  /** Takes a step as it happens, for a person. */
  readonly tell: (line: string) => void;
}

type Ready = Extract<PreparedCall, { kind: 'ready' }>;

const GUIDE = 'docs/admin-guide.md#a-first-call-that-does-not-come';

/** Rings one telephone through the whole way of a call, and tells each step. What was changed for it is changed back. */
export async function runFirstCall(asked: FirstCall, run: FirstCallRun): Promise<Answer> {
  const { company } = run.site;
  const { leads, settings, calendar, clock } = company;
  const deps = { leads, settings, calendar, clock, zones: run.zones, hasher: await company.hasher() };
  const steps = new Steps(run.tell, clock);
  const prepared = await prepareFirstCall(deps, asked);
  if (prepared.kind !== 'ready') return notPrepared(prepared);
  steps.tell(
    'number',
    `The number is understood: a number of ${prepared.country}, by the clocks of ${prepared.area.zones.join(', ')}.`,
  );
  steps.tell('hours', `The rules allow a call now: it is ${clocksWords(clock(), prepared.area)}.`);
  steps.tell('suppression', 'The number has not opted out, and belongs to no customer.');
  const controls = await settings.readControls();
  const hindrances = await campaignHindrances(deps, prepared.lead, controls);
  if (hindrances.length > 0)
    return notDone(`Nobody was rung. ${hindrances.join(' ')}\n`, { kind: 'hindered', hindrances });
  const changes = modeChanges(controls, prepared, asked);
  if (!(await run.ask({ kind: 'yes-or-no', message: question(prepared.lead, controls, changes) }))) {
    return notDone('Not agreed to: nobody was rung, nothing was changed.\n', { kind: 'not-agreed' });
  }
  const by = () => ({
    author: asked.by.author,
    note: asked.by.note === '' ? 'first call' : asked.by.note,
    at: clock(),
  });
  try {
    for (const { there } of changes) await changeControls(settings, there, by());
    steps.tell('mode', modeStep(controls, changes));
    return await storedAndWatched(run, deps, prepared.lead, steps);
  } finally {
    for (const { back } of changes.toReversed()) await takeBack(run, back, controls, by());
    if (changes.length > 0) steps.tell('mode-restored', `The mode is ${controls.mode.kind} again, as before.`);
  }
}

async function storedAndWatched(
  { site, tell }: FirstCallRun,
  deps: FirstCallDependencies,
  lead: Lead,
  steps: Steps,
): Promise<Answer> {
  if (!(await storeFirstCall(deps, lead))) {
    return notDone('Somebody else stored a lead of this number at this moment: try again.\n', { kind: 'taken' });
  }
  steps.tell(
    'stored',
    `Lead ${lead.id} is stored in campaign ${lead.campaignId}, due now. The dialler looks each minute; have somebody Available in Amazon Connect.`,
  );
  try {
    const end = await watchFirstCall({ ...site, leads: deps.leads, clock: deps.clock }, lead, (seen) =>
      steps.tell(seen.kind, seenInWords(seen), seen),
    );
    if (end.kind === 'done') return done('Every step came.\n', { kind: 'done', leadId: lead.id, steps: steps.all });
    const what = end.kind === 'timed-out' ? end.missing : 'claimed';
    const why = end.kind === 'timed-out' && end.missing === 'claimed' ? await explained(deps, lead.id) : '';
    const told =
      end.kind === 'timed-out' ? `The next step did not come: ${what}.` : 'The lead was moved on without a call.';
    return notDone(`${told} ${why}${LOOK_AT[what]}\nMore: ${GUIDE}\n`, {
      kind: end.kind,
      missing: what,
      leadId: lead.id,
      steps: steps.all,
    });
  } finally {
    const isClosed = await closeFirstCall(deps, lead.id);
    if (!isClosed) tell('The call is still under way: the lead is closed when it is decided.');
  }
}

/** The steps so far, each with its moment. */
class Steps {
  readonly all: { readonly step: string; readonly at: string; readonly text: string; readonly seen?: CallSeen }[] = [];
  readonly #tell: (line: string) => void;
  readonly #clock: () => Temporal.Instant;

  constructor(tell: (line: string) => void, clock: () => Temporal.Instant) {
    this.#tell = tell;
    this.#clock = clock;
  }

  tell(step: string, text: string, seen?: CallSeen): void {
    const at = this.#clock().toString({ smallestUnit: 'second' });
    this.all.push({ step, at, text, ...(seen !== undefined && { seen }) });
    this.#tell(`${String(this.all.length).padStart(2)}  ${at.slice(11, 19)}  ${text}`);
  }
}

function notPrepared(prepared: Exclude<PreparedCall, Ready>): Answer {
  switch (prepared.kind) {
    case 'no-number':
      return notDone(`The number is not understood: ${prepared.why}. Write it in full, like +12025550199.\n`, prepared);
    case 'no-campaign': {
      const known = prepared.known.length === 0 ? 'There is none at all.' : `There are ${prepared.known.join(', ')}.`;
      return notDone(`There is no such campaign, or no tier of the sales structure has it. ${known}\n`, prepared);
    }
    case 'opted-out':
      return notDone('This number said stop: it is never called again, and nothing here changes that.\n', prepared);
    case 'of-a-lead':
      return notDone(
        `This number belongs to lead ${prepared.leadId}, a customer or somebody to be won: take a telephone of your own.\n`,
        prepared,
      );
    case 'under-way':
      return notDone(
        `An earlier first call to it (lead ${prepared.leadId}) has not come to its end: wait for it.\n`,
        prepared,
      );
    case 'not-now':
      return notDone(
        `Nobody is rung now: rules hold for tests, too. ${prepared.explanation.sentences.join(' ')}\n`,
        prepared,
      );
  }
}

/** What keeps the campaign from calling anybody, the mode left aside. */
async function campaignHindrances(
  { settings, calendar, clock }: FirstCallDependencies,
  { campaignId }: Lead,
  controls: Controls,
): Promise<readonly string[]> {
  const campaign = new SettingsInForce(await settings.read(), calendar, clock()).campaign(campaignId);
  if (campaign === undefined) return [`There is no campaign ${campaignId}.`];
  const live = { ...controls, mode: { kind: 'live' } } as const;
  return campaignReasons(campaign, live, clock()).map(({ sentence }) => sentence);
}

/** A switch that is thrown for the call, and how it is thrown back. */
interface ForTheCall {
  readonly there: ControlChange;
  readonly back: ControlChange;
}

function modeChanges(controls: Controls, { numberKey: key }: Ready, { by }: FirstCall): readonly ForTheCall[] {
  if (modeAllows(controls, key)) return [];
  const isListed = controls.testNumbers.some((number) => number.key === key);
  const label = `a telephone of ${by.author}`;
  return [
    ...(isListed
      ? []
      : [
          {
            there: { kind: 'add-test-number', number: { key, label } },
            back: { kind: 'remove-test-number', key },
          } as const,
        ]),
    ...(controls.mode.kind === 'test-numbers'
      ? []
      : [
          {
            there: { kind: 'set-mode', mode: { kind: 'test-numbers' } },
            back: { kind: 'set-mode', mode: controls.mode },
          } as const,
        ]),
  ];
}

/** Somebody who changed the mode meanwhile meant it: it is left as they set it. */
async function takeBack(
  { site, tell }: FirstCallRun,
  back: ControlChange,
  before: Controls,
  by: Parameters<typeof changeControls>[2],
): Promise<void> {
  const { settings } = site.company;
  const now = await settings.readControls();
  if (back.kind === 'set-mode' && now.mode.kind !== 'test-numbers') {
    tell(
      `The mode was changed to ${now.mode.kind} meanwhile: it is left so, and not set to ${before.mode.kind} again.`,
    );
    return;
  }
  await changeControls(settings, back, by);
}

function question(lead: Lead, { mode, testNumbers }: Controls, changes: readonly ForTheCall[]): string {
  const others = testNumbers.map(({ label }) => label).join(', ');
  const rungToo = others === '' ? '' : `, so that these telephones may be called, too: ${others}`;
  const meanwhile = changes.some(({ there }) => there.kind === 'set-mode')
    ? ` Until it is over the mode is test-numbers in place of ${mode.kind}${rungToo}.`
    : '';
  return `Your telephone is rung now, through campaign ${lead.campaignId}, as a customer's would be.${meanwhile} Go on?`;
}

function modeStep({ mode }: Controls, changes: readonly ForTheCall[]): string {
  if (changes.length === 0) return `The mode ${mode.kind} allows the call.`;
  const isSwitched = changes.some(({ there }) => there.kind === 'set-mode');
  return `Your number is among the test numbers until the call is over${isSwitched ? ', and the mode is test-numbers' : ''}.`;
}

async function explained(deps: FirstCallDependencies, leadId: string): Promise<string> {
  const { sentences } = await explainLead(deps, { leadId }, deps.clock());
  return `${sentences.join(' ')} `;
}
