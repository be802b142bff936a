import * as z from 'zod';
import type { SimulatedAccount, SimulatedQuota } from './account.ts';
import { AccountRefusal } from './account-refusal.ts';

const quotaBody = z.object({ ServiceCode: z.string(), QuotaCode: z.string(), ContextId: z.string().optional() });

/**
 * What Service Quotas answers of the service `connect`.
 * @throws AccountRefusal where it would refuse.
 */
export function quotaAnswer(operation: string, body: string, account: SimulatedAccount): unknown {
  const { ServiceCode, QuotaCode, ContextId } = quotaBody.parse(JSON.parse(body));
  const quota = account.quotas.find(({ code }) => ServiceCode === 'connect' && code === QuotaCode);
  if (quota === undefined) throw new AccountRefusal('NoSuchResourceException', 400, 'The quota does not exist.');
  if (operation === 'GetAWSDefaultServiceQuota') return { Quota: described(quota, quota.atFirst) };
  if (operation !== 'GetServiceQuota') {
    throw new AccountRefusal('UnknownOperationException', 400, `Not served: ${operation}`);
  }
  const granted = quota.granted?.find(({ resourceArn }) => resourceArn === ContextId);
  if (granted === undefined) throw new AccountRefusal('NoSuchResourceException', 400, 'No value was ever applied.');
  return { Quota: described(quota, granted.value) };
}

function described({ code, name }: SimulatedQuota, value: number): unknown {
  return { ServiceCode: 'connect', QuotaCode: code, QuotaName: name, Value: value, Adjustable: true };
}
