import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Effects, silent } from "../../../pipeline/effects.ts";
import { type Home, homeOf, projectRoot } from "../../../pipeline/home.ts";
import { type Batch, receive } from "../../../pipeline/receive/receive.ts";
import type { ReceiveSummary } from "../../../pipeline/receive/summary.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { defaultLimits } from "../../../pipeline/warehouse/limits.ts";
import { rows, type Warehouse, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";

const klein = join(projectRoot, "tests", "examples", "klein");
const region = readRegion(klein);

/** The text of one of the example messages. */
export function example(name: string): Promise<string> {
  return readFile(join(projectRoot, "tests", "examples", "messages", `${name}.xml`), "utf8");
}

/** An example with one thing changed; what is changed must be there. */
export async function changed(name: string, from: string | RegExp, to: string): Promise<string> {
  const text = await example(name);
  const result = text.replace(from, to);
  if (result === text) throw new Error(`${name} does not hold ${from}`);
  return result;
}

/** A declaration with this many lines for one client. */
export async function declaration(lines: number): Promise<string> {
  const text = await example("JW323");
  const [line = ""] = /<jw323:Prestatie>[\s\S]*?<\/jw323:Prestatie>/.exec(text) ?? [];
  const all: string[] = [];
  for (let at = 0; at < lines; at++) all.push(line.replace(">R1<", `>N${at}<`));
  return text.replace(line, () => all.join("\n"));
}

/** A table as a provider writes it. */
export function table(...lines: string[]): string {
  return `${lines.join("\r\n")}\r\n`;
}

export const hoursHeader =
  "bsn;provider_agb;municipality_code;segment;month;direct_hours;indirect_hours";
export const realisationHeader =
  "provider_agb;municipality_code;segment;month;clients;hours;cost_eur";
export const outcomeHeader =
  "bsn;provider_agb;municipality_code;segment;traject_start;traject_end;kind;moment;measured_on;informant;instrument;raw;scale_min;scale_max;higher_is_better;goal_no;invited";

export interface Work {
  home: Home;
  db: Warehouse;
  put(files: Files): Promise<void>;
  receive(effects?: Effects, batch?: Batch, lanes?: number): Promise<ReceiveSummary>;
  /** Rows of a query as arrays of plain values. */
  list(sql: string): Promise<unknown[][]>;
}

export type Files = Record<string, string | Uint8Array>;

/**
 * Runs `use` with an inbox that holds these files, and a warehouse in memory.
 *
 * @param threads of DuckDB: for a few messages a second one costs more than it brings
 */
export async function withInbox<T>(
  files: Files,
  use: (work: Work) => Promise<T>,
  threads = 1,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "receive-"));
  const home = homeOf(klein, {
    MONITOR_HOME: folder,
    MONITOR_KEY_FILE: join(folder, "secret", "klein.key"),
  });
  const put = async (more: Files) => {
    for (const [name, content] of Object.entries(more)) {
      const path = join(home.inbox, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
  };
  try {
    await mkdir(home.inbox, { recursive: true });
    await put(files);
    const known = await region;
    return await withWarehouse(
      ":memory:",
      (db) =>
        use({
          home,
          db,
          put,
          receive: (effects = silent, batch, lanes) =>
            receive(db, known, home, effects, batch, lanes),
          list: async (sql) =>
            (await rows<Record<string, unknown>>(db, sql)).map((row) => Object.values(row)),
        }),
      { ...defaultLimits, threads },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a run found, briefly: file, line, rule. */
export function brief(summary: ReceiveSummary): string[] {
  return summary.findings.map(({ file, line, rule }) => `${file}:${line ?? "-"} ${rule}`);
}

/** All that receive wrote, in a fixed order: to compare two warehouses. */
export async function contents(db: Warehouse): Promise<Record<string, unknown[]>> {
  const tables = await rows<{ name: string }>(
    db,
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
    WHERE table_schema IN ('care', 'ledger') AND table_name <> 'pseudonym_key' ORDER BY name`,
  );
  const all: Record<string, unknown[]> = {};
  for (const { name } of tables) all[name] = await rows(db, `FROM ${name} ORDER BY ALL`);
  return all;
}
