import { checkBudgetKeys, checkBudgets } from "./money-rules.ts";
import {
  type Combinations,
  checkAnnotations,
  checkCombinations,
  checkNorms,
} from "./norm-rules.ts";
import { checkPopulation } from "./population-rules.ts";
import { inFile, inRow, type Problem, quote } from "./problem.ts";
import type {
  Annotation,
  Budget,
  BudgetKey,
  Contract,
  Need,
  Norm,
  Population,
  Product,
  Provider,
  RegionSheet,
} from "./region.ts";
import { checkOverlap, checkValidity, type Known, refer, unique } from "./row-rules.ts";
import type { Row, Table } from "./table.ts";

export interface Tables {
  providers: Table<Provider>;
  contracts: Table<Contract>;
  products: Table<Product>;
  needs: Table<Need>;
  budgets: Table<Budget>;
  budgetKeys: Table<BudgetKey>;
  norms: Table<Norm>;
  annotations: Table<Annotation>;
  /** Null when `combinations.yaml` is not valid by itself. */
  combinations: Combinations | null;
  /** Null when the region does not give its own residents. */
  population: Table<Population> | null;
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
    municipalities: region && new Set(region.municipalities.map(({ code }) => code)),
  };
  return [
    ...[tables.providers, tables.contracts, tables.products]
      .filter(({ rows, complete }) => complete && rows.length === 0)
      .map(({ file }) => inFile(file, "dit bestand heeft geen rijen. Nodig is ten minste een.")),
    ...checkContracts(tables.contracts, known),
    ...checkProducts(tables.products, known, region),
    ...checkNeeds(tables.needs, known),
    ...checkBudgets(tables.budgets, tables.contracts, known),
    ...checkBudgetKeys(tables.budgetKeys, tables.budgets, tables.contracts, known),
    ...checkNorms(tables.norms, known, region),
    ...checkAnnotations(tables.annotations, known, tables.providers),
    ...(tables.combinations ? checkCombinations(tables.combinations) : []),
    ...(tables.population ? checkPopulation(tables.population, known) : []),
  ];
}

function checkContracts({ file, rows }: Table<Contract>, known: Known): Problem[] {
  return [
    ...refer(file, rows, "provider_id", known.providers, "een provider_id uit providers.csv"),
    ...refer(file, rows, "segment", known.segments),
    ...refer(
      file,
      rows,
      "municipality_code",
      known.municipalities && new Set(["*", ...known.municipalities]),
    ),
    ...checkValidity(file, rows),
    ...checkClientStop(file, rows),
    ...unique(file, rows, "contract_id", ({ contract_id }) => contract_id),
    ...checkOverlap(
      file,
      rows,
      "valid_from",
      "deze aanbieder heeft in die tijd al een contract voor deze dienst in dit segment en deze gemeente",
      ({ provider_id, segment, service, specialism }) =>
        `${provider_id} ${segment} ${service} ${specialism ?? ""}`,
      (a, b) =>
        a.municipality_code === b.municipality_code ||
        a.municipality_code === "*" ||
        b.municipality_code === "*",
    ),
  ];
}

/** A client stop has a first day, and holds while the contract does. */
function checkClientStop(file: string, rows: Row<Contract>[]): Problem[] {
  const problems: Problem[] = [];
  for (const { row, value } of rows) {
    const { stop_from, stop_to, valid_from, valid_to } = value;
    const wrong = (column: keyof Contract, text: string) =>
      problems.push(inRow(file, row, column, text));
    if (stop_from === null) {
      if (stop_to === null) continue;
      wrong(
        "stop_from",
        "deze cel is leeg, maar stop_to niet. Toegestaan: allebei leeg, of de eerste dag van de cliëntenstop.",
      );
    } else if (stop_from < valid_from || stop_from > (valid_to ?? "9999")) {
      const until = valid_to === null ? "of later" : `tot en met ${valid_to}`;
      wrong(
        "stop_from",
        `de waarde ${quote(stop_from)} ligt buiten het contract. Toegestaan: ${valid_from} ${until}.`,
      );
    } else if (stop_to !== null && stop_to < stop_from) {
      wrong(
        "stop_to",
        `de waarde ${quote(stop_to)} ligt voor stop_from (${stop_from}). Toegestaan: dezelfde dag, later, of leeg.`,
      );
    }
  }
  return problems;
}

/** A need that no contract meets is no mistake: it is what the matrix is there to show. */
function checkNeeds({ file, rows }: Table<Need>, known: Known): Problem[] {
  return [
    ...refer(file, rows, "municipality_code", known.municipalities),
    ...unique(
      file,
      rows,
      "service",
      ({ service, specialism, municipality_code }) =>
        `${service} ${specialism ?? ""} ${municipality_code}`,
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
