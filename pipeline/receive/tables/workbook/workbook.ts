import { UnreadableTable } from "../encoding.ts";
import type { TableRow } from "../text-rows.ts";
import { isDateFormat } from "./number-text.ts";
import { readWholePart } from "./part-xml.ts";
import { largestOther, Parts } from "./parts.ts";
import { type Book, sheetRows } from "./sheet.ts";

/** Texts that cells share take no more than so many characters together. */
const mostShared = 32 * 1024 * 1024;

const damaged = "De werkmap is beschadigd of heeft geen blad. Sla hem opnieuw op als .xlsx.";

/**
 * Reads the first visible sheet of a workbook (.xlsx), as `use` takes its rows: texts as they are,
 * numbers with a decimal point, dates as 2024-03-01, true and false as ja and nee, formulas by
 * their last result. Macros, links and everything else in the file are never looked at.
 *
 * Unpacked by yauzl and parsed by saxes, which the messages use as well, and not by a spreadsheet
 * library: what is asked is little, and it must stay bounded for a file made to harm. Considered:
 * `xlsx` 0.18.5 on npm has known holes (CVE-2023-30533, CVE-2024-22363) and is published there no
 * more; `exceljs` 4.4.0 is no longer maintained; `read-excel-file` 9.3.17 is, but it unpacks
 * everything at once and makes every row and column up to a number the file chooses, and one cell
 * with an error costs the whole file.
 *
 * @throws UnreadableTable when it is no workbook, or one that cannot be read safely
 */
export async function withWorkbookRows(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  use: (rows: AsyncIterable<TableRow>) => Promise<void>,
): Promise<void> {
  const parts = await Parts.open(content);
  const main = await mainPart(parts);
  const links = await linksOf(parts, main);
  const { sheet, from1904 } = await firstSheet(parts, main);
  const path = links.byId.get(sheet);
  if (path === undefined) throw new UnreadableTable(damaged);
  const book: Book = {
    from1904,
    shared: await sharedTexts(parts, links.byType.get("sharedStrings")),
    dateStyles: await dateStyles(parts, links.byType.get("styles")),
  };
  await use(sheetRows(parts.pieces(path), book));
}

interface Links {
  byId: Map<string, string>;
  /** By the last part of the type, of which there are several spellings. */
  byType: Map<string, string>;
}

async function mainPart(parts: Parts): Promise<string> {
  const links = await linksOf(parts, "");
  const path = links.byType.get("officeDocument") ?? "xl/workbook.xml";
  if (!parts.has(path)) throw new UnreadableTable(damaged);
  return path;
}

/** What a part refers to; paths count from the folder of the part. */
async function linksOf(parts: Parts, part: string): Promise<Links> {
  const slash = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, slash);
  const links: Links = { byId: new Map(), byType: new Map() };
  const path = `${folder}_rels/${part.slice(slash)}.rels`;
  if (!parts.has(path)) return links;
  await readWholePart(parts.pieces(path, largestOther), {
    open(name, attribute) {
      const target = attribute("Target");
      if (name !== "Relationship" || target === undefined) return;
      if (attribute("TargetMode") === "External") return;
      const full = target.startsWith("/") ? target.slice(1) : `${folder}${target}`;
      links.byId.set(attribute("Id") ?? "", full);
      const type = attribute("Type") ?? "";
      links.byType.set(type.slice(type.lastIndexOf("/") + 1), full);
    },
  });
  return links;
}

async function firstSheet(
  parts: Parts,
  main: string,
): Promise<{ sheet: string; from1904: boolean }> {
  let sheet: string | null = null;
  let from1904 = false;
  await readWholePart(parts.pieces(main, largestOther), {
    open(name, attribute) {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attribute("date1904") ?? "");
      if (name !== "sheet" || sheet !== null) return;
      if (/^(veryH|h)idden$/.test(attribute("state") ?? "")) return;
      // Beside `sheetId` there is the id of the link, with the prefix of its namespace.
      sheet = attribute("id") ?? null;
    },
  });
  if (sheet === null) throw new UnreadableTable(damaged);
  return { sheet, from1904 };
}

async function sharedTexts(parts: Parts, path: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (path === undefined || !parts.has(path)) return texts;
  let whole = "";
  let reading = false;
  let phonetic = false;
  let size = 0;
  await readWholePart(parts.pieces(path, largestOther), {
    open(name) {
      if (name === "si") whole = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") reading = !phonetic;
    },
    close(name) {
      if (name === "si") texts.push(whole);
      else if (name === "rPh") phonetic = false;
      else if (name === "t") reading = false;
    },
    text(text) {
      if (!reading) return;
      whole += text;
      size += text.length;
      if (size > mostShared) {
        throw new UnreadableTable(
          "De werkmap bevat te veel tekst om veilig te lezen. Lever de tabel aan als .csv.",
        );
      }
    },
  });
  return texts;
}

/** Which cell styles show a date. */
async function dateStyles(parts: Parts, path: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (path === undefined || !parts.has(path)) return styles;
  const codes = new Map<number, string>();
  let inCells = false;
  await readWholePart(parts.pieces(path, largestOther), {
    open(name, attribute) {
      if (name === "numFmt") {
        codes.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      } else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attribute("numFmtId") ?? 0);
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return styles;
}
