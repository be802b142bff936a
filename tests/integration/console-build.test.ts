import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtConsole } from '../../simulator/console-site/console-build.ts';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tierline-'));
  const web = join(root, 'console', 'web');
  mkdirSync(web, { recursive: true });
  symlinkSync(join(import.meta.dirname, '..', '..', 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(web, 'vite.config.ts'), 'export default { root: import.meta.dirname };\n');
  writeFileSync(join(web, 'index.html'), '<title>One</title>');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A source that changed after every build so far. */
function change(name: string, text: string): void {
  const path = join(root, 'console', 'web', name);
  writeFileSync(path, text);
  const later = new Date(Date.now() + 2_000);
  utimesSync(path, later, later);
}

/** How many builds that many calls at once began, and what stands there afterwards. */
async function built(calls = 1): Promise<{ readonly builds: number; readonly page: string }> {
  let builds = 0;
  const onBuilding = () => {
    builds += 1;
  };
  const folders = await Promise.all(Array.from({ length: calls }, () => builtConsole({ root, onBuilding })));
  return { builds, page: readFileSync(join(folders[0] ?? '', 'index.html'), 'utf8') };
}

describe('the build of the console', () => {
  it('is made once, however many ask at once, and again only when a source is newer', async () => {
    expect(await built(3)).toMatchObject({ builds: 1, page: expect.stringContaining('One') });
    expect(await built()).toMatchObject({ builds: 0 });
    change('index.html', '<title>Two</title>');
    expect(await built()).toMatchObject({ builds: 1, page: expect.stringContaining('Two') });
  });

  it('that fails says why, and leaves the earlier one', async () => {
    change('index.html', '<title>Three</title><script type="module" src="/gone.ts"></script>');
    await expect(builtConsole({ root })).rejects.toThrow(/The console cannot be built:\n[\s\S]*gone\.ts/);
    expect(readFileSync(join(root, 'out', 'console', 'index.html'), 'utf8')).toContain('Two');
    expect(existsSync(join(root, 'out', 'console.lock'))).toBe(false);
  });

  it('waits for nobody who died while building', async () => {
    change('index.html', '<title>Four</title>');
    writeFileSync(join(root, 'out', 'console.lock'), '999999999');
    expect(await built()).toMatchObject({ builds: 1, page: expect.stringContaining('Four') });
  });
});
