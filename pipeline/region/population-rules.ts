import { inRow, type Problem, quote } from "./problem.ts";
import type { Population } from "./region.ts";
import { grouped, type Known, refer } from "./row-rules.ts";
import type { Row, Table } from "./table.ts";

/**
 * Ages at which some band must start, so that every denominator is a sum of whole bands: pupils of
 * primary school are 4-11, youths 0-17 or 0-22, adults 18 and older.
 */
const borders = [0, 4, 12, 18, 23];

/**
 * The bands of one municipality and day follow each other from 0 to the oldest, without gap or overlap.
 *
 * @param known null for the national list, which holds municipalities of any region
 */
export function checkPopulation(
  { file, rows, complete }: Table<Population>,
  known: Known | null,
): Problem[] {
  const groups = grouped(rows, (each) => `${each.municipality_code} ${each.on_date}`);
  return [
    ...refer(file, rows, "municipality_code", known?.municipalities ?? null),
    // A band on a bad row may be the one that is missed: then that row is the problem.
    ...(complete ? [...groups.values()].flatMap((bands) => checkBands(file, bands)) : []),
  ];
}

function checkBands(file: string, rows: Row<Population>[]): Problem[] {
  const bands = rows.toSorted((a, b) => a.value.age_from - b.value.age_from);
  const problems: Problem[] = [];
  let next: number | null = 0;
  for (const { row, value } of bands) {
    const { age_from, age_to } = value;
    if (age_from !== next) {
      const text = `de waarde ${quote(String(age_from))} sluit niet aan op de vorige leeftijd. Toegestaan: ${next ?? "geen groep meer, want een eerdere is tot en met de oudsten"}.`;
      problems.push(inRow(file, row, "age_from", text));
    }
    if (age_to !== null && age_to < age_from) {
      const text = `de waarde ${quote(String(age_to))} is lager dan age_from (${age_from}). Toegestaan: ten minste ${age_from}, of leeg voor de oudsten.`;
      problems.push(inRow(file, row, "age_to", text));
    }
    next = age_to === null ? null : age_to + 1;
  }
  const last = bands.at(-1);
  if (last && next !== null) {
    const text =
      "de oudste groep heeft een hoogste leeftijd. Toegestaan: leeg, zodat iedereen meetelt.";
    problems.push(inRow(file, last.row, "age_to", text));
  }
  const missing = borders.filter((age) => !bands.some(({ value }) => value.age_from === age));
  if (problems.length === 0 && missing.length > 0 && last) {
    const text = `geen groep begint bij ${missing.join(", ")} jaar. Nodig zijn groepen die beginnen bij ${borders.join(", ")}; meer mag.`;
    problems.push(inRow(file, last.row, "age_from", text));
  }
  return problems;
}
