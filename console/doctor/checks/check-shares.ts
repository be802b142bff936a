import { type Asked, asked } from '../../account/asked.ts';
import { type ConnectQuota, quotaOf, quotaPage } from '../../account/connect-quotas.ts';
import { type OtherDeployment, otherDeployments } from '../../account/deployed-stacks.ts';
import { type Finding, fail, ok, unchecked, unknown, warn } from '../finding.ts';
import type { Patient } from '../patient.ts';

/** This deployment's share of the instance's quotas, with those of other deployments, beside what AWS gives. */
export async function checkShares(patient: Patient): Promise<readonly Finding[]> {
  const { settings, account } = patient;
  const { connectInstance: instance, quotaShare, deploymentName } = settings;
  const others = await asked('cloudformation:ListStackResources and lambda:GetFunctionConfiguration', () =>
    otherDeployments(account, deploymentName),
  );
  const known = others.kind === 'answered' ? others.value : [];
  const onInstance = known.filter(
    ({ connectInstanceId }) => instance.kind === 'existing' && connectInstanceId === instance.id,
  );
  return [
    ...(others.kind === 'unknown'
      ? [unchecked('calls-at-once', `other deployments could not be looked for: ${others.why}`, others.mend)]
      : []),
    await checkCalls(patient, quotaShare.callsInAir, onInstance),
    await checkStarts(patient, quotaShare.startsPerSecond, known),
    ...(settings.trafficType === 'campaign' ? [await checkCampaignCalls(patient, quotaShare.callsInAir)] : []),
  ];
}

async function checkCalls(patient: Patient, own: number, others: readonly OtherDeployment[]): Promise<Finding> {
  const quota = await quotaHere(patient, 'callsInAir');
  if (quota.kind === 'unknown') return unknown('calls-at-once', quota);
  const page = quotaPage(patient.settings.region, 'callsInAir');
  const most = quota.value;
  if (most === undefined) return unchecked('calls-at-once', 'Service Quotas does not tell how many', `look at ${page}`);
  if (most === 0) {
    return fail(
      'calls-at-once',
      'AWS lets the instance make no call at all: its quota is 0',
      `ask for more at ${page}`,
    );
  }
  const sum = own + total(others, 'callsInAir');
  const told = `${own} of ${most}${withOthers(others, sum)}`;
  if (own > most || sum > most) {
    return fail('calls-at-once', told, `lower quotaShare.callsInAir, or ask for more at ${page}`);
  }
  if (sum === most) {
    return warn(
      'calls-at-once',
      `${told}: nothing is left for people who ring the company meanwhile`,
      `lower quotaShare.callsInAir, or ask for more at ${page}`,
    );
  }
  return ok('calls-at-once', told);
}

async function checkStarts(patient: Patient, own: number, others: readonly OtherDeployment[]): Promise<Finding> {
  const quota = await quotaHere(patient, 'startsPerSecond');
  if (quota.kind === 'unknown') return unknown('starts', quota);
  const page = quotaPage(patient.settings.region, 'startsPerSecond');
  const most = quota.value;
  if (most === undefined) return unchecked('starts', 'Service Quotas does not tell how many', `look at ${page}`);
  const sum = own + total(others, 'startsPerSecond');
  const told = `${own} of ${most} a second${withOthers(others, sum)}; the burst is told nowhere, AWS's default is 5`;
  return sum > most
    ? fail('starts', told, `lower quotaShare.startsPerSecond, or ask for more at ${page}`)
    : ok('starts', told);
}

async function checkCampaignCalls(patient: Patient, own: number): Promise<Finding> {
  const quota = await quotaHere(patient, 'campaignCalls');
  if (quota.kind === 'unknown') return unknown('campaign-calls', quota);
  const page = quotaPage(patient.settings.region, 'campaignCalls');
  const most = quota.value;
  if (most === undefined)
    return unchecked('campaign-calls', 'Service Quotas does not tell how many', `look at ${page}`);
  return most < own
    ? fail(
        'campaign-calls',
        `trafficType is campaign, with ${own} calls at once, and the quota is ${most}`,
        `ask for more at ${page}, or write "trafficType": "general"`,
      )
    : ok('campaign-calls', `${own} of ${most}`);
}

function quotaHere({ settings, account }: Patient, quota: ConnectQuota): Promise<Asked<number | undefined>> {
  const { connectInstance: instance } = settings;
  const arn = instance.kind === 'existing' ? instance.arn : undefined;
  return asked('servicequotas:GetServiceQuota', () => quotaOf(account.serviceQuotas, quota, arn));
}

function total(others: readonly OtherDeployment[], share: 'callsInAir' | 'startsPerSecond'): number {
  return others.reduce((sum, each) => sum + each[share], 0);
}

function withOthers(others: readonly OtherDeployment[], sum: number): string {
  if (others.length === 0) return '';
  return `, ${sum} with ${others.map(({ name }) => name).join(', ')}`;
}
