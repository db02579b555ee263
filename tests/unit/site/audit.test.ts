import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { type Row, strayMarks } from "../../../pipeline/site/audit/drawing.ts";
import { figuresIn } from "../../../pipeline/site/audit/found-figure.ts";
import { type NumeralCheck, numeralCheck } from "../../../pipeline/site/audit/known-words.ts";
import { everyElement, readMarkup, textOf } from "../../../pipeline/site/audit/markup.ts";
import { releaseFigures } from "../../../pipeline/site/audit/release-figures.ts";
import { shapesOf } from "../../../pipeline/site/audit/shape.ts";
import { readTableFile } from "../../../pipeline/site/audit/table-file.ts";
import { runsIn } from "../../../pipeline/site/audit/text-run.ts";
import { plannedPages } from "../../../pipeline/site/stage.ts";
import type { Site } from "../../../src/data/page.ts";
import { readRelease } from "../../../src/data/release.ts";
import { defaultSettings } from "../../../src/data/settings.ts";
import { writeReleaseFixture } from "../../site/release-fixture.ts";

let folder: string;
const sites = new Map<string, Site>();
const siteOf = (edition: string) => sites.get(edition) as Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "monitor-audit-"));
  const made = await writeReleaseFixture(folder);
  for (const edition of ["contract", "monitor", "raad"]) {
    sites.set(edition, {
      release: await readRelease(join(made.folder, edition), made.releaseId, "0".repeat(64)),
      definitions: new Map(catalogue.map((definition) => [definition.id, definition])),
      settings: defaultSettings,
    });
  }
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("reading a page", () => {
  it("keeps text, attributes, comments and scripts, entities undone", () => {
    const page = readMarkup(
      '<!DOCTYPE html><p title="a &amp; b">één<br>twee &lt;3 &#233;<!-- stil --></p><script>1 < 2</script>',
    );
    const elements = [...everyElement(page)].map(({ name }) => name);
    expect(elements).toEqual(["#root", "p", "br", "#comment", "script"]);
    expect(textOf(page)).toBe("ééntwee <3 é stil 1 < 2");
    expect([...everyElement(page)][1]?.attributes.get("title")).toBe("a & b");
  });

  it("takes figures out of the text around them", () => {
    const page = readMarkup(
      '<p>Van <b>de</b> <data data-ref="a|region||2024|clients" value="15">15</data> kinderen</p>',
    );
    expect(figuresIn(page)).toEqual([
      { ref: "a|region||2024|clients", raw: 15, text: "15", where: "de tekst" },
    ]);
    expect(runsIn(page).map(({ text }) => text.replace("\ue000", "§"))).toEqual([
      "Van de  § kinderen",
    ]);
  });
});

describe("reading a table file", () => {
  it("holds cells with a reference apart from text", () => {
    const text =
      '\uFEFFnaam;waarde;ondergrens;verwijzing\r\n"Aalten; 2";0,57;;a|municipality|municipality_code=0197|2024\r\n';
    expect(readTableFile(text)).toEqual({
      figures: [
        {
          ref: "a|municipality|municipality_code=0197|2024|estimate",
          raw: 0.57,
          text: null,
          where: "rij 2",
        },
      ],
      blanks: ["a|municipality|municipality_code=0197|2024|lower"],
      texts: ["naam", "waarde", "ondergrens", "verwijzing", "Aalten; 2"],
    });
  });

  it("reads the columns of machines, and takes a cell without number for no number", () => {
    const text =
      "indicator_id,cut,domain,period,estimate\na,domain,jeugd,2024,0.5\na,region,,2024,x\n";
    expect(readTableFile(text).figures.map(({ ref, raw }) => [ref, raw])).toEqual([
      ["a|domain|domain=jeugd|2024|estimate", 0.5],
      ["a|region||2024|estimate", Number.NaN],
    ]);
  });

  it("gives what it cannot read as text, so that its numbers count", () => {
    expect(readTableFile('a,b\n"open 7\n').texts.join(" ")).toContain("7");
  });
});

describe("numerals in text", () => {
  let check: NumeralCheck;
  beforeAll(() => {
    check = numeralCheck(siteOf("monitor"));
  });

  it.each([
    "Gegevens tot en met 31 december 2025",
    "Jongeren onder de 18",
    "1e kwartaal 2024 en 2025",
    "Er is geen getal",
  ])("stand when they are a date, a period or an author's words: %s", (text) => {
    expect(check(text)).toEqual([]);
  });

  it.each([
    "Dit gaat over 7 jeugdigen",
    "7",
    "onder de 17 van hen",
    "2024: 7",
    "31 december 2025: 12 kinderen",
    "٧ jeugdigen",
  ])("are found when nobody wrote them: %s", (text) => {
    expect(check(text)).not.toEqual([]);
  });
});

describe("marks in a picture", () => {
  const rows: Row[] = [
    { label: "2023", estimate: 0.2, lower: 0.1, upper: 0.3, norm: null },
    { label: "2024", estimate: 0.4, lower: 0.3, upper: 0.5, norm: null },
    { label: "2025", estimate: null, lower: null, upper: null, norm: null },
  ];
  const none = Object.assign((text: string) => (/\d/.test(text) ? [text] : []), {
    isInName: () => false,
  });
  /** Zero at 100 and 50% at 0: two pixels for a percent. */
  const picture = (marks: string) =>
    strayMarks(
      shapesOf(
        readMarkup(`<svg>
        <text transform="translate(0,100)">0%</text><text transform="translate(0,60)">20%</text>
        <text transform="translate(0,20)">40%</text>${marks}</svg>`),
      ),
      rows,
      "y",
      [10, 20, 30],
      { numerals: none },
    );

  it.each([
    ["a figure at its place", '<circle cx="10" cy="60"/><circle cx="20" cy="20"/>'],
    ["the line through them", '<path d="M10,60L20,20"/>'],
    ["their interval", '<path d="M10,40L20,0L20,40L10,80Z"/>'],
    ["a line of the grid", '<line x1="0" x2="50" y1="60" y2="60"/>'],
    ["groups that are shifted", '<g transform="translate(5,10)"><circle cx="5" cy="50"/></g>'],
  ])("allows %s", (_, marks) => {
    expect(picture(marks)).toEqual([]);
  });

  it.each([
    ["a hidden figure", '<circle cx="30" cy="60"/>', /zonder cijfer/],
    ["an exact figure", '<circle cx="10" cy="61"/>', /andere plek/],
    ["a line on to a hidden figure", '<path d="M10,60L20,20L30,50"/>', /zonder cijfer/],
    ["a line at a level of nothing", '<line x1="0" x2="50" y1="47" y2="47"/>', /zonder cijfer/],
    ["a number", '<text transform="translate(0,47)">7</text>', /een getal/],
    ["a shape nobody knows", '<ellipse cx="10" cy="60"/>', /niet te lezen/],
  ])("finds %s", (_, marks, said) => {
    expect(picture(marks).join()).toMatch(said);
  });
});

describe.each(["contract", "monitor", "raad"])("every reference in edition %s", (edition) => {
  it("is known, with the number that stands there", () => {
    const site = siteOf(edition);
    const find = releaseFigures(site);
    const wrong: string[] = [];
    let read = 0;
    for (const { module, path } of plannedPages(site)) {
      for (const { ref, raw, text } of figuresIn(
        readMarkup(String(module.render(site, path).body)),
      )) {
        read += 1;
        const known = find(ref);
        if (known?.raw !== raw || (text !== null && !known.texts.includes(text.replace("*", ""))))
          wrong.push(`${path}: ${ref}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(100);
  });
});
