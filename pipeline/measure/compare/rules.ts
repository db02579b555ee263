import type { Kind } from "../../../indicators/definition.ts";

/** A funnel speaks outside these limits only; with thirty providers 95 % would nearly always find one. */
export const signalConfidence = 0.998;
/** Outside these it is worth a look, and no more: `kijk mee`. */
export const lookConfidence = 0.95;
/** With fewer providers in a segment there is nobody to be compared with. */
export const minimumPeers = 3;

/** Chance alone, in what form: shares of a number, a number, or amounts per client. */
export type Method = "binomiaal" | "poisson" | "lineair";

/** How the figures of a kind spread by chance; a count has no size to hold it against. */
export const methods: Readonly<Record<Exclude<Kind, "count">, Method>> = {
  proportion: "binomiaal",
  median: "binomiaal",
  rate: "poisson",
  duration: "poisson",
  survival: "poisson",
  ratio: "lineair",
  mean: "lineair",
};

/** What funnel and standardised figures are in: the unit of the figure, or observed by expected. */
export type Measure = "cijfer" | "aandeel boven mediaan" | "verhouding";

export function measureOf(kind: Kind): Measure {
  if (kind === "median") return "aandeel boven mediaan";
  return kind === "duration" || kind === "survival" ? "verhouding" : "cijfer";
}

/** −1 where more of what is observed is a lower figure: more ends are shorter durations. */
export function sense(kind: Kind): 1 | -1 {
  return kind === "duration" || kind === "survival" ? -1 : 1;
}
