import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Effects } from "../effects.ts";
import { command, type Outcome } from "./meter.ts";
import type { Reading, Way } from "./read-message.ts";
import { absent, done, type Stage } from "./stage.ts";

const own: [id: string, way: Way, name: string][] = [
  ["xml-table", "bytes", "XML → tabel, byte voor byte"],
  ["xml-table-strict", "strict", "XML → tabel, met de strenge lezer"],
  ["xml-rows", "rows", "XML → regels zonder database, byte voor byte"],
];

/** Reading one message: our own ways, and what others make of the same file. */
export async function xmlStages(
  path: string,
  lines: number,
  folder: string,
  effects: Effects,
): Promise<Stage[]> {
  const { size: bytes } = await stat(path);
  const stages: Stage[] = [];
  const peers = await xmlPeers(path, folder);
  const all = own.length + peers.length;
  for (const [id, way, name] of own) {
    effects.progress("XML lezen", stages.length, all);
    stages.push(await ownStage(id, way, name, path, folder));
  }
  for (const [id, name, run] of peers) {
    effects.progress("XML lezen", stages.length, all);
    const outcome = run === null ? null : await run();
    stages.push(
      outcome === null || outcome.code !== 0
        ? absent(id, name)
        : done(id, name, outcome.cost, { rows: lines, bytes }),
    );
  }
  effects.progress("XML lezen", all, all);
  return stages;
}

async function ownStage(
  id: string,
  way: Way,
  name: string,
  path: string,
  folder: string,
): Promise<Stage> {
  const script = fileURLToPath(new URL("./read-message.ts", import.meta.url));
  const outcome = await command(process.execPath, [...process.execArgv, script, path, folder, way]);
  if (outcome.code !== 0) throw new Error(`reading a message failed: ${outcome.errors}`);
  const { rows, bytes, cost, startMb }: Reading = JSON.parse(outcome.output);
  const remark = `waarvan ${Math.round(startMb)} MB voor het begin`;
  return done(id, name, cost, { rows, bytes, remark });
}

type Peer = [id: string, name: string, run: (() => Promise<Outcome>) | null];

async function xmlPeers(path: string, folder: string): Promise<Peer[]> {
  const rows = await compiled(folder);
  const lxml = fileURLToPath(new URL("./peers/lxml_duckdb.py", import.meta.url));
  return [
    [
      "expat-rows",
      "C: expat, regels zonder database",
      rows === null ? null : () => command(rows, [path]),
    ],
    ["xmlwf", "xmlwf (expat, alleen welgevormd)", () => command("xmlwf", [path])],
    [
      "xmllint",
      "xmllint --stream (libxml2, alleen welgevormd)",
      () => command("xmllint", ["--stream", "--noout", path]),
    ],
    ["lxml-duckdb", "Python: lxml → DuckDB", () => command("python3", [lxml, path, folder])],
  ];
}

/** The C program, made here if there is a compiler and expat; null otherwise. */
async function compiled(folder: string): Promise<string | null> {
  const source = fileURLToPath(new URL("./peers/expat-rows.c", import.meta.url));
  const program = join(folder, "expat-rows");
  const { code } = await command("cc", ["-O2", source, "-o", program, "-lexpat"]);
  return code === 0 ? program : null;
}
