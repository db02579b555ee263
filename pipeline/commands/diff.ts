import type { Command } from "./command.ts";
import { required } from "./flags.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor diff`. */
export const diffCommand: Command = {
  summary: "Twee uitgaven vergelijken: wat is anders, en waarom",
  flags: {
    from: { type: "string", help: "de oude uitgave, bijvoorbeeld 2025-12-31-1a2b3c4d5e" },
    to: { type: "string", help: "de nieuwe uitgave; zonder deze vlag de huidige" },
    edition: { type: "string", default: "contract", help: "contract, monitor of raad" },
    json: { type: "boolean", default: false, help: "alles als JSON" },
    csv: { type: "boolean", default: false, help: "alles als CSV" },
  },
  async run(flags, effects) {
    const [{ diffAsCsv, diffAsText, diffReleases }, { currentLink }] = await Promise.all([
      import("../publish/diff.ts"),
      import("../publish/release-folder.ts"),
    ]);
    const { releases } = home(flags);
    const from = required(flags, "from", "2025-12-31-1a2b3c4d5e");
    const to = flags.to ?? (await currentLink(releases))?.releaseId ?? "";
    const found = await diffReleases(releases, from, String(to), String(flags.edition));
    if (flags.json === true) tellSummary(found, flags, effects);
    else effects.output(flags.csv === true ? diffAsCsv(found) : diffAsText(found));
  },
};
