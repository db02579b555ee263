import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { klein, problemsAfter, withRegion } from "./folder.ts";

const file = "council/eerste.yaml";

describe("what a municipality tells its council", () => {
  it("is read whole", async () => {
    const { council } = await readRegion(klein);
    expect(council).toHaveLength(1);
    expect(council[0]?.verzoeken.map(({ id, reactie }) => [id, reactie === null])).toEqual([
      ["M-2024-01", false],
      ["T-2025-01", true],
    ]);
    expect(council[0]?.begroting[0]).toMatchObject({ begroot: 900000, gerealiseerd: 940000 });
  });

  it("may be absent", async () => {
    const { council } = await withRegion([], async (folder) => {
      await rm(join(folder, "council"), { recursive: true });
      return readRegion(folder);
    });
    expect(council).toEqual([]);
  });

  it.each([
    ['gemeente: "9001"', 'gemeente: "9999"', '"9999" bestaat niet'],
    ["indicator: goal_attainment_rate", "indicator: geluk", '"geluk" bestaat niet'],
    ["reactieOp: 2025-01-21", "reactieOp: 2024-01-21", "ligt voor de datum van het verzoek"],
    ["    reactieOp: 2025-01-21\n", "", "horen bij elkaar"],
    ["status: open", "status: gereed", "gereed vraagt om een reactie"],
    ["id: T-2025-01", "id: M-2024-01", "dit nummer staat er al"],
    ["status: open", "status: misschien", "een van: open, loopt, gereed, vervallen"],
    ["begroot: 900000", "begroot: 9.5", "kan niet"],
    ["De wethouder spreekt", "Mevrouw Jansen spreekt", "de naam van een persoon"],
    ["Gesprek met ouders", "Gesprek met Verzonnen Aardbei", "de naam van een aanbieder"],
  ])("%s → %s", async (from, to, told) => {
    const problems = await problemsAfter({ file, from, to });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^council\/eerste\.yaml, regel \d+, veld /);
    expect(problems[0]).toContain(told);
  });

  it("stands in one file for each municipality", async () => {
    const problems = await problemsAfter({
      file: "council/tweede.yaml",
      to: 'gemeente: "9001"\nfictief: true\n',
    });
    expect(problems).toEqual([
      'council/tweede.yaml: gemeente "9001" staat ook in council/eerste.yaml. Zet alles van een gemeente in één bestand.',
    ]);
  });
});
