import type { Command } from "./command.ts";
import { limitFlags } from "./flags.ts";
import { home } from "./home.ts";
import { sampleFlags, sampleOptions } from "./sample-options.ts";
import { serveSites } from "./serve-sites.ts";

/** `monitor start`. */
export const startCommand: Command = {
  summary:
    "Alles: zo nodig fictieve leveringen maken, inlezen, rekenen, publiceren, sites bouwen en tonen",
  flags: {
    ...sampleFlags,
    ...limitFlags,
    // Faults show what receiving is for, and leave every figure as it is.
    defects: { ...sampleFlags.defects, default: true },
    serve: {
      type: "boolean",
      default: true,
      help: "toon de sites; --no-serve stopt na het bouwen",
    },
    port: { type: "string", default: "3000", help: "poort om de sites te tonen" },
  },
  async run(flags, effects) {
    const { runAll } = await import("../run.ts");
    const out = await runAll(home(flags), sampleOptions(flags), effects);
    effects.log(`De sites staan in ${out}.`);
    if (flags.serve === true) await serveSites(out, flags, effects);
  },
};
