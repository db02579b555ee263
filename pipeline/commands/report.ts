import type { Command } from "./command.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor report`. */
export const reportCommand: Command = {
  summary: "Het raadsrapport van elke gemeente maken: als pagina en als PDF",
  flags: {
    out: { type: "string", default: "dist", help: "map voor de sites; de PDF's komen in raad/" },
    json: { type: "boolean", default: false, help: "wat er is gemaakt als JSON" },
  },
  async run(flags, effects) {
    const { runReport } = await import("../run.ts");
    const printed = await runReport(home(flags), String(flags.out), effects);
    if (flags.json === true) tellSummary({ reports: printed }, flags, effects);
    else {
      for (const { file, sheets } of printed) {
        effects.log(`Geschreven: ${flags.out}/raad/${file} (${sheets} bladzijden)`);
      }
    }
  },
};
