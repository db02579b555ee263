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
] as const;

/** One row of `end-reasons.csv`. The same code means different things in the two laws. */
export const endReasonSchema = z.strictObject({
  law: z.enum(laws),
  /** Family of releases: `3.x` is 3.0, 3.1 and 3.2. */
  release: z
    .string()
    .regex(/^\d+\.x$/)
    .describe("een reeks releases, bijvoorbeeld 3.x"),
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

export type EndReason = z.infer<typeof endReasonSchema>;
export type Instrument = z.infer<typeof instrumentSchema>;

/** National lists that no region decides on. */
export interface Reference {
  endReasons: EndReason[];
  instruments: Instrument[];
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
  problems.push(
    ...unique(
      endReasons.file,
      endReasons.rows,
      "code",
      ({ law, release, code }) => `${law} ${release} ${code}`,
    ),
    ...unique(instruments.file, instruments.rows, "instrument", ({ instrument }) => instrument),
    ...checkScales(instruments),
  );
  throwProblems(folder, problems);
  return {
    endReasons: endReasons.rows.map(({ value }) => value),
    instruments: instruments.rows.map(({ value }) => value),
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
