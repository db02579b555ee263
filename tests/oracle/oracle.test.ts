import { group } from "d3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../indicators/catalogue.ts";
import { cuts, cutsOf, dimensions } from "../../pipeline/measure/cut.ts";
import type { ValueRow } from "../../pipeline/measure/values.ts";
import { readRegion } from "../../pipeline/region/read-region.ts";
import type { Region } from "../../pipeline/region/region.ts";
import { rows, withReadOnlyWarehouse } from "../../pipeline/warehouse/warehouse.ts";
import { dataUntil, measuredRegion, type Variant } from "../measured-region.ts";
import { administrationOracles } from "./administration-oracles.ts";
import { type Care, careOf } from "./care.ts";
import { careOracles } from "./care-oracles.ts";
import { chainOracles } from "./chain-oracles.ts";
import { clientResultOracles } from "./client-result-oracles.ts";
import { contractOracles } from "./contract-oracles.ts";
import { addMonths, dayOf, isoOf } from "./day.ts";
import { declarationOracles } from "./declaration-oracles.ts";
import { durationOracles } from "./duration-oracles.ts";
import { blank, type Figure } from "./figure.ts";
import { hourOracles } from "./hour-oracles.ts";
import { localTeamOracles } from "./local-team.ts";
import { moneyOracles } from "./money-oracles.ts";
import { flowBetween, type Seen, standOn } from "./observe.ts";
import { type Moment, type Oracle, type OracleMaker, readTruth, type Truth } from "./oracle.ts";
import { scaleDownOracles } from "./scale-down-oracles.ts";
import { systemOracles } from "./system-oracles.ts";
import { waitingOracles } from "./waiting-oracles.ts";

/** Every maker of oracles; together they must know every indicator of the catalogue. */
const makers: readonly OracleMaker[] = [
  careOracles,
  systemOracles,
  durationOracles,
  waitingOracles,
  declarationOracles,
  administrationOracles,
  moneyOracles,
  contractOracles,
  hourOracles,
  chainOracles,
  clientResultOracles,
  localTeamOracles,
  scaleDownOracles,
];

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
  truth: Truth;
  findings: Told[];
  statuses: Map<string, string>;
  region: Region;
}

async function readRun(variant: Variant): Promise<Run> {
  const home = await measuredRegion(variant);
  const region = await readRegion(home.regionFolder);
  return withReadOnlyWarehouse(home.warehouse, async (db) => {
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
      truth: await readTruth(home.truth),
      findings: await rows<Told>(
        db,
        `SELECT delivery.name AS file, finding.rule
         FROM ledger.finding AS finding JOIN ledger.delivery AS delivery USING (delivery_id)`,
      ),
      statuses: new Map(deliveries.map((one) => [one.name, one.status])),
      region,
    };
  });
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

const inPeriod: Record<Moment, (seen: Seen, from: number, to: number, period: string) => boolean> =
  {
    start: ({ day }, from) => day === from,
    within: ({ day }, from, to) => day >= from && day <= to,
    end: ({ day }, _, to) => day === to,
    own: (seen, _from, _to, period) => seen.period === period,
  };

/** What the oracle calls a dimension. */
const seenAs = {
  domain: "domain",
  law: "law",
  segment: "segment",
  age_band: "age",
  municipality_code: "municipality",
  party_id: "party",
  provider_id: "provider",
} as const;

/** Whether an observation belongs to the group a value is about. */
function inGroup(seen: Seen, value: ValueRow): boolean {
  return dimensions.every((name) => value[name] === null || seen[seenAs[name]] === value[name]);
}

/** Cuts that hold only groups with someone in them, and only years. */
const fineCuts = new Set(cuts.filter((one) => one.fine).map((one) => one.name));

describe.each([
  { title: "flawless deliveries", variant: "flawless" as const },
  { title: "deliveries with planted faults", variant: "faulty" as const },
])("figures against the truth: $title", ({ variant }) => {
  let run: Run;
  let oracles: Map<string, Oracle>;
  let care: Care[];

  beforeAll(async () => {
    run = await readRun(variant);
    const horizon = {
      from: dayOf(run.region.observation.from),
      until: dayOf(dataUntil),
      gap: run.region.gapDays,
    };
    care = careOf(run.truth.clients, run.region, horizon.until);
    const quarters = Array.from({ length: 16 }, (_, i) => addMonths(horizon.from, 3 * i));
    const known = { truth: run.truth, care, region: run.region, horizon, quarters };
    oracles = new Map(makers.flatMap((make) => make(known)).map((one) => [one.id, one]));
  });

  afterAll(() => {
    oracles.clear();
  });

  it.each(catalogue)("$id equals the oracle in every cell", (definition) => {
    const { id, parts } = definition;
    const oracle = oracles.get(id);
    if (oracle === undefined) throw new Error(`no oracle for ${id}`);
    const seen = group(
      oracle.seen,
      (one) => one.grain,
      (one) => one.part ?? null,
    );
    const tells = new Map(
      parts.map((one) => [one.id, one.of === "headline" ? null : one.id] as const),
    );
    const ownOf = (value: ValueRow, part: string | null): Seen[] => {
      const { from, to } = periodDays(value.period);
      const observed = part === null ? null : (tells.get(part) ?? null);
      return (seen.get(oracle.grainOf(value.cut))?.get(observed) ?? []).filter(
        (one) => inPeriod[oracle.moment](one, from, to, value.period) && inGroup(one, value),
      );
    };
    const place = (value: ValueRow, part: string | null): string =>
      [value.cut, part, ...dimensions.map((name) => value[name]), value.period]
        .filter(Boolean)
        .join(" ");
    const wrong: string[] = [];
    const filled = new Set<string | null>();
    const values = run.values.filter((one) => one.indicator_id === id);
    const given = new Set(values.map((one) => place(one, one.part)));
    // The headline stands in every cell; a part where it has observations, but for the finest cuts.
    const whole = values.filter(
      (one) => one.part === null && one.period_kind !== "lopend" && !fineCuts.has(one.cut),
    );
    for (const value of whole) {
      for (const { id: part } of parts) {
        if (!given.has(place(value, part)) && ownOf(value, part).length > 0) {
          wrong.push(`${place(value, part)}: no figure`);
        }
      }
    }
    // And of the finest cuts every group has its years.
    const years = new Set(values.flatMap((one) => (one.period_kind === "jaar" ? one.period : [])));
    for (const cut of cutsOf(definition).filter((one) => one.fine)) {
      for (const one of seen.get(oracle.grainOf(cut.name))?.get(null) ?? []) {
        const names = dimensions.map((name) =>
          cut.dimensions.includes(name) ? one[seenAs[name]] : null,
        );
        if (names.filter((name) => name !== null).length < cut.dimensions.length) continue;
        for (const period of years) {
          const { from, to } = periodDays(period);
          const group = [cut.name, ...names, period].filter(Boolean).join(" ");
          if (inPeriod[oracle.moment](one, from, to, period) && !given.has(group)) {
            wrong.push(`${group}: no figure`);
          }
        }
      }
    }
    for (const value of values) {
      const own = ownOf(value, value.part);
      const known = ["bron niet geleverd", "te vroeg"].includes(value.status);
      const expected =
        own.length === 0
          ? ((value.part === null ? oracle.none : undefined) ?? blank)
          : oracle.figure(own, value.part);
      if (own.length > 0) filled.add(value.part);
      for (const [field, number] of Object.entries(expected)) {
        // What cannot be known is not shown, whatever it was.
        const wanted = known && ["estimate", "lower", "upper"].includes(field) ? null : number;
        const found = value[field as keyof Figure];
        const same =
          wanted === null || found === null
            ? wanted === found
            : Math.abs(wanted - found) <= 1e-9 * Math.max(1, Math.abs(wanted));
        if (!same) {
          wrong.push(`${place(value, value.part)} ${field}: ${found}, oracle ${wanted}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    // Every series has something behind it, or nothing was compared.
    const possible = parts.map((one) => one.id).filter((part) => !oracle.never?.(part));
    expect(filled).toEqual(new Set([null, ...possible]));
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
    const planted = run.truth.defects
      .filter((one) => one.rule !== null)
      .map((one) => `${one.file}: ${one.rule}`);
    const found = run.findings.map((one) => `${one.file}: ${one.rule}`);
    expect(found.toSorted()).toEqual(planted.toSorted());
    if (variant === "faulty") {
      expect(new Set(run.truth.defects.map((one) => one.kind)).size).toBe(11);
    } else expect(run.truth.defects).toEqual([]);
  });

  it("gives every delivery the status it deserves", () => {
    for (const { file, status } of run.truth.defects) {
      expect(`${file}: ${run.statuses.get(file)}`).toBe(`${file}: ${status}`);
    }
    const planted = new Set(run.truth.defects.map((one) => one.file));
    for (const [name, status] of run.statuses) {
      if (!planted.has(name)) expect(`${name}: ${status}`).toBe(`${name}: accepted`);
    }
  });
});
