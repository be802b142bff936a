import type { Campaign } from './campaign.ts';
import type { Tier } from './sales-structure.ts';

/** What a call is placed with. */
export interface Equipment {
  readonly queueId: string;
  readonly routingProfileId: string;
  readonly contactFlowId: string;
  /** At least one. */
  readonly callerNumbers: readonly string[];
}

const EQUIPMENT_PARTS = [
  'queueId',
  'routingProfileId',
  'contactFlowId',
  'callerNumbers',
] as const satisfies readonly (keyof Equipment)[];

/** A campaign beside what it dials with: undefined where some of it is neither its own nor its tier's. */
export interface CampaignInForce extends Campaign {
  readonly equipment: Equipment | undefined;
}

/** A campaign that has all it needs to dial. */
export interface EquippedCampaign extends Campaign {
  readonly equipment: Equipment;
}

/** What a campaign dials with: its own before that of its tier, part by part. */
export function equipmentOf(campaign: Campaign, tier: Tier | undefined): Equipment | undefined {
  const { queueId, routingProfileId, contactFlowId, callerNumbers } = partsOf(campaign, tier);
  if (queueId === undefined || routingProfileId === undefined || contactFlowId === undefined) return undefined;
  return callerNumbers === undefined ? undefined : { queueId, routingProfileId, contactFlowId, callerNumbers };
}

/** What the campaign has neither of its own nor from its tier; empty where it can dial. */
export function missingEquipment(campaign: Campaign, tier: Tier | undefined): readonly (keyof Equipment)[] {
  const parts = partsOf(campaign, tier);
  return EQUIPMENT_PARTS.filter((part) => parts[part] === undefined);
}

function partsOf(
  campaign: Campaign,
  tier: Tier | undefined,
): { readonly [Part in keyof Equipment]: Equipment[Part] | undefined } {
  const callerNumbers = campaign.callerNumber === undefined ? (tier?.callerNumbers ?? []) : [campaign.callerNumber];
  return {
    queueId: campaign.queueId ?? tier?.queueId,
    routingProfileId: campaign.routingProfileId ?? tier?.routingProfileId,
    contactFlowId: campaign.contactFlowId ?? tier?.contactFlowId,
    callerNumbers: callerNumbers.length === 0 ? undefined : callerNumbers,
  };
}

/**
 * The number that a lead sees: the same one in every call, as long as the numbers stay the same, so that whoever was not
 * at home knows it again and may ring back.
 */
export function callerNumberFor({ callerNumbers }: Pick<Equipment, 'callerNumbers'>, leadId: string): string {
  let sum = 0;
  for (const letter of leadId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  const number = callerNumbers[sum % callerNumbers.length];
  if (number === undefined) throw new RangeError('The equipment has no caller number.');
  return number;
}

export function isEquipped(campaign: CampaignInForce): campaign is CampaignInForce & EquippedCampaign {
  return campaign.equipment !== undefined;
}
