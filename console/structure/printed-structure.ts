import type { Campaign } from '../../shared/domain/campaign.ts';
import type { SalesStructure, Tier } from '../../shared/domain/sales-structure.ts';
import { nameOf } from '../../shared/domain/structure-change-words.ts';
import type { Script } from '../../shared/domain/structure-fields.ts';

/** A part for each tier, then one for each script. Campaigns are told where a company has some. */
export function printedStructure({ tiers, scripts }: SalesStructure, campaigns: readonly Campaign[]): string {
  return [
    ...tiers.map((tier) =>
      printedTier(
        tier,
        campaigns.filter((campaign) => campaign.tier === tier.number),
      ),
    ),
    ...Object.entries(scripts).map(([id, script]) => printedScript(id, script)),
    ...retired(tiers, campaigns),
  ].join('\n');
}

const EQUIPMENT = ['queueId', 'routingProfileId', 'contactFlowId'] as const;

function printedTier(tier: Tier, campaigns: readonly Campaign[]): string {
  const { number, name, stages, callerNumbers, script, targets = {} } = tier;
  const equipment = EQUIPMENT.flatMap((part) => (tier[part] === undefined ? [] : [`${nameOf(part)} ${tier[part]}`]));
  return lines(`tier ${number}: ${name}`, [
    `works ${stages.join(', ')}`,
    ...equipment,
    ...(callerNumbers === undefined ? [] : [`caller numbers ${callerNumbers.join(', ')}`]),
    ...(script === undefined ? [] : [`script ${script}`]),
    ...Object.entries(targets).map(([target, value]) => `target: ${value} ${nameOf(target)}`),
    ...campaigns.map((campaign) => `campaign ${campaign.id}${ownParts(campaign)}`),
  ]);
}

function ownParts(campaign: Campaign): string {
  const own = [...EQUIPMENT, 'callerNumber' as const].filter((part) => campaign[part] !== undefined);
  return own.length === 0 ? '' : ` (with its own ${own.map((part) => nameOf(part)).join(', ')})`;
}

function printedScript(id: string, { title, objections, cards, facts = [] }: Script): string {
  const listed = (name: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`${name}: ${items.join(', ')}`];
  return lines(`script ${id}: ${title}`, [
    ...listed(
      'objections',
      objections.map((one) => one.code),
    ),
    ...listed(
      'cards',
      cards.map((card) => card.id),
    ),
    ...listed(
      'facts',
      facts.map((fact) => fact.name),
    ),
  ]);
}

function retired(tiers: readonly Tier[], campaigns: readonly Campaign[]): readonly string[] {
  const ids = campaigns.filter(({ tier }) => !tiers.some(({ number }) => number === tier)).map(({ id }) => id);
  return ids.length === 0 ? [] : [`No tier has the campaigns ${ids.join(', ')}: they dial nobody.\n`];
}

function lines(heading: string, details: readonly string[]): string {
  return [heading, ...details.map((detail) => `  ${detail}`), ''].join('\n');
}
