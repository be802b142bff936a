import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { OUTGOING_EVENTS } from '../outgoing-event.ts';
import { jsonText } from './json-layout.ts';

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs');
const EXAMPLES = join(DOCS, 'events', 'examples.json');
export const COMMAND = 'npx node shared/domain/data/generate-events-page.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** An event as a listener on the bus is handed it. */
export interface BusExample {
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const shape = z.object({ 'detail-type': z.string(), detail: z.record(z.string(), z.unknown()) });
const example = z.custom<BusExample>((given) => shape.safeParse(given).success, 'no event of a bus');

/** The first event of each kind in the lines of a run's events.jsonl. */
export function examplesIn(lines: string): readonly BusExample[] {
  const events = lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => example.parse(JSON.parse(line)));
  return Object.keys(OUTGOING_EVENTS).flatMap((kind) => events.find((event) => event['detail-type'] === kind) ?? []);
}

/** The JSON Schema of every event, by its kind: of the whole event as a listener is handed it, for EventBridge's registry. */
export function eventSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(OUTGOING_EVENTS).map(([kind, detail]) => {
      const event = z.object({
        version: z.string(),
        id: z.string().describe("EventBridge's own id: another one whenever the event is sent again."),
        'detail-type': z.literal(kind),
        source: z.string().describe('tierline and the name of the deployment, with a dot between.'),
        account: z.string(),
        time: z.string().describe('When it happened, to the second.'),
        region: z.string(),
        resources: z.array(z.string()),
        detail,
      });
      const schema = { title: kind, description: `Generated: ${COMMAND}`, ...jsonSchemaOf(event) };
      return [kind, `${jsonText(schema)}\n`];
    }),
  );
}

/** The reference page of the events, Markdown. The committed page is this and nothing else. */
export function eventsPage(examples: readonly BusExample[]): string {
  return `${[
    '# Events out',
    `Generated from the events' own schemas and a simulated run: \`${COMMAND} OUT/events.jsonl\`, where OUT is the folder that \`npm run simulate -- --out OUT\` has filled; without the file the examples stay as they are.`,
    "What happens to leads and calls leaves as events on the company's EventBridge bus, the one that the setting `companyBus` names. Why it is done so: [decision 21](decisions/0021-events-out.md). What to do when it fails: [runbook](runbook.md#events-out).",
    [
      '| detail-type | when | schema |',
      '| --- | --- | --- |',
      ...Object.entries(OUTGOING_EVENTS).map(
        ([kind, { description }]) =>
          `| [\`${kind}\`](#${kind.toLowerCase()}) | ${description} | [JSON Schema](events/${kind}.schema.json) |`,
      ),
    ].join('\n'),
    '## How to listen',
    "A rule on the bus. Each deployment has a source of its own, `tierline.` and the deployment's name:",
    `\`\`\`json\n${jsonText({
      source: ['tierline.tierline'],
      'detail-type': ['CustomerOptedOut', 'CallOutcomeRecorded'],
    })}\n\`\`\``,
    [
      '- **Every change is told at least once.** An event that is sent again carries the same `eventId` and the same detail: keep the ids you have seen for a month, which is how long a dead letter can be replayed, and drop what carries one of them.',
      '- **Order.** The changes of one lead, and the decisions on one call, are sent one after the other; EventBridge promises no order of delivery. `leadVersion` and `decisionVersion` grow: what carries a lower one than you know is older. An advance and the outcome that caused it may come in either order.',
      '- **Delay.** Half a minute after the change as a rule, a day at most while something fails.',
      '- **No personal data.** No event holds a telephone number, a name, an attribute, a fact, a note or any other words that somebody wrote. `externalId`, `list`, `campaign`, `programme` and `orderId` are told as the company wrote them: put no number or name into them.',
      "- **Money** is in whole units of the company's currency, moments are ISO 8601 in UTC with milliseconds.",
    ].join('\n'),
    '## Versions',
    'Within a version members and words (reasons, outcomes, purposes) are only added, so ignore what you do not know. What is removed or comes to mean something else gets the next `detail.version`, and both are sent side by side for at least 90 days.',
    '## Members of every event',
    membersTable(OUTGOING_EVENTS.LeadClosed, isCommon),
    ...Object.entries(OUTGOING_EVENTS).map(([kind, detail]) => section(kind, detail, examples)),
  ].join('\n\n')}\n`;
}

function section(kind: string, detail: z.ZodObject, examples: readonly BusExample[]): string {
  const shown = examples.find((each) => each['detail-type'] === kind);
  return [
    `## ${kind}`,
    detail.description ?? '',
    membersTable(detail, (name) => !isCommon(name)),
    ...(shown === undefined ? [] : [`\`\`\`json\n${jsonText(shown)}\n\`\`\``]),
  ].join('\n\n');
}

function isCommon(name: string): boolean {
  return Object.values(OUTGOING_EVENTS).every(({ shape }) => name in shape);
}

function membersTable(detail: z.ZodObject, isShown: (name: string) => boolean): string {
  const { properties = {}, required = [] } = jsonSchemaOf(detail);
  const shown = Object.entries(properties).filter(([name]) => isShown(name));
  const rows = shown.map(([name, member]) => {
    const schema: JsonSchema = typeof member === 'object' ? member : {};
    return `| \`${name}\` | ${typeOf(schema)}${required.includes(name) ? '' : ', may be absent'} | ${schema.description ?? ''} |`;
  });
  return ['| member | what it is | |', '| --- | --- | --- |', ...rows].join('\n');
}

function typeOf({ type, format, enum: words, properties, oneOf }: JsonSchema): string {
  if (oneOf !== undefined) return 'an object, told apart by `kind`';
  if (properties !== undefined)
    return `an object: ${Object.keys(properties)
      .map((name) => `\`${name}\``)
      .join(', ')}`;
  if (words !== undefined && words.length < 5) return words.map((word) => `\`${word}\``).join(', ');
  if (format === 'date-time') return 'a moment';
  return type === 'integer' ? 'a whole number' : `a ${type === 'number' ? 'number' : 'text'}`;
}

function jsonSchemaOf(schema: z.ZodObject) {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-4',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
}

/** The examples that the committed page shows. */
export function keptExamples(): readonly BusExample[] {
  return z.array(example).parse(JSON.parse(readFileSync(EXAMPLES, 'utf8')));
}

function generate(eventsFile: string | undefined): void {
  if (eventsFile !== undefined) writeFileSync(EXAMPLES, `${jsonText(examplesIn(readFileSync(eventsFile, 'utf8')))}\n`);
  for (const [kind, schema] of eventSchemas()) writeFileSync(join(DOCS, 'events', `${kind}.schema.json`), schema);
  writeFileSync(join(DOCS, 'events-out.md'), eventsPage(keptExamples()));
}

if (import.meta.main) generate(process.argv[2]);
