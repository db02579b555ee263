import { describe, expect, it } from "vitest";
import { compare } from "../../../../pipeline/measure/compare/compare.ts";
import { rows, withWarehouse } from "../../../../pipeline/warehouse/warehouse.ts";
import { prepareCompared, put, sheet, type Unjudged } from "./compared.ts";

/** Norm 0.5 or more for `doelen` and `terug`; the rule asks for low goals and longer care. */
async function combined(figures: readonly Unjudged[]) {
  return withWarehouse(":memory:", async (db) => {
    await prepareCompared(db, [
      sheet({ id: "doelen" }),
      sheet({ id: "duur", direction: "lower" }),
      sheet({ id: "terug" }),
    ]);
    for (const id of ["doelen", "terug"]) {
      await db.run(
        `INSERT INTO register.norm VALUES ($id, 'regio', '*', 'gte', 0.5, 'contract', 'proef', true,
           '2021-01-01', NULL, 'absoluut', NULL, NULL)`,
        { id },
      );
    }
    await db.run(`INSERT INTO register.combination VALUES ('r', 'Regel', 'Tekst', 1);
      INSERT INTO register.combination_part VALUES ('r', 'signaal', 'duur', 'stijgt', 1),
        ('r', 'signaal', 'doelen', 'ongunstig', 2), ('r', 'tegenspraak', 'terug', NULL, 1)`);
    await put(db, figures);
    await compare(db);
    return rows<Record<string, unknown>>(
      db,
      `SELECT period, contradicted, role, indicator_id, finding, against, judged_period
       FROM result.combination WHERE cut = 'provider' ORDER BY period, role, indicator_id`,
    );
  });
}

const low: Unjudged = { period: "2024", estimate: 0.2 };
const longer: Unjudged[] = [100, 120, 140, 160].map((estimate, i) => ({
  indicator: 2,
  period: `2023-K${i + 1}`,
  estimate,
  lower: estimate - 5,
  upper: estimate + 5,
}));

describe("combinations", () => {
  it("hold when every signal does, each by its latest judgement, up to a year back", async () => {
    const found = await combined([low, ...longer]);
    expect(found).toEqual([
      {
        period: "2024",
        contradicted: false,
        role: "signaal",
        indicator_id: "doelen",
        finding: "geldt",
        against: "norm",
        judged_period: "2024",
      },
      {
        period: "2024",
        contradicted: false,
        role: "signaal",
        indicator_id: "duur",
        finding: "geldt",
        against: "richting",
        judged_period: "2023-K4",
      },
      {
        period: "2024",
        contradicted: false,
        role: "tegenspraak",
        indicator_id: "terug",
        finding: "te weinig gegevens",
        against: null,
        judged_period: null,
      },
    ]);
    expect(await combined([low, ...longer.slice(0, 3)])).toEqual([]);
    expect(await combined([{ ...low, estimate: 0.8 }, ...longer])).toEqual([]);
  });

  it.each([
    { estimate: 0.9, finding: "spreekt tegen", contradicted: true },
    { estimate: 0.1, finding: "bevestigt", contradicted: false },
    { estimate: 0.5, finding: "geen signaal", contradicted: false },
  ])("say whether others contradict: $finding", async ({ estimate, finding, contradicted }) => {
    const found = await combined([low, ...longer, { indicator: 3, period: "2024", estimate }]);
    expect(found.at(-1)).toMatchObject({ indicator_id: "terug", finding });
    expect(found.map((one) => one.contradicted)).toEqual([
      contradicted,
      contradicted,
      contradicted,
    ]);
  });
});
