import { defineConfig } from 'vitest/config';

function patience(milliseconds: number) {
  return { testTimeout: milliseconds, hookTimeout: milliseconds };
}

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
          ...patience(120_000),
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'one at a time',
          include: ['tests/browser/**/*.test.ts', 'tests/e2e/**/*.test.ts'],
          ...patience(60_000),
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
