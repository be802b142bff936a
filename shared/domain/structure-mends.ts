import type { Remedy, StructurePart } from './findings/remedy.ts';
import { STAGES } from './stage.ts';

const DOCUMENT_MEND =
  'write {"tiers":[{"name":"prospecting","stages":["prospecting"]},…],"transitions":[…],"scripts":{"script-id":{…}}}, transitions and scripts optional';
const TARGETS_MEND = 'write figures above 0, and shares from 0 to 1, such as {"contactsPerDay":40,"winRate":0.25}';
const CODE_MEND = 'write small letters, digits and dashes, at most 40, such as price-too-high';

/** How each part of a sales structure is written, by the name of its field. */
const PART_MENDS: Readonly<Record<StructurePart, string>> = {
  tiers: 'write one to three tiers, each {"name":"…","stages":["…"]}, from prospecting to account care',
  name: 'write a short name, such as "selling", or the name of a fact, such as budget',
  stages: `write the stages that the tier works, neighbours in this order: ${STAGES.join(', ')}`,
  queueId: 'write the id of an Amazon Connect queue, or leave it out where every campaign brings its own',
  routingProfileId:
    'write the id of an Amazon Connect routing profile, or leave it out where every campaign brings its own',
  contactFlowId: 'write the id of an Amazon Connect flow, or leave it out where every campaign brings its own',
  callerNumbers: 'write a list of numbers that your instance has claimed, such as ["+12025550100"]',
  script: 'write the id of one of the scripts of this document',
  targets: TARGETS_MEND,
  scripts: 'write scripts by their ids: {"selling":{"title":"…","objections":[],"cards":[]}}',
  title: 'write a heading of one line',
  opening: 'write what the agent says first',
  objections: 'write a list of {"code":"price","title":"…","answer":"…"}, or []',
  answer: 'write what the agent answers',
  cards: 'write a list of {"id":"delivery","title":"…","text":"…"}, or []',
  text: 'write what the agent reads on the card',
  facts: 'write a list of {"name":"budget","question":"…"}, or leave it out',
  question: 'write what the agent asks to find it out',
  code: CODE_MEND,
  id: CODE_MEND,
};

/** How to write what stands at the path, as the innermost named part along it says. */
export function structureRemedy(path: readonly PropertyKey[]): { readonly mend: string; readonly remedy: Remedy } {
  const part = path.includes('targets') ? 'targets' : path.findLast(isPart);
  return part === undefined
    ? { mend: DOCUMENT_MEND, remedy: { kind: 'structure-document' } }
    : { mend: PART_MENDS[part], remedy: { kind: 'structure-part', part } };
}

function isPart(key: PropertyKey): key is StructurePart {
  return typeof key === 'string' && Object.hasOwn(PART_MENDS, key);
}
