import type { Level } from "../../indicators/definition.ts";

/** The dimensions of an observation by which figures are cut. */
export const dimensions = [
  "domain",
  "law",
  "segment",
  "municipality_code",
  "party_id",
  "provider_id",
] as const;
export type Dimension = (typeof dimensions)[number];

/** One way of cutting the region into groups, and the level of steering it serves. */
export interface Cut {
  name: string;
  level: Exclude<Level, "client">;
  dimensions: readonly Dimension[];
}

/**
 * Every cut that is computed. A figure is always recomputed from its observations; a total is never
 * put together from parts.
 */
export const cuts: readonly Cut[] = [
  { name: "region", level: "system", dimensions: [] },
  { name: "domain", level: "system", dimensions: ["domain"] },
  { name: "municipality", level: "system", dimensions: ["municipality_code"] },
  { name: "municipality_domain", level: "system", dimensions: ["municipality_code", "domain"] },
  { name: "segment", level: "target_group", dimensions: ["domain", "segment"] },
  { name: "party", level: "organisation", dimensions: ["party_id"] },
  { name: "party_segment", level: "organisation", dimensions: ["party_id", "domain", "segment"] },
  { name: "provider", level: "organisation", dimensions: ["provider_id"] },
  {
    name: "provider_segment",
    level: "organisation",
    dimensions: ["provider_id", "domain", "segment"],
  },
  { name: "chain", level: "chain", dimensions: ["law"] },
];

/** The pieces of a query that groups observations by several cuts at once. */
export interface Grouping {
  /** Selects `cut` and all dimensions; those no cut has are null. */
  columns: string;
  /** After GROUP BY. */
  sets: string;
  /** After HAVING: drops groups whose own dimension is unknown, such as a foreign provider. */
  known: string;
}

/**
 * Groups by each of some cuts.
 *
 * @param more columns that are part of every group, such as the period
 */
export function groupBy(of: readonly Cut[], more: readonly string[]): Grouping {
  const used = dimensions.filter((name) => of.some((cut) => cut.dimensions.includes(name)));
  const names = of.map((cut) => {
    // GROUPING() sets a bit, first column highest, for every column that is NOT in the set.
    const mask = used.reduce((bits, name) => bits * 2 + (cut.dimensions.includes(name) ? 0 : 1), 0);
    return `WHEN ${mask} THEN '${cut.name}'`;
  });
  const cut =
    used.length === 0
      ? `'${of[0]?.name}'`
      : `CASE GROUPING(${used.join(", ")}) ${names.join(" ")} END`;
  const columns = dimensions.map((name) =>
    used.includes(name) ? name : `NULL::VARCHAR AS ${name}`,
  );
  return {
    columns: [`${cut} AS cut`, ...columns].join(", "),
    sets: `GROUPING SETS (${of.map((one) => `(${[...one.dimensions, ...more].join(", ")})`).join(", ")})`,
    known: ["true", ...used.map((name) => `(GROUPING(${name}) = 1 OR ${name} IS NOT NULL)`)].join(
      " AND ",
    ),
  };
}
