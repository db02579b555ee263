import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    reporters: ["default", "./tests/tally.ts"],
    testTimeout: 30_000,
    hookTimeout: 240_000,
    // Two workers: the machines this must run on have two cores.
    maxWorkers: 2,
    env: { TZ: "Europe/Amsterdam", OBSERVABLE_TELEMETRY_DISABLE: "1" },
  },
});
