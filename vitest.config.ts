import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes longest begins first, so that no worker is left alone with it at the end. Of the tests that
 * share the built sites one begins at once and builds them; the others need not wait for it.
 */
const longest = [
  "tests/site/files",
  "tests/unit/measure/refresh",
  "tests/unit/measure/worked-examples",
  "tests/oracle/",
  "tests/site/pages",
  "tests/site/accessibility",
  "tests/site/",
  "tests/unit/publish/publish",
  "tests/unit/protect/earlier",
  "tests/unit/receive/table-forms",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex((part) => moduleId.includes(part));
      return found < 0 ? longest.length : found;
    };
    return files.toSorted(
      (one, other) => rank(one) - rank(other) || one.moduleId.localeCompare(other.moduleId),
    );
  }
}

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    reporters: ["default", "./tests/tally.ts"],
    testTimeout: 30_000,
    hookTimeout: 240_000,
    sequence: { sequencer: LongestFirst },
    // A file may use what one before it has loaded: reading the code for each again took as long as a
    // third of the tests. What a file changes of the process (a variable, `fetch`) it puts back.
    isolate: false,
    // Two workers: the machines this must run on have two cores.
    maxWorkers: 2,
    env: { TZ: "Europe/Amsterdam", OBSERVABLE_TELEMETRY_DISABLE: "1" },
  },
});
