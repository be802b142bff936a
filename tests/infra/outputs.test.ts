import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addDeployment, type Deployment } from '../../infra/deployment.ts';
import {
  deploymentOutputs,
  MissingOutputError,
  STACK_PARTS,
  type StackPart,
  stackName,
} from '../../infra/deployment-outputs.ts';
import { anApp, settingsWith, THE_INSTANCE } from './a-deployment.ts';

const outputs = z.object({ Outputs: z.record(z.string(), z.object({ Value: z.unknown() })) });

/** What each stack of a deployment gives out, as text. */
function given(deployment: Deployment) {
  const byStack = new Map(
    Object.values(deployment).map((stack) => [
      stack.stackName,
      outputs.safeParse(Template.fromStack(stack).toJSON()).data?.Outputs,
    ]),
  );
  return (part: StackPart, key: string): string | undefined => {
    const value = byStack.get(stackName('tierline', part))?.[key]?.Value;
    return value === undefined ? undefined : JSON.stringify(value);
  };
}

describe('what a deployment gives out', () => {
  it('is all there, for every tier of the structure', () => {
    const read = deploymentOutputs(given(addDeployment(anApp(), settingsWith({}))), [1, 2, 3]);

    expect(read.connectInstanceId).toBe(JSON.stringify(THE_INSTANCE.id));
    expect(read.tableName).toContain('LeadsTable');
    expect(read.inboundFlowId).toContain('InboundFlow');
    expect(read.tiers).toEqual(
      [1, 2, 3].map((number) => ({
        number,
        queueId: expect.stringContaining(`FloorTier${number}Queue`),
        routingProfileId: expect.stringContaining(`FloorTier${number}RoutingProfile`),
        outboundFlowId: expect.stringContaining(`Outbound${number}Flow`),
        claimedNumber: undefined,
      })),
    );
  });

  it('names the number that was claimed', () => {
    const claiming = addDeployment(
      anApp(),
      settingsWith({ salesStructure: 'one', callerNumbers: { claim: { country: 'US', type: 'DID' } } }),
    );

    expect(deploymentOutputs(given(claiming), [1]).tiers[0]?.claimedNumber).toContain('FloorSharedNumber');
  });

  it('is missed by stack and name where an older version deployed it', () => {
    expect(() =>
      deploymentOutputs(given(addDeployment(anApp(), settingsWith({ salesStructure: 'two' }))), [1, 2, 3]),
    ).toThrow(
      new MissingOutputError(
        'The stack connect gives out no Tier3QueueId: deploy this version of the project, then try again.',
      ),
    );
  });

  it('comes from stacks that bear the names of their parts', () => {
    const names = Object.values(addDeployment(anApp(), settingsWith({}))).map((stack) => stack.stackName);

    expect(names.toSorted()).toEqual(STACK_PARTS.map((part) => stackName('tierline', part)).toSorted());
  });

  it('holds the id of what exists already where it was given', () => {
    const queueId = '10000000-0000-4000-8000-000000000002';
    const read = deploymentOutputs(
      given(addDeployment(anApp(), settingsWith({ tiers: { '1': { queueId } } }))),
      [1, 2, 3],
    );

    expect(read.tiers[0]?.queueId).toBe(JSON.stringify(queueId));
  });
});
