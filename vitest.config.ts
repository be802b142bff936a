import { defineConfig } from 'vitest/config';

const PATIENCE_MS = 60_000;

/**
 * What goes by clocks of its own is tested on every processor at once; what waits for a browser or for a command as a
 * person does, alone and afterwards, so that no wait is longer for the work of another test.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'side by side',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/e2e/**'],
          testTimeout: 2 * PATIENCE_MS,
          hookTimeout: 2 * PATIENCE_MS,
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'one at a time',
          include: ['tests/browser/**/*.test.ts', 'tests/e2e/**/*.test.ts'],
          testTimeout: PATIENCE_MS,
          hookTimeout: PATIENCE_MS,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
