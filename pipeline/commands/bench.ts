import { Failure } from "../failure.ts";
import type { Command } from "./command.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor bench`. */
export const benchCommand: Command = {
  summary: "Meten hoe snel lezen, laden en rekenen gaan, naast andere systemen",
  flags: {
    scale: {
      type: "string",
      default: "klein",
      help: "klein, national (5 miljoen cliënten, uren werk) of een deel van het land, zoals 0.1",
    },
    part: {
      type: "string",
      help: "alleen dit deel, of meer met een komma: land, bericht, catalogus",
    },
    memory: { type: "string", default: "2700MB", help: "geheugen voor DuckDB" },
    folder: { type: "string", help: "map voor het werk; zonder deze vlag de tijdelijke map" },
    json: { type: "boolean", default: false, help: "alles als JSON" },
  },
  async run(flags, effects) {
    const [{ bench, benchParts }, { benchAsText }] = await Promise.all([
      import("../bench/bench.ts"),
      import("../bench/report.ts"),
    ]);
    const asked = typeof flags.part === "string" ? flags.part.split(",") : benchParts;
    const parts = benchParts.filter((part) => asked.includes(part));
    if (parts.length < asked.length) {
      throw new Failure("usage", `--part ${flags.part}: kies uit ${benchParts.join(", ")}.`);
    }
    const options = {
      parts,
      scale: String(flags.scale),
      memory: String(flags.memory),
      ...(typeof flags.folder === "string" ? { folder: flags.folder } : {}),
    };
    const result = await bench(home(flags), options, effects);
    if (flags.json === true) tellSummary(result, flags, effects);
    else effects.output(benchAsText(result));
  },
};
