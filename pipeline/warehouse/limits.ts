import { mkdir, statfs } from "node:fs/promises";
import { resolve } from "node:path";
import { Failure } from "../failure.ts";

/** How much of the machine DuckDB itself may take; the process as a whole takes some more. */
export interface WarehouseLimits {
  /** As DuckDB writes it: `768MB`. */
  memory: string;
  threads: number;
  /** Folder for what does not fit in memory; beside the warehouse when absent. */
  spill?: string;
}

export const defaultLimits: WarehouseLimits = { memory: "768MB", threads: 2 };

/** What a process needs besides DuckDB, in MB: Node, the code, and the figures of one indicator. Measured. */
const besides = 500;
/** The memory of DuckDB as a whole by its own limit: it does not count everything. Measured: up to 1.42. */
const overshoot = 1.42;
/** Below this hardly anything is left for DuckDB. */
const leastMemory = 1024;

/**
 * The limits for a process that may take so much memory as a whole.
 *
 * @param memory such as `4GB` or `1500MB`; the usual limit when absent
 * @param spill folder for what does not fit in memory
 * @throws Failure (usage) when that is no amount of memory, or too little
 */
export function limitsFor(memory: string | undefined, spill: string | undefined): WarehouseLimits {
  const limits = {
    ...defaultLimits,
    ...(spill === undefined || spill === "" ? {} : { spill: resolve(spill) }),
  };
  if (memory === undefined || memory === "") return limits;
  const [, amount, unit] = /^\s*(\d+(?:[.,]\d+)?)\s*([MG])i?B\s*$/i.exec(memory) ?? [];
  if (amount === undefined || unit === undefined) {
    throw new Failure(
      "usage",
      `--memory ${memory} is geen hoeveelheid geheugen. Schrijf bijvoorbeeld --memory 4GB of --memory 1500MB.`,
    );
  }
  const budget = Number(amount.replace(",", ".")) * (unit.toUpperCase() === "G" ? 1024 : 1);
  if (budget < leastMemory) {
    throw new Failure("usage", `--memory ${memory} is te weinig. Geef ten minste 1GB.`);
  }
  return { ...limits, memory: `${Math.floor((budget - besides) / overshoot)}MiB` };
}

/** Settings of DuckDB for what does not fit in memory; at most four fifths of what the disk has left. */
export async function spillSettings(limits: WarehouseLimits): Promise<Record<string, string>> {
  const { spill } = limits;
  if (spill === undefined) return {};
  try {
    await mkdir(spill, { recursive: true });
    const { bavail, bsize } = await statfs(spill);
    return {
      temp_directory: spill,
      max_temp_directory_size: `${Math.floor((0.8 * bavail * bsize) / 1024 ** 2)}MiB`,
    };
  } catch {
    throw new Failure(
      "usage",
      `De map ${spill} (--spill of MONITOR_SPILL) kan niet worden gebruikt. Kies een map waarin u mag schrijven.`,
    );
  }
}
