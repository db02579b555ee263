import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { group } from "d3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../indicators/catalogue.ts";
import { silent } from "../../pipeline/effects.ts";
import { measure } from "../../pipeline/measure/measure.ts";
import type { ValueRow } from "../../pipeline/measure/values.ts";
import { buildModel } from "../../pipeline/model/model.ts";
import { receive } from "../../pipeline/receive/receive.ts";
import { readRegion } from "../../pipeline/region/read-region.ts";
import type { Region } from "../../pipeline/region/region.ts";
import { registerRegion } from "../../pipeline/region/register.ts";
import { writeSample } from "../../pipeline/sample/sample.ts";
import type { TruthClient, TruthDefect } from "../../pipeline/sample/truth.ts";
import { rows, withWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { smallRegion, temporaryHome } from "../temporary-home.ts";
import { type Care, careOf } from "./care.ts";
import { addMonths, dayOf, isoOf } from "./day.ts";
import { type Figure, medianDuration, ratio, share } from "./figure.ts";
import {
  careDuration,
  flowBetween,
  goalAttainment,
  type Seen,
  scaleDown,
  standOn,
} from "./observe.ts";

const until = "2025-12-31";

/** What the oracle says of one indicator: its observations, how they are cut and what they make. */
interface Oracle {
  id: string;
  seen: Seen[];
  /** Which day of a period an observation stands for; `own`: it names its period itself. */
  moment: "start" | "within" | "end" | "own";
  grainOf: (cut: string) => string;
  figure: (seen: readonly Seen[], part: string | null) => Figure;
}

/** A planted fault and a finding, in the words both can be compared in. */
interface Told {
  file: string;
  rule: string;
}

interface Run {
  /** Counted by the product: `2024-01-31 jw 3` → 41, and `2024 jw 3 → 0` → 12. */
  caseload: Map<string, number>;
  flow: Map<string, number>;
  values: (ValueRow & { period_kind: string })[];
  care: { clients: TruthClient[]; defects: TruthDefect[] };
  findings: Told[];
  statuses: Map<string, string>;
  region: Region;
}

async function runRegion(defects: boolean): Promise<Run> {
  const { home, remove } = await temporaryHome();
  try {
    const region = await readRegion(smallRegion);
    await writeSample(region, home, { seed: 11, scale: 1, until, defects }, silent);
    const truth = await readFile(join(home.truth, "clients.ndjson"), "utf8");
    return await withWarehouse(home.warehouse, async (db) => {
      await registerRegion(db, region);
      const summary = await receive(db, region, home, silent);
      await buildModel(db, silent);
      await measure(db, silent);
      const deliveries = await rows<{ name: string; status: string }>(
        db,
        "SELECT name, status FROM ledger.delivery",
      );
      const counted = async (sql: string) =>
        new Map(
          (await rows<{ key: string; clients: number }>(db, sql)).map((row) => [
            row.key,
            row.clients,
          ]),
        );
      return {
        caseload: await counted(
          `SELECT month_end || ' ' || law || ' ' || coalesce(rank::VARCHAR, '-') AS key, clients
           FROM model.caseload`,
        ),
        flow: await counted(
          `SELECT year || ' ' || law || ' ' || coalesce(from_rank::VARCHAR, '-') || ' → '
             || coalesce(to_rank::VARCHAR, '-') AS key, clients
           FROM model.flow`,
        ),
        values: await rows<ValueRow & { period_kind: string }>(db, "FROM result.value"),
        care: {
          clients: truth
            .trimEnd()
            .split("\n")
            .map((line) => JSON.parse(line)),
          defects: JSON.parse(await readFile(join(home.truth, "defects.json"), "utf8")),
        },
        findings: summary.findings.map(({ file, rule }) => ({ file, rule })),
        statuses: new Map(deliveries.map((one) => [one.name, one.status])),
        region,
      };
    });
  } finally {
    await remove();
  }
}

function periodDays(period: string): { from: number; to: number } {
  // Four quarters on end: 2023-K2/2024-K1.
  const [first, last] = period.split("/");
  if (first !== undefined && last !== undefined) {
    return { from: periodDays(first).from, to: periodDays(last).to };
  }
  const year = Number(period.slice(0, 4));
  const part = Number(period.slice(6) || 1);
  const months = period.includes("K") ? 3 : period.includes("H") ? 6 : 12;
  const from = addMonths(dayOf(`${year}-01-01`), (part - 1) * months);
  return { from, to: addMonths(from, months) - 1 };
}

const inPeriod: Record<
  Oracle["moment"],
  (seen: Seen, from: number, to: number, period: string) => boolean
> = {
  start: ({ day }, from) => day === from,
  within: ({ day }, from, to) => day >= from && day <= to,
  end: ({ day }, _, to) => day === to,
  own: (seen, _from, _to, period) => seen.period === period,
};

/** Whether an observation belongs to the group a value is about. */
function inGroup(seen: Seen, value: ValueRow): boolean {
  return (
    (value.domain === null || seen.domain === value.domain) &&
    (value.law === null || seen.law === value.law) &&
    (value.segment === null || seen.segment === value.segment) &&
    (value.age_band === null || seen.age === value.age_band) &&
    (value.municipality_code === null || seen.municipality === value.municipality_code) &&
    (value.party_id === null || seen.party === value.party_id) &&
    (value.provider_id === null || seen.provider === value.provider_id)
  );
}

describe.each([
  { title: "flawless deliveries", defects: false },
  { title: "deliveries with planted faults", defects: true },
])("figures against the truth: $title", ({ defects }) => {
  let run: Run;
  let oracles: Oracle[];
  let care: Care[];

  beforeAll(async () => {
    run = await runRegion(defects);
    const horizon = {
      from: dayOf(run.region.observation.from),
      until: dayOf(until),
      gap: run.region.gapDays,
    };
    care = careOf(run.care.clients, run.region, horizon.until);
    const quarters = Array.from({ length: 16 }, (_, i) => addMonths(horizon.from, 3 * i));
    const bySpell = (cut: string) => (cut === "chain" ? "spell" : "trajectory");
    oracles = [
      {
        id: "scale_down_rate",
        seen: scaleDown(care, quarters, horizon),
        moment: "start",
        grainOf: () => "client",
        figure: share,
      },
      {
        id: "goal_attainment_rate",
        seen: goalAttainment(care, horizon),
        moment: "within",
        grainOf: bySpell,
        figure: ratio,
      },
      {
        id: "care_duration_km_median",
        seen: careDuration(care, horizon),
        moment: "within",
        grainOf: bySpell,
        figure: medianDuration,
      },
    ];
  });

  afterAll(() => {
    oracles = [];
  });

  it("covers every indicator, level, cut and kind of period", () => {
    const levels = [
      ...group(run.values, (one) => `${one.indicator_id} ${one.level} ${one.period_kind}`).keys(),
    ];
    for (const { id } of catalogue) {
      for (const level of ["organisation", "target_group", "chain", "system"]) {
        for (const kind of ["jaar", "halfjaar", "kwartaal"]) {
          expect(levels).toContain(`${id} ${level} ${kind}`);
        }
      }
    }
    // Enough behind the figures to mean something.
    for (const { id, seen } of oracles) expect(seen.length, id).toBeGreaterThan(200);
  });

  it.each(catalogue.map((one) => one.id))("%s equals the oracle in every cell", (id) => {
    const oracle = oracles.find((one) => one.id === id) as Oracle;
    const mine = run.values.filter((one) => one.indicator_id === id);
    const wrong: string[] = [];
    let filled = 0;
    for (const value of mine) {
      const { from, to } = periodDays(value.period);
      const grain = oracle.grainOf(value.cut);
      const seen = oracle.seen.filter(
        (one) =>
          one.grain === grain &&
          (one.part ?? null) === value.part &&
          inPeriod[oracle.moment](one, from, to, value.period) &&
          inGroup(one, value),
      );
      const blank: Figure = {
        numerator: 0,
        denominator: 0,
        clients: 0,
        estimate: null,
        lower: null,
        upper: null,
      };
      const expected = seen.length === 0 ? blank : oracle.figure(seen, value.part);
      if (seen.length > 0) filled += 1;
      for (const [field, number] of Object.entries(expected)) {
        const found = value[field as keyof Figure];
        const same =
          number === null || found === null
            ? number === found
            : Math.abs(number - found) <= 1e-9 * Math.max(1, Math.abs(number));
        if (!same) {
          const where = [
            value.cut,
            value.law,
            value.segment,
            value.municipality_code,
            value.party_id,
            value.provider_id,
            value.period,
          ];
          wrong.push(
            `${where.filter(Boolean).join(" ")} ${field}: ${found}, oracle ${number} (${isoOf(from)})`,
          );
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(filled).toBeGreaterThan(200);
  });

  it("counts the caseload of every month as the truth has it", () => {
    const expected = new Map<string, number>();
    for (let month = 1; month <= 48; month += 1) {
      const end = addMonths(dayOf("2022-01-01"), month) - 1;
      for (const [key, n] of standOn(care, end)) expected.set(`${isoOf(end)} ${key}`, n);
    }
    expect(run.caseload).toEqual(expected);
    expect(expected.size).toBeGreaterThan(300);
  });

  it("counts the flow between years as the truth has it, in balance on both sides", () => {
    const expected = new Map<string, number>();
    for (const year of [2022, 2023, 2024]) {
      const [from, to] = [dayOf(`${year}-01-01`), dayOf(`${year + 1}-01-01`)];
      const flow = flowBetween(care, from, to);
      for (const [key, n] of flow) expected.set(`${year} ${key}`, n);
      // Left side: everyone in care on the first day is somewhere a year later.
      for (const [key, n] of standOn(care, from)) {
        const out = [...flow].filter(([way]) => way.startsWith(`${key} →`));
        expect(out.reduce((sum, [, clients]) => sum + clients, 0)).toBe(n);
      }
    }
    expect(run.flow).toEqual(expected);
  });

  it("finds every planted fault and invents none", () => {
    const planted = run.care.defects
      .filter((one) => one.rule !== null)
      .map((one) => `${one.file}: ${one.rule}`);
    const found = run.findings.map((one) => `${one.file}: ${one.rule}`);
    expect(found.toSorted()).toEqual(planted.toSorted());
    if (defects) {
      expect(new Set(run.care.defects.map((one) => one.kind)).size).toBe(11);
    } else expect(run.care.defects).toEqual([]);
  });

  it("gives every delivery the status it deserves", () => {
    for (const { file, status } of run.care.defects) {
      expect(`${file}: ${run.statuses.get(file)}`).toBe(`${file}: ${status}`);
    }
    const planted = new Set(run.care.defects.map((one) => one.file));
    for (const [name, status] of run.statuses) {
      if (!planted.has(name)) expect(`${name}: ${status}`).toBe(`${name}: accepted`);
    }
  });
});
