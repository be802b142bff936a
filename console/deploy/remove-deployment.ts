import { OUTPUTS, STACK_PARTS, type StackPart, stackName } from '../../infra/deployment-outputs.ts';
import { changeControls } from '../../shared/application/change-controls.ts';
import { stackNamed } from '../account/deployed-stacks.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Answer, done } from '../documents/answer.ts';
import { emptySite } from '../site/site-bucket.ts';
import type { DeployTools } from './run-command.ts';

/** Stacks that stay: they hold what cannot be made again, or are needed by one that does. */
const STAYING: readonly StackPart[] = ['connect', 'people', 'data', 'alarms'];
const GOING = STACK_PARTS.filter((part) => !STAYING.includes(part));

/**
 * Stops all calls and deletes the stacks that hold no data. A repeat deletes what is left of them; a later deployment
 * finds leads, rules and opt-outs as they were, and the emergency stop thrown.
 * @throws CommandFailure when nobody agreed, or CDK could not.
 */
export async function removeDeployment({
  settings,
  account,
  cdk,
  ask,
  tell,
  withCompany,
}: DeployTools): Promise<Answer> {
  const { deploymentName, region } = settings;
  const name = (part: StackPart) => stackName(deploymentName, part);
  const going = GOING.map(name);
  const staying = STAYING.map(name);
  tell(`Goes    ${going.join(', ')}\nStays   ${staying.join(', ')}: leads, opt-outs, rules, numbers, logins\n`);
  const message = `Stop all calls of ${deploymentName} in ${region} and delete what goes?`;
  if (!(await ask({ kind: 'type', message, word: deploymentName }))) throw new CommandFailure('Nothing was changed.');
  await withCompany(({ settings: repository, clock }) =>
    changeControls(
      repository,
      { kind: 'stop-everything' },
      { author: 'npm run deploy --remove', note: 'The deployment is removed.', at: clock() },
    ),
  );
  tell('All calls are stopped.\n');
  const site = (await stackNamed(account.cloudFormation, name('console')))?.outputs[OUTPUTS.consoleBucket[1]];
  if (site !== undefined) await emptySite({ s3: account.s3, bucket: site });
  if ((await cdk.synthesise()) === undefined || !(await cdk.destroy(going))) {
    throw new CommandFailure(
      'Not everything was deleted, for the reason above; calls are stopped. Run the same command again.',
    );
  }
  return done(
    `Deleted: ${going.join(', ')}.\nHow to delete the rest, and what is lost with it: docs/deploying.md, "Removal".\n`,
    {
      going,
      staying,
    },
  );
}
