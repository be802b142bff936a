import { asked } from '../../account/asked.ts';
import { stackNamed } from '../../account/deployed-stacks.ts';
import { type Finding, fail, ok, unknown } from '../finding.ts';
import type { Patient } from '../patient.ts';

const STACK = 'CDKToolkit';

/** What stacks of this CDK ask of the account; a deployment stops below it. */
const LEAST_VERSION = 6;

export async function checkBootstrap({ settings, account }: Patient, accountId: string): Promise<readonly Finding[]> {
  const stack = await asked('cloudformation:DescribeStacks', () => stackNamed(account.cloudFormation, STACK));
  if (stack.kind === 'unknown') return [unknown('bootstrap', stack)];
  const mend = `npx cdk bootstrap aws://${accountId}/${settings.region}`;
  if (stack.value === undefined) {
    return [fail('bootstrap', 'this account and region were never prepared for CDK', mend)];
  }
  const { status, outputs } = stack.value;
  const version = Number(outputs['BootstrapVersion'] ?? 0);
  if (!status.endsWith('_COMPLETE') || status.startsWith('DELETE') || status.startsWith('ROLLBACK')) {
    return [fail('bootstrap', `stack ${STACK} is ${status}`, mend)];
  }
  if (version < LEAST_VERSION) {
    return [fail('bootstrap', `the account is prepared for an old CDK: version ${version}`, mend)];
  }
  return [ok('bootstrap', `version ${version}`)];
}
