import { OUTPUTS, stackName } from '../../infra/deployment-outputs.ts';
import { instanceFrom } from '../../infra/settings/connect-arn.ts';
import { asked } from '../account/asked.ts';
import { stackNamed } from '../account/deployed-stacks.ts';
import { checkAgents } from './checks/check-agents.ts';
import { checkBootstrap } from './checks/check-bootstrap.ts';
import { checkCallerNumbers, checkCountries } from './checks/check-caller-numbers.ts';
import { checkContactRecords } from './checks/check-contact-records.ts';
import { checkCredentials } from './checks/check-credentials.ts';
import { checkFunctions } from './checks/check-functions.ts';
import { checkInstance } from './checks/check-instance.ts';
import { checkQueues } from './checks/check-queues.ts';
import { checkRecordings } from './checks/check-recordings.ts';
import { checkShares } from './checks/check-shares.ts';
import { checkTools, type Tools } from './checks/check-tools.ts';
import { type Finding, unchecked } from './finding.ts';
import type { Patient } from './patient.ts';

/**
 * Looks at everything that a deployment needs, and changes nothing. What could not be asked is told as unchecked; without
 * valid credentials that is all the rest.
 */
export async function examine(given: Omit<Patient, 'deployed'>, tools: Tools): Promise<readonly Finding[]> {
  const { account, finding } = await checkCredentials(given.account.sts, given.settings);
  const first = [...checkTools(tools), finding];
  if (account === undefined) return first;
  const patient = await asDeployed(given);
  return [
    ...first,
    ...(await checkBootstrap(patient, account)),
    ...(await checkInstance(patient)),
    ...(await checkQueues(patient)),
    ...(await checkCallerNumbers(patient)),
    ...checkCountries(patient),
    ...(await checkShares(patient)),
    ...(await checkFunctions(patient)),
    ...(await checkContactRecords(patient)),
    ...(await checkRecordings(patient)),
    ...(await checkAgents(patient)),
    checkEmail(),
  ];
}

/** With what the deployment made already; with nothing when that cannot be asked, which the checks then tell. */
async function asDeployed({ settings, account }: Omit<Patient, 'deployed'>): Promise<Patient> {
  const outputs: Record<string, string> = {};
  for (const part of ['connect', 'calls-in'] as const) {
    const stack = await asked('cloudformation:DescribeStacks', () =>
      stackNamed(account.cloudFormation, stackName(settings.deploymentName, part)),
    );
    if (stack.kind === 'answered') Object.assign(outputs, stack.value?.outputs);
  }
  const made = instanceFrom(outputs[OUTPUTS.connectInstanceArn[1]] ?? '');
  return {
    account,
    deployed: outputs,
    settings:
      settings.connectInstance.kind === 'new' && made !== undefined ? { ...settings, connectInstance: made } : settings,
  };
}

function checkEmail(): Finding {
  return unchecked(
    'e-mail',
    "whether mail reaches the administrator's address: only its owner can say",
    'after the first deployment AWS writes to it; the link in that letter has to be followed once, or no alarm is heard',
  );
}
