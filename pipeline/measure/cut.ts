import type { Definition, Level } from "../../indicators/definition.ts";

/** The dimensions of an observation by which figures are cut. */
export const dimensions = [
  "domain",
  "law",
  "segment",
  "age_band",
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
  /** Only groups with someone in them, and only whole years: too fine for more. */
  fine?: true;
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
  {
    name: "segment_age",
    level: "target_group",
    dimensions: ["domain", "segment", "age_band"],
    fine: true,
  },
  { name: "party", level: "organisation", dimensions: ["party_id"] },
  { name: "party_segment", level: "organisation", dimensions: ["party_id", "domain", "segment"] },
  { name: "provider", level: "organisation", dimensions: ["provider_id"] },
  {
    name: "provider_segment",
    level: "organisation",
    dimensions: ["provider_id", "domain", "segment"],
  },
  {
    name: "provider_municipality",
    level: "organisation",
    dimensions: ["provider_id", "municipality_code"],
    fine: true,
  },
  { name: "chain", level: "chain", dimensions: ["law"] },
];

/** The grain of the observations that feeds a cut; undefined when the indicator leaves it out. */
export function grainOf(definition: Definition, cut: Cut): string | undefined {
  const own = definition.grains.cuts?.[cut.name];
  return own === undefined ? definition.grains[cut.level] : (own ?? undefined);
}

/** The cuts an indicator is given for. */
export function cutsOf(definition: Definition): Cut[] {
  return cuts.filter((cut) => grainOf(definition, cut) !== undefined);
}
