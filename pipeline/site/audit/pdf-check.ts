import { everyElement, type Markup, textOf } from "./markup.ts";
import { readPdf } from "./pdf-text.ts";

/** Facts that printing leaves in a file: none of them about who made it. */
const usual = new Set(["Title", "Creator", "Producer", "CreationDate", "ModDate"]);

/**
 * What a PDF holds that the page it was printed from does not: numbers, texts of pictures, and facts
 * about its maker. The page has been held against the release; each number on paper must be one of
 * its numbers, and stand there no more often.
 */
export function strayInPdf(bytes: Buffer, page: Markup): string[] {
  let pdf: ReturnType<typeof readPdf>;
  try {
    pdf = readPdf(bytes);
  } catch (error) {
    return [`niet te lezen: ${(error as Error).message}`];
  }
  const found: string[] = [];
  const printed = pdf.pieces.join("\n");
  const heading = [...everyElement(page)].find((one) => one.name === "h1");
  if (heading === undefined || !letters(printed).includes(letters(textOf(heading))))
    found.push("een PDF waarvan de tekst niet die van de pagina is");
  const left = tally(wordsOnPage(page));
  for (const [number, times] of tally(printed)) {
    if (times > (left.get(number) ?? 0)) found.push("een getal dat niet op de pagina staat");
  }
  const told = new Set(
    [...everyElement(page)].flatMap((one) => one.attributes.get("aria-label") ?? []),
  );
  if (pdf.alternatives.some((one) => !told.has(one)))
    found.push("een beschrijving van een beeld die niet op de pagina staat");
  if (
    [...pdf.facts.keys()].some((name) => !usual.has(name)) ||
    pdf.facts.get("Creator") !== "Chromium"
  )
    found.push("gegevens over de maker van het bestand");
  if (pdf.links.some((link) => /127\.0\.0\.1|localhost|file:/.test(link)))
    found.push("een adres van de eigen machine");
  return [...new Set(found)];
}

const letters = (text: string): string => text.replace(/[^\p{L}]+/gu, "").toLowerCase();

/** The words on a page as paper shows them, with the numbers that a list puts before its lines. */
function wordsOnPage(page: Markup): string {
  const words: string[] = [];
  const walk = (element: Markup) => {
    if (element.name === "script" || element.name === "style" || element.name === "head") return;
    for (const [index, child] of element.children.entries()) {
      if (typeof child === "string") words.push(child);
      else walk(child);
      if (element.name === "ol" && typeof child !== "string") words.push(String(index + 1));
    }
  };
  walk(page);
  return words.join(" ");
}

/** How often each number stands in a text. */
function tally(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [number] of text.matchAll(/\p{Nd}(?:[.,]?\p{Nd})*/gu))
    counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}
