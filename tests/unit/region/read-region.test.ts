import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Failure } from "../../../pipeline/failure.ts";
import { projectRoot } from "../../../pipeline/home.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { klein, problemsAfter, withRegion } from "./folder.ts";

const achterhoek = join(projectRoot, "data", "regions", "achterhoek");

describe("the regions that come with the product", () => {
  it("reads the Achterhoek", async () => {
    const region = await readRegion(achterhoek);
    expect(region.municipalities.map(({ code, name }) => `${code} ${name}`)).toEqual([
      "0197 Aalten",
      "1859 Berkelland",
      "1876 Bronckhorst",
      "0222 Doetinchem",
      "1955 Montferland",
      "1586 Oost Gelre",
      "1509 Oude IJsselstreek",
      "0294 Winterswijk",
    ]);
    expect(region.segments.filter(({ declares }) => !declares).map(({ id }) => id)).toEqual([
      "jeugd-hoogspecialistisch",
    ]);
    const parties = region.providers.filter(({ role }) => role === "consortiumlid");
    expect(new Set(parties.map(({ party_id }) => party_id)).size).toBe(2);
    expect(region.providers.filter(({ role }) => role === "onderaannemer")).toHaveLength(4);
  });

  it("reads Klein, with empty cells as null and numbers and booleans as such", async () => {
    const region = await readRegion(klein);
    expect(region.providers).toHaveLength(9);
    expect(region.products[0]).toEqual({
      law: "jw",
      category: "45",
      code: null,
      name: "Jeugdhulp ambulant, product nog te bepalen",
      segment: "jeugd-ambulant",
      rank: 1,
      setting: "ambulant",
      unit: "04",
      tariff_cents: 7000,
      valid_from: "2015-01-01",
      valid_to: null,
    });
    expect(region.norms[0]).toMatchObject({ value: 0.4, fictitious: true });
    expect(region.observation).toEqual({ from: "2022-01-01" });
  });

  // A fictional provider must be known as such wherever its name or code turns up.
  it.each([achterhoek, klein])("names every provider in %s as made up", async (folder) => {
    const { fictitious, providers, norms } = await readRegion(folder);
    expect(fictitious).toBe(true);
    // Only a figure that was really published may say that it is real.
    const real = norms.filter((norm) => !norm.fictitious);
    expect(real.filter(({ basis, kind }) => basis !== "landelijk" || kind !== "benchmark")).toEqual(
      [],
    );
    for (const { name, party_name, agb } of providers) {
      expect(agb).toMatch(/^9998|^9999/);
      expect(name).toMatch(/^(Verzonnen|Denkbeeldige?|Fictieve|Bedachte?) /);
      expect(party_name).toMatch(/Verzonnen|Denkbeeldig|Fictie|Bedacht/);
    }
  });

  it("has every kind of norm but a budget in the Achterhoek, and rules with what contradicts them", async () => {
    const { norms, combinations } = await readRegion(achterhoek);
    const kinds = new Set(norms.map(({ kind }) => kind));
    for (const kind of ["absoluut", "nulmeting", "trend", "benchmark"])
      expect(kinds).toContain(kind);
    expect(combinations[0]?.when).toEqual([
      { indicator: "care_duration_km_median", test: "stijgt" },
      { indicator: "goal_attainment_rate", test: "ongunstig" },
    ]);
    expect(combinations.length).toBeGreaterThanOrEqual(4);
  });

  // A need that no contract meets is a gap in the matrix; most needs of an example must be met.
  it.each([achterhoek, klein])(
    "needs in %s what its contracts name, and a little more",
    async (folder) => {
      const { needs, contracts } = await readRegion(folder);
      const met = needs.filter((need) =>
        contracts.some(
          ({ service, specialism, municipality_code }) =>
            service === need.service &&
            (need.specialism === null || need.specialism === specialism) &&
            (municipality_code === "*" || municipality_code === need.municipality_code),
        ),
      );
      expect(met.length).toBeGreaterThan(0.85 * needs.length);
      expect(met.length).toBeLessThan(needs.length);
      for (const { service } of contracts) {
        expect(needs.map((need) => need.service)).toContain(service);
      }
    },
  );

  // A region that has one product of each rank cannot show anybody stepping up or down.
  it.each([achterhoek, klein])("has steps on the ladder within segments in %s", async (folder) => {
    const { segments, products } = await readRegion(folder);
    const ranksOf = (segment: string) =>
      new Set(products.filter((each) => each.segment === segment).map(({ rank }) => rank)).size;
    const steps = segments.filter(({ id }) => ranksOf(id) > 1).map(({ domain }) => domain);
    expect(new Set(steps)).toEqual(new Set(["jeugd", "wmo", "bw"]));
  });
});

describe("ways of writing a table", () => {
  const norm =
    "goal_attainment_rate;regio;*;absoluut;gte;0.70;;;streefwaarde;Verzonnen voor de proef;ja";
  const header =
    "indicator_id;scope;scope_id;kind;operator;value;tolerance;baseline;basis;source;fictitious;valid_from;valid_to";
  const expected = [expect.objectContaining({ value: 0.7, source: "Verzonnen voor de proef" })];

  it.each([
    ["a BOM and Windows line ends", `\uFEFF${header}\r\n${norm};2022-01-01;\r\n`],
    ["commas", `${header}\n${norm};2022-01-01;\n`.replaceAll(";", ",")],
    ["a decimal comma", `${header}\n${norm.replace("0.70", "0,70")};2022-01-01;\n`],
    ["empty rows and spaces", `${header}\n\n ;;;;;;;;;;;;\n ${norm} ; 2022-01-01 ;\n\n`],
    ["columns in another order", reordered(header, `${norm};2022-01-01;`)],
    ["empty columns at the end", `${header};;\n${norm};2022-01-01;;;\n`],
  ])("reads %s", async (_, text) => {
    const edit = { file: "norms.csv", to: text };
    const region = await withRegion([edit], (folder) => readRegion(folder));
    expect(region.norms).toEqual(expected);
  });

  it("reads a table without rows", async () => {
    const edit = { file: "norms.csv", to: `${header}\n` };
    const region = await withRegion([edit], (folder) => readRegion(folder));
    expect(region.norms).toEqual([]);
  });

  it("leaves other files in the folder alone", async () => {
    expect(await problemsAfter({ file: "sample.yaml", to: "{ this is [no YAML" })).toEqual([]);
  });
});

function reordered(header: string, row: string): string {
  const turn = (line: string) => line.split(";").reverse().join(";");
  return `${turn(header)}\n${turn(row)}\n`;
}

describe("the failure as a whole", () => {
  it("lists every problem, file by file and row by row", async () => {
    const edits = [
      { file: "norms.csv", from: "regio;*", to: "regio;jeugd" },
      { file: "providers.csv", from: ";;consortiumlid\nbraam", to: ";;lid\nbraam" },
      { file: "providers.csv", from: "99980009", to: "9998009" },
      { file: "region.yaml", from: "gapDays: 31", to: "gapDays: een maand" },
    ];
    const failure = await withRegion(edits, (folder) =>
      readRegion(folder).catch((error: unknown) => {
        expect((error as Error).message).toContain(`In de map ${folder} staan 4 fouten.`);
        return error;
      }),
    );
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).exitCode).toBe(11);
    expect((failure as Failure).message.split("\n").slice(1)).toEqual([
      '- region.yaml, regel 12, veld gapDays: de waarde "een maand" kan niet. Toegestaan: een geheel getal van 0 tot en met 366.',
      '- providers.csv, rij 2, kolom role: de waarde "lid" kan niet. Toegestaan: een van: zelfstandig, consortiumlid, hoofdaannemer, onderaannemer.',
      '- providers.csv, rij 10, kolom agb: de waarde "9998009" kan niet. Toegestaan: een AGB-code van acht cijfers, bijvoorbeeld 99990001.',
      '- norms.csv, rij 2, kolom scope_id: de waarde "jeugd" bestaat niet. Toegestaan: een van: *.',
    ]);
  });

  it("names each file of a folder that is not there", async () => {
    const failure = await readRegion(join(klein, "nergens")).catch((error: Error) => error);
    expect(String(failure)).toContain("staan 10 fouten");
    expect(String(failure)).toContain(
      "- budgets.csv: dit bestand ontbreekt of is niet te lezen. Zet het in de map.",
    );
  });

  it("does not report one mistake again where another row refers to it", async () => {
    const problems = await problemsAfter({
      file: "providers.csv",
      from: "citroen;99980003",
      to: "citroen;3",
    });
    expect(problems).toHaveLength(1);
  });

  it("does not repeat a citizen service number", async () => {
    const problems = await problemsAfter({
      file: "providers.csv",
      from: "99980009",
      to: "999990019",
    });
    expect(problems.join()).toContain('de waarde "*********" kan niet');
    expect(problems.join()).not.toContain("999990019");
  });
});
