import type { Command } from "./command.ts";
import { limitFlags } from "./flags.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor measure`. */
export const measureCommand: Command = {
  summary: "Indicatoren berekenen",
  flags: {
    ...limitFlags,
    json: { type: "boolean", default: false, help: "samenvatting als JSON" },
    strict: {
      type: "boolean",
      default: false,
      help: "stop met code 11 als een correctie niet is toegepast",
    },
    full: {
      type: "boolean",
      default: false,
      help: "reken alles opnieuw uit, ook wat niet is veranderd",
    },
  },
  async run(flags, effects) {
    const { runMeasure } = await import("../run.ts");
    const options = { strict: flags.strict === true, whole: flags.full === true };
    tellSummary(await runMeasure(home(flags), effects, options), flags, effects);
  },
};
