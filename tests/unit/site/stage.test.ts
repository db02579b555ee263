import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silent } from "../../../pipeline/effects.ts";
import type { Home } from "../../../pipeline/home.ts";
import { readSite } from "../../../pipeline/site/build-site.ts";
import { stage } from "../../../pipeline/site/stage.ts";
import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { writeReleaseFixture } from "../../site/release-fixture.ts";

let work: string;
let home: Home;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "resultaatmonitor-stage-"));
  home = { releases: join(work, "releases"), regionFolder: work } as Home;
  await writeReleaseFixture(home.releases);
});

afterAll(() => rm(work, { recursive: true, force: true }));

describe("staging an edition", () => {
  test("leaves nothing of what stood there before, caches included", async () => {
    const folder = join(work, "stage");
    const cache = join(folder, "root", ".observablehq", "cache", "data");
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, "leak.csv"), "contract");
    await writeFile(join(folder, "root", "aanbieder.md"), "contract");
    await stage(await readSite(home, "monitor"), folder, join(work, "site"), silent);
    const files = await readdir(folder, { recursive: true });
    expect(files.filter((file) => /leak|aanbieder/.test(file))).toEqual([]);
    expect(files).toContain(join("root", "index.md"));
  });

  test("writes the same bytes again", async () => {
    const site = await readSite(home, "contract");
    const bytes = async (folder: string) => {
      await stage(site, join(folder, "staged"), join(folder, "site"), silent);
      const files = (await readdir(folder, { recursive: true })).filter((f) => /\.\w+$/.test(f));
      return Promise.all(
        files.sort().map(async (file) => [file, await readFile(join(folder, file), "utf8")]),
      );
    };
    expect(await bytes(join(work, "once"))).toEqual(await bytes(join(work, "twice")));
  });

  test("escapes what a spreadsheet would run", async () => {
    const site = await readSite(home, "contract");
    for (const provider of site.release.providers) provider.name = '=1+1;"x"';
    const folder = join(work, "formula");
    await stage(site, join(folder, "staged"), folder, silent);
    const csv = await readFile(join(folder, "data", "aanbieder", "index-signalen.csv"), "utf8");
    expect(csv).toContain('"\'=1+1;""x""";');
  });
});

describe("a release that cannot be shown", () => {
  test("is told in Dutch, with what to do", async () => {
    const none = { releases: join(work, "none") } as Home;
    await expect(readSite(none, "contract")).rejects.toThrow(/nog geen uitgave.*publish/);
  });

  test.each([
    [
      "'0197' AS code, 'Aalten' AS name, 'eerste' AS position",
      /tabel municipality, kolom position: VARCHAR in plaats van DOUBLE/,
    ],
    ["'0197' AS code, 1.0::DOUBLE AS position", /tabel municipality heeft geen kolom name/],
    [
      "NULL::VARCHAR AS code, 'Aalten' AS name, 1.0::DOUBLE AS position",
      /tabel municipality, kolom code: leeg/,
    ],
  ])("names the table and column that is wrong: %s", async (columns, says) => {
    const releases = await mkdtemp(join(work, "wrong-"));
    const { folder } = await writeReleaseFixture(releases);
    const file = join(folder, "monitor", "municipality.parquet");
    await withWarehouse(":memory:", (db) =>
      db.run(`COPY (SELECT ${columns}) TO '${file}' (FORMAT parquet)`),
    );
    await expect(readSite({ releases, regionFolder: work } as Home, "monitor")).rejects.toThrow(
      says,
    );
  });
});
