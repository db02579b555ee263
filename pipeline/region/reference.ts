import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../home.ts";
import { checkPopulation } from "./population-rules.ts";
import { inRow, type Problem, quote, throwProblems } from "./problem.ts";
import { laws, type Population, populationSchema } from "./region.ts";
import { unique } from "./row-rules.ts";
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

/** One row of `instruments.csv`: a scale on which goals or problems are scored. */
export const instrumentSchema = z.strictObject({
  instrument: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe("kleine letters, cijfers en koppeltekens, bijvoorbeeld doelscore-5"),
  name: z.string().min(1),
  kind: z.enum(["goal", "problem"]),
  scale_min: z.number(),
  scale_max: z.number(),
  higher_is_better: z.boolean(),
  /** A goal is reached from this score on (down to it when higher is not better); else null. */
  reached_from: z.number().nullable(),
  /** Mean and standard deviation of the norm group, in raw scores; null for goals, as the rest. */
  norm_mean: z.number().nullable(),
  norm_sd: z.number().nullable(),
  /** Reliability of the instrument in the norm group, between 0 and 1. */
  reliability: z.number().nullable(),
  /** Complaints are clinical from this raw score on (down to it when higher is better). */
  clinical_from: z.number().nullable(),
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
  /**
   * What is behind a declared line that is rejected with it: the allocation (missing, late, other, or
   * used up) or the declaration itself; null when it says nothing of a declared line.
   */
  cause: z.enum(["allocation", "declaration"]).nullable(),
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
  /** Residents of the municipalities that were looked up. */
  population: Population[];
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
  const population = await readTable(folder, "population.csv", populationSchema, problems);
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
    ...checkPopulation(population, null),
  );
  throwProblems(folder, problems);
  return {
    endReasons: endReasons.rows.map(({ value }) => value),
    instruments: instruments.rows.map(({ value }) => value),
    mergers: mergers.rows.map(({ value }) => value),
    returnCodes: returnCodes.rows.map(({ value }) => value),
    population: population.rows.map(({ value }) => value),
  };
}

/** Which columns a kind of instrument fills; the other ones stay empty. */
const filled = {
  goal: ["reached_from"],
  problem: ["norm_mean", "norm_sd", "reliability", "clinical_from"],
} as const;

function checkScales({ file, rows }: Table<Instrument>): Problem[] {
  return rows.flatMap(({ row, value }) => {
    const { kind, scale_min, scale_max } = value;
    const problems: Problem[] = [];
    const wrong = (column: keyof Instrument, text: string) =>
      problems.push(inRow(file, row, column, text));
    for (const column of [...filled.goal, ...filled.problem]) {
      const needed = (filled[kind] as readonly string[]).includes(column);
      const cell = value[column];
      if (needed && cell === null) wrong(column, `deze cel is leeg. Nodig bij kind ${kind}.`);
      if (!needed && cell !== null) {
        const text = `de waarde ${quote(String(cell))} past niet bij kind ${kind}. Toegestaan: leeg.`;
        wrong(column, text);
      }
    }
    for (const column of ["reached_from", "norm_mean", "clinical_from"] as const) {
      const cell = value[column];
      if (cell === null || (cell >= scale_min && cell <= scale_max)) continue;
      const text = `de waarde ${quote(String(cell))} ligt buiten de schaal. Toegestaan: ${scale_min} tot en met ${scale_max}.`;
      wrong(column, text);
    }
    const { norm_sd, reliability } = value;
    if (norm_sd !== null && norm_sd <= 0) {
      wrong("norm_sd", `de waarde ${quote(String(norm_sd))} kan niet. Toegestaan: boven 0.`);
    }
    if (reliability !== null && (reliability < 0 || reliability >= 1)) {
      const text = `de waarde ${quote(String(reliability))} kan niet. Toegestaan: van 0 tot 1, zonder 1 zelf.`;
      wrong("reliability", text);
    }
    return problems;
  });
}
