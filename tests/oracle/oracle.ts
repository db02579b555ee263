import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Region } from "../../pipeline/region/region.ts";
import type {
  TruthClient,
  TruthDefect,
  TruthFault,
  TruthLine,
} from "../../pipeline/sample/truth.ts";
import type { Care } from "./care.ts";
import type { Figure } from "./figure.ts";
import type { Horizon, Seen } from "./observe.ts";

/** Which day of a period an observation stands for; `own`: it names its period itself. */
export type Moment = "start" | "within" | "end" | "own";

/** What the oracle says of one indicator: its observations, how they are cut and what they make. */
export interface Oracle {
  id: string;
  seen: Seen[];
  moment: Moment;
  grainOf: (cut: string) => string;
  /** The figure of observations of one part (null: the headline) in one group and period. */
  figure: (seen: readonly Seen[], part: string | null) => Figure;
  /** What the headline says of nobody, when that is a figure too: a count of 0. */
  none?: Figure;
  /** Parts that nobody of the sample is in. */
  never?: (part: string) => boolean;
}

/** What really happened. */
export interface Truth {
  clients: TruthClient[];
  lines: TruthLine[];
  defects: TruthDefect[];
  faults: TruthFault[];
}

/** What an oracle may look at: the truth and the region folder, nothing that was received. */
export interface Known {
  truth: Truth;
  care: Care[];
  region: Region;
  horizon: Horizon;
  /** First days of the quarters. */
  quarters: number[];
}

export type OracleMaker = (known: Known) => Oracle[];

export async function readTruth(folder: string): Promise<Truth> {
  const text = (name: string) => readFile(join(folder, name), "utf8");
  const lines = async (name: string) =>
    (await text(name))
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  return {
    clients: await lines("clients.ndjson"),
    lines: await lines("lines.ndjson"),
    defects: JSON.parse(await text("defects.json")),
    faults: JSON.parse(await text("faults.json")),
  };
}
