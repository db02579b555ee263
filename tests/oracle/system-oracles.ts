import { type Care, type Chain, trajectories } from "./care.ts";
import { dayOf, isoOf } from "./day.ts";
import { type Figure, plain } from "./figure.ts";
import { ageBand, type Seen } from "./observe.ts";
import type { Known, OracleMaker } from "./oracle.ts";
import { rate } from "./rate.ts";
import { denominators, nobody } from "./residents.ts";

/** Figures of all inhabitants: of a municipality and the region, and of a segment. */
const grainOf = (cut: string): string => (cut.startsWith("segment") ? "segment" : "resident");

const youthBands = [
  { from: 0, to: 3, age: "0-3" },
  { from: 4, to: 11, age: "4-11" },
  { from: 12, to: 17, age: "12-17" },
  { from: 18, to: 22, age: "18-22" },
];

function yearsOf({ horizon }: Known): number[] {
  const from = Number(isoOf(horizon.from).slice(0, 4));
  const to = Number(isoOf(horizon.until).slice(0, 4));
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

const segmentsOf = (known: Known, domain: string): string[] =>
  known.region.segments.filter((one) => one.domain === domain).map((one) => one.id);

/** The same observation, once for who lives there and once for its segment. */
function both(one: Care, more: Partial<Seen>): Seen[] {
  const { client, municipality, domain, segment } = one;
  return [
    { ...nobody, grain: "resident", client, municipality, ...more },
    { ...nobody, grain: "segment", client, domain, segment, ...more },
  ];
}

/** Jeugdigen met jeugdhulp: everyone of an age on 1 January with a day of help in the year. */
function youthInCare(known: Known): Seen[] {
  const seen: Seen[] = [];
  for (const year of yearsOf(known)) {
    const [first, last] = [dayOf(`${year}-01-01`), dayOf(`${year}-12-31`)];
    const period = String(year);
    for (const [part, below] of [
      [undefined, 18],
      ["to_22", 23],
    ] as const) {
      const series = { period, ...(part === undefined ? {} : { part }) };
      for (const band of youthBands.filter((one) => one.to < below)) {
        const { region } = known;
        seen.push(
          ...denominators(region, `${year}-01-01`, band, segmentsOf(known, "jeugd"), series),
        );
      }
      for (const one of known.care) {
        if (one.domain !== "jeugd" || one.start > last || one.end < first) continue;
        // Whoever is born later in the year is 0.
        const age = ageBand(one.birth, Math.max(first, dayOf(one.birth)));
        const old = year - Number(one.birth.slice(0, 4)) - (one.birth.slice(5) > "01-01" ? 1 : 0);
        if (old >= below) continue;
        const [lives, helped] = both(one, { ...series, events: 1 }) as [Seen, Seen];
        seen.push(lives, { ...helped, age });
      }
    }
  }
  return seen;
}

/** Kosten per inwoner: what providers tell of the help of a year. */
function costOfYouth(known: Known): Seen[] {
  const seen: Seen[] = [];
  for (const year of yearsOf(known)) {
    const series = { period: String(year) };
    const ages = { from: 0, to: 17 };
    seen.push(
      ...denominators(known.region, `${year}-01-01`, ages, segmentsOf(known, "jeugd"), series),
    );
    for (const one of known.care.filter((care) => care.domain === "jeugd")) {
      for (const { month, costCents } of one.service.months) {
        if (!month.startsWith(`${year}`)) continue;
        seen.push(...both(one, { ...series, client: null, events: costCents / 100 }));
      }
    }
  }
  return seen;
}

const stays = ["pleegzorg", "gezinsgericht", "wonen", "verblijf", "gesloten"];

/** Verblijfsdagen: days of help in a stay, counted month by month, without pauses. */
function nights(known: Known): Seen[] {
  const seen: Seen[] = [];
  const price = (one: Care): number | undefined => {
    const product = known.region.products.find(
      ({ law, category, code }) =>
        law === one.law && category === one.category && code === one.code,
    );
    return product?.unit === "14" ? product.tariff_cents : undefined;
  };
  for (const year of yearsOf(known)) {
    const period = String(year);
    for (const [domain, days, cost] of [
      ["jeugd", undefined, "stay_cost"],
      ["bw", "bw", "bw_cost"],
    ] as const) {
      const ages = domain === "jeugd" ? { from: 0, to: 17 } : { from: 18, to: 999 };
      const segments = domain === "jeugd" ? segmentsOf(known, domain) : [];
      const daySeries = { period, ...(days === undefined ? {} : { part: days }) };
      for (const series of [daySeries, { period, part: cost }]) {
        seen.push(...denominators(known.region, `${year}-01-01`, ages, segments, series));
      }
      for (const one of known.care) {
        if (one.domain !== domain || !stays.includes(one.service.setting)) continue;
        const own = one.service.months.filter((told) => told.month.startsWith(period));
        const n = own.reduce((sum, told) => sum + told.days, 0);
        if (n === 0) continue;
        const told = [...both(one, { ...daySeries, events: n })];
        const cents = price(one);
        if (cents !== undefined) {
          told.push(...both(one, { period, part: cost, events: (n * cents) / 100 }));
        }
        seen.push(...told.filter((some) => some.grain === "resident" || domain === "jeugd"));
      }
    }
  }
  return seen;
}

/** As planned; passing to another law within a month of the month of the 18th birthday is that too. */
function asPlanned({ endClass, end, first }: Chain): boolean {
  const months = (iso: string) => 12 * Number(iso.slice(0, 4)) + Number(iso.slice(5, 7));
  const from18 = months(isoOf(end)) - months(first.birth) - 12 * 18;
  return endClass === "planned" || (endClass === "transfer" && Math.abs(from18) <= 1);
}

/** Dyslexiezorg: pupils who begin in a school year, in segments paid per inhabitant. */
function dyslexia(known: Known): Seen[] {
  const { region, horizon } = known;
  const segments = [
    ...new Set(
      region.contracts.filter((one) => one.funding === "populatie").map((one) => one.segment),
    ),
  ];
  const care = known.care.filter((one) => segments.includes(one.segment));
  const chains = trajectories(care, horizon.gap);
  const seen: Seen[] = [];
  for (const year of yearsOf(known)) {
    const [first, last] = [dayOf(`${year}-08-01`), dayOf(`${year + 1}-07-31`)];
    const period = String(year);
    const within = (day: number) => day >= first && day <= last;
    for (const [part, share] of [
      [undefined, 8],
      ["completed", 8],
      ["cost", 1],
    ] as const) {
      const series = { period, ...(part === undefined ? {} : { part }) };
      const pupils = denominators(
        region,
        `${year + 1}-01-01`,
        { from: 4, to: 11 },
        segments,
        series,
      );
      seen.push(...pupils.map((one) => ({ ...one, population: (one.population ?? 0) / share })));
    }
    for (const one of chains) {
      if (within(one.start)) seen.push(...both(one.first, { period, events: 1 }));
      if (within(one.end) && one.end + horizon.gap <= horizon.until && asPlanned(one)) {
        seen.push(...both(one.first, { period, part: "completed", events: 1 }));
      }
    }
    for (const one of care) {
      for (const { month, costCents } of one.service.months) {
        if (!within(dayOf(`${month}-01`))) continue;
        seen.push(...both(one, { period, part: "cost", client: null, events: costCents / 100 }));
      }
    }
  }
  return seen;
}

/** Figures about everyone who lives in the region, whether helped or not. */
export const systemOracles: OracleMaker = (known) => {
  const own = { moment: "own" as const, grainOf };
  return [
    {
      id: "youth_in_care_rate",
      seen: youthInCare(known),
      ...own,
      figure: (seen): Figure => rate(seen, { counts: "persons" }),
    },
    {
      id: "cost_per_youth_resident",
      seen: costOfYouth(known),
      ...own,
      figure: (seen): Figure => plain(rate(seen)),
    },
    {
      id: "residential_days_per_1000",
      seen: nights(known),
      ...own,
      figure: (seen, part): Figure =>
        plain(rate(seen, { scale: part?.endsWith("cost") ? 1 : 1000 })),
    },
    {
      id: "dyslexia_population_rate",
      seen: dyslexia(known),
      ...own,
      figure: (seen, part): Figure => {
        if (part === null) return rate(seen, { counts: "persons" });
        return part === "cost" ? plain(rate(seen)) : rate(seen);
      },
    },
  ];
};
