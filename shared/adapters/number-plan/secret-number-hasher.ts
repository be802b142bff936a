import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { NumberHasher } from '../../application/ports/number-hasher.ts';
import { HmacNumberHasher } from './hmac-number-hasher.ts';

/**
 * Hands out the hasher of the deployment's number secret, which is read when it is first asked for and then kept for as
 * long as the function lives. A reading that fails is tried again by whoever asks next.
 *
 * @throws from the hasher it hands out, when the secret cannot be read or is no text.
 */
export function secretNumberHasher(client: SecretsManagerClient, secretArn: string): () => Promise<NumberHasher> {
  let reading: Promise<NumberHasher> | undefined;
  return () => {
    reading ??= readHasher(client, secretArn).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  };
}

async function readHasher(client: SecretsManagerClient, secretArn: string): Promise<NumberHasher> {
  const { SecretString: secret = '' } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  return new HmacNumberHasher(secret);
}
