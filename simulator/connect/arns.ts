export interface InstanceIdentity {
  readonly instanceId: string;
  readonly accountId: string;
  readonly region: string;
}

/** The ARN of something in the instance, for example `queue` or `agent`; of the instance itself without a kind. */
export function connectArn(instance: InstanceIdentity, kind?: string, id?: string): string {
  const own = `arn:aws:connect:${instance.region}:${instance.accountId}:instance/${instance.instanceId}`;
  return kind === undefined ? own : `${own}/${kind}/${id}`;
}
