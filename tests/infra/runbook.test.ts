import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../console/dead-letters/dead-letter.ts';
import { parseWords } from '../../console/dead-letters/options.ts';
import { aDeployment, keptTypes, PROJECT, resourcesOf } from './a-deployment.ts';

const runbook = readFileSync(join(PROJECT, 'docs/runbook.md'), 'utf8');
const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-'),
);

describe('the runbook', () => {
  it('has the section that each alarm names', () => {
    const texts = Object.values(aDeployment())
      .flatMap((stack) => resourcesOf(stack, 'AWS::CloudWatch::Alarm'))
      .map(({ Properties }) => String(Properties['AlarmDescription']));

    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) {
      const [, section] = /\. Runbook: docs\/runbook\.md#([a-z-]+)$/.exec(text) ?? [];
      expect(sections, text).toContain(section);
    }
  });

  it('links to no section that it does not have', () => {
    for (const [, section] of runbook.matchAll(/\]\(#([^)]+)\)/g)) expect(sections).toContain(section);
  });

  it('gives commands that are understood, for every source', () => {
    const commands = [...runbook.matchAll(/^npm run dead-letters -- (.+)$/gm)].map(([, words = '']) => words);

    expect(commands.length).toBeGreaterThan(10);
    for (const words of commands) expect(parseWords(words.split(' ')), words).toMatchObject({ kind: 'run' });
    for (const source of SOURCES) expect(commands.join('\n')).toContain(`--source ${source}`);
  });

  it('says of every source what lies there and what a replay does', () => {
    const told = [...runbook.matchAll(/^\| `([a-z-]+)` \|.*\| (?:queue|bucket) \| \d+ days \|/gm)].map(
      ([, source]) => source,
    );

    expect(told).toEqual(SOURCES);
  });

  it('names every kind of part that stays when its stack is deleted', () => {
    const [, removal = ''] = runbook.split('\n## Removal\n');
    const kinds = Object.values(aDeployment()).flatMap((stack) => keptTypes(stack));

    expect(kinds).toContain('AWS::DynamoDB::Table');
    for (const kind of new Set(kinds)) expect(removal).toContain(`\`${kind}\``);
  });

  it('looks for functions, logs and queues in every stack that has some', () => {
    const [, loop = ''] = /^for STACK in (.+); do$/m.exec(runbook) ?? [];
    const filled = Object.values(aDeployment()).filter((stack) =>
      ['AWS::Lambda::Function', 'AWS::SQS::Queue'].some((type) => resourcesOf(stack, type).length > 0),
    );

    expect(filled.map(({ stackName }) => stackName).sort()).toEqual(
      loop
        .split(' ')
        .map((name) => `tierline-${name}`)
        .sort(),
    );
  });
});
