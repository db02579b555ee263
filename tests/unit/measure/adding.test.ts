import { describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import type { Example } from "../../../indicators/definition.ts";
import { silent } from "../../../pipeline/effects.ts";
import { measure } from "../../../pipeline/measure/measure.ts";
import { definitionFile } from "../../../pipeline/measure/observation.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { daytimeCareShare } from "../../examples/indicator/daytime_care_share.ts";
import { loadExample } from "./worked-example.ts";

const folder = new URL("../../examples/indicator/", import.meta.url);
// The one line in the catalogue.
const larger = [...catalogue, daytimeCareShare];
const fileOf = (definition: (typeof larger)[number]): URL =>
  definition === daytimeCareShare
    ? new URL(`${definition.id}.sql`, folder)
    : definitionFile(definition);

describe("adding an indicator", () => {
  it("takes two files and one line: the engine does the rest", async () => {
    const example = daytimeCareShare.examples[0] as Example;
    await withWarehouse(":memory:", async (db) => {
      await loadExample(db, example);
      await measure(db, silent, larger, fileOf);
      const { estimate, ...counts } = example.expected;
      expect(await region(db, example.period)).toMatchObject({
        ...counts,
        estimate: expect.closeTo(estimate ?? Number.NaN, 9),
      });
      const found = await rows<{ level: string; kinds: string[] }>(
        db,
        `SELECT level, list(DISTINCT period_kind ORDER BY period_kind) AS kinds FROM result.value
         WHERE indicator_id = '${daytimeCareShare.id}' GROUP BY level ORDER BY level`,
      );
      expect(found).toEqual(
        ["chain", "organisation", "system", "target_group"].map((level) => ({
          level,
          kinds: ["halfjaar", "jaar", "kwartaal"],
        })),
      );
      // Held against the own past like any other.
      expect(
        await rows(db, `FROM result.indicator WHERE indicator_id = '${daytimeCareShare.id}'`),
      ).toHaveLength(1);
    });
  });

  it("says what a query lacks, and what a sheet lacks", async () => {
    const example = daytimeCareShare.examples[0] as Example;
    await withWarehouse(":memory:", async (db) => {
      await loadExample(db, example);
      const asRatio = { ...daytimeCareShare, kind: "ratio" as const };
      await expect(
        measure(db, silent, [asRatio], () => new URL(`${asRatio.id}.sql`, folder)),
      ).rejects.toThrow(
        /daytime_care_share.*levert niet.*'ratio'.*numerator \(DOUBLE, gevonden: niets\)/,
      );
      const nameless = { ...daytimeCareShare, name: "" };
      await expect(measure(db, silent, [nameless], fileOf)).rejects.toThrow(
        /definitieblad klopt niet bij name/,
      );
    });
  });
});

function region(db: Warehouse, period: string) {
  return rows(
    db,
    `SELECT numerator, denominator, clients, estimate FROM result.value
     WHERE indicator_id = '${daytimeCareShare.id}' AND cut = 'region' AND period = '${period}'`,
  ).then(([value]) => value);
}
