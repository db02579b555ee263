import type { Command } from "./command.ts";
import { limitFlags } from "./flags.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor publish`. */
export const publishCommand: Command = {
  summary: "Cijfers beschermen en een uitgave maken",
  flags: {
    ...limitFlags,
    json: { type: "boolean", default: false, help: "samenvatting als JSON" },
  },
  async run(flags, effects) {
    const { runPublish } = await import("../run.ts");
    tellSummary(await runPublish(home(flags), effects), flags, effects);
  },
};
