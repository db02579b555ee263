import { inFile, inRow, type Problem } from "./problem.ts";
import type { Budget, BudgetKey, Contract } from "./region.ts";
import { grouped, type Known, refer, unique } from "./row-rules.ts";
import type { Row, Table } from "./table.ts";

/** A budget belongs to a contract that holds in its year. */
export function checkBudgets(
  { file, rows }: Table<Budget>,
  contracts: Table<Contract>,
  known: Known,
): Problem[] {
  return [
    ...refer(file, rows, "provider_id", known.providers, "een provider_id uit providers.csv"),
    ...refer(file, rows, "segment", known.segments),
    ...unique(file, rows, "year", (each) => `${each.provider_id} ${each.segment} ${each.year}`),
    ...withoutContract(rows, contracts).map(({ row, value }) => {
      const text = `${value.provider_id} heeft in ${value.year} geen contract voor ${value.segment}. Toegestaan: een jaar waarin er een contract is in contracts.csv.`;
      return inRow(file, row, "year", text);
    }),
  ];
}

/** The shares of one year add up to one, and every year with budgets has them. */
export function checkBudgetKeys(
  { file, rows, complete }: Table<BudgetKey>,
  budgets: Table<Budget>,
  contracts: Table<Contract>,
  known: Known,
): Problem[] {
  const problems = [
    ...refer(file, rows, "municipality_code", known.municipalities),
    ...unique(
      file,
      rows,
      "municipality_code",
      ({ year, municipality_code }) => `${year} ${municipality_code}`,
    ),
  ];
  // A share on a bad row may be the one that is missed: then that row is the problem.
  if (!complete) return problems;
  const years = grouped(rows, ({ year }) => String(year));
  for (const [year, ofYear] of years) {
    // Shares have a few decimals; adding them in binary leaves a trace far below that.
    const sum = Math.round(ofYear.reduce((total, { value }) => total + value.share, 0) * 1e9) / 1e9;
    if (sum === 1) continue;
    const text = `de aandelen van ${year} zijn samen ${sum}. Toegestaan: samen precies 1.`;
    problems.push(inRow(file, ofYear[0]?.row ?? 1, "share", text));
  }
  // A budget in a year without contract is reported itself; that year needs no shares.
  const misplaced = new Set(withoutContract(budgets.rows, contracts));
  const placed = budgets.rows.filter((each) => !misplaced.has(each));
  for (const year of new Set(placed.map(({ value }) => value.year))) {
    if (years.has(String(year))) continue;
    const text = `het jaar ${year} ontbreekt, maar budgets.csv heeft bedragen voor dat jaar. Nodig zijn de aandelen van de gemeenten.`;
    problems.push(inFile(file, text));
  }
  return problems;
}

function withoutContract(rows: Row<Budget>[], contracts: Table<Contract>): Row<Budget>[] {
  // A contract on a bad row may be the one meant: then that row is the problem, not the budget.
  if (!contracts.complete) return [];
  const keyOf = (each: { provider_id: string; segment: string }) =>
    `${each.provider_id} ${each.segment}`;
  const byKey = grouped(contracts.rows, keyOf);
  return rows.filter(
    ({ value }) =>
      !byKey
        .get(keyOf(value))
        ?.some(
          ({ value: { valid_from, valid_to } }) =>
            valid_from <= `${value.year}-12-31` && (valid_to ?? "9999") >= `${value.year}-01-01`,
        ),
  );
}
