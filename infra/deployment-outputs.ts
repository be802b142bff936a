import type { TierNumber } from '../shared/domain/tier-number.ts';

/** The stacks of a deployment, by what follows the deployment's name in theirs. */
export const STACK_PARTS = [
  'alarms',
  'data',
  'people',
  'connect',
  'calls-in',
  'calls-out',
  'events-in',
  'events-out',
  'flows',
  'api',
  'console',
  'observation',
] as const;

export type StackPart = (typeof STACK_PARTS)[number];

/** The name under which CloudFormation knows a stack of a deployment. */
export function stackName(deploymentName: string, part: StackPart): string {
  return `${deploymentName}-${part}`;
}

/**
 * Where each value stands: the stack and the key of its output. Keys are never renamed: whatever was deployed by an older
 * version is read by a newer one.
 */
export const OUTPUTS = {
  tableName: ['data', 'TableName'],
  numberSecretArn: ['data', 'NumberSecretArn'],
  rejectedInputUrl: ['data', 'RejectedInputUrl'],
  suppressionLogBucket: ['data', 'SuppressionLogBucket'],
  userPoolId: ['people', 'UserPoolId'],
  userPoolClientId: ['people', 'UserPoolClientId'],
  signInAddress: ['people', 'SignInAddress'],
  apiAddress: ['api', 'ApiAddress'],
  consoleAddress: ['console', 'ConsoleAddress'],
  consoleBucket: ['console', 'ConsoleBucket'],
  connectInstanceId: ['connect', 'ConnectInstanceId'],
  connectInstanceArn: ['connect', 'ConnectInstanceArn'],
  inboundQueueId: ['connect', 'InboundQueueId'],
  agentSecurityProfileId: ['connect', 'AgentSecurityProfileId'],
  contactRecordStreamArn: ['calls-in', 'ContactRecordStreamArn'],
  inboundFlowId: ['flows', 'InboundFlowId'],
} as const satisfies Readonly<Record<string, readonly [StackPart, string]>>;

/** The parameter of the stack `people` that is told where the console is, once CloudFront has named the place. */
export const CONSOLE_ADDRESS_PARAMETER = 'ConsoleAddress';

/** The same for what every tier has; the key of an output begins with its tier. */
const TIER_OUTPUTS = {
  queueId: ['connect', 'QueueId'],
  routingProfileId: ['connect', 'RoutingProfileId'],
  outboundFlowId: ['flows', 'OutboundFlowId'],
} as const satisfies Readonly<Record<string, readonly [StackPart, string]>>;

/** The key of a tier's output: `Tier1QueueId`. */
export function tierOutputKey(tier: TierNumber, value: keyof typeof TIER_OUTPUTS | 'callerNumber'): string {
  return `Tier${tier}${value === 'callerNumber' ? 'CallerNumber' : TIER_OUTPUTS[value][1]}`;
}

/** What a tier calls with, as it was deployed. Ids are Connect's. */
export interface TierOutputs {
  readonly number: TierNumber;
  readonly queueId: string;
  readonly routingProfileId: string;
  readonly outboundFlowId: string;
  /** E.164, where a number was claimed for the tier; undefined where its numbers were given. */
  readonly claimedNumber: string | undefined;
}

/** What a deployment gives out to the commands that fill and watch it. */
export interface DeploymentOutputs extends Readonly<Record<keyof typeof OUTPUTS, string>> {
  /** In the order of the sales structure. */
  readonly tiers: readonly TierOutputs[];
}

/** A stack does not give out what this version of the project expects of it. */
export class MissingOutputError extends Error {
  override readonly name = 'MissingOutputError';
}

/**
 * A deployment's outputs, all of them.
 *
 * @param outputOf the value of one output of one stack; undefined when the stack has no such output.
 * @throws MissingOutputError naming the stack and the output that is not there.
 */
export function deploymentOutputs(
  outputOf: (part: StackPart, key: string) => string | undefined,
  tiers: readonly TierNumber[],
): DeploymentOutputs {
  const value = ([part, key]: readonly [StackPart, string]): string => {
    const found = outputOf(part, key);
    if (found !== undefined) return found;
    throw new MissingOutputError(
      `The stack ${part} gives out no ${key}: deploy this version of the project, then try again.`,
    );
  };
  const ofTier = (number: TierNumber, name: keyof typeof TIER_OUTPUTS) =>
    value([TIER_OUTPUTS[name][0], tierOutputKey(number, name)]);
  return {
    tableName: value(OUTPUTS.tableName),
    numberSecretArn: value(OUTPUTS.numberSecretArn),
    rejectedInputUrl: value(OUTPUTS.rejectedInputUrl),
    suppressionLogBucket: value(OUTPUTS.suppressionLogBucket),
    userPoolId: value(OUTPUTS.userPoolId),
    userPoolClientId: value(OUTPUTS.userPoolClientId),
    signInAddress: value(OUTPUTS.signInAddress),
    apiAddress: value(OUTPUTS.apiAddress),
    consoleAddress: value(OUTPUTS.consoleAddress),
    consoleBucket: value(OUTPUTS.consoleBucket),
    connectInstanceId: value(OUTPUTS.connectInstanceId),
    connectInstanceArn: value(OUTPUTS.connectInstanceArn),
    inboundQueueId: value(OUTPUTS.inboundQueueId),
    agentSecurityProfileId: value(OUTPUTS.agentSecurityProfileId),
    contactRecordStreamArn: value(OUTPUTS.contactRecordStreamArn),
    inboundFlowId: value(OUTPUTS.inboundFlowId),
    tiers: tiers.map((number) => ({
      number,
      queueId: ofTier(number, 'queueId'),
      routingProfileId: ofTier(number, 'routingProfileId'),
      outboundFlowId: ofTier(number, 'outboundFlowId'),
      claimedNumber: outputOf('connect', tierOutputKey(number, 'callerNumber')),
    })),
  };
}
