import { asked } from '../../account/asked.ts';
import { instancesOf, instanceWith } from '../../account/connect-instance.ts';
import { quotaOf, quotaPage } from '../../account/connect-quotas.ts';
import { type Finding, fail, ok, unknown } from '../finding.ts';
import type { Patient } from '../patient.ts';

export async function checkInstance(patient: Patient): Promise<readonly Finding[]> {
  const { settings, account } = patient;
  const { connectInstance: wanted, region } = settings;
  if (wanted.kind === 'new') return checkRoomForInstance(patient, wanted.alias);
  const answer = await asked('connect:DescribeInstance', () => instanceWith(account.connect, wanted.id));
  if (answer.kind === 'unknown') return [unknown('instance', answer)];
  const instance = answer.value;
  if (instance === undefined) {
    const mend = `aws connect list-instances --region ${region} shows those that there are; write the ARN into connectInstance`;
    return [fail('instance', `this account has no such instance in ${region}`, mend)];
  }
  const page = `https://${region}.console.aws.amazon.com/connect/v2/app/instances`;
  if (instance.status !== 'ACTIVE') {
    return [fail('instance', `${instance.alias} is ${instance.status}, not ACTIVE`, `wait, or look at ${page}`)];
  }
  if (!instance.isOutboundOn) {
    const mend = `aws connect update-instance-attribute --region ${region} --instance-id ${wanted.id} --attribute-type OUTBOUND_CALLS --value true`;
    return [fail('instance', `${instance.alias} makes no outbound calls`, mend)];
  }
  return [ok('instance', `${instance.alias} is active and makes outbound calls`)];
}

async function checkRoomForInstance({ settings, account }: Patient, alias: string): Promise<readonly Finding[]> {
  const present = await asked('connect:ListInstances', () => instancesOf(account.connect));
  if (present.kind === 'unknown') return [unknown('instance', present)];
  if (present.value.some((each) => each.alias === alias)) {
    const mend = 'write its ARN into connectInstance, or choose another alias';
    return [fail('instance', `an instance ${alias} exists already`, mend)];
  }
  const most = await asked('servicequotas:GetServiceQuota', () =>
    quotaOf(account.serviceQuotas, 'instances', undefined),
  );
  if (most.kind === 'unknown') return [unknown('instance', most)];
  const { length } = present.value;
  if (most.value !== undefined && length >= most.value) {
    const mend = `ask for more at ${quotaPage(settings.region, 'instances')}, or use one that exists`;
    return [fail('instance', `${length} of ${most.value} instances are used, and one is to be made`, mend)];
  }
  return [ok('instance', `${alias} is made by the deployment`)];
}
