import * as z from 'zod';
import { readyToGoLive } from '../../../shared/application/ready-to-go-live.ts';
import { DIAL_MODES, labelFault, labelFaultInWords } from '../../../shared/domain/controls.ts';
import { problem } from '../routing/problem.ts';
import { type Route, route } from '../routing/route.ts';
import { controlsAnswer, controlsChangeBody, controlsOutcome, switchOutcome } from './controls-outcome.ts';
import { numberGiven } from './number-given.ts';
import { deeds, faults, moment, note, noteBody, tierParam, version } from './schemas.ts';
import { versionsPage, versionsQuery } from './version-history.ts';

/** Whoever stops has to know nothing; whoever lets calls go again has to have seen how the switches stand. */
const STOPPING = { of: 'controls', ifMatch: 'optional' } as const;
const LETTING_GO = { of: 'controls', ifMatch: 'required' } as const;

export const switchesThrown = z.object({
  versions: z.array(
    z.object({ version, author: z.string(), note: z.string(), at: moment, changes: z.array(z.string()), deeds }),
  ),
  next: z.string().exactOptional(),
});

/** Whether customers could be called now. */
export const readiness = z.object({ hindrances: faults, warnings: faults, campaigns: z.int() });

export const CONTROLS_ROUTES: readonly Route[] = [
  route({
    id: 'controls.show',
    method: 'GET',
    path: '/controls',
    role: 'viewer',
    purpose: 'read',
    summary: 'How the switches stand: mode, emergency stop, pauses, test numbers',
    versioned: LETTING_GO,
    answer: controlsAnswer,
    carryOut: async ({ settings }) => controlsOutcome(await settings.readControls()),
  }),
  route({
    id: 'controls.history',
    method: 'GET',
    path: '/controls/versions',
    role: 'viewer',
    purpose: 'read',
    summary: 'Who threw which switch, when and why, newest first',
    query: versionsQuery(100),
    answer: switchesThrown,
    carryOut: async ({ settings }, { query, caller: { role } }) => ({
      kind: 'answered',
      body: await versionsPage(query, role, (page) => settings.controlsHistory(page), controlsChangeBody),
    }),
  }),
  route({
    id: 'controls.stop',
    method: 'POST',
    path: '/controls/stop',
    role: 'supervisor',
    purpose: 'change',
    summary: 'Stop everything: no call is started later than 5 seconds from now',
    versioned: STOPPING,
    body: noteBody,
    answer: controlsAnswer,
    carryOut: async (deps, { body, version: startedFrom, caller }) =>
      switchOutcome(deps, { kind: 'stop-everything' }, { author: caller.name, note: body.note }, startedFrom),
  }),
  route({
    id: 'controls.resume',
    method: 'POST',
    path: '/controls/resume',
    role: 'administrator',
    purpose: 'change',
    summary: 'End the emergency stop: calls are placed again as the mode has it',
    versioned: LETTING_GO,
    body: noteBody,
    answer: controlsAnswer,
    carryOut: async (deps, { body, version: startedFrom, caller }) =>
      switchOutcome(deps, { kind: 'resume-everything' }, { author: caller.name, note: body.note }, startedFrom),
  }),
  ...(['pause', 'resume'] as const).map((verb) =>
    route({
      id: `controls.${verb}Tier`,
      method: 'POST',
      path: `/controls/tiers/{tier}/${verb}`,
      role: 'supervisor',
      purpose: 'change',
      summary: verb === 'pause' ? 'Start no call of a tier from 5 seconds from now on' : 'Let a paused tier call again',
      versioned: verb === 'pause' ? STOPPING : LETTING_GO,
      params: z.strictObject({ tier: tierParam }),
      body: noteBody,
      answer: controlsAnswer,
      carryOut: async (deps, { params: { tier }, body, version: startedFrom, caller }) => {
        const by = { author: caller.name, note: body.note };
        return switchOutcome(deps, { kind: `${verb}-tier`, tier }, by, startedFrom);
      },
    }),
  ),
  route({
    id: 'controls.readiness',
    method: 'GET',
    path: '/controls/readiness',
    role: 'viewer',
    purpose: 'read',
    summary: 'Whether customers could be called as the company stands now',
    answer: readiness,
    carryOut: async ({ settings, observations, clock }) => {
      const { hindrances, warnings, campaigns } = await readyToGoLive({ settings, observations }, clock());
      return { kind: 'answered', body: { hindrances: [...hindrances], warnings: [...warnings], campaigns } };
    },
  }),
  route({
    id: 'controls.setMode',
    method: 'PUT',
    path: '/controls/mode',
    role: 'administrator',
    purpose: 'change',
    summary: 'Observe, call test numbers only, or call customers',
    versioned: LETTING_GO,
    body: z.strictObject({
      mode: z.enum(DIAL_MODES),
      confirmation: z
        .literal('live')
        .exactOptional()
        .describe('has to be there for the mode live: real people are called'),
      note,
    }),
    answer: controlsAnswer,
    carryOut: async (deps, { body: { mode, confirmation, note: why }, version: startedFrom, caller }) => {
      if (mode === 'live') {
        if (confirmation !== 'live') return problem('refused', { kind: 'live-unconfirmed' });
        const { hindrances } = await readyToGoLive(deps, deps.clock());
        if (hindrances.length > 0) {
          return problem('hindered', { kind: 'not-ready-to-go-live' }, { faults: [...hindrances] });
        }
      }
      const change = { kind: 'set-mode', mode: { kind: mode } } as const;
      return switchOutcome(deps, change, { author: caller.name, note: why }, startedFrom);
    },
  }),
  route({
    id: 'controls.addTestNumber',
    method: 'POST',
    path: '/controls/test-numbers',
    role: 'administrator',
    purpose: 'change',
    summary: 'List a telephone that may be called in the mode test-numbers; the number itself is not kept',
    versioned: LETTING_GO,
    body: z.strictObject({
      number: z
        .string()
        .max(40)
        .describe('in full')
        .meta({ examples: ['+12025550199'] }),
      label: z
        .string()
        .max(200)
        .describe('whose telephone it is; no number')
        .meta({ examples: ['Telephone of Ada'] }),
      note,
    }),
    answer: controlsAnswer,
    carryOut: async (deps, { body: { number, label, note: why }, version: startedFrom, caller }) => {
      const fault = labelFault(label);
      if (fault !== undefined) {
        const finding = { of: 'writing', fault, remedy: { kind: 'as-said' } } as const;
        const wrong = { path: 'body.label', message: labelFaultInWords(fault), finding };
        return problem('invalid', { kind: 'label-refused' }, { faults: [wrong] });
      }
      const given = numberGiven(number);
      if (given.kind === 'problem') return given;
      const key = (await deps.hasher()).keyOf(given.e164);
      const change = { kind: 'add-test-number', number: { key, label } } as const;
      return switchOutcome(deps, change, { author: caller.name, note: why }, startedFrom);
    },
  }),
  route({
    id: 'controls.removeTestNumber',
    method: 'DELETE',
    path: '/controls/test-numbers/{key}',
    role: 'administrator',
    purpose: 'change',
    summary: 'Take a telephone off the list',
    versioned: LETTING_GO,
    params: z.strictObject({ key: z.string().max(200) }),
    query: z.strictObject({ note }),
    answer: controlsAnswer,
    carryOut: async (deps, { params: { key }, query, version: startedFrom, caller }) =>
      switchOutcome(deps, { kind: 'remove-test-number', key }, { author: caller.name, note: query.note }, startedFrom),
  }),
];
