import { catalogue } from "../../indicators/catalogue.ts";
import { inFile, inRow, type Problem, quote } from "./problem.ts";
import {
  type Budget,
  type Contract,
  domains,
  laws,
  type Norm,
  type Product,
  type Provider,
  type RegionSheet,
} from "./region.ts";
import type { Row, Table } from "./table.ts";

export interface Tables {
  providers: Table<Provider>;
  contracts: Table<Contract>;
  products: Table<Product>;
  budgets: Table<Budget>;
  norms: Table<Norm>;
}

/**
 * What must hold between the files of a region folder.
 *
 * @param region null when `region.yaml` itself is not valid: references to it are then not checked
 */
export function checkConsistency(region: RegionSheet | null, tables: Tables): Problem[] {
  const known: Known = {
    providers: tables.providers.cells("provider_id"),
    segments: region && new Set(region.segments.map(({ id }) => id)),
    municipalities: region && new Set(["*", ...region.municipalities.map(({ code }) => code)]),
  };
  return [
    ...[tables.providers, tables.contracts, tables.products]
      .filter(({ rows, complete }) => complete && rows.length === 0)
      .map(({ file }) => inFile(file, "dit bestand heeft geen rijen. Nodig is ten minste een.")),
    ...checkContracts(tables.contracts, known),
    ...checkProducts(tables.products, known, region),
    ...checkBudgets(tables.budgets, tables.contracts, known),
    ...checkNorms(tables.norms, known),
  ];
}

/** The ids that may be referred to; null when the file that has them could not be read. */
interface Known {
  providers: ReadonlySet<string> | null;
  segments: ReadonlySet<string> | null;
  municipalities: ReadonlySet<string> | null;
}

function checkContracts({ file, rows }: Table<Contract>, known: Known): Problem[] {
  return [
    ...refer(file, rows, "provider_id", known.providers, "een provider_id uit providers.csv"),
    ...refer(file, rows, "segment", known.segments),
    ...refer(file, rows, "municipality_code", known.municipalities),
    ...checkValidity(file, rows),
    ...unique(file, rows, "contract_id", ({ contract_id }) => contract_id),
    ...checkOverlap(
      file,
      rows,
      "valid_from",
      "deze aanbieder heeft in die tijd al een contract voor dit segment en deze gemeente",
      ({ provider_id, segment }) => `${provider_id} ${segment}`,
      (a, b) =>
        a.municipality_code === b.municipality_code ||
        a.municipality_code === "*" ||
        b.municipality_code === "*",
    ),
  ];
}

function checkProducts(
  { file, rows }: Table<Product>,
  known: Known,
  region: RegionSheet | null,
): Problem[] {
  const problems = [
    ...refer(file, rows, "segment", known.segments),
    ...checkValidity(file, rows),
    ...checkOverlap(
      file,
      rows,
      "code",
      "dit product (wet, categorie en code) staat er voor die tijd al",
      ({ law, category, code }) => `${law} ${category} ${code ?? ""}`,
    ),
  ];
  for (const { row, value } of region ? rows : []) {
    const segment = region?.segments.find(({ id }) => id === value.segment);
    if (segment && segment.law !== value.law) {
      const text = `de waarde ${quote(value.law)} past niet bij segment ${segment.id}. Toegestaan: ${segment.law}.`;
      problems.push(inRow(file, row, "law", text));
    }
    const ranks = (region?.ladders ?? [])
      .filter(({ law }) => law === value.law)
      .flatMap((ladder) => ladder.ranks.map(({ rank }) => rank).filter((rank) => rank > 0));
    if (value.rank !== null && !ranks.includes(value.rank)) {
      const text = `trede ${value.rank} staat niet op de ladder voor ${value.law} in region.yaml. Toegestaan: ${ranks.join(", ") || "geen enkele"}, of leeg.`;
      problems.push(inRow(file, row, "rank", text));
    }
  }
  return problems;
}

function checkBudgets(
  { file, rows }: Table<Budget>,
  contracts: Table<Contract>,
  known: Known,
): Problem[] {
  const problems = [
    ...refer(file, rows, "provider_id", known.providers, "een provider_id uit providers.csv"),
    ...refer(file, rows, "segment", known.segments),
    ...unique(file, rows, "year", (each) => `${each.provider_id} ${each.segment} ${each.year}`),
  ];
  const keyOf = (each: { provider_id: string; segment: string }) =>
    `${each.provider_id} ${each.segment}`;
  const byKey = new Map<string, Contract[]>();
  for (const { value } of contracts.rows) {
    byKey.set(keyOf(value), [...(byKey.get(keyOf(value)) ?? []), value]);
  }
  // A contract on a bad row may be the one meant: then that row is the problem, not the budget.
  for (const { row, value } of contracts.complete ? rows : []) {
    const inYear = byKey
      .get(keyOf(value))
      ?.some(
        ({ valid_from, valid_to }) =>
          valid_from <= `${value.year}-12-31` && (valid_to ?? "9999") >= `${value.year}-01-01`,
      );
    if (inYear) continue;
    const text = `${value.provider_id} heeft in ${value.year} geen contract voor ${value.segment}. Toegestaan: een jaar waarin er een contract is in contracts.csv.`;
    problems.push(inRow(file, row, "year", text));
  }
  return problems;
}

function checkNorms({ file, rows }: Table<Norm>, known: Known): Problem[] {
  const scopes: Record<Norm["scope"], ReadonlySet<string> | null> = {
    regio: new Set(["*"]),
    domein: new Set(domains),
    segment: known.segments,
    aanbieder: known.providers,
    keten: new Set(laws),
  };
  const problems = [
    ...refer(file, rows, "indicator_id", new Set(catalogue.map(({ id }) => id))),
    ...checkValidity(file, rows),
    ...checkOverlap(
      file,
      rows,
      "scope_id",
      "deze norm (indicator, scope en scope_id) staat er voor die tijd al",
      ({ indicator_id, scope, scope_id }) => `${indicator_id} ${scope} ${scope_id}`,
    ),
  ];
  for (const scope of Object.keys(scopes) as Norm["scope"][]) {
    const scoped = rows.filter(({ value }) => value.scope === scope);
    const rule = scope === "aanbieder" ? "een provider_id uit providers.csv" : undefined;
    problems.push(...refer(file, scoped, "scope_id", scopes[scope], rule));
  }
  for (const { row, value } of rows) {
    const share = catalogue.some(({ id, unit }) => id === value.indicator_id && unit === "procent");
    if (!share || (value.value >= 0 && value.value <= 1)) continue;
    const text = `de waarde ${quote(String(value.value))} kan niet. Toegestaan: een aandeel van 0 tot en met 1, dus 0.35 voor 35 procent.`;
    problems.push(inRow(file, row, "value", text));
  }
  return problems;
}

/** Every value of `column` must be known. */
function refer<T, K extends keyof T & string>(
  file: string,
  rows: Row<T>[],
  column: K,
  known: ReadonlySet<string> | null,
  rule?: string,
): Problem[] {
  if (!known) return [];
  return rows
    .filter(({ value }) => !known.has(String(value[column])))
    .map(({ row, value }) => {
      const options = rule ?? `een van: ${[...known].join(", ")}`;
      const text = `de waarde ${quote(String(value[column]))} bestaat niet. Toegestaan: ${options}.`;
      return inRow(file, row, column, text);
    });
}

/** No two rows may have the same key. */
export function unique<T>(
  file: string,
  rows: Row<T>[],
  column: keyof T & string,
  keyOf: (value: T) => string,
): Problem[] {
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  for (const { row, value } of rows) {
    const key = keyOf(value);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, row);
    else {
      const text = `de waarde ${quote(String(value[column]))} staat ook in rij ${earlier}. Toegestaan: een keer.`;
      problems.push(inRow(file, row, column, text));
    }
  }
  return problems;
}

interface Valid {
  valid_from: string;
  valid_to: string | null;
}

function checkValidity<T extends Valid>(file: string, rows: Row<T>[]): Problem[] {
  return rows
    .filter(({ value }) => value.valid_to !== null && value.valid_to < value.valid_from)
    .map(({ row, value }) => {
      const text = `de waarde ${quote(value.valid_to ?? "")} ligt voor valid_from (${value.valid_from}). Toegestaan: dezelfde dag, later, of leeg.`;
      return inRow(file, row, "valid_to", text);
    });
}

/** Rows with the same key may follow each other in time, but not hold at the same moment. */
function checkOverlap<T extends Valid>(
  file: string,
  rows: Row<T>[],
  column: keyof T & string,
  what: string,
  keyOf: (value: T) => string,
  same: (a: T, b: T) => boolean = () => true,
): Problem[] {
  const byKey = new Map<string, Row<T>[]>();
  const problems: Problem[] = [];
  for (const each of rows) {
    const earlier = byKey.get(keyOf(each.value)) ?? [];
    const clash = earlier.find(
      ({ value }) =>
        same(value, each.value) &&
        value.valid_from <= (each.value.valid_to ?? "9999") &&
        each.value.valid_from <= (value.valid_to ?? "9999"),
    );
    byKey.set(keyOf(each.value), [...earlier, each]);
    if (!clash) continue;
    const text = `${what}, in rij ${clash.row}. Toegestaan: perioden die elkaar niet raken.`;
    problems.push(inRow(file, each.row, column, text));
  }
  return problems;
}
