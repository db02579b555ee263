import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Effects, silent } from "../../../pipeline/effects.ts";
import { Failure } from "../../../pipeline/failure.ts";
import type { Home } from "../../../pipeline/home.ts";
import { buildersFor, buildSites } from "../../../pipeline/site/builders/builders.ts";
import { writeReleaseFixture } from "../../site/release-fixture.ts";

let work: string;
let home: Home;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "resultaatmonitor-builders-"));
  const stage = join(work, "stage");
  home = { releases: join(work, "releases"), regionFolder: work, stage } as Home;
  await writeReleaseFixture(home.releases);
});

afterAll(() => rm(work, { recursive: true, force: true }));

/** Every file of a folder with its bytes. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Object.fromEntries(
    await Promise.all(
      files.sort().map(async (file) => [file.slice(folder.length), await readFile(file, "latin1")]),
    ),
  );
}

test.each([
  [1, 8, 0],
  [3, 1, 0],
  [3, 2, 2],
  [2, 16, 2],
  [3, 16, 2],
])("%i sites on %i cores are built by %i threads", (sites, cores, builders) => {
  expect(buildersFor(sites, cores)).toBe(builders);
});

describe("a thread that builds a site", () => {
  test("makes the bytes that the main thread makes, and leaves nothing beside them", async () => {
    const steps: string[] = [];
    const effects: Effects = { ...silent, progress: (step) => steps.push(step) };
    const build = (name: string, builders: number) =>
      buildSites(home, [{ edition: "raad", out: join(work, name) }], effects, [], builders)[0];
    const here = await build("here", 0);
    const told = steps.splice(0);
    const apart = await build("apart", 1);
    expect(steps).toEqual(told);
    expect(apart).toEqual({ ...here, out: join(work, "apart"), read: expect.anything() });
    expect(apart?.read?.found).toEqual(here?.read?.found);
    expect(await filesIn(join(work, "apart"))).toEqual(await filesIn(join(work, "here")));
    expect((await readdir(work)).filter((name) => name.startsWith("."))).toEqual([]);
  }, 180_000);

  test("tells a mistake as it is, and another site is built all the same", async () => {
    const lost = { edition: "monitor", out: join(work, "lost"), releaseId: "weg" } as const;
    const sites = buildSites(
      home,
      [lost, { edition: "raad", out: join(work, "kept") }],
      silent,
      [],
      2,
    );
    const mistake = await sites[0]?.catch((error: unknown) => error);
    expect(mistake).toBeInstanceOf(Failure);
    expect(mistake).toMatchObject({
      family: "site",
      message: expect.stringMatching(/^Uitgave weg is niet te lezen.*publish/),
    });
    expect((await sites[1])?.pages).toBeGreaterThan(3);
    expect(await readdir(work)).not.toContain("lost");
  }, 180_000);
});
