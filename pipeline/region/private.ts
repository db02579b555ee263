import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Problem, throwProblems } from "./problem.ts";
import { readYaml } from "./yaml-sheet.ts";

/** Name of the file, in the work folder of a region: never in version control. */
export const privateFile = "private.yaml";

const privateSchema = z.strictObject({
  /** When amounts of money may be public. Who knows these can reckon back. */
  money: z.strictObject({
    /** p % rule: nobody may be able to estimate the largest amount to within so many percent. */
    percent: z.number().min(1).max(100).describe("een percentage van 1 tot en met 100"),
    /** Fewest parties behind an amount. */
    minParties: z.int().min(3),
  }),
});

/** What a region keeps to itself. */
export type PrivateRules = z.infer<typeof privateSchema>;

/**
 * Reads what a region keeps to itself; null when it keeps nothing.
 *
 * @param folder the work folder of the region
 * @throws Failure of family `region` when the file is not right
 */
export async function readPrivate(folder: string): Promise<PrivateRules | null> {
  if (!existsSync(join(folder, privateFile))) return null;
  const problems: Problem[] = [];
  const sheet = await readYaml(
    folder,
    {
      file: privateFile,
      schema: privateSchema,
      fill: "Neem private.example.yaml uit de regiomap als voorbeeld.",
      text: false,
    },
    problems,
  );
  throwProblems(folder, problems);
  return sheet?.value ?? null;
}
