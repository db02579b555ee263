import type { Command } from "./command.ts";
import { home } from "./home.ts";
import { sampleFlags, sampleOptions } from "./sample-options.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor sample`. */
export const sampleCommand: Command = {
  summary: "Fictieve leveringen maken voor een regio",
  flags: {
    ...sampleFlags,
    json: { type: "boolean", default: false, help: "samenvatting als JSON" },
  },
  async run(flags, effects) {
    const { runSample } = await import("../run.ts");
    tellSummary(await runSample(home(flags), sampleOptions(flags), effects), flags, effects);
  },
};
