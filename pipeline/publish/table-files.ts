import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { rows, type Warehouse } from "../warehouse/warehouse.ts";
import type { EditionTable, TableColumn } from "./columns.ts";

/** One file of a release; what the manifest says about it. */
export interface ReleaseFile {
  /** Below the release folder, with `/`. */
  path: string;
  bytes: number;
  sha256: string;
  rows: number;
}

/**
 * Writes a table as Parquet (zstd) and CSV below `folder`/<edition>/. Both hold the same rows in
 * the same order (by all columns, left to right), so the bytes depend on the rows alone.
 *
 * CSV: UTF-8, comma, header, empty for null, ISO dates, whole numbers without a decimal point.
 */
export async function writeTable(
  db: Warehouse,
  folder: string,
  table: EditionTable,
): Promise<ReleaseFile[]> {
  await mkdir(join(folder, table.edition), { recursive: true });
  const names = table.columns.map(({ name }) => `"${name}"`).join(", ");
  const ordered = `SELECT ${names} FROM release.${table.table} ORDER BY ALL`;
  const written = [
    {
      path: `${table.edition}/${table.name}.parquet`,
      copy: `(${ordered})`,
      options: "FORMAT parquet, COMPRESSION zstd",
    },
    {
      path: `${table.edition}/${table.name}.csv`,
      copy: `(SELECT ${table.columns.map(csvColumn).join(", ")} FROM (${ordered}) AS ordered)`,
      options: "FORMAT csv, HEADER, DELIMITER ','",
    },
  ];
  const [count] = await rows<{ rows: number }>(
    db,
    `SELECT count(*)::INTEGER AS rows FROM release.${table.table}`,
  );
  const files: ReleaseFile[] = [];
  for (const { path, copy, options } of written) {
    const file = join(folder, path);
    await db.run(`COPY ${copy} TO '${file.replaceAll("'", "''")}' (${options})`);
    files.push({ path, ...(await fingerprint(file)), rows: count?.rows ?? 0 });
  }
  return files;
}

/** Size and hash of a file, without holding it in memory. */
export async function fingerprint(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      hash.update(chunk);
    }
  });
  return { bytes, sha256: hash.digest("hex") };
}

function csvColumn({ name, type }: TableColumn): string {
  // A spreadsheet runs a text that starts like a formula; an apostrophe makes it text again.
  if (type === "VARCHAR") {
    return `CASE WHEN regexp_matches("${name}", '^[=+\\-@\\t\\r\\n\\x00]')
      THEN '''' || "${name}" ELSE "${name}" END AS "${name}"`;
  }
  if (type === "DOUBLE") return `regexp_replace("${name}"::VARCHAR, '\\.0$', '') AS "${name}"`;
  return `"${name}"`;
}
