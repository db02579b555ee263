import { createHash } from "node:crypto";

export type Cell = string | number | boolean | null;
export type Row = Record<string, Cell>;

/** Last day of the made-up data. */
export const until = "2025-12-31";

/** One cut of the values, with about how many clients a year it is good for. */
export interface Cut {
  level: string;
  cut: string;
  dims: Row;
  weight: number;
}

/** A number from 0 to 1 that belongs to a text. */
export function chance(...parts: Cell[]): number {
  return createHash("sha256").update(parts.join("|")).digest().readUInt32BE(0) / 2 ** 32;
}

/** One value: its counts, estimate, interval, status and signal, always the same. */
export function valueRow(id: string, { level, cut, dims, weight }: Cut, period: Row): Row {
  const kind = String(period.period_kind);
  const share = kind === "jaar" ? 1 : kind === "halfjaar" ? 0.5 : 0.25;
  const key = Object.values(dims).join("-");
  const year = Number(String(period.period).slice(0, 4));
  const denominator = Math.round(
    weight * share * (0.85 + 0.3 * chance(id, cut, key, period.period ?? "")),
  );
  const base: Row = {
    indicator_id: id,
    level,
    cut,
    ...dims,
    period_kind: kind,
    period: period.period ?? "",
    numerator: null,
    denominator,
    clients: Math.round(denominator * 0.9),
    estimate: null,
    lower: null,
    upper: null,
    status: "definitief",
    signal: "geen signaal",
    signal_reason: "geen norm",
    norm_value: null,
    norm_operator: null,
  };
  const youth = dims.domain === "jeugd" || dims.law === "jw";
  if (id === "scale_down_rate") Object.assign(base, { norm_value: 0.4, norm_operator: "gte" });
  if (id === "goal_attainment_rate") Object.assign(base, { norm_value: 0.7, norm_operator: "gte" });
  if (id === "care_duration_km_median" && youth)
    Object.assign(base, { norm_value: 270, norm_operator: "lte" });
  const matureOn = addDays(
    String(id === "scale_down_rate" ? period.starts_on : period.ends_on),
    id === "scale_down_rate" ? 396 : 31,
  );
  if (matureOn > until && id === "scale_down_rate") {
    return {
      ...base,
      denominator: null,
      clients: null,
      status: "te vroeg",
      signal: "te weinig gegevens",
      signal_reason: "te vroeg",
      norm_value: null,
      norm_operator: null,
    };
  }
  if (Number(base.clients) < 10) {
    return {
      ...base,
      status: "te weinig gegevens",
      signal: "te weinig gegevens",
      signal_reason: "te weinig personen",
    };
  }
  const drift = (year - 2022) * 0.015;
  const noise =
    (chance(id, cut, key, period.period ?? "") - 0.5) *
    Math.min(0.18, 1.2 / Math.sqrt(denominator));
  const own = cut === "region" ? 0 : (chance(id, cut, key) - 0.5) * 0.22;
  if (id === "care_duration_km_median") {
    const median = Math.round(250 * (1 + own + noise) - drift * 400);
    const half = Math.round((median * 1.9) / Math.sqrt(denominator));
    const reached =
      !(dims.domain === "bw" || dims.segment === "gezin-en-wonen") || denominator > 60;
    Object.assign(base, {
      numerator: Math.round(denominator * 0.7),
      estimate: reached ? median : null,
      lower: Math.max(1, median - half),
      upper: reached && denominator > 25 ? median + Math.round(half * 1.4) : null,
    });
  } else {
    const centre = (id === "scale_down_rate" ? 0.42 : 0.69) + drift + own + noise;
    const numerator = Math.round(denominator * Math.min(0.97, Math.max(0.03, centre)));
    const [lower, upper] = wilson(numerator, denominator);
    Object.assign(base, { numerator, estimate: numerator / denominator, lower, upper });
  }
  if (matureOn > until)
    return { ...base, status: "voorlopig", signal: "geen signaal", signal_reason: "voorlopig" };
  return { ...base, ...judge(base) };
}

function judge(row: Row): Row {
  if (row.norm_value === null) return { signal: "geen signaal", signal_reason: "geen norm" };
  if (row.estimate === null) return { signal: "geen signaal", signal_reason: "niet bereikt" };
  const norm = Number(row.norm_value);
  const lower = Number(row.lower);
  const upper = row.upper === null ? Infinity : Number(row.upper);
  const above = row.norm_operator === "gte" ? lower >= norm : upper <= norm;
  const below = row.norm_operator === "gte" ? upper < norm : lower > norm;
  return {
    signal: above ? "gunstig" : below ? "ongunstig" : "geen signaal",
    signal_reason: "norm",
  };
}

function wilson(hits: number, n: number): [number, number] {
  const z = 1.959964;
  const p = hits / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
