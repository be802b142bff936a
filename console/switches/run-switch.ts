import { type ControlChange, changeControls } from '../../shared/application/change-controls.ts';
import { controlsInWords } from '../../shared/domain/controls-words.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import { type Company, named } from '../documents/company.ts';
import type { Asker } from '../documents/confirm.ts';
import type { Scope, Switch } from './options.ts';

/**
 * Stops at once, or resumes what whoever typed it agrees to. A campaign that nobody knows is told with those that there
 * are: whoever wanted to stop it has stopped nothing.
 */
export async function runSwitch(
  { kind, scope, by, isAgreed }: Switch,
  company: Pick<Company, 'settings' | 'clock'> | undefined,
  ask: Asker,
): Promise<Answer> {
  const { settings, clock } = named(company);
  if (scope.kind === 'campaign') {
    const unknown = await unknownCampaign({ settings }, scope.id, kind === 'stop' ? 'NOTHING WAS STOPPED.' : '');
    if (unknown !== undefined) return unknown;
  }
  const what = scopeWords(scope);
  if (kind === 'resume' && !isAgreed) {
    const mode = (await settings.readControls()).mode.kind;
    const message = `Calls are placed again: ${what}, as the mode ${mode} has it. Go on?`;
    if (!(await ask({ kind: 'yes-or-no', message }))) {
      return notDone('Not agreed to: nothing was changed.\n', { kind: 'not-agreed' });
    }
  }
  const controls = await changeControls(settings, changeFrom(kind, scope), { ...by, at: clock() });
  const effect =
    kind === 'stop'
      ? `Stopped: ${what}. No call is started later than 5 seconds from now; calls in the air go on to their end. npm run resume takes it back.`
      : `Resumed: ${what}.`;
  const stands = controlsInWords(controls).map((sentence) => `${sentence}\n`);
  return done(`${effect}\n${stands.join('')}`, { kind: kind === 'stop' ? 'stopped' : 'resumed', scope });
}

/** The answer to a campaign that is not stored; undefined when it is, readable or not. */
async function unknownCampaign(
  { settings }: Pick<Company, 'settings'>,
  id: string,
  consequence: string,
): Promise<Answer | undefined> {
  const { campaigns, unreadable } = await settings.read();
  if (campaigns.some((campaign) => campaign.id === id)) return undefined;
  if (unreadable.some(({ what }) => what === `campaign ${id}`)) return undefined;
  const known = campaigns.map((campaign) => campaign.id);
  const which = known.length === 0 ? 'There is none at all.' : `There are ${known.join(', ')}.`;
  return notDone(`${consequence} There is no campaign ${id}. ${which}\n`.trimStart(), {
    kind: 'no-campaign',
    id,
    known,
  });
}

function changeFrom(kind: Switch['kind'], scope: Scope): ControlChange {
  const isStop = kind === 'stop';
  switch (scope.kind) {
    case 'everything':
      return { kind: isStop ? 'stop-everything' : 'resume-everything' };
    case 'campaign':
      return { kind: isStop ? 'pause-campaign' : 'resume-campaign', campaignId: scope.id };
    case 'tier':
      return { kind: isStop ? 'pause-tier' : 'resume-tier', tier: scope.tier };
  }
}

function scopeWords(scope: Scope): string {
  switch (scope.kind) {
    case 'everything':
      return 'everything';
    case 'campaign':
      return `campaign ${scope.id}`;
    case 'tier':
      return `tier ${scope.tier}`;
  }
}
