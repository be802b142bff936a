import type { DeploymentOutputs } from '../../infra/deployment-outputs.ts';
import type { DeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import { wrappedLines } from '../../simulator/report/wrapped-text.ts';
import type { Asked } from '../account/asked.ts';
import type { InboundNumbers } from './inbound-numbers.ts';

const WIDTH = 120;

/** What no program can do, in the order in which it is best done. */
export function leftToDo(
  {
    region,
    deploymentName,
    tiers,
    connectInstance,
  }: Pick<DeploymentSettings, 'region' | 'deploymentName' | 'tiers' | 'connectInstance'>,
  { connectInstanceId, consoleAddress }: Pick<DeploymentOutputs, 'connectInstanceId' | 'consoleAddress'>,
  inbound: Asked<InboundNumbers>,
): readonly string[] {
  const [first] = tiers;
  const page = `https://${region}.console.aws.amazon.com/connect/v2/app/instances`;
  const numbers =
    inbound.kind === 'unknown'
      ? [
          `Lead the numbers that are called from to the flow "${deploymentName} inbound", so that who calls back is heard: Connect's own web page, Phone numbers. This was not done because ${inbound.why}.`,
        ]
      : [];
  const made =
    connectInstance.kind === 'new'
      ? [`Open the new instance once, which makes its first administrator: ${page}, Access URL.`]
      : [];
  return [
    `Follow the link in the e-mail that AWS sent to the administrator's address. Until then no alarm is heard.`,
    `Sign in to the console, ${consoleAddress}, with the administrator's address and the password of the other e-mail, which is valid for seven days. Invite others: docs/deploying.md, "Inviting people".`,
    ...made,
    `Give a person the routing profile of tier 1 (${first?.name}) and the security profile "${deploymentName} agents", and switch Auto-accept calls on for them: Connect's own web page, Users. Start it from ${page} (${connectInstanceId}). Have them sign in there and choose Available.`,
    ...numbers,
  ];
}

export function printedLeftToDo(left: readonly string[], next: string): string {
  const items = left.flatMap((text, index) =>
    wrappedLines(text, WIDTH - 5).map((line, row) => `${row === 0 ? `  ${index + 1}. ` : '     '}${line}`),
  );
  return `Left to do by hand\n${items.join('\n')}\nNext: ${next}\n`;
}
