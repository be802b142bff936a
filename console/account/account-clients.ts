import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { ConnectClient } from '@aws-sdk/client-connect';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { STSClient } from '@aws-sdk/client-sts';

/** What an AWS account is asked through. */
export interface AccountClients {
  readonly sts: STSClient;
  readonly cloudFormation: CloudFormationClient;
  readonly connect: ConnectClient;
  readonly lambda: LambdaClient;
  readonly serviceQuotas: ServiceQuotasClient;
  readonly s3: S3Client;
}

/**
 * Connect's administration takes two requests a second, and lists come in pages: being told to slow down is usual there,
 * and waiting helps.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html
 */
const TRIES = 8;

/** @param endpoint in place of AWS's own, for all services alike. */
export function accountClients(at: { readonly region: string; readonly endpoint?: string }): AccountClients {
  const config = { ...at, maxAttempts: TRIES };
  return {
    sts: new STSClient(config),
    cloudFormation: new CloudFormationClient(config),
    connect: new ConnectClient(config),
    lambda: new LambdaClient(config),
    serviceQuotas: new ServiceQuotasClient(config),
    // Under another endpoint, names of buckets resolve to nothing.
    s3: new S3Client({ ...config, forcePathStyle: isElsewhere(at) }),
  };
}

/** Whether something else than AWS answers, by the option or, as the SDK itself reads it, by the environment. */
function isElsewhere({ endpoint }: { readonly endpoint?: string }): boolean {
  return endpoint !== undefined || process.env['AWS_ENDPOINT_URL'] !== undefined;
}
