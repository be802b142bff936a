import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, vi } from 'vitest';
import { DEPLOYED_ALARMS, sectionOf } from '../../../simulator/alarms/deployed-alarms.ts';
import { anOperator, type Typed } from '../../support/an-operator.ts';
import { runbookSections } from '../../support/runbook.ts';
import { shortRun, smallList } from '../../support/short-run.ts';
import { type Drill, type Step, TROUBLE, together } from './drill.ts';
import { DAYS, DRILLS } from './drills.ts';

/** Each of these lives through a day. */
vi.setConfig({ testTimeout: 120_000 });

const DAY = ['--days', '1', '--own-purchases', '0.3', '--calls-in-air', '20', '--agents', '1=4,2=2,3=4'];
const LIST = smallList(50, 20, 50);
const sections = runbookSections();

/** The one command of the section that begins so, as the runbook has it. */
function commandOf({ section, begins }: Step): string {
  const commands = sections.get(section)?.commands.filter((command) => command.startsWith(begins)) ?? [];
  const command = commands.find((one) => one === begins) ?? commands[0];
  if (command === undefined) throw new Error(`docs/runbook.md#${section} has no command that begins: ${begins}`);
  return command;
}

function filledIn(step: Step): string {
  return Object.entries(step.filledIn ?? {}).reduce(
    (line, [word, meant]) => line.replace(word, meant),
    commandOf(step),
  );
}

function drillOf(section: string): Drill {
  const drill = DRILLS.find((one) => one.section === section);
  if (drill === undefined) throw new Error(`There is no drill of ${section}.`);
  return drill;
}

function stepsOf(drills: readonly Drill[]): readonly Step[] {
  return drills.flatMap(({ steps }) => steps).toSorted((one, other) => one.atMinute - other.atMinute);
}

/** Starts that were on their way when somebody stopped all calls are over by then. */
const UNDER_WAY_SECONDS = 5;

/** Whether everything had been stopped at the moment and nobody had let it go on. */
function isStopped(drills: readonly Drill[], at: Temporal.Instant): boolean {
  const moment = (step: Step) => TROUBLE.add({ minutes: step.atMinute });
  const before = stepsOf(drills).filter(
    (step) => step.section === 'stop-all-calls' && Temporal.Instant.compare(moment(step), at) <= 0,
  );
  const last = before.at(-1);
  if (last === undefined || !commandOf(last).startsWith('npm run stop')) return false;
  return at.since(moment(last)).total('seconds') > UNDER_WAY_SECONDS;
}

async function livedThrough(drills: readonly Drill[]) {
  const typed: Typed[] = [];
  const standIns = drills.find((drill) => drill.standIns !== undefined)?.standIns;
  const words = drills.some(({ everyTick }) => everyTick) ? [...DAY, '--every-tick'] : DAY;
  const outcome = await shortRun(words, LIST, {
    ...(standIns !== undefined && { standIns }),
    around: (functions, running) => {
      const struck = together(...drills.map(({ trouble }) => trouble))(functions, running);
      const type = anOperator(struck, running);
      for (const step of stepsOf(drills)) {
        running.clock.at(TROUBLE.add({ minutes: step.atMinute }), async () => {
          typed.push(await type(filledIn(step)));
        });
      }
      return struck;
    },
  });
  return { typed, ...outcome };
}

describe('the runbook', () => {
  it('has a section for every alarm, and a drill for each of these sections', () => {
    const named = [...new Set(DEPLOYED_ALARMS.map(sectionOf))].toSorted();

    expect(named.filter((section) => !sections.has(section))).toEqual([]);
    expect(DRILLS.map(({ section }) => section).toSorted()).toEqual(named);
  });

  it.each(
    DRILLS,
  )('has no command in $section that is neither typed in its drill nor left out with a reason', (drill) => {
    const { section, steps, notTyped = {} } = drill;
    const done = new Set(steps.filter((step) => step.section === section).map(commandOf));
    const left = (command: string) => Object.keys(notTyped).some((begins) => command.startsWith(begins));

    expect(sections.get(section)?.commands.filter((command) => !done.has(command) && !left(command))).toEqual([]);
  });
});

describe('followed by somebody', () => {
  it('has its drills on some day, each once', () => {
    expect(DAYS.flat().toSorted()).toEqual(DRILLS.map(({ section }) => section).toSorted());
  });

  it.each(
    DAYS.map((day) => [day.join(', '), day] as const),
  )('%s: alarms ring and are quiet again, and nothing is lost', async (_, day) => {
    const drills = day.map(drillOf);
    const { typed, alarms, result, records, groundTruth, deadLetters, rejected } = await livedThrough(drills);

    expect(alarms.map(({ name }) => name)).toEqual(expect.arrayContaining(drills.flatMap((drill) => drill.alarms)));
    expect(typed.map(({ line, code, text }) => (code === 0 ? line : text))).toEqual(stepsOf(drills).map(filledIn));
    expect(alarms.filter(({ until }) => until === undefined).map(({ name }) => name)).toEqual([]);
    expect(result.audit.violations).toEqual([]);
    expect({ deadLetters, rejected }).toEqual({ deadLetters: [], rejected: [] });

    const started = result.calls.map(({ startedAt }) => startedAt);
    expect(started.filter((at) => isStopped(drills, at)).map(String)).toEqual([]);

    const decided = new Set(records.attempts.flatMap(({ contactId, decision }) => (decision ? [contactId] : [])));
    expect(groundTruth.calls.length).toBeGreaterThan(20);
    expect(groundTruth.calls.filter(({ contactId }) => !decided.has(contactId))).toEqual([]);
    expect(groundTruth.calls.some(({ startedAt }) => startedAt > TROUBLE.add({ hours: 4 }).toString())).toBe(true);
  });
});
