import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTION_SETTINGS } from '../../../shared/runtime/setting-names.ts';

describe('every function', () => {
  it.each(
    Object.entries(FUNCTION_SETTINGS),
  )('of which %s knows its deployment and is observed under its own name', (name, settings) => {
    const wiring = readFileSync(new URL(`../../../functions/${name}/index.ts`, import.meta.url), 'utf8');

    expect(settings).toContain('deploymentName');
    expect(wiring).toContain(`functionObserver('${name}', `);
    expect(wiring).toMatch(/export const handler = observer\.observed\(\n? *createHandler\(/);
    expect(wiring).toMatch(/journal: observer,/);
  });
});
