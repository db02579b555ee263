import { Failure } from "../failure.ts";
import type { Command } from "./command.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor purge`. */
export const purgeCommand: Command = {
  summary: "Tonen wat langer ligt dan de bewaartermijn, en het vernietigen",
  flags: {
    yes: { type: "boolean", default: false, help: "vernietig het echt; terug kan niet" },
    date: { type: "string", help: "reken terug vanaf deze dag; zonder deze vlag vandaag" },
    json: { type: "boolean", default: false, help: "alles als JSON" },
  },
  async run(flags, effects) {
    const [{ runPurge }, { purgeAsText }] = await Promise.all([
      import("../run.ts"),
      import("../purge/purge.ts"),
    ]);
    const on = typeof flags.date === "string" ? flags.date : effects.now().toISOString();
    if (!/^\d{4}-\d{2}-\d{2}/.test(on) || Number.isNaN(Date.parse(on))) {
      throw new Failure("usage", `--date ${on}: schrijf een datum als 2026-01-20.`);
    }
    const options = { on: on.slice(0, 10), yes: flags.yes === true };
    const purged = await runPurge(home(flags), options, effects);
    if (flags.json === true) tellSummary(purged, flags, effects);
    else effects.output(purgeAsText(purged));
  },
};
