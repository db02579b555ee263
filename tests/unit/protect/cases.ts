import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../pipeline/home.ts";
import type { Inner, Tree } from "./cross-table.ts";

const folder = join(projectRoot, "..", "shared", "cases", "disclosure");

/** Whether the folder with all reference cases is there; the small ones are always here. */
export const haveReference = existsSync(folder);
export const withoutReference = haveReference
  ? ""
  : " (skipped: no ../shared/cases/disclosure beside the project)";

/** A reference case, from the shared folder. */
export function reference<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as T;
}

/** A reference case that comes with the project. */
export function example<T>(name: string): T {
  const file = join(projectRoot, "tests", "examples", "disclosure", `${name}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as T;
}

/** Care by provider, municipality within region, and segment; counts, with a complete pattern. */
export interface CareCase {
  input: { provider: string; gemeente: string; regio: string; segment: string; n: number }[];
  result: {
    provider: string;
    gemeente: string;
    segment: string;
    n: number;
    primary: boolean;
    suppressed: boolean;
  }[];
}

export function careTrees({ input }: CareCase): Tree[] {
  const all = (pick: (row: CareCase["input"][number]) => string) =>
    [...new Set(input.map(pick))].sort();
  const regions = all(({ regio }) => regio);
  return [
    { Total: all(({ provider }) => provider) },
    {
      Total: regions,
      ...Object.fromEntries(
        regions.map((region) => [
          region,
          [
            ...new Set(
              input.filter(({ regio }) => regio === region).map(({ gemeente }) => gemeente),
            ),
          ].sort(),
        ]),
      ),
    },
    { Total: all(({ segment }) => segment) },
  ];
}

export function careInner({ input }: CareCase): Inner[] {
  return input.map(({ provider, gemeente, segment, n }) => ({
    codes: [provider, gemeente, segment],
    value: n,
  }));
}

/** Feasibility intervals for the pattern of a care case. */
export interface Intervals {
  intervals: { cell: string; true: number; lo: number; hi: number }[];
}
