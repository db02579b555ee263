import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { Effects } from "../../effects.ts";
import { Failure } from "../../failure.ts";
import { readingFigures } from "../../measure/refresh.ts";
import { attackFound, type Told } from "../../protect/edition/attack-found.ts";
import { withReadOnlyWarehouse } from "../../warehouse/warehouse.ts";

/** A finished public site that was read: where it is, what its release tells, what a reader finds. */
export interface ReadSite {
  out: string;
  told: readonly Told[];
  found: ReadonlyMap<string, number>;
}

/**
 * Attacks public sites with the truth: a reader has all of them, so what was found in one is reckoned
 * with what was found in the other. Only where the truth of this very release is at hand, in the
 * warehouse; a site that is made from a release alone was held against that release, which was attacked
 * when it was made.
 *
 * @throws Failure (disclosure) when a hidden number can be worked out: the sites are taken away
 */
export async function requireUnderivable(
  warehouse: string,
  sites: readonly ReadSite[],
  effects: Effects,
): Promise<void> {
  const [first] = sites;
  if (first === undefined || !existsSync(warehouse)) return;
  const found = new Map(sites.flatMap((one) => [...one.found]));
  let report: Awaited<ReturnType<typeof attackFound>>;
  try {
    report = await withReadOnlyWarehouse(warehouse, (db) =>
      readingFigures(db, () => attackFound(db, found, first.told)),
    );
  } catch (error) {
    // Someone else is working in it, or an earlier version made it: then the truth is not at hand.
    if (!(error instanceof Failure) || error.family === "disclosure") throw error;
    report = null;
  }
  if (report === null) {
    effects.log(
      "De sites zijn vergeleken met hun uitgave. Het magazijn hoort bij andere leveringen, is van een andere versie of is in gebruik: daarmee is niet nagerekend.",
    );
    return;
  }
  const exposed = report.leaks.length + report.tooSmall;
  if (exposed > 0) {
    for (const { out } of sites) await rm(out, { recursive: true, force: true });
    throw new Failure(
      "disclosure",
      `Uit de cijfers op de openbare sites zijn ${exposed} verborgen getallen af te leiden. De sites zijn weggehaald. Meld dit aan de beheerder.`,
    );
  }
  effects.log(
    `Aangevallen met de cijfers van de sites: ${report.attacked} verborgen getallen, geen is af te leiden.`,
  );
}
