import { group } from "d3";
import type { Budget, Region } from "../../pipeline/region/region.ts";
import { trajectories } from "./care.ts";
import { dayOf } from "./day.ts";
import { share } from "./figure.ts";
import type { Seen } from "./observe.ts";
import type { Known, OracleMaker } from "./oracle.ts";
import { rate } from "./rate.ts";
import { type Cost, costsOf, monthOf, monthsFrom, plusMonths, toldMonths } from "./realisation.ts";
import { nobody } from "./residents.ts";
import { sums } from "./sums.ts";

/** A provider and segment as dimensions. */
function contract(region: Region, provider: string, segment: string) {
  const own = region.segments.find((one) => one.id === segment);
  const party = region.providers.find((one) => one.provider_id === provider)?.party_id ?? null;
  return {
    ...nobody,
    grain: "contract",
    law: own?.law ?? null,
    domain: own?.domain ?? null,
    segment,
    provider,
    party,
  };
}

const cents = (costs: readonly Cost[]): number => costs.reduce((sum, one) => sum + one.cents, 0);

/** The part of a year's amount that belongs to one month, by twelfths, in whole cents. */
function twelfth(budget: Budget, month: number): number {
  const to = (m: number) => Math.floor((budget.lumpsum_eur * 100 * m) / 12);
  return to(month) - to(month - 1);
}

/** Uitnutting: what help cost, beside what was agreed for those months. */
function utilisation({ care, region }: Known): Seen[] {
  const costs = costsOf(care);
  const told = toldMonths(costs);
  const seen: Seen[] = [];
  for (const budget of region.budgets) {
    const { provider_id, segment, year } = budget;
    const own = costs.filter(
      (one) => one.care.provider === provider_id && one.care.segment === segment,
    );
    const range = told.get(provider_id);
    if (range === undefined) continue;
    const before = own.filter((one) => one.month.startsWith(`${year - 1}`));
    const profiled = range.first <= `${year - 1}-01` && cents(before) > 0;
    const profile = (m: number) => {
      const until = before.filter((one) => one.month <= plusMonths(`${year - 1}-01`, m - 1));
      return Math.floor((budget.lumpsum_eur * 100 * cents(until)) / cents(before));
    };
    for (let m = 1; m <= 12; m += 1) {
      const month = plusMonths(`${year}-01`, m - 1);
      if (month < range.first || month > range.last) continue;
      const spent = own.filter((one) => one.month === month);
      const at = { ...contract(region, provider_id, segment), day: dayOf(`${month}-01`) };
      seen.push({ ...at, reached: cents(spent) / 100, goals: twelfth(budget, m) / 100 });
      if (profiled) {
        const goals = (profile(m) - profile(m - 1)) / 100;
        seen.push({ ...at, part: "own_profile", reached: cents(spent) / 100, goals });
      }
      for (const key of region.budgetKeys.filter((one) => one.year === year)) {
        const there = spent.filter((one) => one.care.municipality === key.municipality_code);
        seen.push({
          ...at,
          grain: "municipality",
          municipality: key.municipality_code,
          reached: cents(there) / 100,
          goals: Math.round(Number((twelfth(budget, m) * key.share).toFixed(6))) / 100,
        });
      }
    }
  }
  return seen;
}

/** Cliënten tegenover de afspraak: everyone helped in a year, beside how many were agreed. */
function clients({ care, region }: Known): Seen[] {
  const seen: Seen[] = [];
  for (const { provider_id, segment, year, agreed_clients } of region.budgets) {
    const [first, last] = [dayOf(`${year}-01-01`), dayOf(`${year}-12-31`)];
    const period = String(year);
    const at = { ...contract(region, provider_id, segment), period };
    seen.push({ ...at, population: agreed_clients });
    const helped = care.filter(
      (one) =>
        one.provider === provider_id &&
        one.segment === segment &&
        one.start <= last &&
        one.end >= first,
    );
    for (const [client, own] of group(helped, (one) => one.client)) {
      seen.push({ ...at, client, events: 1 });
      const hit = own.some((one) => one.start < first && one.end >= first);
      seen.push({ ...at, client, part: "carried_over", hit });
    }
  }
  return seen;
}

/** Kosten per cliënt: what providers told, beside the help in the months they told of. */
function perClient({ care, region, horizon }: Known): Seen[] {
  const costs = costsOf(care);
  const told = toldMonths(costs);
  const seen: Seen[] = [];
  const isTold = (provider: string, month: string): boolean => {
    const range = told.get(provider);
    return range !== undefined && month >= range.first && month <= range.last;
  };
  for (const { care: one, month, cents: amount } of costs) {
    const at = { ...contract(region, one.provider, one.segment), municipality: one.municipality };
    for (const part of [undefined, "client_month", "completed"]) {
      const series = part === undefined ? {} : { part };
      seen.push({ ...at, ...series, period: month.slice(0, 4), reached: amount / 100 });
    }
  }
  const months = care.flatMap((one) =>
    monthsFrom(
      monthOf(Math.max(one.start, horizon.from)),
      monthOf(Math.min(one.end, horizon.until)),
    ).map((month) => ({ ...one, month })),
  );
  const keyOf = (one: (typeof months)[number]) =>
    [one.client, one.provider, one.segment, one.municipality, one.month].join("|");
  for (const [first] of group(months, keyOf).values()) {
    if (first === undefined || !isTold(first.provider, first.month)) continue;
    const { client, provider, segment, municipality, month } = first;
    const at = { ...contract(region, provider, segment), client, municipality };
    const period = month.slice(0, 4);
    seen.push({ ...at, period, goals: 1 });
    seen.push({ ...at, period, part: "client_month", goals: 1 });
  }
  for (const one of trajectories(care, horizon.gap)) {
    if (one.end + horizon.gap > horizon.until) continue;
    const { client, provider, segment, municipality } = one.first;
    const month = monthOf(one.end);
    if (!isTold(provider, month)) continue;
    const at = { ...contract(region, provider, segment), client, municipality };
    seen.push({ ...at, period: month.slice(0, 4), part: "completed", goals: 1 });
  }
  return seen;
}

/** What was agreed with providers for a year, and what came of it. */
export const moneyOracles: OracleMaker = (known) => [
  {
    id: "lumpsum_utilisation",
    seen: utilisation(known),
    moment: "within",
    grainOf: (cut) => (cut.startsWith("municipality") ? "municipality" : "contract"),
    figure: (seen) => sums(seen),
  },
  {
    id: "clients_vs_agreed",
    seen: clients(known),
    moment: "own",
    grainOf: () => "contract",
    figure: (seen, part) => (part === "carried_over" ? share(seen) : rate(seen)),
  },
  {
    id: "cost_per_client",
    seen: perClient(known),
    moment: "own",
    grainOf: () => "contract",
    figure: (seen, part) => sums(seen, part === null ? "persons" : "sum"),
  },
];
