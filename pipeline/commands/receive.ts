import { Failure } from "../failure.ts";
import type { Command } from "./command.ts";
import { limitFlags } from "./flags.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor receive`. */
export const receiveCommand: Command = {
  summary: "De inbox inlezen",
  flags: {
    ...limitFlags,
    json: { type: "boolean", default: false, help: "samenvatting als JSON" },
    strict: {
      type: "boolean",
      default: false,
      help: "stop met code 12 als er iets is afgekeurd",
    },
  },
  async run(flags, effects) {
    const { runReceive } = await import("../run.ts");
    const summary = await runReceive(home(flags), effects);
    const { findings, ...counts } = summary;
    if (flags.json === true) tellSummary(summary, flags, effects);
    else {
      tellSummary(counts, flags, effects);
      if (findings.length > 0) effects.log("Wat er is gevonden, toont 'monitor check'.");
    }
    if (flags.strict === true && (summary.rejected > 0 || summary.refusals > 0)) {
      throw new Failure(
        "delivery",
        "Er is iets afgekeurd. Zie de bevindingen ('monitor check') en de map 'quarantine'.",
      );
    }
  },
};
