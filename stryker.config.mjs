/** The zone that npm test runs in; set here, because the tests run in threads, which cannot change it any more. */
process.env['TZ'] = 'Pacific/Kiritimati';

/** Mutation testing of the domain: `npm run mutation`, or one file with `npm run mutation -- --mutate shared/domain/pacing.ts`. */
export default {
  mutate: ['shared/domain/**/*.ts', '!shared/domain/data/**'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A slow machine must not pass for a test that noticed; loops without an end are told by their count of rounds.
  timeoutMS: 30_000,
  thresholds: { high: 95, low: 85, break: 85 },
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  warnings: { slow: false },
  htmlReporter: { fileName: 'out/mutation/report.html' },
  jsonReporter: { fileName: 'out/mutation/report.json' },
  tempDirName: 'out/mutation/sandbox',
  // Without tsconfig.json, which Stryker would rewrite with a function that TypeScript 7 no longer has; nothing here checks types.
  ignorePatterns: ['/out', '/cdk.out', '/.data', '/tsconfig.json'],
  disableTypeChecks: false,
};
