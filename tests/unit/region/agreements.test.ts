import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Failure } from "../../../pipeline/failure.ts";
import { personalData } from "../../../pipeline/region/personal-data.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { klein, problemsAfter, withRegion } from "./folder.ts";

const first = "agreements/AFS-2024-0001.yaml";
const story = "stories/samen-doelen-kiezen.md";

describe("agreements of a region", () => {
  it("are read in order of number, with the figure as it stood", async () => {
    const { agreements, stories } = await readRegion(klein);
    expect(agreements.map(({ id }) => id)).toEqual(["AFS-2024-0001", "AFS-2025-0001"]);
    expect(agreements[0]?.feit).toMatchObject({
      indicator: "goal_attainment_rate",
      snede: "provider",
      periode: "2023",
      teller: 212,
      noemer: 397,
    });
    expect(stories[0]).toMatchObject({ id: "samen-doelen-kiezen", aanbiederId: "aardbei" });
    expect(stories[0]?.tekst).toMatch(/^In het begin/);
  });

  it("may be absent", async () => {
    const { agreements, stories } = await withRegion([], async (folder) => {
      await rm(join(folder, "agreements"), { recursive: true });
      await rm(join(folder, "stories"), { recursive: true });
      return readRegion(folder);
    });
    expect([agreements, stories]).toEqual([[], []]);
  });

  it("tell every problem at once, with file, line and field", async () => {
    const problems = await problemsAfter(
      { file: first, from: "status: loopt", to: "status: bezig" },
      {
        file: "agreements/AFS-2025-0001.yaml",
        from: "aanbiederId: aardbei",
        to: "aanbiederId: kers",
      },
      { file: story, from: "toestemming: ja", to: "toestemming: nee" },
    );
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(
      /^agreements\/AFS-2024-0001\.yaml, regel \d+, veld status: de waarde "bezig" kan niet\. Toegestaan: een van: concept, vastgesteld/,
    );
    expect(problems[1]).toMatch(
      /^agreements\/AFS-2025-0001\.yaml, regel \d+, veld aanbiederId: de waarde "kers" bestaat niet\. Toegestaan: een van: aardbei, braam/,
    );
    expect(problems[2]).toMatch(/zonder toestemming van de verteller/);
  });

  it.each([
    ["eind: 2026-03-31", "eind: 2023-01-01", "ligt voor de start"],
    ["definitiefOp: 2024-07-04", "definitiefOp: 2024-06-27", "binnen de reactietijd van 7 dagen"],
    ["definitiefOp: 2024-07-04", "definitiefOp: null", "kan pas na de reactietijd"],
    [
      "alternatieveVerklaringen: [casemix, registratie, toeval]",
      "alternatieveVerklaringen: []",
      "ten minste een andere verklaring",
    ],
    ["id: AFS-2024-0001", "id: AFS-2024-0002", "Noem het AFS-2024-0002.yaml"],
    [
      "vroegstBeoordeelbareRelease: 2025-07-31",
      "vroegstBeoordeelbareRelease: 2024-01-31",
      "pas na de start",
    ],
    ["voortkomtUit: null", "voortkomtUit: AFS-2019-0001", "bestaat niet in deze map"],
    ["  indicator: goal_attainment_rate", "  indicator: geluk", '"geluk" bestaat niet'],
  ])("%s → %s", async (from, to, told) => {
    const problems = await problemsAfter({ file: first, from, to });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(told);
  });

  it("may not point at a person, and the message does not repeat it", async () => {
    const problems = await problemsAfter(
      {
        file: first,
        from: "Doelen worden soms laat vastgelegd.",
        to: "Bel 0612345678 of mail iemand@voorbeeld.nl over 999990019.",
      },
      { file: story, from: "In het begin", to: "Mevrouw Jansen, geboren in 1950:" },
    );
    expect(problems.map((line) => line.replace(/^.*hier staat (.*?)\..*$/, "$1"))).toEqual([
      "een nummer dat een BSN kan zijn",
      "een e-mailadres",
      "een telefoonnummer",
      "een geboortedatum",
      "de naam van een persoon",
    ]);
    expect(problems.join()).not.toMatch(/0612345678|voorbeeld\.nl|999990019|Jansen/);
  });

  it("a file that is no agreement says how to make one", async () => {
    const told = await withRegion([], async (folder) => {
      await writeFile(join(folder, "agreements", "AFS-2026-0001.yaml"), "");
      return readRegion(folder).catch((error: Failure) => error);
    });
    expect(told).toBeInstanceOf(Failure);
    expect(String(told)).toContain("npm run monitor -- agreement new");
  });
});

describe("texts that point at a person", () => {
  const on = "2025-06-01";
  it.each([
    ["999990019", ["een nummer dat een BSN kan zijn"]],
    ["9999.90.019", ["een nummer dat een BSN kan zijn"]],
    ["123456789 trajecten", []],
    ["AGB 99990001 in 2025", []],
    ["06-12345678", ["een telefoonnummer"]],
    ["+31 6 1234 5678", ["een telefoonnummer"]],
    ["geb. 3-4", ["een geboortedatum"]],
    ["sinds 3 mei 2009", ["een geboortedatum"]],
    ["op 21-01-2025 besproken", []],
    ["in 2009 begonnen", []],
    ["de heer De Vries", ["de naam van een persoon"]],
    ["Anna Bakker, Piet van der Meer en Kees Smit", ["een lijst met namen"]],
    ["Verzonnen Aardbei en Verzonnen Braam", []],
    ["Oost Gelre, Oude IJsselstreek", []],
  ])("%s: %j", (text, found) => {
    const names = ["Verzonnen Aardbei", "Verzonnen Braam", "Oost Gelre", "Oude IJsselstreek"];
    expect(personalData(text, on, names)).toEqual(found);
  });
});
