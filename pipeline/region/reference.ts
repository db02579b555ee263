import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../home.ts";
import { unique } from "./consistency.ts";
import { inRow, type Problem, quote, throwProblems } from "./problem.ts";
import { laws } from "./region.ts";
import { readTable, type Table } from "./table.ts";

/** What an end of care means, whatever its code is in a law and release. */
export const endClasses = [
  "planned",
  "agreed",
  "client",
  "provider",
  "external",
  "deceased",
  "moved",
  "municipality",
  "request",
  "switch",
  "transfer",
  "temporary",
  "unknown",
] as const;

/** One row of `end-reasons.csv`. The same code means different things in the two laws. */
export const endReasonSchema = z.strictObject({
  law: z.enum(laws),
  /** Family of releases (`3.x` is 3.0, 3.1 and 3.2), or one release, which goes before its family. */
  release: z
    .string()
    .regex(/^\d+\.(x|\d+)$/)
    .describe("een release of een reeks releases, bijvoorbeeld 2.0 of 3.x"),
  code: z
    .string()
    .regex(/^\d{2}$/)
    .describe("een code van twee cijfers, bijvoorbeeld 02"),
  name: z.string().min(1),
  class: z.enum(endClasses),
});

/** One row of `instruments.csv`: a scale on which goals are scored. */
export const instrumentSchema = z.strictObject({
  instrument: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe("kleine letters, cijfers en koppeltekens, bijvoorbeeld doelscore-5"),
  name: z.string().min(1),
  scale_min: z.number(),
  scale_max: z.number(),
  higher_is_better: z.boolean(),
  /** A goal is reached from this score on (down to it when higher is not better). */
  reached_from: z.number(),
});

const municipalityCode = z
  .string()
  .regex(/^\d{4}$/)
  .describe("een gemeentecode van vier cijfers, bijvoorbeeld 0439");

/** One row of `municipality-history.csv`: a municipality that went up in another. */
export const mergerSchema = z.strictObject({
  old_code: municipalityCode,
  old_name: z.string().min(1),
  new_code: municipalityCode,
  new_name: z.string().min(1),
  /** First day on which the old code is no longer given out. */
  merged_on: z.iso.date(),
});

/** One row of `return-codes.csv`: WJ001, what a receiver says of a class of a message. */
export const returnCodeSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[0-9A-Z]\d{3}$/)
    .describe("een retourcode van vier tekens, bijvoorbeeld 9019"),
  /** The rule of the standard behind it; null when there is none. */
  rule: z
    .string()
    .regex(/^TR\d{3}$/)
    .nullable(),
  name: z.string().min(1),
});

export type Merger = z.infer<typeof mergerSchema>;
export type ReturnCode = z.infer<typeof returnCodeSchema>;
export type EndReason = z.infer<typeof endReasonSchema>;
export type Instrument = z.infer<typeof instrumentSchema>;

/** National lists that no region decides on. */
export interface Reference {
  endReasons: EndReason[];
  instruments: Instrument[];
  mergers: Merger[];
  returnCodes: ReturnCode[];
}

/**
 * Reads the reference lists.
 *
 * @throws Failure of family `region`, as for a region folder
 */
export async function readReference(
  folder: string = join(projectRoot, "data", "reference"),
): Promise<Reference> {
  const problems: Problem[] = [];
  const endReasons = await readTable(folder, "end-reasons.csv", endReasonSchema, problems);
  const instruments = await readTable(folder, "instruments.csv", instrumentSchema, problems);
  const mergers = await readTable(folder, "municipality-history.csv", mergerSchema, problems);
  const returnCodes = await readTable(folder, "return-codes.csv", returnCodeSchema, problems);
  problems.push(
    ...unique(
      endReasons.file,
      endReasons.rows,
      "code",
      ({ law, release, code }) => `${law} ${release} ${code}`,
    ),
    ...unique(instruments.file, instruments.rows, "instrument", ({ instrument }) => instrument),
    ...unique(mergers.file, mergers.rows, "old_code", ({ old_code }) => old_code),
    ...unique(returnCodes.file, returnCodes.rows, "code", ({ code }) => code),
    ...checkScales(instruments),
  );
  throwProblems(folder, problems);
  return {
    endReasons: endReasons.rows.map(({ value }) => value),
    instruments: instruments.rows.map(({ value }) => value),
    mergers: mergers.rows.map(({ value }) => value),
    returnCodes: returnCodes.rows.map(({ value }) => value),
  };
}

function checkScales({ file, rows }: Table<Instrument>): Problem[] {
  return rows
    .filter(
      ({ value }) => value.reached_from < value.scale_min || value.reached_from > value.scale_max,
    )
    .map(({ row, value: { reached_from, scale_min, scale_max } }) => {
      const text = `de waarde ${quote(String(reached_from))} ligt buiten de schaal. Toegestaan: ${scale_min} tot en met ${scale_max}.`;
      return inRow(file, row, "reached_from", text);
    });
}
