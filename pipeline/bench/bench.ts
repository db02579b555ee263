import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import type { Effects } from "../effects.ts";
import type { Home } from "../home.ts";
import { rows, withWarehouse } from "../warehouse/warehouse.ts";
import { catalogueStages } from "./catalogue-stage.ts";
import { writeMessage } from "./message.ts";
import { metered } from "./meter.ts";
import { monthRefreshStages } from "./month-refresh.ts";
import { makeNation, size } from "./nation.ts";
import { peerStages } from "./peer-stages.ts";
import { queryStages } from "./query-stages.ts";
import { scaleOf } from "./scale.ts";
import { done, type Stage } from "./stage.ts";
import { type Target, targets } from "./target.ts";
import { xmlStages } from "./xml-stages.ts";

/** What can be measured by itself: queries over a country, a large message, the catalogue. */
export const benchParts = ["land", "bericht", "catalogus"] as const;
export type BenchPart = (typeof benchParts)[number];

export interface BenchOptions {
  /** Which parts; all when absent. */
  parts?: readonly BenchPart[];
  /** `klein`, `national` or a part of the country. */
  scale: string;
  /** Memory of DuckDB, such as `2700MB`; a process takes up to 42 % more. */
  memory: string;
  /** Where the work is done; a temporary folder below it is removed afterwards. */
  folder?: string;
}

/** What was measured, on what. Says nothing of whose machine it was. */
export interface BenchResult {
  scale: string;
  clients: number;
  machine: {
    cores: number;
    memoryGb: number;
    platform: string;
    node: string;
    duckdb: string;
  };
  stages: Stage[];
  targets: Target[];
}

/**
 * Measures reading, loading and computing at a scale between a town and the country, and the same
 * work by other systems that are installed here, in one run: only ratios within a run say
 * something, because machines are shared.
 */
export async function bench(
  home: Home,
  options: BenchOptions,
  effects: Effects,
): Promise<BenchResult> {
  const scale = scaleOf(options.scale);
  const above = options.folder ?? tmpdir();
  await mkdir(above, { recursive: true });
  const folder = await mkdtemp(join(above, "bench-"));
  const limits = { memory: options.memory, threads: Math.min(cpus().length, 8) };
  const message = join(folder, "bericht.xml");
  const wants = (part: BenchPart) => options.parts?.includes(part) ?? true;
  try {
    const stages: Stage[] = [];
    const duckdb = await withWarehouse(
      join(folder, "land.duckdb"),
      async (db) => {
        if (wants("land")) {
          const made = await metered(() => makeNation(db, scale.clients, effects));
          const lines = await size(db, "declaration");
          stages.push(done("nation", "Land maken: declaratieregels", made.cost, { rows: lines }));
          stages.push(...(await queryStages(db, scale.peerRows, effects)));
          stages.push(...(await peerStages(db, folder, effects)));
          stages.push(...(await monthRefreshStages(db, effects)));
        }
        if (wants("bericht")) {
          const written = await metered(() => writeMessage(db, message, scale.messageLines));
          stages.push(
            done("xml-write", "Bericht 323 schrijven", written.cost, { rows: scale.messageLines }),
          );
        }
        const [found] = await rows<{ version: string }>(db, "SELECT version() AS version");
        return found?.version ?? "";
      },
      limits,
    );
    if (wants("bericht")) {
      stages.push(...(await xmlStages(message, scale.messageLines, folder, effects)));
    }
    if (wants("catalogus")) {
      stages.push(
        ...(await catalogueStages(home.warehouse, scale.copies, folder, limits, effects)),
      );
    }
    return {
      scale: scale.name,
      clients: scale.clients,
      machine: {
        cores: cpus().length,
        memoryGb: Math.round(totalmem() / 1024 ** 3),
        platform: `${process.platform} ${process.arch}`,
        node: process.versions.node,
        duckdb,
      },
      stages,
      targets: targets(stages),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
