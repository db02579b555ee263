import type { Command } from "./command.ts";
import { required } from "./flags.ts";
import { home } from "./home.ts";

/** `monitor values`. */
export const valuesCommand: Command = {
  summary: "Cijfers uit het magazijn tonen, onafgerond en onbeschermd",
  flags: {
    indicator: { type: "string", help: "bijvoorbeeld scale_down_rate" },
    cut: {
      type: "string",
      default: "region",
      help: "region, domain, segment, municipality, party, provider, chain …",
    },
    period: { type: "string", help: "2024, 2024-H1 of 2024-K1; zonder deze vlag alle jaren" },
    json: { type: "boolean", default: false, help: "als JSON" },
    csv: { type: "boolean", default: false, help: "als CSV" },
  },
  async run(flags, effects) {
    const indicator = required(flags, "indicator", "scale_down_rate");
    const [{ readValues, valuesAsCsv, valuesAsText }, { readingFigures }, warehouse] =
      await Promise.all([
        import("../measure/values.ts"),
        import("../measure/refresh.ts"),
        import("../warehouse/warehouse.ts"),
      ]);
    const query = {
      indicator,
      cut: String(flags.cut),
      ...(typeof flags.period === "string" ? { period: flags.period } : {}),
    };
    const values = await warehouse.withReadOnlyWarehouse(home(flags).warehouse, (db) =>
      readingFigures(db, () => readValues(db, query)),
    );
    if (flags.json === true) effects.output(`${JSON.stringify(values, null, 2)}\n`);
    else effects.output(flags.csv === true ? valuesAsCsv(values) : valuesAsText(values));
  },
};
