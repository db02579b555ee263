import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../pipeline/home.ts";
import { readReference } from "../../../pipeline/region/reference.ts";

/** The message that reading the reference lists gives after one change. */
async function messageAfter(file: string, from: string, to: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "reference-"));
  try {
    await cp(join(projectRoot, "data", "reference"), folder, { recursive: true });
    const text = await readFile(join(folder, file), "utf8");
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to));
    await readReference(folder);
    return "";
  } catch (error) {
    return (error as Error).message.split("\n").slice(1).join("\n");
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("a mistake in the instruments", () => {
  const scale = "problem;0;40;nee;;12;6;0.85;18";

  it.each([
    [
      "a score from which a goal is reached, of a scale for problems",
      "problem;0;40;nee;20;12;6;0.85;18",
      'kolom reached_from: de waarde "20" past niet bij kind problem. Toegestaan: leeg.',
    ],
    [
      "no norm group",
      "problem;0;40;nee;;;6;0.85;18",
      "kolom norm_mean: deze cel is leeg. Nodig bij kind problem.",
    ],
    [
      "a mean beyond the scale",
      "problem;0;40;nee;;52;6;0.85;18",
      'kolom norm_mean: de waarde "52" ligt buiten de schaal. Toegestaan: 0 tot en met 40.',
    ],
    [
      "a norm group without differences",
      "problem;0;40;nee;;12;0;0.85;18",
      'kolom norm_sd: de waarde "0" kan niet. Toegestaan: boven 0.',
    ],
    [
      "an instrument that is never wrong",
      "problem;0;40;nee;;12;6;1;18",
      'kolom reliability: de waarde "1" kan niet. Toegestaan: van 0 tot 1, zonder 1 zelf.',
    ],
  ])("%s", async (_, to, expected) => {
    expect(await messageAfter("instruments.csv", scale, to)).toBe(
      `- instruments.csv, rij 5, ${expected}`,
    );
  });

  it("a goal that is reached beyond its scale", async () => {
    expect(await messageAfter("instruments.csv", "-3;2;ja;0", "-3;2;ja;3")).toBe(
      '- instruments.csv, rij 2, kolom reached_from: de waarde "3" ligt buiten de schaal. Toegestaan: -3 tot en met 2.',
    );
  });
});

describe("a mistake in the national list of residents", () => {
  it("a band that is missing", async () => {
    const text = await readFile(join(projectRoot, "data", "reference", "population.csv"), "utf8");
    const [, , second = ""] = text.split("\n");
    expect(await messageAfter("population.csv", `${second}\n`, "")).toBe(
      '- population.csv, rij 3, kolom age_from: de waarde "12" sluit niet aan op de vorige leeftijd. Toegestaan: 4.',
    );
  });
});
