import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { klein, problemsAfter, withRegion } from "./folder.ts";

/** What an editor does wrong, on which file, and every line of the message it gives. */
type Case = [name: string, file: string, from: string, to: string, ...expected: string[]];

const check = async (_: string, file: string, from: string, to: string, ...expected: string[]) => {
  const problems = await problemsAfter({ file, from, to });
  expect(problems).toEqual(expected.map((line) => `${file}, ${line}`));
};

describe("a mistake about who works for whom", () => {
  it.each<Case>([
    [
      "a subcontractor of nobody",
      "providers.csv",
      "Verzonnen Citroen;citroen;onderaannemer",
      "Verzonnen Citroen;;onderaannemer",
      "rij 5, kolom main_provider_id: deze cel is leeg. Toegestaan: voor wie deze onderaannemer werkt, een van: citroen.",
    ],
    [
      "a main contractor that does not exist",
      "providers.csv",
      "Verzonnen Citroen;citroen;onderaannemer",
      "Verzonnen Citroen;kers;onderaannemer",
      'rij 5, kolom main_provider_id: de waarde "kers" is geen hoofdaannemer of consortiumlid van partij citroen. Toegestaan: voor wie deze onderaannemer werkt, een van: citroen.',
    ],
    [
      "a main contractor of another party",
      "providers.csv",
      "Verzonnen Citroen;citroen;onderaannemer",
      "Verzonnen Citroen;aardbei;onderaannemer",
      'rij 5, kolom main_provider_id: de waarde "aardbei" is geen hoofdaannemer of consortiumlid van partij citroen. Toegestaan: voor wie deze onderaannemer werkt, een van: citroen.',
    ],
    [
      "a provider alone that works for another",
      "providers.csv",
      "Verzonnen Limoen;;zelfstandig",
      "Verzonnen Limoen;mispel;zelfstandig",
      'rij 9, kolom main_provider_id: de waarde "mispel" past niet bij de rol zelfstandig. Toegestaan: leeg; alleen een onderaannemer werkt voor een ander.',
    ],
  ])("%s", check);
});

describe("a mistake about what is on offer", () => {
  it.each<Case>([
    [
      "a client stop without first day",
      "contracts.csv",
      "2026-12-31;2025-03-01;",
      "2026-12-31;;2025-03-01",
      "rij 4, kolom stop_from: deze cel is leeg, maar stop_to niet. Toegestaan: allebei leeg, of de eerste dag van de cliëntenstop.",
    ],
    [
      "a client stop after the contract",
      "contracts.csv",
      "2026-12-31;2025-03-01;",
      "2026-12-31;2027-03-01;",
      'rij 4, kolom stop_from: de waarde "2027-03-01" ligt buiten het contract. Toegestaan: 2022-01-01 tot en met 2026-12-31.',
    ],
    [
      "a client stop that ends before it starts",
      "contracts.csv",
      "2026-12-31;2025-03-01;",
      "2026-12-31;2025-03-01;2025-02-28",
      'rij 4, kolom stop_to: de waarde "2025-02-28" ligt voor stop_from (2025-03-01). Toegestaan: dezelfde dag, later, of leeg.',
    ],
    [
      "a contract for nothing",
      "contracts.csv",
      "lumpsum;hulp-thuis;;6",
      "lumpsum;;;6",
      "rij 2, kolom service: deze cel is leeg. Toegestaan: kleine letters, cijfers en koppeltekens, bijvoorbeeld jeugd-ambulant.",
    ],
    [
      "fewest clients of none",
      "contracts.csv",
      "lumpsum;hulp-thuis;;6",
      "lumpsum;hulp-thuis;;0",
      'rij 2, kolom min_clients: de waarde "0" kan niet. Toegestaan: een geheel getal van 1 of hoger, of leeg.',
    ],
    [
      "a need in an unknown municipality",
      "needs.csv",
      "hulp-thuis;trauma;9001",
      "hulp-thuis;trauma;0197",
      'rij 5, kolom municipality_code: de waarde "0197" bestaat niet. Toegestaan: een van: 9001, 9002, 9003.',
    ],
    [
      "a need twice",
      "needs.csv",
      "hulp-thuis;;9002",
      "hulp-thuis;;9001",
      'rij 3, kolom service: de waarde "hulp-thuis" staat ook in rij 2. Toegestaan: een keer.',
    ],
  ])("%s", check);

  it("is not a need that nobody meets: that is what the matrix shows", async () => {
    const edit = { file: "needs.csv", from: "hulp-thuis;trauma", to: "hulp-thuis;slaap" };
    expect(await problemsAfter(edit)).toEqual([]);
  });

  it("is not a second contract for another service in the same segment", async () => {
    const second = "KL-020;aardbei;jeugd-ambulant;*;lumpsum;dagbehandeling;;;2022-01-01;;;";
    const edit = { file: "contracts.csv", from: "KL-002", to: `${second}\nKL-002` };
    expect(await problemsAfter(edit)).toEqual([]);
  });
});

describe("a mistake in how costs are shared", () => {
  it.each<Case>([
    [
      "shares that do not add up to one",
      "budget-keys.csv",
      "2023;9002;0.32",
      "2023;9002;0.30",
      "rij 5, kolom share: de aandelen van 2023 zijn samen 0.98. Toegestaan: samen precies 1.",
    ],
    [
      "a percentage where a share is meant",
      "budget-keys.csv",
      "2023;9002;0.32",
      "2023;9002;32",
      'rij 6, kolom share: de waarde "32" kan niet. Toegestaan: een aandeel van 0 tot en met 1, bijvoorbeeld 0.35.',
    ],
    [
      "a municipality twice",
      "budget-keys.csv",
      "2023;9002;0.32",
      "2023;9001;0.32",
      'rij 6, kolom municipality_code: de waarde "9001" staat ook in rij 5. Toegestaan: een keer.',
    ],
    [
      "an unknown municipality",
      "budget-keys.csv",
      "2023;9002;0.32",
      "2023;9009;0.32",
      'rij 6, kolom municipality_code: de waarde "9009" bestaat niet. Toegestaan: een van: 9001, 9002, 9003.',
    ],
  ])("%s", check);

  it("a year with budgets and without shares", async () => {
    const text = await readFile(join(klein, "budget-keys.csv"), "utf8");
    const to = text.replace(/^2025;.*\n/gm, "");
    expect(await problemsAfter({ file: "budget-keys.csv", to })).toEqual([
      "budget-keys.csv: het jaar 2025 ontbreekt, maar budgets.csv heeft bedragen voor dat jaar. Nodig zijn de aandelen van de gemeenten.",
    ]);
  });

  it("is not shares that add up to one but for the rounding of a computer", async () => {
    const text = await readFile(join(klein, "budget-keys.csv"), "utf8");
    const to = text
      .replaceAll(";0.50", ";0.7")
      .replaceAll(";0.32", ";0.1")
      .replaceAll(";0.18", ";0.2");
    expect(await problemsAfter({ file: "budget-keys.csv", to })).toEqual([]);
  });
});

describe("a mistake about residents", () => {
  it.each<Case>([
    [
      "an unknown municipality",
      "population.csv",
      "9003;2026-01-01;0;",
      "9009;2026-01-01;0;",
      'rij 72, kolom municipality_code: de waarde "9009" bestaat niet. Toegestaan: een van: 9001, 9002, 9003.',
      "rij 72, kolom age_to: de oudste groep heeft een hoogste leeftijd. Toegestaan: leeg, zodat iedereen meetelt.",
      'rij 73, kolom age_from: de waarde "4" sluit niet aan op de vorige leeftijd. Toegestaan: 0.',
    ],
    [
      "a gap between bands",
      "population.csv",
      "9001;2022-01-01;4;11",
      "9001;2022-01-01;5;11",
      'rij 3, kolom age_from: de waarde "5" sluit niet aan op de vorige leeftijd. Toegestaan: 4.',
    ],
    [
      "nobody beyond some age",
      "population.csv",
      "9001;2022-01-01;23;;",
      "9001;2022-01-01;23;99;",
      "rij 6, kolom age_to: de oudste groep heeft een hoogste leeftijd. Toegestaan: leeg, zodat iedereen meetelt.",
    ],
    [
      "bands from which no pupils can be counted",
      "population.csv",
      "9001;2022-01-01;4;11",
      "9001;2022-01-01;4;12",
      'rij 4, kolom age_from: de waarde "12" sluit niet aan op de vorige leeftijd. Toegestaan: 13.',
    ],
  ])("%s", check);

  it("bands that follow each other without a border that is needed", async () => {
    await withRegion([], async (folder) => {
      const text = await readFile(join(folder, "population.csv"), "utf8");
      const [header] = text.split("\n");
      const rows = ["0;3;40", "4;17;160", "18;22;50", "23;;750"];
      const to = [header, ...rows.map((row) => `9001;2024-01-01;${row};geteld`), ""].join("\n");
      expect(await problemsAfter({ file: "population.csv", to })).toEqual([
        "population.csv, rij 5, kolom age_from: geen groep begint bij 12 jaar. Nodig zijn groepen die beginnen bij 0, 4, 12, 18, 23; meer mag.",
      ]);
    });
  });

  it("is not a region that leaves them to the national list", async () => {
    const edit = { file: "population.csv", to: null };
    const region = await withRegion([edit], (folder) => readRegion(folder));
    expect(region.population).toEqual([]);
  });
});
