import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type QueryForm, runQuery } from "../../../pipeline/warehouse/query.ts";
import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "monitor-"));
  file = join(folder, "warehouse.duckdb");
  await withWarehouse(file, async (db) => {
    await db.run(
      "CREATE TABLE model.spell AS SELECT i AS no, 'a,b' AS name FROM range(3000) AS t(i)",
    );
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function asked(sql: string, form: QueryForm = "text"): Promise<string> {
  const said: string[] = [];
  await runQuery(file, sql, form, (text) => said.push(text));
  return said.join("");
}

describe("asking the warehouse a question", () => {
  it("writes rows as text, CSV and JSON", async () => {
    const sql =
      "SELECT no::INTEGER AS no, name, NULL AS nothing FROM model.spell ORDER BY no LIMIT 1";
    expect(await asked(sql)).toBe("no\tname\tnothing\n0\ta,b\t.\n");
    expect(await asked(sql, "csv")).toBe('no,name,nothing\n0,"a,b",\n');
    expect(JSON.parse(await asked(sql, "json"))).toEqual([{ no: 0, name: "a,b", nothing: null }]);
  });

  it("writes every row of a long answer, and an empty answer as such", async () => {
    expect(JSON.parse(await asked("FROM model.spell", "json"))).toHaveLength(3000);
    expect(JSON.parse(await asked("FROM model.spell WHERE no < 0", "json"))).toEqual([]);
  });

  it.each([
    "DELETE FROM model.spell",
    "CREATE TABLE model.other AS SELECT 1",
    "SET memory_limit = '1GB'",
    "COPY (SELECT 1) TO 'elders.csv'",
    "FROM read_csv('/etc/hosts')",
    "SELEC 1",
  ])("refuses %s in Dutch and changes nothing", async (sql) => {
    await expect(asked(sql)).rejects.toThrow(/^Deze vraag kan het magazijn niet beantwoorden/);
    expect(await asked("SELECT count(*)::INTEGER AS n FROM model.spell")).toBe("n\n3000\n");
  });

  it("says what to do when there is no warehouse yet", async () => {
    await expect(runQuery(join(folder, "niets"), "SELECT 1", "text", () => {})).rejects.toThrow(
      /nog geen magazijn/,
    );
  });
});
