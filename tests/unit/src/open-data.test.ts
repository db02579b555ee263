import { describe, expect, test } from "vitest";
import { harmless, machineCsv } from "../../../src/data/csv.ts";
import { catalogueOf } from "../../../src/data/dcat.ts";
import type { Site } from "../../../src/data/page.ts";
import { defaultSettings } from "../../../src/data/settings.ts";

describe("a file of open data", () => {
  test("runs no formula in a spreadsheet, and keeps a negative number a number", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\u0000=1"]) {
      expect(harmless(text)).toBe(`'${text}`);
    }
    expect(harmless("1-2")).toBe("1-2");
    const sheet = { columns: ["naam", "waarde"], rows: [["=HYPERLINK(1)", -0.5]] };
    expect(machineCsv(sheet)).toBe("naam,waarde\r\n'=HYPERLINK(1),-0.5\r\n");
  });

  test("keeps commas, quotes and lines within a field, and nothing where there is nothing", () => {
    const sheet = { columns: ["a", "b"], rows: [['een, "twee"\ndrie', null]] };
    expect(machineCsv(sheet)).toBe('a,b\r\n"een, ""twee""\ndrie",\r\n');
  });
});

describe("the catalogue of open data", () => {
  const site = {
    release: {
      releaseId: "2025-12-31-abc",
      periods: [{ starts_on: "2022-01-01" }],
      edition: {
        edition: "monitor",
        title: "Monitor",
        region_name: "Voorbeeldstreek",
        fictitious: true,
        observation_from: "2022-01-01",
        data_until: "2025-12-31",
      },
    },
    settings: {
      ...defaultSettings,
      contact: "vraag@voorbeeld.example",
      addresses: { monitor: "https://monitor.voorbeeld.example/" },
    },
  } as unknown as Site;
  const files = [{ title: "Cijfers", path: "/data/open-data-cijfers.csv" }];
  const catalogue = catalogueOf(site, files) as Record<string, Record<string, unknown>>;

  test("has every field that DCAT-AP-NL 3.0 asks of a dataset", () => {
    for (const field of [
      "dct:title",
      "dct:description",
      "dct:accessRights",
      "dcat:contactPoint",
      "dct:creator",
      "dct:identifier",
      "dct:publisher",
      "dcat:theme",
    ]) {
      expect(catalogue["dcat:dataset"]?.[field], field).toBeDefined();
    }
    expect(catalogue["dcat:contactPoint"]).toBeDefined();
    expect(JSON.stringify(catalogue)).toContain("SYNTHETISCH");
  });

  test("says of each file where it is, under which licence and of what kind", () => {
    const found = catalogue["dcat:dataset"]?.["dcat:distribution"];
    const [file] = found as Record<string, unknown>[];
    expect(file?.["dcat:downloadURL"]).toEqual({
      "@id": "https://monitor.voorbeeld.example/data/open-data-cijfers.csv",
    });
    for (const field of ["dcat:accessURL", "dct:license", "dcat:mediaType"]) {
      expect(file?.[field], field).toBeDefined();
    }
  });
});
