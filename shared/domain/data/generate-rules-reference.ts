import * as z from 'zod';
import { COMPLIANCE_PRESETS, PRESET_IDS } from '../compliance-presets.ts';
import { STAGE_DEFAULTS } from '../default-rules.ts';
import type { DialRules } from '../dial-rules.ts';
import {
  FIELD_MENDS,
  levelFieldsSchema,
  type RulesFields,
  rulesFieldsSchema,
  rulesTreeSchema,
} from '../rules-fields.ts';
import { STAGES } from '../stage.ts';
import { UNAVAILABLE_RULES, UNAVAILABLE_VALUES } from '../unavailable-rules.ts';
import { jsonText } from './json-layout.ts';
import { hoursOf } from './presets/generate-presets-page.ts';
import { RULES_REFERENCE, type RuleReference } from './rules-reference.ts';

const COMMAND = 'npx node shared/domain/data/generate-rules-reference.ts';

type Field = keyof RulesFields;

const DOCUMENT = {
  organisation: { callWindows: { saturday: [] }, compliancePresets: ['us-federal'], maxAttemptsPerDay: 2 },
  tiers: { '1': { leadTtlDays: 21 }, '2': { maxAttemptsPerDay: 1 } },
  campaigns: { 'spring-sale': { callWindows: { friday: [{ start: '10:00', end: '16:00' }] } } },
};

/** The reference page of the dial rules, Markdown. The committed page is this and nothing else. */
export function rulesPage(): string {
  return `${[
    '# Dial rules',
    `Generated from the fields' own descriptions: \`${COMMAND} page > docs/dial-rules.md\`. For editors that check JSON there is [a schema](dial-rules.schema.json).`,
    'A rules document is JSON with up to three levels, every level and every field optional:',
    jsonBlock(
      `{\n${Object.entries(DOCUMENT)
        .map(([level, rules]) => `  "${level}": ${lineOf(rules)}`)
        .join(',\n')}\n}`,
    ),
    '## Which rule holds',
    [
      '- **Defaults** stand in for what no level sets. They depend on the stage of the lead (prospecting, selling, account care), whatever tier works it. A level replaces a default; it may be looser or stricter.',
      '- **Levels** tighten one another: organisation, tier and campaign are combined as each field says below, and a limit of the organisation cannot be loosened by a tier.',
      '- **Compliance presets** and the wishes of a lead come on top of that and can only tighten.',
      '- A document is refused as a whole when anything in it is wrong; what is right but may not be meant is told as a warning.',
    ].join('\n'),
    [
      '| field | unit | several levels |',
      '| --- | --- | --- |',
      ...fields().map(
        ([field, { unit, levels }]) => `| [\`${field}\`](#${field.toLowerCase()}) | ${unit} | ${levels} |`,
      ),
    ].join('\n'),
    ...fields().map(([field, reference]) => fieldSection(field, reference)),
    '## Not available in this version',
    'Diallers are known for these, and nothing here obeys them yet: a document that names one is refused, because a rule that is accepted and not obeyed is a broken promise.',
    [
      '| elsewhere | what it is | here |',
      '| --- | --- | --- |',
      ...Object.entries(UNAVAILABLE_RULES).map(
        ([name, { meaning, instead }]) =>
          `| \`${name}\` | ${meaning} | ${instead === undefined ? '' : `[\`${instead}\`](#${instead.toLowerCase()})`} |`,
      ),
    ].join('\n'),
    [
      '| value | in its place |',
      '| --- | --- |',
      ...Object.entries(UNAVAILABLE_VALUES).flatMap(([field, values]) =>
        Object.entries(values).map(([value, mend]) => `| \`${field}\`: \`${value}\` | ${mend} |`),
      ),
    ].join('\n'),
  ].join('\n\n')}\n`;
}

/** In the order of the reference. */
function fields(): readonly (readonly [Field, RuleReference])[] {
  const order = Object.keys(RULES_REFERENCE);
  const names = rulesFieldsSchema.unwrap().keyof().options;
  return names
    .toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
    .map((field) => [field, RULES_REFERENCE[field]]);
}

function fieldSection(field: Field, { meaning, unit, levels, example }: RuleReference): string {
  return [
    `## ${field}`,
    meaning,
    [
      `- Unit: ${unit}.`,
      `- Default: ${defaultOf(field)}.`,
      `- Several levels: ${levels}.`,
      `- Presets that tighten it: ${presetsLimiting(field)}.`,
      `- To write it: ${FIELD_MENDS[field]}.`,
    ].join('\n'),
    ...(field === 'retry' ? [retryTable()] : []),
    jsonBlock(`"${field}": ${lineOf(example)}`),
  ].join('\n\n');
}

/** One text when all stages agree, else one for each. */
function defaultOf(field: Field): string {
  if (field === 'retry') return 'see the table';
  const texts = STAGES.map((stage) => defaultText(field, STAGE_DEFAULTS[stage]));
  const [first = ''] = texts;
  if (texts.every((text) => text === first)) return first;
  return STAGES.map((stage, index) => `${stage} ${texts[index]}`).join('; ');
}

function defaultText(field: Field, defaults: Omit<DialRules, 'version'>): string {
  if (field === 'callWindows') return hoursOf(defaults.callWindows);
  const value = defaults[field];
  if (field === 'programmes' && Array.isArray(value)) {
    return value.length === 0 ? 'none' : defaults.programmes.map(({ id }) => `\`${id}\``).join(', ');
  }
  if (field === 'dayParts') return defaults.dayParts.map(({ start, end }) => `${start}-${end}`).join(', ') || 'none';
  return value === undefined ? 'no limit' : `\`${JSON.stringify(value)}\``;
}

function retryTable(): string {
  const rows = STAGES.map((stage) =>
    Object.entries(STAGE_DEFAULTS[stage].retry).map(
      ([code, { delaysMinutes, maxCount, next }]) =>
        `| \`${code}\` | ${delaysMinutes.join(', ')} | ${maxCount} | \`${next}\` |`,
    ),
  );
  const [first = [], ...others] = rows;
  if (others.some((other) => other.join() !== first.join()))
    throw new Error('The stages no longer share their retries.');
  return [
    '| outcome, every stage | delays in minutes | at most | number |',
    '| --- | --- | --- | --- |',
    ...first,
  ].join('\n');
}

function presetsLimiting(field: Field): string {
  const limiting = PRESET_IDS.filter((id) => Object.keys(COMPLIANCE_PRESETS[id].limits).includes(field));
  return limiting.map((id) => `\`${id}\``).join(', ') || 'none';
}

function jsonBlock(text: string): string {
  return `\`\`\`json\n${text}\n\`\`\``;
}

/** JSON in one line, with the spaces that people put in. */
export function lineOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(lineOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${lineOf(member)}`);
  return `{ ${members.join(', ')} }`;
}

/** The JSON Schema of a rules document; what it cannot say, such as contradictions, parsing still tells. */
export function rulesJsonSchema(): string {
  const descriptions = z.registry<{ readonly id?: string; readonly description?: string }>();
  descriptions.add(rulesFieldsSchema, { id: 'organisation' });
  descriptions.add(levelFieldsSchema, { id: 'level' });
  for (const shape of [rulesFieldsSchema.unwrap().shape, levelFieldsSchema.unwrap().shape]) {
    for (const [field, schema] of Object.entries(shape)) {
      const [, reference] = fields().find(([name]) => name === field) ?? [];
      if (reference !== undefined) descriptions.add(schema, { description: describedIn(reference) });
    }
  }
  const schema = z.toJSONSchema(rulesTreeSchema, {
    metadata: descriptions,
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
    },
  });
  return `${jsonText({ title: 'Dial rules', description: `Generated: ${COMMAND} schema`, ...schema })}\n`;
}

function describedIn({ meaning, unit, levels }: RuleReference): string {
  return `${meaning} Unit: ${unit}. Several levels: ${levels}.`;
}

if (import.meta.main) process.stdout.write(process.argv[2] === 'schema' ? rulesJsonSchema() : rulesPage());
