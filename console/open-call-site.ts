import { setTimeout as wait } from 'node:timers/promises';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { Temporal } from 'temporal-polyfill';
import { OUTPUTS, stackName } from '../infra/deployment-outputs.ts';
import { createConnectClient } from '../shared/adapters/connect/connect-client.ts';
import { ConnectTelephony } from '../shared/adapters/connect/connect-telephony.ts';
import { COMPANY } from '../simulator/company.ts';
import { startEngine } from '../simulator/engine/embedded-engine.ts';
import { companyIn, FIRST_SEED, keepCompany } from '../simulator/kept-company.ts';
import { reviveCompany } from '../simulator/living-company.ts';
import { stackNamed } from './account/deployed-stacks.ts';
import type { Target } from './documents/words.ts';
import type { CallSite } from './first-call/call-site.ts';
import { openCompany, simulatedCompany } from './open-company.ts';

/** @param telephone what is rung; answered in a simulated company. @param signal ends the waiting. */
export async function openCallSite(
  target: Target,
  now: Temporal.Instant | undefined,
  telephone: string,
  signal: AbortSignal,
): Promise<CallSite> {
  return target.kind === 'deployment'
    ? deployedSite(target, now, signal)
    : simulatedSite(target.data, now, telephone, signal);
}

async function deployedSite(
  target: Extract<Target, { kind: 'deployment' }>,
  now: Temporal.Instant | undefined,
  signal: AbortSignal,
): Promise<CallSite> {
  const { company, close } = await openCompany(target, now);
  const { name, region, endpoint } = target;
  const at = { ...(region === undefined ? {} : { region }), ...(endpoint === undefined ? {} : { endpoint }) };
  const [part, key] = OUTPUTS.connectInstanceId;
  const instanceId = (await stackNamed(new CloudFormationClient(at), stackName(name, part)))?.outputs[key];
  const connect = createConnectClient({ ...at, maxAttempts: 3 });
  return {
    company,
    ...(instanceId !== undefined && {
      describe: (contactId: string) => new ConnectTelephony(connect, instanceId).describe(contactId),
    }),
    sleep: (milliseconds) => wait(milliseconds, undefined, { signal }),
    during: (work) => work(),
    close: async () => {
      connect.destroy();
      await close();
    },
  };
}

async function simulatedSite(
  data: string,
  now: Temporal.Instant | undefined,
  telephone: string,
  signal: AbortSignal,
): Promise<CallSite> {
  const engine = await startEngine({ dataDir: data });
  await engine.createTable(COMPANY.tableName);
  const kept = await companyIn(data);
  const peopleSeed = kept?.peopleSeed ?? FIRST_SEED;
  const living = await reviveCompany({
    engine,
    from: now ?? kept?.moment ?? Temporal.Now.instant(),
    peopleSeed,
    telephone,
    onFailure: (what, error) => process.stderr.write(`Failed: ${what}: ${String(error)}\n`),
  });
  const { clock, documents, telephony } = living;
  return {
    company: simulatedCompany(documents, { clock: () => clock.now(), isAtRest: false }),
    describe: (contactId) => telephony.describe(contactId),
    sleep: async (milliseconds) => {
      signal.throwIfAborted();
      await clock.sleep(milliseconds);
    },
    during: (work) => living.until(work),
    close: async () => {
      await keepCompany(data, { moment: clock.now(), peopleSeed });
      await living.close();
      await engine.stop();
    },
  };
}
