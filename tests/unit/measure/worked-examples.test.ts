import { describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { silent } from "../../../pipeline/effects.ts";
import { measure } from "../../../pipeline/measure/measure.ts";
import { defaultLimits } from "../../../pipeline/warehouse/limits.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { loadExample } from "./worked-example.ts";

describe.each(catalogue.map((definition) => ({ id: definition.id, definition })))(
  "worked examples of $id",
  ({ definition }) => {
    it.each(definition.examples)("$title", async (example) => {
      // One thread: for a few rows a second one costs more than it brings.
      const limits = { ...defaultLimits, threads: 1 };
      await withWarehouse(
        ":memory:",
        async (db) => {
          await loadExample(db, example);
          await measure(db, silent, [definition]);
          const group = Object.entries(example.group);
          const [value] = await rows<Record<string, number | string | null>>(
            db,
            `SELECT numerator, denominator, clients, estimate FROM result.value
           WHERE indicator_id = $id AND cut = $cut AND period = $period
             AND part IS NOT DISTINCT FROM $part
             ${group.map(([name], index) => `AND ${name} = $group${index}`).join(" ")}`,
            {
              id: definition.id,
              cut: example.cut,
              period: example.period,
              part: example.part ?? null,
              ...Object.fromEntries(group.map(([, wanted], index) => [`group${index}`, wanted])),
            },
          );
          const { estimate, ...counts } = example.expected;
          expect(value).toMatchObject(counts);
          if (estimate === null) expect(value?.estimate).toBeNull();
          else expect(value?.estimate).toBeCloseTo(estimate, 9);
        },
        limits,
      );
    });
  },
);
