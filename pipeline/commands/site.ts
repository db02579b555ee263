import { Failure } from "../failure.ts";
import type { Command } from "./command.ts";
import { home } from "./home.ts";
import { serveSites } from "./serve-sites.ts";

/** `monitor site`. */
export const siteCommand: Command = {
  summary: "De sites bouwen uit de laatste uitgave",
  flags: {
    edition: { type: "string", help: "contract, monitor of raad; zonder deze vlag alle drie" },
    out: { type: "string", default: "dist", help: "map voor de sites" },
    serve: { type: "boolean", default: false, help: "toon de sites na het bouwen" },
    port: { type: "string", default: "3000", help: "poort om de sites te tonen" },
  },
  async run(flags, effects) {
    const { runSite } = await import("../run.ts");
    const { editions } = await import("../site/edition.ts");
    const chosen = editions.filter((one) => flags.edition === undefined || flags.edition === one);
    if (chosen.length === 0) {
      throw new Failure(
        "usage",
        `--edition ${flags.edition} bestaat niet. Kies uit: ${editions.join(", ")}.`,
      );
    }
    const out = String(flags.out);
    await runSite(home(flags), chosen, out, effects);
    if (flags.serve === true) await serveSites(out, flags, effects);
  },
};
