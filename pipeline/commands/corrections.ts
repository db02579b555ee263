import type { Command } from "./command.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor corrections`. */
export const correctionsCommand: Command = {
  summary: "De correcties van de regio (corrections.csv) toepassen en tonen",
  flags: {
    json: { type: "boolean", default: false, help: "alles als JSON" },
    strict: {
      type: "boolean",
      default: false,
      help: "stop met code 11 als een correctie niet is toegepast",
    },
  },
  async run(flags, effects) {
    const { runCorrections, tellTroubles } = await import("../run.ts");
    const found = await runCorrections(home(flags));
    if (flags.json === true) tellSummary(found, flags, effects);
    else {
      for (const one of found) {
        effects.output(
          `${one.id}: ${one.status}. ${one.table}.${one.field}: ${one.expect ?? "(leeg)"} → ${one.value ?? "(leeg)"}, regels: ${one.records}. ${one.reason} (${one.source}, ${one.decided_on})\n`,
        );
      }
      if (found.length === 0) effects.log("Deze regio heeft geen correcties.");
    }
    tellTroubles(found, flags.strict === true, effects);
  },
};
