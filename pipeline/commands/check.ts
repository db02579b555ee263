import type { Command } from "./command.ts";
import { limitFlags } from "./flags.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor check`. */
export const checkCommand: Command = {
  summary: "Per afzender tonen wat er is geleverd, of het op tijd was en wat er niet klopt",
  flags: {
    ...limitFlags,
    provider: { type: "string", help: "alleen deze aanbieder (provider_id of AGB-code)" },
    html: {
      type: "string",
      help: "schrijf een pagina naar dit bestand, om te sturen of te printen",
    },
    csv: {
      type: "string",
      help: "schrijf alle bevindingen als tabel naar dit bestand, om te sturen",
    },
    full: {
      type: "boolean",
      default: false,
      help: "reken alles opnieuw uit, naast het magazijn, en vergelijk alle tabellen (code 12 bij een verschil)",
    },
    json: { type: "boolean", default: false, help: "alles als JSON" },
  },
  async run(flags, effects) {
    const { runCheck, runFullCheck } = await import("../run.ts");
    if (flags.full === true) {
      const tables = await runFullCheck(home(flags), effects);
      effects.log(`Het magazijn is gelijk aan een volledige herberekening (${tables} tabellen).`);
      return;
    }
    const { checkAsText } = await import("../receive/check/text.ts");
    const text = (name: string) => (typeof flags[name] === "string" ? { [name]: flags[name] } : {});
    const options = { ...text("provider"), ...text("html"), ...text("csv") };
    const found = await runCheck(home(flags), options);
    if (flags.json === true) tellSummary(found, flags, effects);
    else if (flags.html === undefined && flags.csv === undefined)
      effects.output(checkAsText(found));
    for (const file of [flags.html, flags.csv]) {
      if (typeof file === "string") effects.log(`Geschreven: ${file}`);
    }
  },
};
