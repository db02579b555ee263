import type { Site } from "../../../src/data/page.ts";
import type { FoundFigure } from "./found-figure.ts";
import type { ReleaseFigure } from "./release-figures.ts";

/** What is wrong with a figure that a reader finds, held against the release. Null when nothing is. */
export type FigureRule = (found: FoundFigure) => string | null;

const counts = new Set(["numerator", "denominator", "clients"]);

/**
 * One number everywhere: a figure is the one that the release shows, in full and as it is written. For
 * the public also what holds whatever the release says: no figure of a hidden cell, counts in steps
 * and from the threshold on, percentages without decimals.
 */
export function figureRule(
  { release }: Site,
  find: (ref: string) => ReleaseFigure | undefined,
): FigureRule {
  const { edition, min_persons, round_to } = release.edition;
  const step = round_to ?? 1;
  const least = (min_persons ?? 0) - Math.floor(step / 2);
  return ({ ref, raw, text, where }) => {
    const known = find(ref);
    if (known === undefined) return `een cijfer in ${where} dat de uitgave niet toont`;
    if (raw !== null && raw !== known.raw) return `een ander cijfer in ${where} dan in de uitgave`;
    const written = text?.replace("*", "").replaceAll("\u00a0", " ").trim();
    if (
      written !== undefined &&
      !known.texts.some((one) => one.replaceAll("\u00a0", " ") === written)
    ) {
      return `een cijfer in ${where} dat anders is geschreven dan in de uitgave`;
    }
    const { value, field } = known;
    if (edition === "contract" || value === undefined || field === "norm_value") return null;
    if (value.status !== "definitief" && value.status !== "voorlopig")
      return `een cijfer in ${where} dat afgeschermd is`;
    if (/\d,\d+%/.test(written ?? "")) return `een percentage met decimalen in ${where}`;
    if (counts.has(field ?? "") && (known.raw % step !== 0 || known.raw < least))
      return `een aantal in ${where} dat niet is afgerond of te klein is`;
    return null;
  };
}
