import { describe, expect, it } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import { protect } from "../../../pipeline/protect/protect.ts";
import { fillAgreements } from "../../../pipeline/region/register-agreements.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { type Figure, measured } from "./measured.ts";

const fact = {
  indicator: "afschaling",
  onderdeel: null,
  snede: "provider",
  segment: null,
  periode: "2023",
  waarde: 0.4,
  teller: 80,
  noemer: 200,
  interval: [0.33, 0.47],
  ankers: { norm: 0.4, regio: 0.42, eigenVerleden: null },
};
const agreement = {
  id: "AFS-2023-0001",
  versie: 1,
  releaseId: "2023-12-31-0a",
  releaseHash: "0".repeat(64),
  dialoogDatum: "2023-11-01",
  aanbiederId: "de-es",
  segment: null,
  gemeenten: [],
  indicatoren: ["afschaling"],
  signaalType: "streefwaarde",
  feit: fact,
  alternatieveVerklaringen: ["toeval"],
  overeenstemming: { oordeel: "eens", toelichting: null },
  afspraakType: "verbeteren",
  afspraak: "Verzonnen afspraak",
  verwachtEffect: {
    indicator: "afschaling",
    richting: "stijgt",
    omvang: "meer",
    vroegstBeoordeelbareRelease: "2025-01-31",
  },
  eigenaarAanbieder: "manager",
  eigenaarGemeente: "contractmanager",
  start: "2023-11-01",
  eind: "2024-11-01",
  tussenmomenten: [],
  status: "loopt",
  voortgang: [],
  vertrouwelijkheid: "met_aanbieder",
};

/** What a release says of an agreement, when the provider has this figure in 2024. */
async function judged(figure: Partial<Figure> | null, change: object = {}): Promise<unknown[]> {
  return withWarehouse(":memory:", async (db) => {
    const newest: Figure = {
      cut: "provider",
      provider: "de-es",
      numerator: 110,
      denominator: 200,
      estimate: 0.55,
      lower: 0.48,
      upper: 0.62,
      ...figure,
    };
    await measured(db, figure === null ? [] : [newest]);
    await fillAgreements(
      { agreements: [{ ...agreement, ...change } as never], stories: [] },
      async (table, records) => {
        for (const record of records) {
          const names = Object.keys(record);
          await db.run(
            `INSERT INTO register.${table} (${names.join(", ")})
             VALUES (${names.map((name) => `$${name}`).join(", ")})`,
            Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value ?? null])),
          );
        }
      },
    );
    await protect(db, silent);
    const found = await rows<{ effect: string | null; effect_period: string | null }>(
      db,
      "SELECT effect, effect_period FROM release.contract_agreement",
    );
    return found.map(({ effect, effect_period }) => [effect, effect_period]);
  });
}

describe("the effect of an agreement", () => {
  it("is likely when the figure moved further than chance, the way that was hoped for", async () => {
    expect(await judged({})).toEqual([["aannemelijk", "2024"]]);
  });

  it("does not show when the difference is within chance, or the wrong way", async () => {
    expect(await judged({ estimate: 0.48, lower: 0.41, upper: 0.55 })).toEqual([
      ["niet_zichtbaar", "2024"],
    ]);
    const down = { ...agreement.verwachtEffect, richting: "daalt" };
    expect(await judged({}, { verwachtEffect: down })).toEqual([["niet_zichtbaar", "2024"]]);
  });

  it("is not judged before the first release in which it can show", async () => {
    const later = { ...agreement.verwachtEffect, vroegstBeoordeelbareRelease: "2026-01-01" };
    expect(await judged({}, { verwachtEffect: later })).toEqual([["te_vroeg", "2024"]]);
    expect(await judged(null)).toEqual([["te_vroeg", null]]);
    expect(await judged({ status: "voorlopig" })).toEqual([["te_vroeg", null]]);
    // A period that began before the start shows care from before it.
    expect(await judged({}, { start: "2024-01-02" })).toEqual([["te_vroeg", null]]);
  });

  it("cannot be judged on too few clients, or without a baseline", async () => {
    expect(await judged({ clients: 9, status: "te weinig gegevens" })).toEqual([
      ["niet_te_beoordelen", "2024"],
    ]);
    expect(await judged({}, { feit: null })).toEqual([["niet_te_beoordelen", null]]);
  });

  it("what is internal stays in the region folder", async () => {
    expect(await judged({}, { vertrouwelijkheid: "intern" })).toEqual([]);
  });
});
