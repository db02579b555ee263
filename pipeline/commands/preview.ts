import { Failure } from "../failure.ts";
import type { Command } from "./command.ts";
import { home } from "./home.ts";

/** `monitor preview`. */
export const previewCommand: Command = {
  summary: "Een editie tonen terwijl u aan de pagina's werkt",
  flags: {
    edition: { type: "string", default: "contract", help: "contract, monitor of raad" },
    port: { type: "string", default: "3000", help: "poort om de editie te tonen" },
  },
  async run(flags, effects) {
    const { editions } = await import("../site/edition.ts");
    const { previewSite } = await import("../site/preview.ts");
    const edition = editions.find((one) => one === flags.edition);
    if (!edition) {
      throw new Failure(
        "usage",
        `--edition ${flags.edition} bestaat niet. Kies uit: ${editions.join(", ")}.`,
      );
    }
    await previewSite(home(flags), { edition, port: Number(flags.port) }, effects);
  },
};
