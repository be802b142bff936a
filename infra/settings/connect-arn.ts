const INSTANCE =
  /^arn:aws(?:-[a-z]+)*:connect:([a-z0-9-]+):(\d{12}):instance\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A Connect instance that exists, by its ARN and what the ARN is made of. */
export interface ExistingInstance {
  readonly kind: 'existing';
  readonly arn: string;
  readonly region: string;
  readonly account: string;
  readonly id: string;
}

/** The instance that the ARN names; undefined when it names none. */
export function instanceFrom(arn: string): ExistingInstance | undefined {
  const [whole, region, account, id] = INSTANCE.exec(arn) ?? [];
  if (whole === undefined || region === undefined || account === undefined || id === undefined) return undefined;
  return { kind: 'existing', arn, region, account, id };
}

const STREAM = /^arn:aws(?:-[a-z]+)*:kinesis:([a-z0-9-]+):(\d{12}):stream\/[A-Za-z0-9_.-]{1,128}$/;

/** Region and account of the Kinesis stream that the ARN names; undefined when it names none. */
export function streamFrom(arn: string): { readonly region: string; readonly account: string } | undefined {
  const [, region, account] = STREAM.exec(arn) ?? [];
  return region === undefined || account === undefined ? undefined : { region, account };
}
