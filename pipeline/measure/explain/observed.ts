import type { Definition } from "../../../indicators/definition.ts";
import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { type Cut, type Dimension, grainOf } from "../cut.ts";
import { observationView } from "../observation.ts";
import { dayColumn, inPeriod } from "../place.ts";

/** Which figure: one cell, period and part of one indicator. */
export interface FigureKey {
  definition: Definition;
  cut: Cut;
  group: Partial<Record<Dimension, string>>;
  period: string;
  /** Id of a part; null for the headline. */
  part: string | null;
}

/** One observation behind a figure, as it stands in the warehouse. */
export type Observed = Record<string, string | number | boolean | null> & {
  client_key: string | null;
};

/** The observations of a figure as a query, and the parameters it needs. */
export function observedQuery({ definition, cut, group, period, part }: FigureKey): {
  sql: string;
  parameters: Record<string, string>;
} {
  const wanted = cut.dimensions.map((name) => [name, group[name] ?? ""] as const);
  const table = observationView(definition.id);
  return {
    sql: `SELECT day.* EXCLUDE (day)
      FROM (SELECT *, ${dayColumn(definition)} AS day FROM ${table}) AS day
      JOIN result.period AS period ON ${inPeriod[definition.moment]} AND period.period = $period
      WHERE day.grain = $grain
        AND coalesce(day.part, '') = $part
        ${wanted.map(([name]) => `AND day.${name} = $${name}`).join(" ")}`,
    parameters: {
      period,
      grain: grainOf(definition, cut) ?? "",
      part: definition.parts.some((one) => one.id === part && one.of === "headline")
        ? ""
        : (part ?? ""),
      ...Object.fromEntries(wanted),
    },
  };
}

/** The observations behind a figure, in a fixed order. */
export async function readObserved(db: Warehouse, key: FigureKey): Promise<Observed[]> {
  const { sql, parameters } = observedQuery(key);
  return rows<Observed>(db, `FROM (${sql}) ORDER BY ALL`, parameters);
}
