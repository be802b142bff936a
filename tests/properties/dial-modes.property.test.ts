import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dialDueLeads } from '../../shared/application/dialling/dial-due-leads.ts';
import { Observations } from '../../shared/application/dialling/observations.ts';
import { SearchedAreas } from '../../shared/application/dialling/searched-areas.ts';
import { DIAL_MODES, type DialModeKind, type TestNumber } from '../../shared/domain/controls.ts';
import { currentNumber, timerAt } from '../../shared/domain/lead.ts';
import { type Fault, FaultyLeadRepository, type FaultyRequest } from '../support/faulty-lead-repository.ts';
import { aNumber, aReadyLead, NOON } from '../support/lead-builders.ts';
import { aDiallingBench, type DiallingBench } from '../support/scripted-telephony.ts';

const LEADS = ['lead-1', 'lead-2', 'lead-3', 'lead-4'];

type Step =
  | { readonly kind: 'switch'; readonly mode: DialModeKind }
  | { readonly kind: 'list'; readonly numbers: readonly string[] }
  | { readonly kind: 'tick' }
  /** The function dies, and another one begins with nothing in memory. */
  | { readonly kind: 'new-process' }
  | { readonly kind: 'strike'; readonly request: FaultyRequest; readonly fault: Fault }
  /** Somebody throws a switch while the next run waits for its turn. */
  | { readonly kind: 'switch-meanwhile'; readonly mode: DialModeKind };

const aMode = fc.constantFrom(...DIAL_MODES);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ kind: 'tick' }) },
  { weight: 3, arbitrary: aMode.map((mode): Step => ({ kind: 'switch', mode })) },
  { weight: 1, arbitrary: aMode.map((mode): Step => ({ kind: 'switch-meanwhile', mode })) },
  { weight: 2, arbitrary: fc.subarray(numberKeys()).map((numbers): Step => ({ kind: 'list', numbers })) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'new-process' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant<'strike'>('strike'),
      request: fc.constantFrom<FaultyRequest>('claim', 'link', 'save', 'get'),
      fault: fc.constantFrom<Fault>('lost', 'answer-lost', 'late'),
    }),
  },
);

/** Every lead has two numbers; the second one is next with every other lead. */
function numberKeys(): string[] {
  return LEADS.flatMap((id) => [`${id}-a`, `${id}-b`]);
}

interface World {
  readonly bench: DiallingBench;
  readonly leads: FaultyLeadRepository;
  people: number;
  minutes: number;
}

async function aWorld(): Promise<World> {
  const leads = new FaultyLeadRepository();
  const bench = await aDiallingBench({ leads, pace: { startsPerSecond: 0.15, startBurst: 1 } });
  for (const [index, id] of LEADS.entries()) {
    const numbers = ['a', 'b'].map((which) => aNumber({ key: `${id}-${which}`, e164: `+1415555${index}${which}` }));
    await bench.stored(aReadyLead({ id, numbers, numberIndex: index % 2 }));
  }
  await bench.control({ mode: { kind: 'observe' } });
  return { bench, leads, people: 1, minutes: 0 };
}

/** Checks each start by the controls that were stored at least five seconds before it. */
function watchStarts({ bench }: World): string[] {
  const wrong: string[] = [];
  const { telephony, clock, settings, leads } = bench;
  const start = telephony.start.bind(telephony);
  telephony.start = async (call) => {
    const history = await settings.controlsHistory({ limit: 99 });
    const reach = clock.now.subtract({ seconds: 5 }).epochMilliseconds;
    const recent = history.filter(({ at }) => at.epochMilliseconds > reach);
    const settled = history.find(({ at }) => at.epochMilliseconds <= reach);
    const held = [...recent, ...(settled === undefined ? [] : [settled])].map(({ after }) => after);
    const lead = leads.stored.find(({ id }) => id === call.attributes['tierline_lead']);
    const key = lead === undefined ? '' : currentNumber(lead).key;
    const isRight = held.some(
      ({ mode, testNumbers }) =>
        mode.kind === 'live' || (mode.kind === 'test-numbers' && testNumbers.some((one) => one.key === key)),
    );
    if (!isRight) wrong.push(`${key} at ${clock.now.toString()}`);
    return start(call);
  };
  return wrong;
}

async function take(world: World, step: Step): Promise<void> {
  const { bench, leads } = world;
  switch (step.kind) {
    case 'tick':
      world.minutes += 1;
      world.people += 1;
      bench.clock.now = NOON.add({ minutes: world.minutes });
      bench.board.counts.set('profile-1', { available: world.people, onContact: 0 });
      await dialDueLeads(bench.deps, []);
      bench.clock.whileAsleep = async () => undefined;
      await leads.arrive();
      return;
    case 'switch':
      await switchTo(bench, step.mode);
      return;
    case 'switch-meanwhile':
      bench.clock.whileAsleep = () => switchTo(bench, step.mode);
      return;
    case 'list': {
      const testNumbers: readonly TestNumber[] = step.numbers.map((key) => ({ key, label: 'a telephone' }));
      await storeAt(bench, { testNumbers });
      return;
    }
    case 'new-process':
      Object.assign(bench.deps, { searched: new SearchedAreas(), observations: new Observations(bench.observed) });
      return;
    case 'strike':
      leads.faults[step.request].push(step.fault);
  }
}

function switchTo(bench: DiallingBench, mode: DialModeKind): Promise<void> {
  return storeAt(bench, { mode: { kind: mode } });
}

async function storeAt({ settings, clock }: DiallingBench, fields: object): Promise<void> {
  const before = await settings.readControls();
  await settings.saveControls({ ...before, ...fields }, { author: 'Kim', note: 'why', at: clock.now, before });
}

it('in any order of modes, ticks and crashes nobody is called whom the mode does not let be, and every lead keeps its timer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world = await aWorld();
      const { bench } = world;
      const wrong = watchStarts(world);
      for (const step of steps) await take(world, step);

      expect(wrong).toEqual([]);
      expect(bench.leads.stored.filter(({ state }) => timerAt(state) === undefined)).toEqual([]);
    }),
  );
}, 60_000);

it('whatever the modes were, everybody who was not called yet is called once the mode stays live', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        aStep.filter(({ kind }) => kind !== 'strike'),
        { maxLength: 20 },
      ),
      async (steps) => {
        const world = await aWorld();
        for (const step of steps) await take(world, step);
        world.bench.clock.whileAsleep = async () => undefined;
        await take(world, { kind: 'switch', mode: 'live' });
        world.minutes += 40;
        for (let tick = 0; tick < 6; tick += 1) await take(world, { kind: 'tick' });
        const called = new Set(world.bench.telephony.started.map(({ attributes }) => attributes['tierline_lead']));

        expect([...called].sort()).toEqual(LEADS);
      },
    ),
  );
}, 60_000);
