import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWords as campaigns } from '../../../console/campaigns/options.ts';
import { parseWords as firstCall } from '../../../console/first-call/options.ts';
import { parseWords as leads } from '../../../console/leads/options.ts';
import { parseWords as mode } from '../../../console/mode/options.ts';
import { parseWords as reports } from '../../../console/reports/options.ts';
import { parseWords as rules } from '../../../console/rules/options.ts';
import { resumeWords, stopWords } from '../../../console/switches/options.ts';

const DOCS = join(import.meta.dirname, '../../../docs');
const GUIDE = readFileSync(join(DOCS, 'admin-guide.md'), 'utf8');
const READ = { mode, campaigns, leads, 'first-call': firstCall, reports, rules, stop: stopWords, resume: resumeWords };

/** Words as a shell splits them, quotes taken away. */
function words(text: string): readonly string[] {
  return (text.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

describe("the administrator's guide", () => {
  it('gives commands that are understood', () => {
    const commands = [...GUIDE.matchAll(/npm run ([a-z-]+) -- ([^`\n]+)/g)];
    const known = Object.entries(READ).flatMap(([name, read]) =>
      commands.filter((command) => command[1] === name).map((command) => ({ read, text: command[2] ?? '' })),
    );

    expect(known.length).toBeGreaterThan(20);
    const targeted = known.filter(({ text }) => /--(?:target|data) /.test(text));
    for (const { read, text } of targeted) expect(read([...words(text)]), text).toMatchObject({ kind: 'run' });
  });

  it('links to nothing that is not there', () => {
    for (const [, file, section] of GUIDE.matchAll(/\]\(([a-z-]+\.md)?(?:#([a-z-]+))?\)/g)) {
      const text = file === undefined ? GUIDE : readFileSync(join(DOCS, file), 'utf8');
      const titles = [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^a-z0-9 -]/g, '')
          .replaceAll(' ', '-'),
      );
      if (section !== undefined) expect(titles, `${file}#${section}`).toContain(section);
    }
  });
});
