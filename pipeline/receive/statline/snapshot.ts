import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Capture, observationsFile, writeManifest } from "./capture.ts";

const ccBy = "https://creativecommons.org/licenses/by/4.0/";

/** One figure as somebody read it: not from the service, so with names of our own. */
export interface Figure {
  /** In words; its code becomes `pagina:` and those words. */
  measure: string;
  unit: string;
  region: string;
  regionName: string;
  period: string;
  status: string | null;
  /** Label per further dimension; the labels serve as codes. */
  dims?: Record<string, string>;
  value: number | null;
  /** `None`, or why there is no value. */
  attribute: string;
}

export interface Page {
  table: string;
  /** Name of the folder of this slice. */
  slice: string;
  title: string;
  source: string;
  note: string;
  readOn: string;
  figures: Figure[];
}

/** Writes one slice of the snapshot, in the form of a capture. */
export async function writeSlice(
  root: string,
  slice: string,
  capture: Omit<Capture, "format" | "observations" | "sha256">,
  observations: object[],
): Promise<void> {
  const folder = join(root, capture.table_id, slice);
  const lines = observations.map((row) => `${JSON.stringify(row)}\n`).join("");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, observationsFile), lines);
  await writeManifest(folder, {
    format: 1,
    ...capture,
    observations: observations.length,
    sha256: createHash("sha256").update(lines).digest("hex"),
  });
}

/** Writes figures read from a page as a slice; nothing when there are none. */
export async function writePage(root: string, page: Page): Promise<void> {
  const { figures } = page;
  if (figures.length === 0) return;
  const others = [...new Set(figures.flatMap(({ dims }) => Object.keys(dims ?? {})))];
  const measures = unique(figures, ({ measure }) => measureCode(measure));
  const regions = unique(figures, ({ region }) => region);
  const periods = unique(figures, ({ period }) => period);
  await writeSlice(
    root,
    page.slice,
    {
      table_id: page.table,
      title: page.title,
      version: null,
      modified: null,
      status: null,
      license: ccBy,
      source: page.source,
      note: page.note,
      request: null,
      filter: "",
      captured_at: page.readOn,
      region: "RegioS",
      period: "Perioden",
      others,
      measures: measures.map(({ measure, unit, value }) => ({
        code: measureCode(measure),
        title: measure,
        group: null,
        unit,
        decimals: unit.startsWith("%") ? 1 : 0,
        data_type: value === null || Number.isInteger(value) ? "Long" : "Double",
      })),
      codes: {
        RegioS: regions.map(({ region, regionName }) => ({
          code: region,
          title: regionName,
          status: null,
        })),
        Perioden: periods.map(({ period, status }) => ({ code: period, title: period, status })),
        ...Object.fromEntries(
          others.map((dimension) => [
            dimension,
            unique(figures, ({ dims }) => dims?.[dimension] ?? "").map(({ dims }) => {
              const label = dims?.[dimension] ?? "";
              return { code: label, title: label, status: null };
            }),
          ]),
        ),
      },
    },
    figures.map(({ measure, region, period, dims, value, attribute }, index) => ({
      Id: index,
      Measure: measureCode(measure),
      ValueAttribute: attribute,
      Value: value,
      StringValue: null,
      ...Object.fromEntries(others.map((dimension) => [dimension, dims?.[dimension] ?? ""])),
      RegioS: region,
      Perioden: period,
    })),
  );
}

/** `Jongeren met jeugdhulp, relatief` → `pagina:jongeren-met-jeugdhulp-relatief`. */
export function measureCode(words: string): string {
  const plain = words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return `pagina:${plain}`;
}

function unique<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed();
}
