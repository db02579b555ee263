import { existsSync } from "node:fs";
import { chmod, chown, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Effects } from "../effects.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { type Cost, command } from "./meter.ts";
import { absent, done, type Stage } from "./stage.ts";

const names = {
  "polars-sets": "polars: zes indelingen",
  "polars-events": "polars: in zorg op maandeinde",
  "postgresql-sets": "PostgreSQL: zes indelingen",
  "postgresql-events": "PostgreSQL: in zorg op maandeinde",
  "sqlite-sets": "SQLite: zes indelingen",
  "sqlite-events": "SQLite: in zorg op maandeinde",
};
type Id = keyof typeof names;

const divisions = [
  [],
  ["law"],
  ["municipality_no"],
  ["provider_no"],
  ["municipality_no", "law"],
  ["provider_no", "product_no"],
];

const events = (monthEnd: (day: string) => string) => `
  SELECT municipality_no, month_end, sum(sum(clients)) OVER (PARTITION BY municipality_no ORDER BY month_end) AS clients
  FROM (
    SELECT municipality_no, ${monthEnd("start_on")} AS month_end, 1 AS clients FROM unbroken
    UNION ALL
    SELECT municipality_no, ${monthEnd("after_on")}, -1 FROM unbroken WHERE end_on < '9999-12-31'
  ) AS change
  GROUP BY municipality_no, month_end`;

/** The same two queries over the same rows, by other systems that are installed here. */
export async function peerStages(
  db: Warehouse,
  folder: string,
  effects: Effects,
): Promise<Stage[]> {
  await chmod(folder, 0o711);
  const files: Record<string, string> = {};
  for (const [table, text] of [
    [
      "trajectory",
      "SELECT law, municipality_no, provider_no, product_no, start_on, end_on, end_on - start_on AS days FROM nation.peer",
    ],
    [
      "unbroken",
      "SELECT municipality_no, start_on, end_on, CASE WHEN end_on < DATE '9999-12-31' THEN end_on + 1 ELSE end_on END AS after_on FROM nation.unbroken",
    ],
  ] as const) {
    for (const format of ["csv", "parquet"]) {
      const path = join(folder, `${table}.${format}`);
      const options = format === "csv" ? "FORMAT csv, HEADER false" : "FORMAT parquet";
      await db.run(`COPY (${text}) TO '${path.replaceAll("'", "''")}' (${options})`);
      await chmod(path, 0o644);
      files[`${table}.${format}`] = path;
    }
  }
  const stages: Stage[] = [];
  for (const [at, peer] of [polars, postgresql, sqlite].entries()) {
    effects.progress("Andere systemen", at, 3);
    stages.push(...(await peer(folder, files)));
  }
  effects.progress("Andere systemen", 3, 3);
  return stages;
}

function stage(id: Id, found: { rows: number; cost: Cost } | null): Stage {
  return found === null
    ? absent(id, names[id])
    : done(id, names[id], found.cost, { rows: found.rows });
}

async function polars(_: string, files: Record<string, string>): Promise<Stage[]> {
  const script = fileURLToPath(new URL("./peers/polars_queries.py", import.meta.url));
  const outcome = await command("python3", [
    script,
    files["trajectory.parquet"] ?? "",
    files["unbroken.parquet"] ?? "",
  ]);
  return (["sets", "events"] as const).map((which) => {
    const told = new RegExp(`^${which} (\\S+) (\\S+) (\\S+)$`, "m").exec(outcome.output);
    if (outcome.code !== 0 || told === null) return stage(`polars-${which}`, null);
    const [rows, cpuSeconds = 0, wallSeconds = 0] = told.slice(1).map(Number);
    const cost = { cpuSeconds, wallSeconds, peakMb: outcome.cost.peakMb };
    return stage(`polars-${which}`, { rows: rows ?? 0, cost });
  });
}

/** One process, without a server: PostgreSQL in its single-user mode. */
async function postgresql(folder: string, files: Record<string, string>): Promise<Stage[]> {
  const bin = await postgresqlFolder();
  const none = [stage("postgresql-sets", null), stage("postgresql-events", null)];
  if (bin === null) return none;
  const home = join(folder, "postgresql");
  await mkdir(home, { mode: 0o700 });
  // PostgreSQL refuses to run as root.
  let as: string[] = [];
  if (process.getuid?.() === 0) {
    await chown(home, 65534, 65534);
    as = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
  }
  const run = ([name = "", ...args]: string[], input = "") => command(name, args, input);
  const made = await run([
    ...as,
    join(bin, "initdb"),
    "-D",
    home,
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "-N",
  ]);
  if (made.code !== 0) return none;
  const settings = ["fsync=off", "work_mem=1GB", "shared_buffers=1GB", "max_wal_size=20GB"];
  const single = (statements: string[]) =>
    run(
      [
        ...as,
        join(bin, "postgres"),
        "--single",
        "-D",
        home,
        ...settings.flatMap((one) => ["-c", one]),
        "postgres",
      ],
      statements.map((text) => `${text.replace(/\s+/g, " ").trim()}\n`).join(""),
    );
  await single([
    "CREATE TABLE trajectory (law text, municipality_no int, provider_no int, product_no int, start_on date, end_on date, days int)",
    `COPY trajectory FROM '${files["trajectory.csv"]}' (FORMAT csv)`,
    "CREATE TABLE unbroken (municipality_no int, start_on date, end_on date, after_on date)",
    `COPY unbroken FROM '${files["unbroken.csv"]}' (FORMAT csv)`,
    "VACUUM ANALYZE",
  ]);
  const idle = await single(["SELECT 1"]);
  const timed = async (text: string) => {
    const outcome = await single([`SELECT count(*) AS n FROM (${text}) AS found`]);
    const told = /n = "([0-9]+)"/.exec(outcome.output);
    if (told === null) return null;
    return { rows: Number(told[1]), cost: less(outcome.cost, idle.cost) };
  };
  const sets = divisions.map((by) => `(${by.join(", ")})`).join(", ");
  return [
    stage(
      "postgresql-sets",
      await timed(
        `SELECT law, municipality_no, provider_no, product_no, count(*), avg(days) FROM trajectory GROUP BY GROUPING SETS (${sets}) HAVING count(*) >= 10`,
      ),
    ),
    stage(
      "postgresql-events",
      await timed(
        events(
          (day) => `(date_trunc('month', ${day}) + interval '1 month' - interval '1 day')::date`,
        ),
      ),
    ),
  ];
}

/** Where the server program is: on the path, or where Debian puts it. */
async function postgresqlFolder(): Promise<string | null> {
  const debian = "/usr/lib/postgresql";
  const versions = await readdir(debian).catch(() => [] as string[]);
  const folders = versions.map((version) => join(debian, version, "bin"));
  folders.push(...(process.env.PATH ?? "").split(":"));
  return (
    folders.find((one) => existsSync(join(one, "initdb")) && existsSync(join(one, "postgres"))) ??
    null
  );
}

async function sqlite(folder: string, files: Record<string, string>): Promise<Stage[]> {
  const file = join(folder, "sqlite.db");
  const run = (script: string) => command("sqlite3", ["-batch", file], script);
  const loaded = await run(`PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE trajectory (law TEXT, municipality_no INT, provider_no INT, product_no INT, start_on TEXT, end_on TEXT, days INT);
CREATE TABLE unbroken (municipality_no INT, start_on TEXT, end_on TEXT, after_on TEXT);
.mode csv
.import '${files["trajectory.csv"]}' trajectory
.import '${files["unbroken.csv"]}' unbroken
`);
  if (loaded.code !== 0) return [stage("sqlite-sets", null), stage("sqlite-events", null)];
  const timed = async (text: string) => {
    const outcome = await run(`SELECT count(*) FROM (${text});`);
    return outcome.code === 0 ? { rows: Number(outcome.output), cost: outcome.cost } : null;
  };
  const sets = divisions.map(
    (by) =>
      `SELECT ${["law", "municipality_no", "provider_no", "product_no"].map((one) => (by.includes(one) ? one : "NULL")).join(", ")}, count(*), avg(days) FROM trajectory ${by.length === 0 ? "" : `GROUP BY ${by.join(", ")}`} HAVING count(*) >= 10`,
  );
  return [
    stage("sqlite-sets", await timed(sets.join(" UNION ALL "))),
    stage(
      "sqlite-events",
      await timed(events((day) => `date(${day}, 'start of month', '+1 month', '-1 day')`)),
    ),
  ];
}

function less(all: Cost, idle: Cost): Cost {
  const cpuSeconds =
    all.cpuSeconds === null || idle.cpuSeconds === null
      ? null
      : Math.max(0, all.cpuSeconds - idle.cpuSeconds);
  return { ...all, cpuSeconds, wallSeconds: Math.max(0, all.wallSeconds - idle.wallSeconds) };
}
