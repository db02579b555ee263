import { beforeAll, describe, expect, it } from "vitest";
import { inflowOutflowBalance } from "../../../indicators/scale-down/inflow_outflow_balance.ts";
import { transitionMatrix } from "../../../indicators/scale-down/transition_matrix.ts";
import { silent } from "../../../pipeline/effects.ts";
import { measure } from "../../../pipeline/measure/measure.ts";
import { buildModel } from "../../../pipeline/model/model.ts";
import { receive } from "../../../pipeline/receive/receive.ts";
import { readRegion } from "../../../pipeline/region/read-region.ts";
import { registerRegion } from "../../../pipeline/region/register.ts";
import { writeSample } from "../../../pipeline/sample/sample.ts";
import { rows, withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { smallRegion, temporaryHome } from "../../temporary-home.ts";

interface Cell {
  cell: string;
  cut: string;
  period: string;
  parts: Record<string, number>;
}

/** What is counted of one indicator, cell by cell: `''` is the headline. */
const cellsOf = (numerator: "numerator" | "denominator", id: string) => `
  SELECT cut, period, parts,
    concat_ws(' ', cut, domain, law, segment, municipality_code, party_id, provider_id, period) AS cell
  FROM (
    SELECT cut, domain, law, segment, municipality_code, party_id, provider_id, period,
      map_from_entries(list((coalesce(part, ''), ${numerator}::INTEGER)))::JSON::VARCHAR AS parts
    FROM result.value WHERE indicator_id = '${id}' AND status <> 'te vroeg'
    GROUP BY ALL
  )`;

/** Who has a service on a day, or had one and gets the next within the gap days, group by group. */
const inCareOn = (day: string) => {
  const groups = {
    region: "''",
    domain: "domain",
    chain: "law",
    municipality: "municipality_code",
    segment: "domain || ' ' || segment",
    party: "party_id",
    provider: "provider_id",
  };
  const member = Object.entries(groups).map(
    ([cut, name]) => `SELECT trim('${cut} ' || ${name}) AS key, client_key, start_on,
      coalesce(end_on, DATE '9999-12-31') AS end_on FROM model.service`,
  );
  return `WITH member AS (${member.join(" UNION ALL ")})
    SELECT key, count(DISTINCT client_key)::INTEGER AS n
    FROM member
    WHERE start_on <= '${day}' AND (end_on >= '${day}' OR EXISTS (
      FROM member AS next
      WHERE next.key = member.key AND next.client_key = member.client_key
        AND next.start_on > '${day}' AND next.start_on <= member.end_on + 32))
    GROUP BY key`;
};

describe("identities that must hold in every cell of a simulated region", () => {
  let balance: Cell[];
  let matrix: Cell[];
  let rowTotals: Cell[];
  /** In care on 1 January, by law, year and rank, interruptions included. */
  let stand: Map<string, number>;
  /** In care on the last day of 2024 by group, told from services alone: `provider aardbei` → 31. */
  let inCare: Map<string, number>;

  beforeAll(async () => {
    const { home, remove } = await temporaryHome();
    try {
      const region = await readRegion(smallRegion);
      const options = { seed: 23, scale: 1, until: "2025-12-31", defects: false };
      await writeSample(region, home, options, silent);
      await withWarehouse(home.warehouse, async (db) => {
        await registerRegion(db, region);
        await receive(db, region, home, silent);
        await buildModel(db, silent);
        await measure(db, silent, [inflowOutflowBalance, transitionMatrix]);
        const read = async (sql: string) =>
          (await rows<Omit<Cell, "parts"> & { parts: string }>(db, sql)).map((one) => ({
            ...one,
            parts: JSON.parse(one.parts) as Record<string, number>,
          }));
        balance = await read(cellsOf("numerator", inflowOutflowBalance.id));
        matrix = await read(cellsOf("numerator", transitionMatrix.id));
        rowTotals = await read(cellsOf("denominator", transitionMatrix.id));
        const found = await rows<{ key: string; n: number }>(
          db,
          `SELECT law || ' ' || year(s0) || ' ' || coalesce(rank::VARCHAR, 'x') AS key,
             count(*)::INTEGER AS n
           FROM model.cohort WHERE month(s0) = 1 GROUP BY ALL`,
        );
        stand = new Map(found.map(({ key, n }) => [key, n]));
        const told = await rows<{ key: string; n: number }>(db, inCareOn("2024-12-31"));
        inCare = new Map(told.map(({ key, n }) => [key, n]));
      });
    } finally {
      await remove();
    }
  }, 120_000);

  const of = ({ parts }: Cell, part: string): number => parts[part] ?? 0;

  it("in care at the end = at the beginning + inflow − outflow", () => {
    const years = balance.filter((one) => one.period.length === 4);
    const wrong = years.filter(
      (one) => of(one, "stand_eind") !== of(one, "stand_begin") + of(one, "") - of(one, "uit"),
    );
    expect(wrong.map((one) => one.cell)).toEqual([]);
    const moving = years.filter((one) => of(one, "") > 0 && of(one, "uit") > 0);
    expect(new Set(moving.map((one) => one.cut))).toEqual(
      new Set(["region", "domain", "chain", "municipality", "segment", "party", "provider"]),
    );
  });

  it("in care at the end is who has help, or has it again within the gap days", () => {
    const ends = balance.filter((one) => one.period === "2024" && of(one, "stand_eind") > 0);
    expect(ends.length).toBeGreaterThan(20);
    for (const one of ends) {
      expect(of(one, "stand_eind"), one.cell).toBe(inCare.get(one.cell.replace(/ 2024$/, "")));
    }
  });

  it("in care at the end of a year is in care at the beginning of the next", () => {
    const ends = new Map(balance.map((one) => [one.cell, of(one, "stand_eind")]));
    const next = balance.filter((one) => ["2023", "2024", "2025"].includes(one.period));
    expect(next.length).toBeGreaterThan(60);
    for (const one of next) {
      const before = one.cell.replace(one.period, String(Number(one.period) - 1));
      expect(ends.get(before), one.cell).toBe(of(one, "stand_begin"));
    }
  });

  it("the quarters lead from one year end to the other", () => {
    // Quarters have flows only; in and out of four quarters may hold the same person twice.
    for (const year of balance.filter((one) => one.period.length === 4)) {
      const quarters = balance.filter(
        (one) => one.period.startsWith(`${year.period}-K`) && one.cell.startsWith(year.cell),
      );
      const net = quarters.reduce((sum, one) => sum + of(one, "") - of(one, "uit"), 0);
      expect(of(year, "stand_begin") + net, year.cell).toBe(of(year, "stand_eind"));
    }
  });

  it("who comes in is new or returns, and nothing else", () => {
    for (const one of balance) {
      expect(of(one, "nieuw") + of(one, "terugkerend"), one.cell).toBe(of(one, ""));
    }
    expect(balance.some((one) => of(one, "terugkerend") > 0)).toBe(true);
  });

  it("counts the region from persons: municipalities add up to more, because people moved", () => {
    const sum = (cut: string, part: string) =>
      balance
        .filter((one) => one.cut === cut && one.period.length === 4)
        .reduce((total, one) => total + of(one, part), 0);
    expect(sum("municipality", "")).toBeGreaterThan(sum("region", ""));
    expect(sum("municipality", "uit")).toBeGreaterThan(sum("region", "uit"));
    expect(sum("provider", "stand_eind")).toBeGreaterThan(sum("region", "stand_eind"));
  });

  it("the matrix holds everybody in care on the first day, by rank, once", () => {
    let rowsSeen = 0;
    for (const one of rowTotals.filter(({ cut }) => cut === "chain")) {
      const law = one.cell.split(" ")[1];
      const found = matrix.find(({ cell }) => cell === one.cell) as Cell;
      for (const rank of ["1", "2", "3", "4", "5", "6", "x"]) {
        const expected = stand.get(`${law} ${one.period} ${rank}`) ?? 0;
        const ways = Object.keys(found.parts).filter((part) => part.startsWith(`van_${rank}_`));
        expect(
          ways.reduce((sum, part) => sum + of(found, part), 0),
          `${one.cell} ${rank}`,
        ).toBe(expected);
        for (const way of ways) expect(of(one, way), `${one.cell} ${way}`).toBe(expected);
        if (expected > 0) rowsSeen += 1;
      }
    }
    expect(rowsSeen).toBeGreaterThan(15);
  });

  it("and everybody in care a year later, with those who are new", () => {
    let columns = 0;
    for (const one of matrix.filter(({ cut }) => cut === "chain")) {
      const law = one.cell.split(" ")[1];
      for (const rank of ["1", "2", "3", "4", "5", "6", "x"]) {
        const ways = Object.keys(one.parts).filter((part) => part.endsWith(`_naar_${rank}`));
        const expected = stand.get(`${law} ${Number(one.period) + 1} ${rank}`) ?? 0;
        expect(
          ways.reduce((sum, part) => sum + of(one, part), 0),
          `${one.cell} ${rank}`,
        ).toBe(expected);
        if (expected > 0) columns += 1;
      }
    }
    expect(columns).toBeGreaterThan(15);
  });
});
