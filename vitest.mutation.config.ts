import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The tests that name the domain: what other tests happen to run of it does not count as tested. */
const TESTS_OF_THE_DOMAIN = globSync('tests/{unit,properties}/*.test.ts', { cwd: import.meta.dirname }).filter((file) =>
  readFileSync(file, 'utf8').includes("from '../../shared/domain/"),
);

/** Properties last: most mutants fail an example first, which takes milliseconds. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  return moduleId.includes('/properties/') ? 1 : 0;
}

export default defineConfig({
  test: {
    include: TESTS_OF_THE_DOMAIN,
    setupFiles: ['tests/mutation/steady-properties.ts'],
    sequence: { sequencer: ExamplesFirst },
    testTimeout: 60_000,
    // One process for the files of a run: starting one for each takes longer than most of them.
    isolate: false,
  },
});
