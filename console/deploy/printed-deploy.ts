import type { CompanySetUp } from '../../shared/application/set-up-company.ts';
import { listWords } from '../../shared/domain/rule-words.ts';
import { alignedRows } from '../../simulator/report/aligned-rows.ts';
import type { Asked } from '../account/asked.ts';
import { printedProblems } from '../documents/printed-problems.ts';
import type { InboundNumbers } from './inbound-numbers.ts';
import type { LostResource } from './lost-resources.ts';
import type { OpenedConsole } from './open-console.ts';
import type { NamedResource, StackChange } from './stack-changes.ts';

/** So many resources are named before the rest is counted. */
const NAMED = 3;

/** What would change, a line for each stack. */
export function printedChanges(changes: readonly StackChange[]): string {
  const rows = changes.map((change) => [`  ${change.stack}`, changeWords(change)]);
  return `What would change\n${alignedRows(rows, ['left', 'left']).join('\n')}\n`;
}

function changeWords(change: StackChange): string {
  switch (change.kind) {
    case 'new':
      return `new: ${change.resources} resources`;
    case 'unchanged':
      return 'unchanged';
    case 'unknown':
      return 'changed; how cannot be told: it was not deployed by this project';
    case 'changed': {
      const parts = [
        resourcesWords(change.added, 'added'),
        resourcesWords(change.changed, 'changed'),
        resourcesWords(change.removed, 'removed'),
      ].filter((words) => words !== '');
      return parts.length === 0 ? 'changed: outputs and descriptions only' : parts.join('; ');
    }
  }
}

function resourcesWords(resources: readonly NamedResource[], what: string): string {
  if (resources.length === 0) return '';
  const ids = resources.slice(0, NAMED).map(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, ''));
  const more = resources.length > NAMED ? ' ...' : '';
  return `${resources.length} ${what} (${ids.join(', ')}${more})`;
}

/** Why nothing is deployed. */
export function printedLosses(lost: readonly LostResource[]): string {
  const lines = lost.map(({ stack, logicalId, type, how }) => `  ${stack}: ${logicalId} (${type}) would be ${how}`);
  return [
    'STOPPED: this deployment would destroy what cannot be made again.',
    ...lines,
    'Nothing was deployed. Go back to the version that was deployed, or find the change that does it (docs/deploying.md, "When',
    'data would be lost").',
    '',
  ].join('\n');
}

/** What a company was given, and what it had. */
export function printedSetUp(
  { campaignsAdded, structure, rules, mode }: CompanySetUp,
  inbound: Asked<InboundNumbers>,
  { address }: OpenedConsole,
): string {
  const rows = [
    ['  campaigns', campaignsAdded.length === 0 ? 'as they were' : `stored: ${campaignsAdded.join(', ')}`],
    ['  structure', structureWords(structure)],
    [
      '  rules',
      rules.kind === 'published' ? `published as version ${rules.version}` : `as they were, version ${rules.version}`,
    ],
    ['  numbers', numbersWords(inbound)],
    ['  console', address],
    ['  mode', modeWords(mode)],
  ];
  const waiting = structure.kind === 'waits' ? printedProblems(structure.problems) : '';
  return `The company\n${alignedRows(rows, ['left', 'left']).join('\n')}\n${waiting}`;
}

function structureWords(structure: CompanySetUp['structure']): string {
  switch (structure.kind) {
    case 'published':
      return `published as version ${structure.version}`;
    case 'completed':
      return `published as version ${structure.version}: tier ${listWords(structure.tiers.map(String))} got what was missing`;
    case 'waits':
      return 'not published: nobody could call with it yet';
    case 'there-already': {
      const { version, otherwise } = structure;
      const kept = otherwise.map(({ tier, part }) => `${part} of tier ${tier}`);
      const beside = kept.length === 0 ? '' : `; other than deployed, and kept: ${listWords(kept)}`;
      return `as it was, version ${version}${beside}`;
    }
  }
}

/** Where customers arrive who call back. */
function numbersWords(inbound: Asked<InboundNumbers>): string {
  if (inbound.kind === 'unknown') return `could not be led to the inbound flow: ${inbound.why}`;
  const { led, there, elsewhere, missing } = inbound.value;
  const parts = [
    ...(led === 0 ? [] : [`${led} led to the inbound flow`]),
    ...(there === 0 ? [] : [`${there} lead to the inbound flow, as before`]),
    ...(elsewhere === 0 ? [] : [`${elsewhere} lead to another flow, and stay there`]),
    ...(missing === 0 ? [] : [`${missing} are not claimed to the instance`]),
  ];
  return parts.join('; ');
}

function modeWords(mode: CompanySetUp['mode']): string {
  return mode === 'observe' ? 'observe: everything is decided, nobody is called' : `${mode}, as it was`;
}
