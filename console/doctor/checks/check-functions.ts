import { asked } from '../../account/asked.ts';
import { functionsOf } from '../../account/connect-instance.ts';
import { quotaOf, quotaPage } from '../../account/connect-quotas.ts';
import { type Finding, fail, ok, unchecked, unknown } from '../finding.ts';
import type { Patient } from '../patient.ts';

/** How many functions the flows of a deployment invoke. */
export const FLOW_FUNCTIONS = 4;

/** An instance takes so many functions and no more. */
export async function checkFunctions({ settings, account, deployed }: Patient): Promise<readonly Finding[]> {
  const { connectInstance: instance, region } = settings;
  if (instance.kind === 'new') return [ok('functions', `${FLOW_FUNCTIONS} in a new instance`)];
  const present = await asked('connect:ListLambdaFunctions', () => functionsOf(account.connect, instance.id));
  if (present.kind === 'unknown') return [unknown('functions', present)];
  const quota = await asked('servicequotas:GetServiceQuota', () =>
    quotaOf(account.serviceQuotas, 'functions', instance.arn),
  );
  if (quota.kind === 'unknown') return [unknown('functions', quota)];
  const page = quotaPage(region, 'functions');
  if (quota.value === undefined) {
    return [unchecked('functions', 'Service Quotas does not tell how many an instance takes', `look at ${page}`)];
  }
  const own = Object.values(deployed);
  const others = present.value.filter((arn) => !own.includes(arn)).length;
  const told = `${others + FLOW_FUNCTIONS} of ${quota.value} with the ${FLOW_FUNCTIONS} of this deployment`;
  return others + FLOW_FUNCTIONS > quota.value
    ? [
        fail(
          'functions',
          `the instance may invoke ${told}`,
          `take some that are not used off it (Flows, AWS Lambda in the Connect console), or ask for more at ${page}`,
        ),
      ]
    : [ok('functions', told)];
}
