import { changeCampaign, movedTier } from '../../shared/application/change-campaign.ts';
import { equipmentOf } from '../../shared/domain/equipment.ts';
import { campaignReasons } from '../../shared/domain/explanation.ts';
import type { RulesProblem } from '../../shared/domain/rules-problem.ts';
import { salesStructure } from '../../shared/domain/sales-structure.ts';
import { readCampaigns } from '../../shared/domain/written-campaign.ts';
import { alignedRows } from '../../simulator/report/aligned-rows.ts';
import { type Answer, done } from '../documents/answer.ts';
import { type Company, named } from '../documents/company.ts';
import type { Asker } from '../documents/confirm.ts';
import { printedProblems, wrongDocument } from '../documents/printed-problems.ts';
import { readJsonFile } from '../json-file.ts';
import { runSwitch } from '../switches/run-switch.ts';
import type { Command } from './options.ts';

/**
 * Carries a command out.
 * @throws CommandFailure when it cannot be carried out as asked.
 */
export async function runCommand(command: Command, company: Company | undefined, ask: Asker): Promise<Answer> {
  const known = named(company);
  switch (command.kind) {
    case 'list':
      return listCampaigns(known);
    case 'put':
      return putCampaigns(known, command);
    case 'switch':
      return runSwitch(command.asked, known, ask);
  }
}

async function listCampaigns({ settings, clock }: Pick<Company, 'settings' | 'clock'>): Promise<Answer> {
  const [{ campaigns, structure, unreadable }, controls] = await Promise.all([
    settings.read(),
    settings.readControls(),
  ]);
  const { tiers } = salesStructure(structure.document);
  const data = campaigns.map((campaign) => {
    const tier = tiers.find(({ number }) => number === campaign.tier);
    const inForce = { ...campaign, equipment: equipmentOf(campaign, tier) };
    const { areas, ...own } = campaign;
    return {
      ...own,
      tierName: tier?.name ?? 'no such tier',
      areas: areas.length,
      reasons: [
        ...(tier === undefined ? [`No tier ${campaign.tier} is in the sales structure: it dials nobody.`] : []),
        ...campaignReasons(inForce, controls, clock()).map(({ sentence }) => sentence),
      ],
    };
  });
  const rows = data.map(({ id, tier, tierName, priority, name, areas, reasons }) => [
    id,
    `${tier} ${tierName}`,
    String(priority),
    name,
    String(areas),
    reasons[0] ?? (controls.mode.kind === 'test-numbers' ? 'calls test numbers only' : 'calls'),
  ]);
  const table = alignedRows(
    [['campaign', 'tier', 'priority', 'name', 'areas', 'now'], ...rows],
    ['left', 'left', 'right', 'left', 'right', 'left'],
  );
  const broken = unreadable.map(({ what, reason }) => `${what} cannot be read: ${reason}`);
  const text = campaigns.length === 0 ? ['There is no campaign yet: npm run campaigns -- put stores one.'] : table;
  return done([...text, ...broken, ''].join('\n'), { campaigns: data, unreadable });
}

/** All of them or, when one is wrong, none. */
async function putCampaigns(
  company: Pick<Company, 'settings' | 'clock'>,
  { from, by }: Extract<Command, { kind: 'put' }>,
): Promise<Answer> {
  const json = 'path' in from ? await readJsonFile(from.path) : from.json;
  const where = 'path' in from ? from.path : 'The campaign';
  const read = readCampaigns(json);
  if (read.kind === 'invalid') return wrongDocument(where, read.problems);
  const { campaigns: stored } = await company.settings.read();
  const moved = read.campaigns.flatMap((one) =>
    movedTier(
      one,
      stored.find(({ id }) => id === one.id),
    ).map((problem) => inCampaign(one.id, problem)),
  );
  if (moved.length > 0) return wrongDocument(where, moved);
  const lines: string[] = [];
  const doubts: RulesProblem[] = [];
  for (const input of Array.isArray(json) ? json : [json]) {
    const result = await changeCampaign(company, input, by);
    if (result.kind === 'invalid') return wrongDocument(where, result.problems);
    if (result.kind === 'missing' || result.kind === 'overtaken') throw new TypeError('No version was asked for.');
    const { campaign } = result;
    lines.push(`Campaign ${campaign.id} of tier ${campaign.tier} is ${STORED_WORDS[result.kind]}.`);
    doubts.push(...result.doubts.map((doubt) => inCampaign(campaign.id, doubt)));
  }
  const known = doubts.length === 0 ? '' : `Know this of it:\n${printedProblems(doubts)}`;
  return done(`${lines.join('\n')}\nIt is known to the dialler at most 60 seconds from now.\n${known}`, {
    campaigns: read.campaigns,
    doubts,
  });
}

const STORED_WORDS = { added: 'new', changed: 'changed', unchanged: 'as it was' } as const;

function inCampaign(id: string, problem: RulesProblem): RulesProblem {
  return { ...problem, path: problem.path === '' ? id : `${id}.${problem.path}` };
}
