import { Temporal } from 'temporal-polyfill';
import type { CloudWatch } from '../../simulator/alarms/cloud-watch.ts';
import { observedApi } from '../../simulator/alarms/observed-api.ts';
import { DevelopmentPool } from '../../simulator/api-gateway/development-pool.ts';
import { type ApiHandler, localGateway } from '../../simulator/api-gateway/local-gateway.ts';
import { createVirtualClock } from '../../simulator/clock/virtual-clock.ts';
import { serveLocally } from '../../simulator/wire/local-server.ts';

/**
 * The status with which the gateway answers a viewer while the deployed function has none of its settings, and so ends
 * before it has begun; CloudWatch sees it.
 */
export async function askApiThatCannotBegin(cloudWatch: CloudWatch): Promise<number> {
  const pool = new DevelopmentPool();
  const nowSeconds = () => 1_767_000_000;
  const handler: ApiHandler = async (event, context) => {
    const deployed = await import('../../functions/api/index.ts');
    return deployed.handler(event, context);
  };
  const onServerError = () => cloudWatch.gatewayFailed('Api');
  const gateway = localGateway({ pool, handler: observedApi(handler, cloudWatch), nowSeconds, onServerError });
  const server = await serveLocally(createVirtualClock(Temporal.Instant.fromEpochMilliseconds(0)), gateway);
  const headers = { authorization: `Bearer ${pool.signIn('viewer', nowSeconds())}` };
  const { status } = await fetch(`${server.endpoint}/api/controls`, { headers });
  await server.close();
  return status;
}
