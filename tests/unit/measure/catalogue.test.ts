import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { cuts } from "../../../pipeline/measure/cut.ts";
import { definitionFile } from "../../../pipeline/measure/observation.ts";

const ids = catalogue.map((one) => one.id);
const shared = fileURLToPath(new URL("../../../../shared/domain/indicators.json", import.meta.url));

describe("the catalogue", () => {
  it("names every indicator once, and every part of it once", () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, parts } of catalogue) {
      expect(new Set(parts.map((part) => part.id)).size, id).toBe(parts.length);
    }
  });

  it("holds the core twelve and twenty-eight standard indicators", () => {
    const ofTier = (tier: string) => catalogue.filter((one) => one.tier === tier);
    expect(ofTier("core")).toHaveLength(12);
    expect(ofTier("standard").length).toBeGreaterThanOrEqual(28);
  });

  it.skipIf(!existsSync(shared))("has all that the domain calls core or standard", () => {
    const wanted: { id: string; tier: string }[] = JSON.parse(readFileSync(shared, "utf8"));
    const found = new Map(catalogue.map((one) => [one.id, one.tier]));
    const built = wanted.filter((one) => one.tier !== "optional");
    for (const { id, tier } of built) expect(`${id} ${found.get(id)}`).toBe(`${id} ${tier}`);
  });

  it("has a query beside every sheet", () => {
    for (const definition of catalogue) {
      expect(existsSync(definitionFile(definition)), definition.id).toBe(true);
    }
  });

  it("only names counter-indicators and cuts that exist", () => {
    for (const { id, counterIndicators, grains } of catalogue) {
      for (const other of counterIndicators) expect(ids, id).toContain(other);
      for (const cut of Object.keys(grains.cuts ?? {})) {
        expect(
          cuts.map((one) => one.name),
          id,
        ).toContain(cut);
      }
    }
  });
});
