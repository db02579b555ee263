import type { Command } from "./command.ts";
import { required } from "./flags.ts";
import { home } from "./home.ts";

/** `monitor sql`. */
export const sqlCommand: Command = {
  summary: "Een vraag in SQL aan het magazijn stellen; er kan niets veranderen",
  flags: {
    query: { type: "string", help: "de vraag, bijvoorbeeld: FROM model.spell LIMIT 5" },
    json: { type: "boolean", default: false, help: "als JSON" },
    csv: { type: "boolean", default: false, help: "als CSV" },
  },
  async run(flags, effects) {
    const { runQuery } = await import("../warehouse/query.ts");
    const form = flags.json === true ? "json" : flags.csv === true ? "csv" : "text";
    const sql = required(flags, "query", '"FROM model.spell LIMIT 5"');
    await runQuery(home(flags).warehouse, sql, form, effects.output);
  },
};
