import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Browser } from "playwright-core";
import { municipalityPath } from "../../src/data/places.ts";
import { councilWords } from "../../src/words/council.ts";
import type { Effects } from "../effects.ts";
import { silent } from "../effects.ts";
import { Failure } from "../failure.ts";
import type { Home } from "../home.ts";
import { refusal } from "./audit/audit-site.ts";
import { readMarkup } from "./audit/markup.ts";
import { strayInPdf } from "./audit/pdf-check.ts";
import type { Trouble } from "./audit/trouble.ts";
import { openBrowser } from "./browser.ts";
import { readSite } from "./build-site.ts";
import { serve } from "./serve.ts";

/** A printed report. */
export interface PrintedReport {
  /** Name within the folder of the site: `aalten.pdf`. */
  file: string;
  sheets: number;
  pictures: number;
}

/** Takes away, in the page, every link to another page of the site. */
const unlinked = `for (const link of document.querySelectorAll("a[href]")) {
  if (!/^(#|mailto:)/.test(link.getAttribute("href"))) link.removeAttribute("href");
}`;

/** Most sheets of a report on paper. */
const mostSheets = 4;

/**
 * Prints the finished council's edition in `out`/raad: a tagged PDF per municipality, beside its pages.
 *
 * @throws Failure (site) when there is no browser, or a PDF lacks language, title, tags or the words
 *   of its pictures
 */
export async function printReports(
  home: Home,
  out: string,
  effects: Effects,
): Promise<PrintedReport[]> {
  const site = await readSite(home, "raad");
  const paths = site.release.municipalities.map(municipalityPath);
  const browser = await requireBrowser();
  const served = await serve(out, { port: 0 }, silent);
  try {
    const printed: PrintedReport[] = [];
    for (const [done, path] of paths.entries()) {
      effects.progress("Rapporten afdrukken", done, paths.length);
      printed.push(await printPage(browser, `${served.url}raad${path}.html`, join(out, "raad")));
    }
    effects.progress("Rapporten afdrukken", paths.length, paths.length);
    await requireSame(
      join(out, "raad"),
      paths.map((path) => `${path.slice(1)}.html`),
    );
    const index = join(out, "raad", "index.html");
    await writeFile(
      index,
      linked(
        await readFile(index, "utf8"),
        site.release.municipalities.map((one) => ({ name: one.name, path: municipalityPath(one) })),
      ),
    );
    for (const { file, sheets } of printed) {
      if (sheets > mostSheets)
        effects.warn(
          `${file} telt ${sheets} bladzijden; een rapport heeft er ten hoogste ${mostSheets}.`,
        );
    }
    return printed;
  } finally {
    await browser.close();
    await served.close();
  }
}

/**
 * Holds each PDF against the page that it was printed from.
 *
 * @throws Failure (disclosure) when paper says more than the page: the site is taken away
 */
async function requireSame(folder: string, pages: readonly string[]): Promise<void> {
  const troubles: Trouble[] = [];
  for (const name of pages) {
    const file = `${basename(name, ".html")}.pdf`;
    const page = readMarkup(await readFile(join(folder, name), "utf8"));
    for (const what of strayInPdf(await readFile(join(folder, file)), page))
      troubles.push({ file, what });
  }
  if (troubles.length === 0) return;
  await rm(folder, { recursive: true, force: true });
  throw refusal(troubles);
}

/**
 * The start page of the council's edition with a link to each PDF behind the link to its page. Only
 * now: a site that was built without printing has no PDF to link to.
 *
 * @throws Error when the page has no link to a report, so that no PDF is left out unseen
 */
export function linked(page: string, reports: readonly { name: string; path: string }[]): string {
  return reports.reduce((text, { name, path }) => {
    const link = `<a href=".${path}.html">${name}</a>`;
    if (!text.includes(link)) throw new Error(`de startpagina verwijst niet naar ${path}`);
    const pdf = `<a class="pdf" href="./${basename(path)}.pdf" aria-label="${councilWords.homePdf(name)}">PDF</a>`;
    return text.replace(link, `${link} ${pdf}`);
  }, page);
}

async function requireBrowser(): Promise<Browser> {
  try {
    return await openBrowser();
  } catch (error) {
    const [first] = String((error as Error).message).split("\n");
    throw new Failure(
      "site",
      `Er is geen browser om de rapporten af te drukken (${first}). ` +
        "Installeer Chrome of Chromium, of zet het pad van de browser in CHROME_PATH. " +
        "De rapporten staan wel als pagina's klaar; die kunt u zelf afdrukken.",
    );
  }
}

async function printPage(browser: Browser, url: string, folder: string): Promise<PrintedReport> {
  const file = `${basename(url, ".html")}.pdf`;
  const path = join(folder, file);
  const page = await browser.newPage({ javaScriptEnabled: false, colorScheme: "light" });
  let shown: number;
  try {
    await page.goto(url, { waitUntil: "load" });
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    // On paper a link leads to where the site is, not to the machine that printed it.
    await page.evaluate(unlinked);
    shown = await page.locator("svg[role=img]:visible").count();
    await page.pdf({
      path,
      tagged: true,
      outline: true,
      preferCSSPageSize: true,
      printBackground: true,
    });
  } finally {
    await page.close();
  }
  const bytes = await readFile(path, "latin1");
  const missing = lacking(bytes, shown);
  if (missing.length > 0) {
    await rm(path, { force: true });
    throw new Failure(
      "site",
      `${file} is niet voor iedereen te lezen: er ontbreekt ${missing.join(", ")}. Gebruik een nieuwere Chrome of Chromium.`,
    );
  }
  return { file, sheets: count(bytes, /\/Type\s*\/Page\b(?!s)/g), pictures: shown };
}

/**
 * What a PDF lacks for who hears it read out; nothing when all is there.
 *
 * @param bytes the file, one character per byte; its structure is not compressed
 * @param pictures how many pictures the page shows
 */
export function lacking(bytes: string, pictures: number): string[] {
  return [
    ...(/\/Lang\s*\(nl\)/.test(bytes) ? [] : ["de taal"]),
    ...(/\/Title\s*[(<]\s*[^\s)>]/.test(bytes) ? [] : ["de titel"]),
    ...(/\/StructTreeRoot/.test(bytes) && /\/MarkInfo\s*<<[^>]*\/Marked\s+true/.test(bytes)
      ? []
      : ["de opbouw"]),
    ...(count(bytes, /\/Alt\s*[(<]\s*[^\s)>]/g) >= pictures ? [] : ["de tekst bij een beeld"]),
  ];
}

const count = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).length;
