import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { Failure } from "../../failure.ts";
import { referenceFolder } from "./wish.ts";

const termSchema = z.strictObject({
  measure: z.string().min(1),
  dims: z.record(z.string(), z.string()).default({}),
});

const counterpartSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** The figure of the monitor it stands beside; null for a policy indicator (BBV). */
  indicator: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .nullable()
    .default(null),
  domain: z.enum(["jeugd", "wmo", "bw"]).nullable().default(null),
  name: z.string().min(1),
  table: z.string().min(1),
  periods: z.array(z.enum(["jaar", "halfjaar"])).min(1),
  top: z.array(termSchema).min(1),
  /** Null when CBS gives the percentage itself. */
  bottom: z.array(termSchema).min(1).nullable().default(null),
  note: z.string().min(1).nullable().default(null),
});

const sheetSchema = z.strictObject({ counterparts: z.array(counterpartSchema) });

/** One term of one figure: a row of `context.counterpart`. */
export interface CounterpartTerm {
  counterpart: string;
  indicator_id: string | null;
  domain: string | null;
  name: string;
  note: string | null;
  table_id: string;
  period_kinds: string;
  role: "top" | "bottom";
  measure: string;
  /** Codes of the other dimensions. */
  dims: Record<string, string>;
}

/**
 * Which figure of CBS stands beside which figure of ours, as rows: one per term that is added up.
 *
 * @throws Failure of family `delivery` when the list of the project is not right
 */
export async function readCounterparts(folder = referenceFolder): Promise<CounterpartTerm[]> {
  const file = join(folder, "counterparts.yaml");
  const read = sheetSchema.safeParse(parse(await readFile(file, "utf8")));
  if (!read.success) {
    const fields = read.error.issues.map(({ path }) => path.join(".") || "het geheel");
    throw new Failure(
      "delivery",
      `${file}: deze velden kloppen niet: ${[...new Set(fields)].join(", ")}. De uitleg staat bovenin het bestand.`,
    );
  }
  return read.data.counterparts.flatMap((one) => {
    const row = (role: "top" | "bottom") => (term: z.infer<typeof termSchema>) => ({
      counterpart: one.id,
      indicator_id: one.indicator,
      domain: one.domain,
      name: one.name,
      note: one.note,
      table_id: one.table,
      period_kinds: one.periods.join(", "),
      role,
      measure: term.measure,
      dims: term.dims,
    });
    return [...one.top.map(row("top")), ...(one.bottom ?? []).map(row("bottom"))];
  });
}
