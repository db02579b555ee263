import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { homeOf } from "../../../pipeline/home.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { parseSampleSheet, readSampleSheet } from "../../../pipeline/sample/sheet.ts";
import { smallRegion } from "../../temporary-home.ts";

let region: Region;
let text: string;
beforeAll(async () => {
  region = await readRegion(smallRegion);
  text = await readFile(join(smallRegion, "sample.yaml"), "utf8");
});

/** The sheet with one piece of text replaced. */
function changed(from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  expect(result).not.toBe(text);
  return result;
}

describe("sample.yaml", () => {
  it("holds the numbers of clients that CBS suggests for the Achterhoek", async () => {
    const folder = homeOf("achterhoek", {}).regionFolder;
    const sheet = await readSampleSheet(folder, await readRegion(folder));
    const jeugd = Object.fromEntries(sheet.clients.map((row) => [row.municipality, row.jeugd]));
    expect(jeugd).toEqual({
      "0197": 690,
      "1859": 1070,
      "1876": 815,
      "0222": 1700,
      "1955": 910,
      "1586": 880,
      "1509": 1150,
      "0294": 795,
    });
    expect(sheet.clients.reduce((sum, row) => sum + row.wmo, 0)).toBe(5000);
    expect(sheet.clients.reduce((sum, row) => sum + row.bw, 0)).toBe(500);
  });

  it.each([
    { why: "a chance above one", from: "beside: 0.08", to: "beside: 8", told: /beside.*te groot/ },
    { why: "an unknown name", from: "pause: 0.05", to: "pauze: 0.05", told: /pauze/ },
    { why: "a foreign municipality", from: '"9003"', to: '"0363"', told: /0363 staat niet/ },
    { why: "a neighbour inside", from: '["9101"', to: '["9001"', told: /9001 ligt binnen/ },
    { why: "an unknown segment", from: "  jeugd-wonen:", to: "  wonen:", told: /segment wonen/ },
    { why: "a band upside down", from: "from: 14,", to: "from: 400,", told: /niet kleiner/ },
    { why: "a short code", from: '"9002", jeugd', to: '"902", jeugd', told: /4 cijfers/ },
    { why: "no YAML", from: "clients:", to: "{ clients:", told: /geen geldige YAML/ },
  ])("is refused in Dutch: $why", ({ from, to, told }) => {
    expect(() => parseSampleSheet(changed(from, to), region)).toThrow(told);
  });

  it("is missed in Dutch when it is not there", async () => {
    await expect(readSampleSheet("/nowhere", region)).rejects.toThrow(/heeft geen sample.yaml/);
  });
});
