import { blank, type Figure, persons, wilson, z } from "./figure.ts";
import type { Seen } from "./observe.ts";

/** The share without an end up to and including a day, and Greenwood's spread of it. */
export function survival(seen: readonly Seen[], at: number): Figure {
  const counts = {
    numerator: seen.filter((one) => one.ended).length,
    denominator: seen.length,
    clients: persons(seen),
  };
  const ends = [...new Set(seen.flatMap((one) => (one.ended ? [one.days ?? 0] : [])))]
    .filter((day) => day <= at)
    .sort((a, b) => a - b);
  let s = 1;
  let v = 0;
  for (const day of ends) {
    const risk = seen.filter((one) => (one.entered ?? 0) < day && day <= (one.days ?? 0)).length;
    const d = seen.filter((one) => one.ended && one.days === day).length;
    s *= 1 - d / risk;
    v += d / (risk * (risk - d));
  }
  // Who was seen to end by then or to go on; not who came in later.
  const followed = seen.filter(
    (one) => (one.entered ?? 0) <= at && (one.ended || (one.days ?? 0) >= at),
  ).length;
  const goesOn = seen.some((one) => (one.days ?? 0) >= at);
  if (followed === 0 || (s > 0 && !goesOn)) return { ...blank, ...counts };
  // A curve without width: the share of those who were seen that far.
  if (s === 0 || s === 1) return { ...counts, estimate: s, ...wilson(s * followed, followed) };
  const spread = (z * Math.sqrt(v)) / Math.log(s);
  const bounds = [s ** Math.exp(spread), s ** Math.exp(-spread)];
  return { ...counts, estimate: s, lower: Math.min(...bounds), upper: Math.max(...bounds) };
}
