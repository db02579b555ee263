import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../../indicators/catalogue.ts";
import { judgeableFrom, newAgreement } from "../../../pipeline/agreement/new-agreement.ts";
import { type Home, homeOf } from "../../../pipeline/home.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import type { Region } from "../../../pipeline/region/region.ts";
import { writeReleaseFixture } from "../../site/release-fixture.ts";
import { klein } from "../region/folder.ts";

let folder: string;
let home: Home;
let releaseId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "agreement-"));
  await cp(klein, join(folder, "klein"), { recursive: true });
  home = homeOf(join(folder, "klein"), { MONITOR_HOME: join(folder, "work") });
  ({ releaseId } = await writeReleaseFixture(home.releases, {
    providers: 9,
    municipalities: 3,
    providerIds: ["aardbei", "braam"],
  }));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const wish = {
  provider: "aardbei",
  indicator: "goal_attainment_rate",
  on: "2026-01-20",
};

describe("a new agreement", () => {
  it("is valid as it is written, with the figure of the release in it", async () => {
    const file = await newAgreement(home, wish);
    expect(file).toBe(join(folder, "klein", "agreements", "AFS-2026-0001.yaml"));
    const { agreements } = await readRegion(join(folder, "klein"));
    const made = agreements.find(({ id }) => id === "AFS-2026-0001");
    expect(made).toMatchObject({
      releaseId,
      aanbiederId: "aardbei",
      status: "concept",
      verwachtEffect: { richting: "stijgt", vroegstBeoordeelbareRelease: "2027-05-01" },
      feit: { snede: "provider", periode: "2024", ankers: { norm: 0.7 } },
    });
    expect(made?.feit?.waarde).toBeGreaterThan(0.5);
    expect(made?.releaseHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("takes the next number and never overwrites", async () => {
    const before = await readFile(join(folder, "klein", "agreements", "AFS-2026-0001.yaml"));
    expect(await newAgreement(home, { ...wish, period: "2023" })).toMatch(/AFS-2026-0002\.yaml$/);
    expect(await readFile(join(folder, "klein", "agreements", "AFS-2026-0001.yaml"))).toEqual(
      before,
    );
  });

  it.each([
    [{ provider: "kers" }, /--provider kers bestaat niet\. Kies uit: aardbei/],
    [{ indicator: "geluk" }, /--indicator geluk bestaat niet/],
    [{ period: "1999" }, /--period 1999 bestaat niet\. Kies uit: 2022/],
    [{ provider: "citroen" }, /heeft van citroen geen cijfer voor goal_attainment_rate/],
  ])("%j: says what there is", async (change, told) => {
    await expect(newAgreement(home, { ...wish, ...change })).rejects.toThrow(told);
  });
});

describe("when an effect can show", () => {
  const region = { gapDays: 31 } as Region;
  const from = (id: string, start: string) => {
    const definition = catalogue.find((one) => one.id === id);
    if (!definition) throw new Error(id);
    return judgeableFrom(definition, start, region);
  };
  it("after four whole quarters that begin after the start", () => {
    expect(from("goal_attainment_rate", "2024-06-25")).toBe("2025-07-31");
    expect(from("goal_attainment_rate", "2024-07-01")).toBe("2025-07-31");
    expect(from("goal_attainment_rate", "2024-07-02")).toBe("2025-10-31");
  });
  it("or after the next 1 January and its follow-up, when one day is looked at", () => {
    expect(from("scale_down_rate", "2025-04-15")).toBe("2027-02-01");
  });
});
