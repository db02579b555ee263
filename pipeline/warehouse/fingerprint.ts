import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rows, type Warehouse } from "./warehouse.ts";

/** SHA-256 of the code and SQL in some folders and files: another text may give other rows. */
export async function codeFingerprint(places: readonly URL[]): Promise<string> {
  const hash = createHash("sha256");
  for (const place of places) {
    const root = fileURLToPath(place);
    if (!root.endsWith("/")) {
      hash.update(await readFile(root));
      continue;
    }
    const found = await readdir(root, { recursive: true, encoding: "utf8" });
    for (const name of found.filter((one) => /\.(?:sql|ts)$/.test(one)).sort()) {
      hash.update(name).update(await readFile(root + name));
    }
  }
  return hash.digest("hex");
}

/** A text that differs when any row of these tables does, in whatever order they are. */
export async function rowsFingerprint(db: Warehouse, tables: readonly string[]): Promise<string> {
  if (tables.length === 0) return "";
  const [found] = await rows<{ text: string }>(
    db,
    `SELECT concat_ws(' ', ${tables
      .map(
        (table) =>
          `(SELECT '${table}:' || count(*) || ':' || coalesce(sum(hash(t)::HUGEINT), 0) FROM ${table} AS t)`,
      )
      .join(", ")}) AS text`,
  );
  return found?.text ?? "";
}
