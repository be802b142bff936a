import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  COMMAND,
  eventSchemas,
  eventsPage,
  examplesIn,
  keptExamples,
} from '../../shared/domain/data/generate-events-page.ts';
import { OUTGOING_EVENTS } from '../../shared/domain/outgoing-event.ts';

const OUT_OF_DATE = `Run: ${COMMAND}`;

const examples = keptExamples();

describe('the reference of the events', () => {
  it('stands in docs as it is generated', () => {
    expect(readFileSync('docs/events-out.md', 'utf8'), OUT_OF_DATE).toBe(eventsPage(examples));
  });

  it.each([...eventSchemas()])('has the schema of %s in docs as it is generated', (kind, schema) => {
    expect(readFileSync(`docs/events/${kind}.schema.json`, 'utf8'), OUT_OF_DATE).toBe(schema);
  });

  it('shows events that are of their own shape', () => {
    for (const { 'detail-type': kind, detail } of examples) {
      const [, shape] = Object.entries(OUTGOING_EVENTS).find(([name]) => name === kind) ?? [];

      expect(shape?.strict().safeParse(detail), kind).toMatchObject({ success: true });
    }
  });

  it('describes every member', () => {
    expect(eventsPage([]).match(/undefined|\[object|\| {2}\|/g)).toBeNull();
  });

  it('shows the first event of each kind that a run has told', () => {
    const lines = [
      { 'detail-type': 'LeadClosed', detail: { why: 'first' } },
      { 'detail-type': 'LeadClosed', detail: { why: 'second' } },
      { 'detail-type': 'CallOutcomeRecorded', detail: {} },
    ];

    expect(examplesIn(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)).toEqual([lines[2], lines[0]]);
  });
});

describe('the JSON Schema of an event', () => {
  const schema = JSON.parse(eventSchemas().get('CallOutcomeRecorded') ?? '');

  it('lets in members that are not known yet, so that adding one breaks no listener', () => {
    expect(JSON.stringify(schema)).not.toContain('additionalProperties');
  });

  it('asks for what is always there, and for nothing else', () => {
    const { properties, required } = schema.properties.detail;
    const optional = ['externalId', 'programme', 'step', 'correctionOf', 'orderValue', 'orderId', 'objection'];

    expect(required.toSorted()).toEqual(
      Object.keys(properties)
        .filter((name) => !optional.includes(name))
        .toSorted(),
    );
  });
});
