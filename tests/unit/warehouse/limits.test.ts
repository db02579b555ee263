import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { limitsFor } from "../../../pipeline/warehouse/limits.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "limits-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const mebibytes = (limits: { memory: string }): number => Number.parseInt(limits.memory, 10);

describe("a budget for the whole process", () => {
  test.each([
    ["1GB", 1024],
    ["1500MB", 1500],
    ["2,5 GiB", 2560],
    ["4gb", 4096],
  ])("of %s leaves room for what DuckDB does not count", (text, budget) => {
    const limit = mebibytes(limitsFor(text, undefined));
    expect(limit * 1.42 + 500).toBeLessThanOrEqual(budget);
    expect(limit * 1.42 + 500).toBeGreaterThan(budget - 5);
  });

  test.each(["4", "veel", "0.5GB", "-2GB", "512MB"])("is not %j", (text) => {
    expect(() => limitsFor(text, undefined)).toThrow(/--memory/);
  });

  test("is the usual one when none is given", () => {
    expect(limitsFor(undefined, "")).toEqual({ memory: "768MB", threads: 2 });
  });
});

/** A sort that needs several times the memory given. @returns a sum that tells the order */
async function sorted(memory: string, spill?: string): Promise<unknown> {
  const limits = { memory, threads: 2, ...(spill === undefined ? {} : { spill }) };
  return withWarehouse(
    join(folder, `${memory}.duckdb`),
    async (db) => {
      const settings = await rows<{ place: string; most: string }>(
        db,
        `SELECT current_setting('temp_directory') AS place,
          current_setting('max_temp_directory_size') AS most`,
      );
      if (spill !== undefined) {
        expect(settings[0]?.place).toBe(spill);
        expect(settings[0]?.most).toMatch(/[1-9].*[KMGT]iB/);
      }
      await db.run(`CREATE OR REPLACE TABLE big AS
        SELECT hash(i) AS a, repeat(i::VARCHAR, 4) AS b FROM range(2_000_000) AS numbers (i)`);
      return rows(
        db,
        `SELECT sum(hash(n, a, b) % 1000003)::VARCHAR AS told
        FROM (SELECT row_number() OVER (ORDER BY b, a) AS n, a, b FROM big)`,
      );
    },
    limits,
  );
}

test("little memory gives what much memory gives, by way of the folder to spill in", async () => {
  const spill = join(folder, "elders");
  expect(await sorted("100MB", spill)).toEqual(await sorted("1GB"));
}, 120_000);

test("a folder that cannot be used is told of", async () => {
  const file = join(folder, "bestand");
  await writeFile(file, "");
  await expect(sorted("100MB", join(file, "map"))).rejects.toThrow(/--spill of MONITOR_SPILL/);
});
