import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { silent } from "../../pipeline/effects.ts";
import { attackFound } from "../../pipeline/protect/edition/attack-found.ts";
import { cellName, publicCells, publicRule } from "../../pipeline/protect/edition/public-cell.ts";
import { publicRegistry } from "../../pipeline/protect/edition/public-registry.ts";
import { requireUnderivable } from "../../pipeline/site/audit/attack-sites.ts";
import { auditSite, requireProtected } from "../../pipeline/site/audit/audit-site.ts";
import { readMarkup } from "../../pipeline/site/audit/markup.ts";
import { strayInPdf } from "../../pipeline/site/audit/pdf-check.ts";
import { withReadOnlyWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import type { Site } from "../../src/data/page.ts";
import { dimsOf, keyOf } from "../../src/data/reference.ts";
import type { Value } from "../../src/data/tables.ts";
import { builtSites } from "./built-sites.ts";

/**
 * Weaknesses planted in a finished public site, one at a time, in the files that a reader gets. Each
 * must be found, and the site that holds it taken away.
 */

let site: Site;
let warehouse: string;
/** One municipality with its files: a site in small, so that reading it over and over is quick. */
let clean: string;
let folder: string;
let page: string;
/** A figure that the release shows, and one that it hides, of that municipality. */
let shown: Value;
let hidden: Value;
let found: ReadonlyMap<string, number>;
const gone: (() => Promise<void>)[] = [];

const name = "gemeente/";
const tables = () => listed(folder, /^data\/gemeente\/.*\.csv$/);

beforeAll(async () => {
  const made = await builtSites();
  const built = join(made.folder, "monitor");
  warehouse = made.home.warehouse;
  site = made.sites.monitor;
  const whole = await auditSite(built, site);
  expect(whole.troubles).toEqual([]);
  found = whole.found;
  clean = await temporary();
  const town = (await listed(built, /^gemeente\/(?!index).*\.html$/))[0] ?? "";
  page = town;
  const slug = town.slice(name.length).replace(".html", "");
  for (const file of await listed(
    built,
    new RegExp(`^(${town}|data/gemeente/${slug}-.*|data/open-data-.*)$`),
  )) {
    await mkdir(dirname(join(clean, file)), { recursive: true });
    await copyFile(join(built, file), join(clean, file));
  }
  const text = await readFile(join(clean, page), "utf8");
  const own = site.release.values.filter((one) => one.municipality_code !== null);
  shown = pick(
    own,
    (one) => one.estimate !== null && text.includes(`${keyOfValue(one)}|numerator`),
  );
  hidden = pick(own, (one) => one.status === "afgeschermd");
}, 600_000);

afterAll(async () => {
  for (const remove of gone) await remove();
});

beforeEach(async () => {
  folder = await temporary();
  await cp(clean, folder, { recursive: true });
});

async function temporary(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "monitor-red-"));
  gone.push(() => rm(made, { recursive: true, force: true }));
  return made;
}

async function listed(root: string, pattern: RegExp): Promise<string[]> {
  const files = await readdir(root, { recursive: true });
  return files
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => pattern.test(file))
    .sort();
}

function pick(values: readonly Value[], test: (value: Value) => boolean): Value {
  const value = values.find(test);
  if (value === undefined) throw new Error("the region holds no such figure");
  return value;
}

const keyOfValue = (value: Value) =>
  keyOf(value.indicator_id, value.cut, dimsOf(value), value.period, value.part);

/** Changes a file of the copy; what is to be changed must be there. */
async function plant(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(join(folder, file), "utf8");
  const next = text.replace(from, to);
  expect(next, `${file} holds no ${from}`).not.toBe(text);
  await writeFile(join(folder, file), next);
}

/** What the audit says of the copy; the site itself must then be gone. */
async function refusal(): Promise<string> {
  const failure = await requireProtected(folder, site).catch((error: unknown) => error);
  expect(failure).toMatchObject({ family: "disclosure", exitCode: 13 });
  expect(existsSync(folder)).toBe(false);
  return String((failure as Error).message);
}

const figure = (ref: string, value: number, text: string) =>
  `<data class="cijfer" data-ref="${ref.replaceAll("&", "&amp;")}" value="${value}">${text}</data>`;

describe("a site in which nothing was planted", () => {
  it("passes, with figures in pages, pictures and tables", async () => {
    const audit = await requireProtected(folder, site);
    expect(audit.troubles).toEqual([]);
    expect(audit.figures).toBeGreaterThan(500);
    expect(existsSync(folder)).toBe(true);
  });
});

describe("planted in the text of a page", () => {
  it("a total that was left in", async () => {
    await plant(
      page,
      "</main>",
      `<p>${figure(`${keyOfValue(hidden)}|numerator`, 15, "15")}</p></main>`,
    );
    expect(await refusal()).toMatch(/een cijfer in de tekst dat de uitgave niet toont/);
  });

  it("a percentage with a decimal", async () => {
    await plant(page, /(<data class="cijfer"[^>]*>\d+)%</, "$1,4%<");
    expect(await refusal()).toMatch(/anders is geschreven/);
  });

  it("a figure of an earlier release", async () => {
    const ref = `${keyOfValue(shown)}|numerator`.replaceAll("&", "&amp;");
    const { numerator } = shown;
    await plant(
      page,
      `data-ref="${ref}" value="${numerator}">`,
      `data-ref="${ref}" value="${(numerator ?? 0) + 5}">`,
    );
    expect(await refusal()).toMatch(/een ander cijfer in de tekst dan in de uitgave/);
  });

  it("a number without reference, told without repeating it", async () => {
    await plant(page, "</main>", "<p>Dit gaat over 6413 jeugdigen.</p></main>");
    const said = await refusal();
    expect(said).toMatch(/Dit gaat over # jeugdigen/);
    expect(said).not.toContain("6413");
  });

  it("a difference of two figures", async () => {
    await plant(page, "</main>", "<p>Dat is 5 minder dan vorig jaar.</p></main>");
    expect(await refusal()).toMatch(/een getal zonder verwijzing in de tekst/);
  });

  it.each([
    ["title", '<p title="7 jeugdigen">Aalten</p>'],
    ["aria-label", '<p aria-label="nog 7 over">Aalten</p>'],
    ["alt", '<img src="x.svg" alt="balk van 7">'],
    ["data-aantal", '<p data-aantal="7">Aalten</p>'],
  ])("a number in the attribute %s", async (attribute, html) => {
    await plant(page, "</main>", `${html}</main>`);
    expect(await refusal()).toContain(`kenmerk ${attribute}`);
  });

  it("a number in a comment", async () => {
    await plant(page, "</main>", "<!-- echt: 7 --></main>");
    expect(await refusal()).toMatch(/een getal zonder verwijzing/);
  });
});

describe("planted in a picture", () => {
  const circle = /<circle cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+"><\/circle>/;

  it("a tooltip with a number", async () => {
    await plant(page, circle, '<circle cx="$1" cy="$2" r="4"><title>7 van de 31</title></circle>');
    expect(await refusal()).toMatch(/titel in een beeld/);
  });

  it("an alternative text that says more than the message", async () => {
    await plant(page, /aria-label="Lijngrafiek\. /, 'aria-label="Lijngrafiek. 7 van de 31. ');
    expect(await refusal()).toMatch(/beschrijving van een beeld/);
  });

  it("a mark for a hidden figure", async () => {
    await plant(page, circle, '<circle cx="1" cy="$2" r="4"></circle>');
    expect(await refusal()).toMatch(/een punt zonder cijfer/);
  });

  it("a mark at the place of the exact figure", async () => {
    await plant(page, circle, '<circle cx="$1" cy="11.5" r="4"></circle>');
    expect(await refusal()).toMatch(/een punt op een andere plek/);
  });

  it("a curve with a step where few are at risk", async () => {
    await plant(page, circle, '$&<path d="M67,40H90V55H120V71"></path>');
    expect(await refusal()).toMatch(/een lijn door een punt zonder cijfer/);
  });

  it("a number on the axis that is no place on it", async () => {
    await plant(page, circle, '$&<text transform="translate(30,77)">7</text>');
    expect(await refusal()).toMatch(/een getal in een beeld/);
  });

  it("a kind of chart that nobody can read", async () => {
    await plant(page, /aria-label="Lijngrafiek\. /, 'aria-label="Taartgrafiek. ');
    expect(await refusal()).toMatch(/een soort beeld die de controle niet kan lezen/);
  });

  it("a picture file that is not the one on the page", async () => {
    const [file = ""] = await listed(folder, /^data\/gemeente\/.*\.svg$/);
    await plant(file, "</svg>", '<circle cx="60" cy="60" r="4"></circle></svg>');
    expect(await refusal()).toMatch(/een beeld dat niet dat van een pagina is/);
  });
});

describe("planted in a file", () => {
  it("a table with a hidden figure", async () => {
    const text = await readFile(join(folder, "data/open-data-cijfers.csv"), "utf8");
    const row = text.split("\r\n").find((line) => line.includes("afgeschermd")) ?? "";
    await plant("data/open-data-cijfers.csv", row, row.replace(/,,,/, ",6,14,"));
    expect(await refusal()).toMatch(/een cijfer in rij \d+ dat de uitgave niet toont/);
  });

  it("a table with another figure than the page", async () => {
    const [file = ""] = await tables();
    await plant(file, /;(\d+)((?:;[^;\r]*){6}\r\n)/, ";7$2");
    expect(await refusal()).toMatch(/een ander cijfer in rij \d+ dan in de uitgave/);
  });

  it("a table with a column that nobody knows", async () => {
    const [file = ""] = await tables();
    await plant(file, /\r\n$/, ";31\r\n");
    expect(await refusal()).toMatch(/een getal zonder verwijzing/);
  });

  it("data for machines", async () => {
    await writeFile(join(folder, "data/extra.json"), JSON.stringify({ aalten: 7 }));
    expect(await refusal()).toMatch(/extra\.json: een getal zonder verwijzing/);
  });

  it("a file of a kind that nobody can read", async () => {
    await writeFile(join(folder, "data/value.arrow"), new Uint8Array([65, 82, 82]));
    expect(await refusal()).toMatch(/een soort bestand die|een soort bestand dat/);
  });

  it("a name of a file with a number", async () => {
    await cp(join(folder, page), join(folder, "gemeente/nog-7-jeugdigen.html"));
    expect(await refusal()).toMatch(/een getal in de naam/);
  });
});

describe("planted on paper", () => {
  /** A PDF as Chromium makes it, with this text. */
  const pdf = (text: string, facts = "/Creator (Chromium)") => {
    const signs = [...text].map((one) => one.charCodeAt(0).toString(16).padStart(4, "0")).join("");
    const packed = (data: string) => {
      const bytes = deflateSync(data).toString("latin1");
      return `<</Filter /FlateDecode\n/Length ${bytes.length}>> stream\n${bytes}\nendstream\nendobj\n`;
    };
    return Buffer.from(
      `%PDF-1.4\n1 0 obj\n<<${facts}>>\nendobj\n2 0 obj\n${packed(`BT /F4 12 Tf <${signs}> Tj ET`)}` +
        "3 0 obj\n<</Font <</F4 4 0 R>>>>\nendobj\n4 0 obj\n<</Type /Font /ToUnicode 5 0 R>>\nendobj\n" +
        `5 0 obj\n${packed("1 beginbfrange\n<0020> <00FF> <0020>\nendbfrange")}trailer <</Info 1 0 R>>`,
      "latin1",
    );
  };
  const paper = readMarkup("<body><h1>Aalten</h1><p>15 van de 215</p></body>");

  it.each([
    ["Aalten 15 van de 215", []],
    ["Aalten 15 van de 215, en 7", ["een getal dat niet op de pagina staat"]],
    ["Aalten 15 van de 15", ["een getal dat niet op de pagina staat"]],
    ["Berkelland 15", ["een PDF waarvan de tekst niet die van de pagina is"]],
  ])("%s", (text, said) => {
    expect(strayInPdf(pdf(text), paper)).toEqual(said);
  });

  it("who made it", () => {
    expect(strayInPdf(pdf("Aalten", "/Creator (Chromium)\n/Author (A. Naam)"), paper)).toEqual([
      "gegevens over de maker van het bestand",
    ]);
  });

  it("a file that cannot be read", () => {
    const bare = Buffer.from("1 0 obj\n<</Length 15>> stream\nBT <0037> Tj ET");
    expect(strayInPdf(bare, paper)).toEqual(["niet te lezen: letters zonder betekenis"]);
  });
});

describe("reckoning with what was found", () => {
  const attack = (numbers: ReadonlyMap<string, number>) =>
    withReadOnlyWarehouse(warehouse, (db) => attackFound(db, numbers, site.release.values));

  it("leaves every hidden number room", async () => {
    expect(await attack(found)).toMatchObject({ leaks: [], tooSmall: 0 });
  });

  it("works out a small figure from what was hidden with it, once that is left in", async () => {
    const cells = await withReadOnlyWarehouse(warehouse, async (db) => {
      const { registry, cells } = publicRegistry(await publicCells(db), await publicRule(db));
      return cells.filter((_, index) => registry.figures[index]?.primary === null);
    });
    const large = new Map(cells.map((cell) => [cellName(cell), cell]));
    const more = new Map(found);
    for (const one of site.release.values) {
      const { indicator_id, municipality_code, ...rest } = one;
      const cell = large.get(
        cellName({ ...rest, indicator: indicator_id, municipality: municipality_code }),
      );
      if (one.status !== "afgeschermd" || cell === undefined) continue;
      for (const field of ["numerator", "denominator", "clients"] as const)
        more.set(`${keyOfValue(one)}|${field}`, 5 * Math.round(cell[field] / 5));
    }
    const report = await attack(more);
    expect(report?.tooSmall).toBe(0);
    expect(report?.leaks).not.toEqual([]);
    await expect(
      requireUnderivable(
        warehouse,
        [{ out: folder, told: site.release.values, found: more }],
        silent,
      ),
    ).rejects.toMatchObject({ family: "disclosure", exitCode: 13 });
    expect(existsSync(folder)).toBe(false);
  });

  it("finds a figure that is too small to show", async () => {
    const more = new Map(found);
    for (const one of site.release.values) {
      if (one.status === "afgeschermd") more.set(`${keyOfValue(one)}|numerator`, 10);
    }
    expect((await attack(more))?.tooSmall).toBeGreaterThan(0);
  });

  it("says nothing with the truth of another release", async () => {
    const other = site.release.values.map((one) =>
      one.clients === null ? one : { ...one, clients: one.clients + 5 },
    );
    const report = await withReadOnlyWarehouse(warehouse, (db) => attackFound(db, found, other));
    expect(report).toBeNull();
  });
});
