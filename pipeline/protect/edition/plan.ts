import { Failure } from "../../failure.ts";
import { rows, type Warehouse } from "../../warehouse/warehouse.ts";

/** What an edition publishes: which cuts, finest first, and which kinds of period. */
export interface EditionPlan {
  edition: string;
  cuts: readonly string[];
  periodKinds: readonly string[];
}

/**
 * The public editions. They share their figures: one pattern of hidden cells serves both, so that
 * neither gives back what the other hides.
 */
export const publicPlans: readonly EditionPlan[] = [
  {
    edition: "monitor",
    cuts: ["municipality_domain", "municipality", "domain", "region"],
    periodKinds: ["jaar"],
  },
  {
    edition: "raad",
    cuts: ["municipality_domain", "municipality", "domain", "region"],
    periodKinds: ["jaar"],
  },
];

interface Window {
  kind: string;
  name: string;
  starts: string;
  ends: string;
}

/**
 * Refuses plans whose periods overlap: the same persons counted over two windows that share days
 * give those of the days between. Also between editions: a reader has both.
 *
 * @throws Failure (disclosure) naming the two windows and what would do
 */
export async function requireApart(
  db: Warehouse,
  plans: readonly EditionPlan[] = publicPlans,
): Promise<void> {
  const kinds = [...new Set(plans.flatMap(({ periodKinds }) => periodKinds))];
  const windows = await rows<Window>(
    db,
    `SELECT DISTINCT period_kind AS kind, period AS name, starts_on AS starts, ends_on AS ends
     FROM result.period ORDER BY starts_on, ends_on DESC`,
  );
  const wanted = windows.filter(({ kind }) => kinds.includes(kind));
  for (const [index, one] of wanted.entries()) {
    const other = wanted
      .slice(index + 1)
      .find(({ starts, ends }) => starts <= one.ends && ends >= one.starts);
    if (other === undefined) continue;
    const editions = plans
      .filter(
        ({ periodKinds }) => periodKinds.includes(one.kind) || periodKinds.includes(other.kind),
      )
      .map(({ edition }) => edition);
    throw new Failure(
      "disclosure",
      `De perioden ${one.name} (${one.kind}) en ${other.name} (${other.kind}) overlappen, in editie ${editions.join(" en ")}. ` +
        "Wie beide heeft, rekent het verschil uit. Er is niets gepubliceerd. " +
        `Publiceer één soort periode: alleen ${one.kind} of alleen ${other.kind}.`,
    );
  }
}
