import { describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { silent } from "../../../pipeline/effects.ts";
import { measure } from "../../../pipeline/measure/measure.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { loadExample } from "./worked-example.ts";

describe.each(catalogue.map((definition) => ({ id: definition.id, definition })))(
  "worked examples of $id",
  ({ definition }) => {
    it.each(definition.examples)("$title", async (example) => {
      await withWarehouse(":memory:", async (db) => {
        await loadExample(db, example);
        await measure(db, silent, [definition]);
        const [value] = await rows<Record<string, number | string | null>>(
          db,
          `SELECT numerator, denominator, clients, estimate FROM result.value
           WHERE indicator_id = $id AND cut = 'region' AND period = $period`,
          { id: definition.id, period: example.period },
        );
        const { estimate, ...counts } = example.expected;
        expect(value).toMatchObject(counts);
        if (estimate === null) expect(value?.estimate).toBeNull();
        else expect(value?.estimate).toBeCloseTo(estimate, 12);
      });
    });
  },
);
