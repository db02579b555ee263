import { existsSync } from "node:fs";
import { join } from "node:path";
import { readAgreements, readStories } from "./agreements.ts";
import { checkConsistency } from "./consistency.ts";
import { readMappings } from "./mappings.ts";
import { checkParties } from "./parties.ts";
import { type Problem, throwProblems } from "./problem.ts";
import { readCouncil } from "./read-council.ts";
import {
  annotationSchema,
  budgetKeySchema,
  budgetSchema,
  combinationsSchema,
  contractSchema,
  needSchema,
  normSchema,
  populationSchema,
  productSchema,
  providerSchema,
  type Region,
} from "./region.ts";
import { unique } from "./row-rules.ts";
import { readSheet } from "./sheet.ts";
import { checkSheet } from "./sheet-rules.ts";
import { readTable } from "./table.ts";
import { readYaml } from "./yaml-sheet.ts";

const combinations = {
  file: "combinations.yaml",
  schema: combinationsSchema,
  fill: "Zet er regels in, of [] als er geen zijn.",
  text: false,
};

/**
 * Reads a region folder: `region.yaml`, the tables and `combinations.yaml` beside it, and the
 * column mappings in `mappings`, what was agreed in `agreements`, told in `stories` and put to the
 * council in `council`. Only `population.csv` and these three folders may be absent. Other files are left alone.
 *
 * @param folder the region folder, as in `data/regions`
 * @throws Failure of family `region` that names every problem in Dutch: file, row (the header is
 * row 1) or line, column or field, the value, and what is allowed
 */
export async function readRegion(folder: string): Promise<Region> {
  const problems: Problem[] = [];
  const sheet = await readSheet(folder, problems);
  const tables = {
    providers: await readTable(folder, "providers.csv", providerSchema, problems),
    contracts: await readTable(folder, "contracts.csv", contractSchema, problems),
    products: await readTable(folder, "products.csv", productSchema, problems),
    needs: await readTable(folder, "needs.csv", needSchema, problems),
    budgets: await readTable(folder, "budgets.csv", budgetSchema, problems),
    budgetKeys: await readTable(folder, "budget-keys.csv", budgetKeySchema, problems),
    norms: await readTable(folder, "norms.csv", normSchema, problems),
    annotations: await readTable(folder, "annotations.csv", annotationSchema, problems),
    combinations: await readYaml(folder, combinations, problems),
    population: existsSync(join(folder, "population.csv"))
      ? await readTable(folder, "population.csv", populationSchema, problems)
      : null,
  };
  const around = {
    sheet: sheet?.value ?? null,
    providers: tables.providers.rows.map(({ value }) => value),
    providerIds: tables.providers.cells("provider_id"),
  };
  const agreements = await readAgreements(folder, around, problems);
  const stories = await readStories(folder, around, problems);
  const council = await readCouncil(folder, around, problems);
  const agbs = tables.providers.cells("agb");
  const mappings = await readMappings(folder, sheet?.value ?? null, agbs, problems);
  const { file, rows } = tables.providers;
  problems.push(
    ...(sheet ? checkSheet(sheet) : []),
    ...unique(file, rows, "provider_id", ({ provider_id }) => provider_id),
    ...unique(file, rows, "agb", ({ agb }) => agb),
    ...checkParties(tables.providers),
    ...checkConsistency(sheet?.value ?? null, tables),
  );
  throwProblems(folder, problems);
  if (!sheet) throw new Error("unreachable: a sheet that cannot be read is a problem");
  return {
    ...sheet.value,
    providers: tables.providers.rows.map(({ value }) => value),
    contracts: tables.contracts.rows.map(({ value }) => value),
    products: tables.products.rows.map(({ value }) => value),
    needs: tables.needs.rows.map(({ value }) => value),
    budgets: tables.budgets.rows.map(({ value }) => value),
    budgetKeys: tables.budgetKeys.rows.map(({ value }) => value),
    norms: tables.norms.rows.map(({ value }) => value),
    annotations: tables.annotations.rows.map(({ value }) => value),
    combinations: tables.combinations?.value ?? [],
    population: tables.population?.rows.map(({ value }) => value) ?? [],
    mappings,
    agreements,
    stories,
    council,
  };
}
