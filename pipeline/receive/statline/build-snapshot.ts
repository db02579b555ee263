import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { homeOf, projectRoot } from "../../home.ts";
import { readRegion } from "../../region/read-region.ts";
import { nationalMixes } from "./national-mixes.ts";
import { type Figure, type Page, writePage, writeSlice } from "./snapshot.ts";
import { readAreas, referenceFolder } from "./wish.ts";

// Makes the snapshot of `data/reference/statline` from a folder with gathered CBS material:
//   npx tsx pipeline/receive/statline/build-snapshot.ts <folder>
// The folder holds the captured answers of the service for 03759ned, and figures read from CBS
// pages. SOURCES.md beside the snapshot says where each comes from.

/** When the pages were read. */
const readOn = "2026-11-21T00:00:00.000Z";
const population = "M000352";

/** Areas of all regions in the project: rows of other areas stay out. */
export async function areasOfAllRegions(): Promise<ReadonlySet<string>> {
  const areas = new Set<string>();
  for (const name of (await readdir(join(projectRoot, "data", "regions"))).sort()) {
    const { regionFolder } = homeOf(name);
    for (const area of await readAreas(await readRegion(regionFolder), regionFolder)) {
      areas.add(area);
    }
  }
  return areas;
}

/** Writes the snapshot to `to`, table by table; what was there of those tables is replaced. */
export async function buildSnapshot(
  from: string,
  to: string,
  areas: ReadonlySet<string>,
): Promise<void> {
  const pages: Page[] = [
    ...publishedFigures(await csv(from, "cbs_statline_page_figures.csv"), areas),
    youthCareShare(await csv(from, "kwb2021_85039NED_subset.csv"), areas),
    ...nationalMixes(await json(from, "cbs_national_mixes.json"), readOn),
  ];
  for (const table of new Set(["03759ned", ...pages.map((page) => page.table)])) {
    await rm(join(to, table), { recursive: true, force: true });
  }
  await writePopulation(from, to, areas);
  for (const page of pages) await writePage(to, page);
}

/** Inhabitants, from the answers of the service itself; rows as they came. */
async function writePopulation(from: string, to: string, areas: ReadonlySet<string>) {
  const answer = (name: string) => json(join(from, "odata4-fixtures"), `03759ned.${name}.json`);
  const list = async (name: string) => ((await answer(name)) as { value: Row[] }).value;
  const properties = (await answer("properties")) as Row;
  const index = (await answer("index")) as Row;
  const observations = (await list("observations.subset")).filter(
    (row) => row.Measure === population && areas.has(String(row.RegioS).trim()),
  );
  const codes: Record<string, { code: string; title: string; status: string | null }[]> = {};
  for (const [dimension, name] of [
    ["BurgerlijkeStaat", "codes-BurgerlijkeStaat"],
    ["Geslacht", "codes-Geslacht"],
    ["Leeftijd", "codes-Leeftijd"],
    ["RegioS", "codes-RegioS.subset"],
    ["Perioden", "codes-Perioden"],
  ] as const) {
    const used = new Set(observations.map((row) => row[dimension]));
    codes[dimension] = (await list(name))
      .filter((code) => used.has(code.Identifier))
      .map((code) => ({
        code: String(code.Identifier).trim(),
        title: String(code.Title).trim(),
        status: typeof code.Status === "string" ? code.Status : null,
      }));
  }
  await writeSlice(
    to,
    String(properties.Version),
    {
      table_id: String(properties.Identifier),
      title: String(properties.Title),
      version: String(properties.Version),
      modified: String(properties.Modified),
      status: String(properties.Status),
      license: String(properties.License),
      source: String(index.source),
      note: "Alleen het totaal per gebied.",
      request: null,
      filter: String(index.sliceFilter),
      captured_at: String(index.capturedAt),
      region: "RegioS",
      period: "Perioden",
      others: ["BurgerlijkeStaat", "Geslacht", "Leeftijd"],
      measures: (await list("measure-codes"))
        .filter((measure) => measure.Identifier === population)
        .map((measure) => ({
          code: population,
          title: String(measure.Title).trim(),
          group: null,
          unit: String(measure.Unit),
          decimals: Number(measure.Decimals ?? 0),
          data_type: String(measure.DataType),
        })),
      codes,
    },
    observations,
  );
}

/** Figures of CBS pages; what was read from one page is one slice, so that a revision stays visible. */
function publishedFigures(rows: Record<string, string>[], areas: ReadonlySet<string>): Page[] {
  const pages = new Map<string, Page>();
  for (const row of rows) {
    if (!areas.has(row.region_code ?? "")) continue;
    const source = (row.source ?? "").replace(/ \(public page read\)$/, "");
    const table = row.table ?? "";
    const search = /\?q=(.*)$/.exec(source)?.[1];
    const page: Page = pages.get(source) ?? {
      table,
      slice: search === undefined ? "pagina" : `pagina-${search.replace(/[^a-z0-9]+/g, "-")}`,
      title: row.table_title ?? "",
      source,
      note: "Overgenomen van de pagina van CBS. De namen van de onderwerpen zijn ingekort. Een punt op de pagina is geen getal; de pagina zegt niet waarom.",
      readOn,
      figures: [],
    };
    pages.set(source, page);
    page.figures.push({
      measure: row.measure ?? "",
      unit: row.unit ?? "",
      region: row.region_code ?? "",
      regionName: row.region ?? "",
      period: row.period ?? "",
      status: row.period_status || null,
      value: row.value ? Number(row.value) : null,
      attribute: row.value_attribute ?? "",
    });
  }
  return [...pages.values()];
}

/** Share of young people with youth care per municipality, 2021. */
function youthCareShare(rows: Record<string, string>[], areas: ReadonlySet<string>): Page {
  return {
    table: "85039NED",
    slice: "jongeren-met-jeugdzorg",
    title: "Kerncijfers wijken en buurten 2021",
    source: "https://www.cbs.nl/nl-nl/cijfers/detail/85039NED",
    note: "Overgenomen uit een openbare bewerking van deze tabel (zie SOURCES.md). Noemer: alle jongeren tot 23 jaar.",
    readOn,
    figures: rows
      .filter((row) => areas.has(row.regio_code ?? ""))
      .map(
        (row): Figure => ({
          measure: "Jongeren met jeugdzorg in natura, relatief",
          unit: "%",
          region: row.regio_code ?? "",
          regionName: row.regio_naam ?? "",
          period: "2021JJ00",
          status: null,
          value: Number(row.pct_jongeren_met_jeugdzorg_in_natura_2021),
          attribute: "None",
        }),
      ),
  };
}

type Row = Record<string, unknown>;

async function csv(folder: string, name: string): Promise<Record<string, string>[]> {
  return parse(await readFile(join(folder, name), "utf8"), { columns: true, bom: true });
}

async function json(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name), "utf8"));
}

const [, script, from] = process.argv;
if (script?.endsWith("build-snapshot.ts") && from !== undefined) {
  await buildSnapshot(from, referenceFolder, await areasOfAllRegions());
}
