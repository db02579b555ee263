import type { Command } from "./command.ts";
import { required } from "./flags.ts";
import { home } from "./home.ts";
import { tellSummary } from "./tell-summary.ts";

/** `monitor explain`. */
export const explainCommand: Command = {
  summary: "Een cijfer uitleggen: van de rekenregel tot de regels in de leveringen",
  flags: {
    indicator: { type: "string", help: "bijvoorbeeld scale_down_rate" },
    cut: { type: "string", default: "region", help: "uitsplitsing, zoals bij 'values'" },
    period: { type: "string", help: "2024, 2024-H1, 2024-K1 of 2023-K2/2024-K1" },
    part: {
      type: "string",
      help: "onderdeel van de indicator; zonder deze vlag het hoofdcijfer",
    },
    domain: { type: "string", help: "jeugd, wmo of bw" },
    law: { type: "string", help: "jw of wmo" },
    segment: { type: "string", help: "segment" },
    "age-band": { type: "string", help: "leeftijdsgroep, bijvoorbeeld 12-17" },
    municipality: { type: "string", help: "gemeentecode" },
    party: { type: "string", help: "contractpartij" },
    provider: { type: "string", help: "aanbieder" },
    json: { type: "boolean", default: false, help: "alles als JSON" },
    csv: { type: "boolean", default: false, help: "de regels in leveringen als CSV" },
  },
  async run(flags, effects) {
    const [
      { explain, flagOf },
      { explanationAsText, recordsAsCsv },
      { dimensions },
      { readingFigures },
      warehouse,
    ] = await Promise.all([
      import("../measure/explain/explain.ts"),
      import("../measure/explain/text.ts"),
      import("../measure/cut.ts"),
      import("../measure/refresh.ts"),
      import("../warehouse/warehouse.ts"),
    ]);
    const query = {
      indicator: required(flags, "indicator", "scale_down_rate"),
      cut: String(flags.cut),
      period: required(flags, "period", "2024"),
      ...(typeof flags.part === "string" ? { part: flags.part } : {}),
      group: Object.fromEntries(
        dimensions.flatMap((name) => {
          const value = flags[flagOf(name)];
          return typeof value === "string" ? [[name, value]] : [];
        }),
      ),
    };
    const found = await warehouse.withReadOnlyWarehouse(home(flags).warehouse, (db) =>
      readingFigures(db, () => explain(db, query)),
    );
    if (flags.json === true) tellSummary(found, flags, effects);
    else {
      effects.output(flags.csv === true ? recordsAsCsv(found.records) : explanationAsText(found));
    }
  },
};
