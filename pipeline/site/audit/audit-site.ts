import { readdir, readFile, rm } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import { searchScript } from "../../../src/components/search-script.ts";
import type { Site } from "../../../src/data/page.ts";
import { searchWords } from "../../../src/words/shell.ts";
import { Failure } from "../../failure.ts";
import { figureRule } from "./figure-rule.ts";
import { type FoundFigure, figuresIn } from "./found-figure.ts";
import { type NumeralCheck, numeralCheck } from "./known-words.ts";
import { everyElement, hasClass, type Markup, readMarkup } from "./markup.ts";
import { type PictureContext, strayInPicture } from "./picture.ts";
import { releaseFigures } from "./release-figures.ts";
import { sameDrawing } from "./same-drawing.ts";
import { readTableFile } from "./table-file.ts";
import { runsIn } from "./text-run.ts";
import type { Trouble } from "./trouble.ts";

/** What a reader of all files of a site finds. */
export interface SiteAudit {
  files: number;
  /** How many times a figure stands somewhere. */
  figures: number;
  /** Every number found, by the reference of its figure: what a reader can reckon with. */
  found: ReadonlyMap<string, number>;
  troubles: Trouble[];
}

// Settings of servers and the style: they hold no figures, and the scan for persons reads them too.
const settings =
  /^(_headers|\.htaccess|nginx-headers\.conf|web\.config|\.well-known\/security\.txt|favicon\.svg|_import\/[\w.-]+\.css)$/;

/**
 * Reads a finished public site file by file, as a stranger would who is after what the release hides:
 * pages with their attributes, pictures with the places of their marks, tables and data. Every numeral
 * must be a figure that the release shows, or be accounted for (`numeralCheck`).
 *
 * A site is made from a release, which holds no hidden number. So what this proves is that nothing but
 * the release got into the files: each number found is one that the release shows, and nothing is
 * reckoned from them. Then what the audit of the release proved with the truth holds for the site. The
 * numbers found can be attacked with the truth as well, where that is at hand (`attackFound`).
 */
export async function auditSite(folder: string, site: Site): Promise<SiteAudit> {
  const find = releaseFigures(site);
  const rule = figureRule(site, find);
  const numerals = numeralCheck(site);
  const audit = {
    files: 0,
    figures: 0,
    found: new Map<string, number>(),
    troubles: [] as Trouble[],
  };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
  const drawn = new Map<string, Markup>();
  const pictures: [string, Markup][] = [];
  for (const file of files) {
    audit.files += 1;
    const trouble = (what: string) => audit.troubles.push({ file, what });
    if (settings.test(file)) continue;
    if (file !== "404.html" && numerals(file.replace(/[-_/.]+/g, " ")).length > 0)
      trouble("een getal in de naam");
    const text = await readFile(join(folder, file), "utf8");
    const look = (figures: readonly FoundFigure[]) => {
      audit.figures += figures.length;
      for (const figure of figures) {
        const wrong = rule(figure);
        if (wrong !== null) trouble(wrong);
        if (figure.raw !== null) audit.found.set(figure.ref, figure.raw);
      }
    };
    switch (extname(file)) {
      case ".html": {
        const page = readMarkup(text);
        look(figuresIn(page));
        for (const what of strayInPage(page, file, { site, figure: find, numerals })) trouble(what);
        for (const [path, picture] of offered(page, file)) drawn.set(path, picture);
        break;
      }
      case ".csv": {
        const { figures, blanks, texts } = readTableFile(text);
        look(figures);
        if (blanks.some((ref) => find(ref) !== undefined))
          trouble("een leeg vak waar de uitgave een cijfer heeft");
        if (texts.some((one) => numerals(one).length > 0)) trouble("een getal zonder verwijzing");
        break;
      }
      case ".svg": {
        const picture = readMarkup(text);
        look(figuresIn(picture));
        pictures.push([file, picture]);
        break;
      }
      case ".jsonld":
      case ".json":
        for (const what of strayInData(text, numerals)) trouble(what);
        break;
      // Printed from the pages, and read where they are printed.
      case ".pdf":
        break;
      default:
        trouble("een soort bestand dat de controle niet kan lezen");
    }
  }
  for (const [file, picture] of pictures) {
    const original = drawn.get(file);
    if (original === undefined || !sameDrawing(picture, original))
      audit.troubles.push({ file, what: "een beeld dat niet dat van een pagina is" });
  }
  return audit;
}

/** Numerals on a page that are no figure and not accounted for. */
function strayInPage(page: Markup, file: string, context: PictureContext): string[] {
  const found: string[] = [];
  for (const { text, where } of runsIn(page)) {
    if (where === "een script" && text === searchScript(searchWords)) continue;
    if (where === "de zoekwoorden") {
      // Words of a page without order or double ones.
      if (text.split(" ").some((word) => /\p{Nd}/u.test(word) && !context.numerals.isInName(word)))
        found.push("een getal in de zoekwoorden");
      continue;
    }
    // On paper a page tells its own address.
    const [stray] = context.numerals(text.replace(`/${file}`, ""));
    if (stray !== undefined)
      found.push(`een getal zonder verwijzing in ${where}: ${masked(stray)}`);
  }
  for (const element of everyElement(page)) {
    if (element.name === "svg" && element.attributes.get("role") === "img")
      found.push(...strayInPicture(element, context));
  }
  return found;
}

/** The words around a number, without any number: to find it back. */
function masked(text: string): string {
  const words = text.replace(/\p{Nd}+/gu, "#").trim();
  return `“${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`;
}

/** The picture files that a page offers, by their path, with the drawing they must be. */
function offered(page: Markup, file: string): [string, Markup][] {
  const found: [string, Markup][] = [];
  for (const figure of everyElement(page)) {
    if (figure.name !== "figure") continue;
    const parts = [...everyElement(figure)];
    const picture = parts.find((one) => one.name === "svg" && hasClass(one, "beeld"));
    for (const link of parts) {
      const href = link.attributes.get("href") ?? "";
      if (picture && href.endsWith(".svg"))
        found.push([join(file, "..", href).replaceAll("\\", "/"), picture]);
    }
  }
  return found;
}

/** Numerals in data for machines: its strings are text, and a bare number is a figure without name. */
function strayInData(text: string, numerals: NumeralCheck): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === "number") found.add("een getal zonder verwijzing");
    else if (typeof value === "string") {
      if (numerals(value.replace(/[-_/]+/g, " ")).length > 0 && numerals(value).length > 0)
        found.add("een getal zonder verwijzing");
    } else if (Array.isArray(value)) value.forEach(walk);
    else if (value !== null && typeof value === "object") {
      for (const [name, inner] of Object.entries(value)) {
        walk(name);
        walk(inner);
      }
    }
  };
  try {
    walk(JSON.parse(text));
  } catch {
    found.add("gegevens die niet te lezen zijn");
  }
  return [...found];
}

/**
 * Refuses a public site that shows more than its release: it is taken away, so that nobody puts it
 * online.
 *
 * @throws Failure (disclosure) naming files, never numbers
 */
export async function requireProtected(folder: string, site: Site): Promise<SiteAudit> {
  const audit = await auditSite(folder, site);
  if (audit.troubles.length === 0) return audit;
  await rm(folder, { recursive: true, force: true });
  throw refusal(audit.troubles);
}

/** The message for a site that was taken away. */
export function refusal(troubles: readonly Trouble[]): Failure {
  const lines = [...new Set(troubles.map(({ file, what }) => `- ${file}: ${what}`))];
  const shown = lines.slice(0, 10);
  if (lines.length > shown.length) shown.push(`- … en nog ${lines.length - shown.length}`);
  return new Failure(
    "disclosure",
    `De site toont meer dan de uitgave en is weggehaald. Zoek op waar dit vandaan komt:\n${shown.join("\n")}`,
  );
}
