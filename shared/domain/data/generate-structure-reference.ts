import * as z from 'zod';
import {
  type StructureDocument,
  scriptSchema,
  structureSchema,
  targetsSchema,
  tierSchema,
} from '../structure-fields.ts';
import { TARGET_STAGE } from '../target-stage.ts';
import { lineOf } from './generate-rules-reference.ts';
import { jsonText } from './json-layout.ts';
import {
  DOCUMENT_REFERENCE,
  type PartReference,
  SCRIPT_REFERENCE,
  TARGET_REFERENCE,
  TIER_REFERENCE,
} from './structure-reference.ts';

const COMMAND = 'npx node shared/domain/data/generate-structure-reference.ts';

/** The example of the page. */
export const EXAMPLE: StructureDocument = {
  tiers: [
    {
      name: 'prospecting',
      stages: ['prospecting'],
      queueId: '0f3c…',
      routingProfileId: '7a81…',
      contactFlowId: 'c2d0…',
      callerNumbers: ['+12025550100', '+12025550101'],
      script: 'first-call',
      targets: { contactsPerDay: 40, handoversPerDay: 5 },
    },
    { name: 'selling and care', stages: ['selling', 'account-care'], targets: { winRate: 0.25, repeatRate: 0.4 } },
  ],
  transitions: [{ from: 'prospecting', on: 'interested', kind: 'advance', facts: ['need'] }],
  scripts: {
    'first-call': {
      title: 'First call',
      opening: 'Good morning! May I ask who orders your packaging?',
      objections: [{ code: 'no-time', title: 'No time now', answer: 'When may I call again?' }],
      cards: [{ id: 'delivery', title: 'Delivery', text: 'Within two working days.' }],
      facts: [{ name: 'need', question: 'What do you ship, and how much of it?' }],
    },
  },
};

/** The reference page of the sales structure, Markdown. The committed page is this and nothing else. */
export function structurePage(): string {
  return `${[
    '# The sales structure',
    `Generated from the fields' own descriptions: \`${COMMAND} page > docs/sales-structure.md\`. For editors that check JSON there is [a schema](sales-structure.schema.json). How a structure is changed while leads are in flight: [changing the structure](changing-the-structure.md).`,
    'A sales structure says which tiers a department has, which stages each of them works, and with what:',
    `\`\`\`json\n${exampleText()}\n\`\`\``,
    partsTable('part', DOCUMENT_REFERENCE),
    '## A tier',
    'What a tier dials with is the default for its campaigns: a campaign may bring its own queue, routing profile, flow or caller number. A campaign that has one of them neither of its own nor from its tier dials nobody, and a structure that would leave a running campaign so is refused.',
    partsTable('field', TIER_REFERENCE),
    '## Targets',
    'Numbers a working day, or shares from 0 to 1. A target concerns the tier that holds its stage, and is refused elsewhere.',
    [
      '| target | stage | what it measures |',
      '| --- | --- | --- |',
      ...Object.entries(TARGET_STAGE).map(
        ([target, stage]) => `| \`${target}\` | ${stage} | ${TARGET_REFERENCE[target]?.meaning} |`,
      ),
    ].join('\n'),
    '## A script',
    partsTable('part', SCRIPT_REFERENCE),
    '## What is refused',
    [
      '- A stage that no tier or two tiers hold, stages that are no neighbours, tiers out of order, two tiers of one name.',
      '- A script that a tier names and the document does not have; a code, card or fact that stands twice in a script.',
      '- A target of a stage that the tier does not hold.',
      '- Transitions that end in a dead end or loop without delay.',
      '- At publication: a tier without a campaign to call its leads, and a running campaign without equipment.',
    ].join('\n'),
  ].join('\n\n')}\n`;
}

function exampleText(): string {
  const { tiers, transitions = [], scripts = {} } = EXAMPLE;
  const list = (items: readonly unknown[]) => `[\n${items.map((item) => `    ${lineOf(item)}`).join(',\n')}\n  ]`;
  const named = Object.entries(scripts).map(([id, script]) => `    ${JSON.stringify(id)}: ${lineOf(script)}`);
  return `{\n  "tiers": ${list(tiers)},\n  "transitions": ${list(transitions)},\n  "scripts": {\n${named.join(',\n')}\n  }\n}`;
}

function partsTable(heading: string, parts: Readonly<Record<string, PartReference>>): string {
  return [
    `| ${heading} | needed | what it is |`,
    '| --- | --- | --- |',
    ...Object.entries(parts).map(
      ([part, { meaning, isRequired }]) => `| \`${part}\` | ${isRequired === true ? 'yes' : ''} | ${meaning} |`,
    ),
  ].join('\n');
}

/** The JSON Schema of a sales structure; what it cannot say, such as stages held twice, parsing still tells. */
export function structureJsonSchema(): string {
  const descriptions = z.registry<{ readonly id?: string; readonly description?: string }>();
  describe(descriptions, structureSchema.unwrap().shape, DOCUMENT_REFERENCE);
  describe(descriptions, tierSchema.unwrap().shape, TIER_REFERENCE);
  describe(descriptions, targetsSchema.unwrap().shape, TARGET_REFERENCE);
  describe(descriptions, scriptSchema.unwrap().shape, SCRIPT_REFERENCE);
  const schema = z.toJSONSchema(structureSchema, {
    metadata: descriptions,
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return `${jsonText({ title: 'Sales structure', description: `Generated: ${COMMAND} schema`, ...schema })}\n`;
}

function describe(
  registry: z.core.$ZodRegistry<{ readonly id?: string; readonly description?: string }>,
  shape: Readonly<Record<string, z.core.$ZodType>>,
  parts: Readonly<Record<string, PartReference>>,
): void {
  for (const [part, schema] of Object.entries(shape)) {
    const meaning = parts[part]?.meaning;
    if (meaning !== undefined) registry.add(schema, { description: meaning });
  }
}

if (import.meta.main) process.stdout.write(process.argv[2] === 'schema' ? structureJsonSchema() : structurePage());
