import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { isNamed } from './asked.ts';

/**
 * Codes of the quotas of the service `connect` that a deployment meets.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html
 */
export const QUOTA_CODES = {
  /** Concurrent active calls per instance. */
  callsInAir: 'L-12AB7C57',
  /** Rate of StartOutboundVoiceContact API requests, for the account in the region. The burst is told nowhere. */
  startsPerSecond: 'L-4E9BCC96',
  /** Concurrent campaign active calls per instance. */
  campaignCalls: 'L-E908C3A1',
  /** AWS Lambda functions per instance. */
  functions: 'L-E3D2F503',
  /** Amazon Connect instances per account. */
  instances: 'L-AA17A6B9',
} as const;

export type ConnectQuota = keyof typeof QUOTA_CODES;

/**
 * The value that holds: the one granted to the instance, else to the account, else what AWS gives at first. Needs
 * servicequotas:GetServiceQuota and servicequotas:GetAWSDefaultServiceQuota.
 * @returns undefined when Service Quotas knows no such quota here.
 */
export async function quotaOf(
  client: ServiceQuotasClient,
  quota: ConnectQuota,
  instanceArn: string | undefined,
): Promise<number | undefined> {
  const asked = { ServiceCode: 'connect', QuotaCode: QUOTA_CODES[quota] };
  const granted =
    instanceArn === undefined
      ? undefined
      : await known(client.send(new GetServiceQuotaCommand({ ...asked, ContextId: instanceArn })));
  return (
    granted ??
    (await known(client.send(new GetServiceQuotaCommand(asked)))) ??
    (await known(client.send(new GetAWSDefaultServiceQuotaCommand(asked))))
  );
}

async function known(
  answer: Promise<{ readonly Quota?: { readonly Value?: number | undefined } | undefined }>,
): Promise<number | undefined> {
  try {
    return (await answer).Quota?.Value;
  } catch (error) {
    if (isNamed(error, 'NoSuchResourceException')) return undefined;
    throw error;
  }
}

/** Where more is asked for. */
export function quotaPage(region: string, quota: ConnectQuota): string {
  return `https://${region}.console.aws.amazon.com/servicequotas/home/services/connect/quotas/${QUOTA_CODES[quota]}`;
}
