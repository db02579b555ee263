import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Archive } from "../../../../pipeline/receive/statline/archive.ts";
import { observationsFile } from "../../../../pipeline/receive/statline/capture.ts";
import { type Fetched, fetchSlice } from "../../../../pipeline/receive/statline/fetch-slice.ts";
import { type StatlineEffects, Web } from "../../../../pipeline/receive/statline/web.ts";
import type { Wish } from "../../../../pipeline/receive/statline/wish.ts";
import type { StandIn } from "./stand-in.ts";

export const areas = ["GM9001", "GM9002", "NL01"];

/** Fetches the small table, or another one, into `folder`. */
export function fetchInto(
  folder: string,
  standIn: StandIn,
  effects: StatlineEffects,
  wish: Partial<Wish> = {},
): Promise<Fetched> {
  return fetchSlice(
    new Web(standIn.address, effects),
    new Archive(folder),
    { table: "80001NED", use: "proef", pins: {}, measures: [], ...wish },
    areas,
    effects,
  );
}

/** The observations in a capture. */
export async function observationsIn({ folder }: Fetched): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(folder, observationsFile), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
