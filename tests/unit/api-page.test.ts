import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { apiPage } from '../../functions/api/generate-api-page.ts';

it('the page of the API is that of its routes: npx node functions/api/generate-api-page.ts > docs/api.md', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8')).toBe(apiPage());
});
