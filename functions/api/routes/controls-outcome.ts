import * as z from 'zod';
import { type ControlChange, changeControls, changeControlsAt } from '../../../shared/application/change-controls.ts';
import type { ControlsChange } from '../../../shared/application/ports/settings-repository.ts';
import { type Controls, DIAL_MODES } from '../../../shared/domain/controls.ts';
import { controlsDeeds } from '../../../shared/domain/controls-deeds.ts';
import { controlsInWords } from '../../../shared/domain/controls-words.ts';
import { deedInWords } from '../../../shared/domain/deed-words.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { problem } from '../routing/problem.ts';
import type { Outcome } from '../routing/route.ts';
import { momentOf, version } from './schemas.ts';

export const controlsAnswer = z.object({
  version,
  mode: z.enum(DIAL_MODES),
  emergencyStop: z.boolean(),
  pausedCampaigns: z.array(z.string()),
  pausedTiers: z.array(z.int()),
  testNumbers: z.array(
    z.object({ key: z.string().describe('names it here; nobody can tell the number from it'), label: z.string() }),
  ),
  isRestored: z.boolean().describe('the table is a copy that nobody has released yet: nobody is called'),
  sentences: z.array(z.string()).describe('the same in words'),
});

export function controlsOutcome(controls: Controls): Outcome<z.input<typeof controlsAnswer>> {
  const { version: current, mode, emergencyStop, pausedCampaigns, pausedTiers, testNumbers, restored } = controls;
  return {
    kind: 'answered',
    version: current,
    body: {
      version: current,
      mode: mode.kind,
      emergencyStop,
      pausedCampaigns: [...pausedCampaigns],
      pausedTiers: [...pausedTiers],
      testNumbers: testNumbers.map(({ key, label }) => ({ key, label })),
      isRestored: restored ?? false,
      sentences: [...controlsInWords(controls)],
    },
  };
}

/** Who threw which switch. */
export function controlsChangeBody({ author, at, note, before, after }: ControlsChange) {
  const done = controlsDeeds(before, after);
  return {
    version: after.version,
    author,
    at: momentOf(at),
    note,
    changes: done.map(deedInWords),
    deeds: [...done],
  };
}

/** Throws a switch: over the controls that its author saw or, where they did not say which, over whatever there is. */
export async function switchOutcome(
  { settings, clock }: ApiDependencies,
  change: ControlChange,
  by: { readonly author: string; readonly note: string },
  startedFrom: number | undefined,
): Promise<Outcome<z.input<typeof controlsAnswer>>> {
  const signed = { ...by, at: clock() };
  if (startedFrom === undefined) return controlsOutcome(await changeControls(settings, change, signed));
  const result = await changeControlsAt(settings, change, signed, startedFrom);
  if (result.kind === 'stored') return controlsOutcome(result.controls);
  const [newest] = result.since;
  return problem(
    'overtaken',
    { kind: 'controls-overtaken', ...(newest !== undefined && { author: newest.author }) },
    { since: result.since.map(controlsChangeBody), version: result.controls.version },
  );
}
