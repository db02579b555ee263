import type { Site } from "../data/page.ts";
import { coverageWords } from "../words/chain.ts";
import { wordsFor } from "../words/codes.ts";
import { coverageHeadline } from "../words/headline.ts";
import { noAnchors } from "./anchors.ts";
import { chartFigure, originOf } from "./chart-figure.ts";
import { type HeatCell, type HeatColumn, heatMatrix } from "./charts/heat-matrix.ts";
import type { Html } from "./html.ts";
import { capital, formatDate, formatNumber } from "./nl-format.ts";
import type { PageDraft } from "./page-draft.ts";
import { table } from "./table.ts";

/** One cell of the coverage matrix of a release. */
export interface CoverageCell {
  service: string;
  specialism: string | null;
  municipality_code: string;
  on_date: string;
  providers: number;
  accepting: number;
  delivering: number;
  state: string;
}

interface ServiceRow {
  name: string;
  cells: Map<string, CoverageCell>;
}

/** How a state looks in the matrix: help is there, is there but may fall away, or is not there. */
export function coverageState(state: string): "present" | "partly" | "absent" {
  if (state === "gedekt") return "present";
  return state === "één aanbieder" || state === "geen levering" ? "partly" : "absent";
}

/** Help that must be there, by service and municipality. Null when the region asked for none. */
export function coverageFigure(
  site: Site,
  page: PageDraft,
  cells: readonly CoverageCell[],
): Html | null {
  const [first] = cells;
  if (!first) return null;
  const { municipalities } = site.release;
  const rows = serviceRows(cells);
  const columns = shortNames(municipalities.map((one) => one.name));
  const cellOf = (row: ServiceRow, code: string): HeatCell => {
    const cell = row.cells.get(code);
    return { state: cell ? coverageState(cell.state) : "notNeeded" };
  };
  const open = cells.filter((cell) => coverageState(cell.state) === "absent").length;
  return chartFigure(site, page, {
    ...originOf(site),
    id: "dekking",
    message: coverageHeadline(cells.length - open, cells.length),
    subtitle: {
      what: coverageWords.what,
      who: coverageWords.who,
      period: coverageWords.period(formatDate(first.on_date)),
      unit: coverageWords.unit,
    },
    picture: heatMatrix(
      columns,
      rows.map((row) => ({
        name: row.name,
        cells: municipalities.map(({ code }) => cellOf(row, code)),
      })),
    ),
    provisionalFrom: null,
    anchors: noAnchors,
    reading: coverageWords.reading(
      coverageWords.abbreviation(columns.map(({ name, short }) => `${short} ${name}`)),
    ),
    limits: coverageWords.limits,
    table: table(
      coverageWords.table,
      [
        { heading: coverageWords.service, names: true, cell: (row: ServiceRow) => row.name },
        ...municipalities.map(({ code, name }) => ({
          heading: name,
          cell: (row: ServiceRow) => {
            const cell = row.cells.get(code);
            return cell ? wordsFor(coverageWords.states, cell.state) : coverageWords.notNeeded;
          },
        })),
      ],
      rows,
    ),
    download: {
      columns: [
        "dienst",
        "specialisme",
        "gemeente",
        "stand",
        "aanbieders met contract",
        "neemt mensen aan",
        "gaf hulp",
      ],
      rows: cells.map((cell) => [
        cell.service,
        cell.specialism,
        municipalities.find((one) => one.code === cell.municipality_code)?.name ?? null,
        cell.state,
        cell.providers,
        cell.accepting,
        cell.delivering,
      ]),
    },
  });
}

/** A row per service, each followed by its specialisms. */
function serviceRows(cells: readonly CoverageCell[]): ServiceRow[] {
  const rows = new Map<string, ServiceRow>();
  for (const cell of cells) {
    const key = `${cell.service} ${cell.specialism ?? ""}`;
    const known = rows.get(key);
    if (known) known.cells.set(cell.municipality_code, cell);
    else
      rows.set(key, {
        name: cell.specialism === null ? named(cell.service) : `– ${named(cell.specialism)}`,
        cells: new Map([[cell.municipality_code, cell]]),
      });
  }
  return [...rows].sort(([a], [b]) => a.localeCompare(b, "nl")).map(([, row]) => row);
}

/** A code of the region in words: `ambulante-jeugdhulp` reads as `Ambulante jeugdhulp`. */
export const named = (code: string): string => capital(code.replaceAll("-", " "));

/** Three letters per name, and another third letter when two would be the same. */
function shortNames(names: readonly string[]): HeatColumn[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const letters = name.replace(/[^\p{L}]/gu, "");
    let short = letters.slice(0, 3);
    for (let third = 3; taken.has(short) && third < letters.length; third++)
      short = letters.slice(0, 2) + letters.charAt(third);
    taken.add(short);
    return { name, short };
  });
}

/** How many places have no help, how many have help that may fall away, and how many there are. */
export function coverageCounts(cells: readonly CoverageCell[]) {
  const count = (state: string) =>
    cells.filter((cell) => coverageState(cell.state) === state).length;
  return { open: count("absent"), weak: count("partly"), needed: formatNumber(cells.length) };
}
