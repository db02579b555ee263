import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { inRow, type Problem, quote, throwProblems } from "./problem.ts";
import { unique } from "./row-rules.ts";
import { readTable } from "./table.ts";

/** How a value is written in `corrections.csv`. */
const forms = {
  date: {
    test: (text: string) => z.iso.date().safeParse(text).success,
    allowed: "een datum als 2024-01-31",
  },
  whole: { test: (text: string) => /^-?\d{1,15}$/.test(text), allowed: "een geheel getal" },
  number: {
    test: (text: string) => /^-?\d{1,12}(\.\d{1,6})?$/.test(text),
    allowed: "een getal als 7.5",
  },
  yesNo: { test: (text: string) => /^(true|false)$/.test(text), allowed: "true of false" },
  text: { test: (text: string) => text.length <= 100, allowed: "een tekst van hooguit 100 tekens" },
} as const;

type Form = keyof typeof forms;

const product = { category: "text", product_code: "text" } as const;

/**
 * What may be corrected: care tables and their fields. Who it is about and who sent it is not among
 * them: a wrong client is for the sender to mend.
 */
export const correctable = {
  allocation: {
    ...product,
    start_on: "date",
    end_on: "date",
    change_reason: "text",
    volume: "whole",
    unit: "text",
    frequency: "text",
    budget_cents: "whole",
  },
  start: { ...product, allocation_no: "whole", start_on: "date" },
  stop: {
    ...product,
    allocation_no: "whole",
    start_on: "date",
    end_on: "date",
    end_reason: "text",
  },
  declaration_line: {
    ...product,
    period_start_on: "date",
    period_end_on: "date",
    volume: "whole",
    unit: "text",
    tariff_cents: "whole",
    amount_cents: "whole",
  },
  measurement: {
    segment: "text",
    trajectory_start_on: "date",
    trajectory_end_on: "date",
    measured_on: "date",
    informant: "text",
    instrument: "text",
    raw: "number",
    goal_no: "whole",
  },
  hours: { segment: "text", month: "date", direct_hours: "number", indirect_hours: "number" },
  realisation: {
    segment: "text",
    month: "date",
    clients: "whole",
    hours: "number",
    cost_cents: "whole",
  },
  reported_trajectory: {
    segment: "text",
    care_form: "text",
    referrer: "text",
    crisis: "yesNo",
    start_on: "date",
    end_on: "date",
    end_reason: "text",
  },
  waiting: { segment: "text", registered_on: "date", referred_on: "date", first_care_on: "date" },
} as const satisfies Record<string, Record<string, Form>>;

export type CorrectableTable = keyof typeof correctable;

/** One row of `corrections.csv`: a value that a sender got wrong, what it was and what it must be. */
export const correctionSchema = z.strictObject({
  id: z.string().min(1).max(40),
  table: z.enum(Object.keys(correctable) as [CorrectableTable, ...CorrectableTable[]]),
  /** With allocation_no: an allocation, start or stop. */
  municipality_code: z
    .string()
    .regex(/^\d{4}$/)
    .describe("de viercijferige CBS-code van een gemeente, bijvoorbeeld 0197")
    .nullable(),
  allocation_no: z.int().min(0).max(999_999_999).nullable(),
  /** With reference: a declared line. */
  provider_agb: z
    .string()
    .regex(/^\d{8}$/)
    .describe("een AGB-code van acht cijfers, bijvoorbeeld 99990001")
    .nullable(),
  reference: z.string().min(1).nullable(),
  /** With line: any record, by its place. File as `monitor check` names it. */
  file: z.string().min(1).nullable(),
  line: z.int().min(1).nullable(),
  field: z.string().min(1),
  /** The value as it was delivered; empty when it was left out. */
  expect: z.string().nullable(),
  /** The right value; empty when it must be left out. */
  value: z.string().nullable(),
  reason: z.string().min(1),
  source: z.string().min(1),
  decided_on: z.iso.date(),
});

export type Correction = z.infer<typeof correctionSchema>;

const name = "corrections.csv";

/** By what a record is found: exactly one of these pairs. */
export const keys = [
  { by: "allocation_no", within: "municipality_code", tables: ["allocation", "start", "stop"] },
  { by: "reference", within: "provider_agb", tables: ["declaration_line"] },
  { by: "line", within: "file", tables: Object.keys(correctable) },
] as const;

/**
 * Reads `corrections.csv` of a region folder; without that file there is nothing to correct.
 *
 * @throws Failure of family `region` that names every problem in Dutch
 */
export async function readCorrections(folder: string): Promise<Correction[]> {
  if (!existsSync(join(folder, name))) return [];
  const problems: Problem[] = [];
  const { rows } = await readTable(folder, name, correctionSchema, problems);
  problems.push(...unique(name, rows, "id", ({ id }) => id));
  for (const { row, value } of rows) {
    problems.push(...keyProblems(row, value), ...fieldProblems(row, value));
  }
  throwProblems(folder, problems);
  return rows.map(({ value }) => value);
}

function keyProblems(row: number, one: Correction): Problem[] {
  const filled = keys.filter(({ by }) => one[by] !== null);
  const [key] = filled;
  if (key === undefined || filled.length > 1) {
    const text =
      "vul precies één sleutel: allocation_no met municipality_code, reference met provider_agb, of line met file.";
    return [inRow(name, row, key?.by ?? "line", text)];
  }
  if (one[key.within] === null) {
    return [inRow(name, row, key.within, `deze kolom is leeg, maar nodig bij ${key.by}.`)];
  }
  if ((key.tables as readonly string[]).includes(one.table)) return [];
  const text = `een regel van ${one.table} is zo niet te vinden. Gebruik ${waysTo(one.table)}.`;
  return [inRow(name, row, key.by, text)];
}

function waysTo(table: CorrectableTable): string {
  return keys
    .filter(({ tables }) => (tables as readonly string[]).includes(table))
    .map(({ by, within }) => `${within} met ${by}`)
    .join(", of ");
}

function fieldProblems(row: number, one: Correction): Problem[] {
  const fields: Record<string, Form> = correctable[one.table];
  const form = fields[one.field];
  if (form === undefined) {
    const text = `veld ${quote(one.field)} van ${one.table} kan niet worden verbeterd. Toegestaan: een van: ${Object.keys(fields).join(", ")}.`;
    return [inRow(name, row, "field", text)];
  }
  if (one.expect === one.value) {
    const text = `de waarde ${quote(one.value ?? "")} is dezelfde als in kolom expect. Er is dan niets te verbeteren.`;
    return [inRow(name, row, "value", text)];
  }
  return (["expect", "value"] as const)
    .filter((column) => one[column] !== null && !forms[form].test(one[column] ?? ""))
    .map((column) => {
      const text = `de waarde ${quote(one[column] ?? "")} kan niet. Toegestaan bij ${one.field}: ${forms[form].allowed}, of leeg.`;
      return inRow(name, row, column, text);
    });
}
