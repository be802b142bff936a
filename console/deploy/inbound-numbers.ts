import {
  AssociatePhoneNumberContactFlowCommand,
  type ConnectClient,
  paginateListFlowAssociations,
} from '@aws-sdk/client-connect';
import { type Asked, asked } from '../account/asked.ts';
import { numbersOf } from '../account/connect-instance.ts';

export interface InboundPlace {
  readonly instanceId: string;
  readonly instanceArn: string;
  readonly flowId: string;
}

/** How many numbers lead where. */
export interface InboundNumbers {
  /** To the deployment's flow since now. */
  readonly led: number;
  /** To it already. */
  readonly there: number;
  /** To another flow, and left there. */
  readonly elsewhere: number;
  /** The instance has no such number. */
  readonly missing: number;
}

/**
 * Leads the numbers that customers may call back to the deployment's inbound flow, as far as they lead nowhere: a number
 * that somebody led elsewhere stays there. A repeat changes nothing. CloudFormation has no word for this.
 *
 * Needs connect:ListPhoneNumbersV2, connect:ListFlowAssociations and connect:AssociatePhoneNumberContactFlow.
 * @see https://docs.aws.amazon.com/connect/latest/APIReference/API_AssociatePhoneNumberContactFlow.html
 */
export async function leadNumbersIn(
  connect: ConnectClient,
  { instanceId: InstanceId, instanceArn, flowId }: InboundPlace,
  numbers: readonly string[],
): Promise<Asked<InboundNumbers>> {
  const claimed = await asked('connect:ListPhoneNumbersV2', () => numbersOf(connect, instanceArn));
  if (claimed.kind === 'unknown') return claimed;
  const flows = await asked('connect:ListFlowAssociations', () => flowsOfNumbers(connect, InstanceId));
  if (flows.kind === 'unknown') return flows;
  return asked('connect:AssociatePhoneNumberContactFlow', async () => {
    const found = { led: 0, there: 0, elsewhere: 0, missing: 0 };
    for (const number of numbers) {
      const PhoneNumberId = claimed.value.find((each) => each.number === number)?.id;
      if (PhoneNumberId === undefined) {
        found.missing += 1;
        continue;
      }
      const leads = flows.value.get(PhoneNumberId);
      if (leads === undefined) {
        await connect.send(
          new AssociatePhoneNumberContactFlowCommand({ PhoneNumberId, InstanceId, ContactFlowId: flowId }),
        );
        found.led += 1;
      } else if (leads === flowId) found.there += 1;
      else found.elsewhere += 1;
    }
    return found;
  });
}

/** Ids of flows by the ids of the numbers that lead to them. Connect names both by id or by ARN. */
async function flowsOfNumbers(connect: ConnectClient, InstanceId: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const pages = paginateListFlowAssociations({ client: connect }, { InstanceId, ResourceType: 'VOICE_PHONE_NUMBER' });
  for await (const { FlowAssociationSummaryList = [] } of pages) {
    for (const { ResourceId = '', FlowId = '' } of FlowAssociationSummaryList)
      found.set(idIn(ResourceId), idIn(FlowId));
  }
  return found;
}

function idIn(arnOrId: string): string {
  return arnOrId.split('/').at(-1) ?? arnOrId;
}
