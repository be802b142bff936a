import type { Stage } from '../stage.ts';
import type { TierNumber } from '../tier-number.ts';
import type { TransitionCause } from '../transitions.ts';
import type { EquipmentPart } from './equipment-part.ts';
import type { SaidFinding } from './said-finding.ts';

type EquipmentParts = readonly EquipmentPart[];

/** What is wrong between the parts of a sales structure, doubtful about it, or in its way as the company is. */
export type StructureTrouble =
  | { readonly kind: 'stage-held-by-nobody'; readonly stage: Stage }
  | { readonly kind: 'stage-held-twice'; readonly stage: Stage; readonly tier: number }
  | { readonly kind: 'stages-apart' }
  | { readonly kind: 'tiers-out-of-order'; readonly stage: Stage; readonly behind: Stage }
  | { readonly kind: 'tier-named-twice'; readonly tier: number }
  | { readonly kind: 'no-such-script'; readonly meant?: string }
  | { readonly kind: 'target-of-other-stage'; readonly stage: Stage }
  | {
      readonly kind: 'entry-twice';
      readonly list: 'objections' | 'cards' | 'facts';
      readonly place: number;
      readonly key: 'code' | 'id' | 'name';
    }
  | { readonly kind: 'structure-too-long'; readonly characters: number }
  | { readonly kind: 'success-closes'; readonly from: Stage; readonly on: 'interested' | 'sale' }
  | { readonly kind: 'dead-end'; readonly stage: Stage }
  | { readonly kind: 'stage-unreached'; readonly stage: Stage }
  | {
      readonly kind: 'endless-loop';
      readonly way: readonly { readonly from: Stage; readonly on: TransitionCause }[];
    }
  | {
      readonly kind: 'facts-not-asked';
      readonly script: string;
      readonly tier: TierNumber;
      readonly facts: readonly string[];
    }
  | { readonly kind: 'tier-without-campaign'; readonly tier: TierNumber; readonly stages: readonly Stage[] }
  | {
      readonly kind: 'campaign-unequipped';
      readonly campaignId: string;
      readonly tier: TierNumber;
      readonly missing: EquipmentParts;
    };

const STAGES_MEND =
  'write the stages that the tier works, neighbours in this order: prospecting, selling, account-care';

/** What is wrong with a sales structure and how to mend it. */
export function structureTroubleInWords(trouble: StructureTrouble): SaidFinding {
  switch (trouble.kind) {
    case 'stage-held-by-nobody':
      return {
        message: `${trouble.stage} is held by no tier`,
        mend: `add ${trouble.stage} to the stages of a tier whose work it belongs to`,
      };
    case 'stage-held-twice':
      return {
        message: `${trouble.stage} is held by tier ${trouble.tier} already`,
        mend: `leave ${trouble.stage} to one of the two`,
      };
    case 'stages-apart':
      return { message: 'are no neighbours in order', mend: STAGES_MEND };
    case 'tiers-out-of-order':
      return {
        message: `${trouble.stage} comes after ${trouble.behind}`,
        mend: 'write the tiers in the order of their stages, from prospecting to account care',
      };
    case 'tier-named-twice':
      return { message: `is the name of tier ${trouble.tier} already`, mend: 'give each tier a name of its own' };
    case 'no-such-script':
      return {
        message: trouble.meant === undefined ? 'no such script' : `no such script, did you mean ${trouble.meant}?`,
        mend: 'add it to scripts, or name one that is there',
      };
    case 'target-of-other-stage':
      return {
        message: `measures ${trouble.stage}, which this tier does not hold`,
        mend: `set it in the tier that holds ${trouble.stage}`,
      };
    case 'entry-twice':
      return {
        message: `stands at ${trouble.list}.${trouble.place} already`,
        mend: `give each of the ${trouble.list} a ${trouble.key} of its own`,
      };
    case 'structure-too-long':
      return {
        message: `is longer than ${trouble.characters} characters`,
        mend: 'shorten the scripts; a card may point to a page of yours',
      };
    case 'success-closes':
      return {
        message: `closes leads of ${trouble.from} after a success: nobody calls whoever said ${trouble.on} again`,
        mend:
          trouble.on === 'sale'
            ? 'let a sale advance to account-care or rest'
            : 'let interest advance, rest or be retried',
      };
    case 'dead-end': {
      const { stage } = trouble;
      const on = stage === 'prospecting' ? 'interested' : 'sale';
      return {
        message: `leaves ${stage} a dead end: nothing advances a lead to a later stage`,
        mend: `let one outcome of ${stage} advance, such as {"from":"${stage}","on":"${on}","kind":"advance"}`,
      };
    }
    case 'stage-unreached':
      return {
        message: `leaves no way to ${trouble.stage}: only lists bring leads there`,
        mend: `let one outcome lead to ${trouble.stage}, or leave it so when lists are meant to`,
      };
    case 'endless-loop': {
      const way = trouble.way.map(({ from, on }) => `${from} (${on})`).join(' > ');
      return {
        message: `goes round without any delay: ${way} > ${trouble.way[0]?.from}`,
        mend: 'give one of these transitions a delay or days to rest',
      };
    }
    case 'facts-not-asked':
      return {
        message: `asks for what script ${trouble.script} of tier ${trouble.tier} has no question for: ${trouble.facts.join(', ')}`,
        mend: `add them to the facts of script ${trouble.script}`,
      };
    case 'tier-without-campaign':
      return {
        message: `no campaign of tier ${trouble.tier} could call its leads (${trouble.stages.join(', ')})`,
        mend: `give its stages to a tier that has a campaign, or store a campaign of tier ${trouble.tier} first: npm run campaigns -- put`,
      };
    case 'campaign-unequipped': {
      const missing = trouble.missing.join(', ');
      return {
        message: `campaign ${trouble.campaignId} would have nothing to dial with: ${missing} missing`,
        mend: `give tier ${trouble.tier} its ${missing}, or the campaign its own`,
      };
    }
  }
}
