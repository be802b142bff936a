import { CfnOutput, Fn } from 'aws-cdk-lib';
import { CfnSecurityProfile } from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import { ConnectInstance } from '../constructs/connect-instance.ts';
import { DeploymentStack, type DeploymentStackProps } from '../constructs/deployment-stack.ts';
import { NewInstance } from '../constructs/new-instance.ts';
import { OpeningHours } from '../constructs/opening-hours.ts';
import { type FloorTier, SalesFloor } from '../constructs/sales-floor.ts';
import { OUTPUTS, tierOutputKey } from '../deployment-outputs.ts';
import type { DeploymentSettings } from '../settings/deployment-settings.ts';

export interface ConnectStackProps extends DeploymentStackProps {
  readonly settings: DeploymentSettings;
}

/**
 * What an agent needs: the contact control panel, calls out, and the guide in it.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/security-profile-list.html
 */
const AGENT_PERMISSIONS = ['BasicAgentAccess', 'OutboundCallAccess', 'CustomViews.Access'];

/** The Connect side that people and numbers belong to: the instance, opening hours, queues, routing profiles, numbers. */
export class ConnectStack extends DeploymentStack {
  readonly instance: ConnectInstance;
  readonly tiers: readonly FloorTier[];
  readonly hoursArn: string;
  readonly inboundQueueArn: string;

  constructor(scope: Construct, id: string, { settings, ...props }: ConnectStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { deploymentName, connectInstance, recording, openingHours, companyZone } = settings;
    const place =
      connectInstance.kind === 'existing'
        ? connectInstance
        : new NewInstance(this, 'New', { alias: connectInstance.alias, isRecording: recording === 'after-notice' });
    const instanceArn = place.arn;
    this.hoursArn = new OpeningHours(this, 'OpeningHours', {
      instanceArn,
      name: `${deploymentName} opening hours`,
      openingHours,
      companyZone,
    }).attrHoursOfOperationArn;
    const floor = new SalesFloor(this, 'Floor', {
      deploymentName,
      instanceArn,
      hoursArn: this.hoursArn,
      tiers: settings.tiers,
    });
    this.tiers = floor.tiers;
    this.inboundQueueArn = floor.inboundQueueArn;
    const furtherProfiles = settings.furtherRoutingProfileIds.map((each) => `${instanceArn}/routing-profile/${each}`);
    this.instance = new ConnectInstance(place, [
      ...floor.tiers.map(({ routingProfileArn }) => routingProfileArn),
      ...furtherProfiles,
    ]);
    const agents = new CfnSecurityProfile(this, 'Agents', {
      instanceArn,
      securityProfileName: `${deploymentName} agents`,
      description: 'People who talk to customers and are shown the guide',
      permissions: AGENT_PERMISSIONS,
    });
    this.#giveOut(agents.attrSecurityProfileArn);
  }

  #giveOut(agentSecurityProfileArn: string): void {
    new CfnOutput(this, OUTPUTS.connectInstanceId[1], { value: this.instance.id });
    new CfnOutput(this, OUTPUTS.connectInstanceArn[1], { value: this.instance.arn });
    new CfnOutput(this, OUTPUTS.inboundQueueId[1], { value: idIn(this.inboundQueueArn) });
    new CfnOutput(this, OUTPUTS.agentSecurityProfileId[1], { value: idIn(agentSecurityProfileArn) });
    for (const { number, queueArn, routingProfileArn, claimedNumber } of this.tiers) {
      new CfnOutput(this, tierOutputKey(number, 'queueId'), { value: idIn(queueArn) });
      new CfnOutput(this, tierOutputKey(number, 'routingProfileId'), { value: idIn(routingProfileArn) });
      if (claimedNumber !== undefined) {
        new CfnOutput(this, tierOutputKey(number, 'callerNumber'), { value: claimedNumber });
      }
    }
  }
}

/** The last part of the ARN of a part of an instance: `arn:…:instance/ID/queue/ID`. */
function idIn(arn: string): string {
  return Fn.select(3, Fn.split('/', arn));
}
