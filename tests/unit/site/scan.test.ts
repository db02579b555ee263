import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashesOf, requireNoPersonIn, scanSite } from "../../../pipeline/site/scan.ts";

const bsn = "999900006";
const key = "0123456789abcdef".repeat(4);
let folder: string;
const innocent = {
  hashes: new Set<string>(),
  days: new Set(["2025-12-31"]),
  until: "2025-12-31",
  names: ["van Verzinsel", "Spook & Fabel"],
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "monitor-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

describe("scanning a finished site", () => {
  it.each([
    ["index.html", `<p>Cliënt ${bsn}</p>`],
    ["a/page.html", `<svg><title>punt ${bsn}</title></svg>`],
    ["a/page.html", `<img alt="${bsn}" src="x.svg">`],
    ["a/page.html", `<!-- ${bsn} -->`],
    ["data/value.csv", `indicator,figure\nafschaling,${bsn}\n`],
    ["data/value.csv", `clients,figure\n5,${bsn}\n`],
    ["data/search.json", `{"text":"nr ${bsn}"}`],
    ["data/value.arrow", new Uint8Array([255, 0, ...Buffer.from(` ${bsn} `), 0, 254])],
  ])("finds a BSN in %s: %s", async (name, content) => {
    await write(name, content);
    expect(await scanSite(folder, innocent)).toEqual([{ file: name, what: "bsn" }]);
  });

  it("finds a client key, whatever its case, but not the hashes of the release", async () => {
    const own = "f".repeat(64);
    await write("a.html", `<p>${key.toUpperCase()}</p>`);
    await write("b.html", `<p>uitgave ${own}, bestand ${"e".repeat(64)}</p>`);
    const hashes = hashesOf(JSON.stringify({ files: { x: { sha256: "e".repeat(64) } } }), own);
    expect(await scanSite(folder, { ...innocent, hashes })).toEqual([
      { file: "a.html", what: "client-key" },
    ]);
  });

  it("finds names of files, and tells the folder alone", async () => {
    await write(`client/${bsn}.html`, "<p>niets</p>");
    expect(await scanSite(folder, innocent)).toEqual([{ file: "client", what: "file-name" }]);
  });

  it.each([
    "999900007 is geen BSN",
    "0.999900006 en 12,999900006",
    "9999000061 is te lang",
    "M 999900006.5 0",
  ])("lets %s stand", async (text) => {
    await write("index.html", text);
    expect(await scanSite(folder, innocent)).toEqual([]);
  });

  it.each([
    ["page.html", "<p>geboren 2011-03-04</p>"],
    ["page.html", '<p title="04-03-2011">Aalten</p>'],
    ["page.html", "<p>geboren op 4 maart 2011</p>"],
    ["data/value.csv", "naam;waarde\r\nx;04-03-2011\r\n"],
  ])("finds in %s what may be a birth date: %s", async (name, content) => {
    await write(name, content);
    expect(await scanSite(folder, innocent)).toEqual([{ file: name, what: "birth-date" }]);
  });

  it.each([
    "gegevens tot en met 31-12-2025, 31 december 2025",
    "volgende update 2026-04-15",
    "sinds 1 januari 1850",
    "30 februari 2011 en 2011-13-01 bestaan niet",
    "uitgave 2011-03-04-1f5a5caabc",
  ])("takes no birth date for granted: %s", async (text) => {
    await write("index.html", text);
    expect(await scanSite(folder, innocent)).toEqual([]);
  });

  it("finds names from made-up deliveries, as words of their own", async () => {
    await write("a.html", "<p>Mevrouw van Verzinsel</p>");
    await write("b.html", "<p>Spook &amp; Fabel</p>");
    await write("c.html", "<p>Stichting van Verzinselen</p>");
    expect(await scanSite(folder, innocent)).toEqual([
      { file: "a.html", what: "name" },
      { file: "b.html", what: "name" },
    ]);
  });

  it.each([
    ["a.svg", "<svg><metadata>tekenprogramma</metadata></svg>"],
    ["a.html", '<meta name="author" content="x">'],
    ["a.pdf", "<</Author (x)>>"],
  ])("finds who made %s", async (name, content) => {
    await write(name, content);
    expect(await scanSite(folder, innocent)).toEqual([{ file: name, what: "maker" }]);
  });

  it("takes a site away that may point at a person, and never repeats the value", async () => {
    await write("index.html", bsn);
    const failure = await requireNoPersonIn(folder, innocent).catch((error: unknown) => error);
    expect(failure).toMatchObject({ family: "disclosure", exitCode: 13 });
    expect(String(failure)).toContain("index.html");
    expect(String(failure)).not.toContain(bsn);
    expect(existsSync(folder)).toBe(false);
  });
});
