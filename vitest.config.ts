import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest begins first, so that no worker is left alone with it at the end. */
const longest = [
  "tests/site/",
  "tests/oracle/",
  "tests/unit/measure/refresh",
  "tests/unit/measure/worked-examples",
  "tests/unit/measure/partition",
  "tests/unit/publish/publish",
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
    // Two workers: the machines this must run on have two cores.
    maxWorkers: 2,
    env: { TZ: "Europe/Amsterdam", OBSERVABLE_TELEMETRY_DISABLE: "1" },
  },
});
