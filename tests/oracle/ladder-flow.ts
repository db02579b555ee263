import type { Care } from "./care.ts";
import { place, type Seen } from "./observe.ts";
import { outDropout, outPlanned, type YearLater } from "./year-later.ts";

const nameOf = (one: Care): string => (one.rank === null ? "x" : String(one.rank));

function exitOf(outClass: string): string {
  if (outPlanned.includes(outClass)) return "out_planned";
  if (outDropout.includes(outClass)) return "out_dropout";
  if (["transfer", "switch"].includes(outClass)) return "transfer";
  return ["unknown", "request"].includes(outClass) ? "unknown" : "out_other";
}

/** Stromen tussen treden, of those in care on the first days of years. */
export function ladderFlow(years: readonly YearLater[]): Seen[] {
  const ways = years.map((one) => {
    const from = one.before === null ? "nieuw" : `van_${nameOf(one.before)}`;
    const to = one.after === null ? exitOf(one.outClass ?? "") : nameOf(one.after);
    return { ...one, from, to };
  });
  // A way that nobody under a law ever went has no figure.
  const taken = new Set(ways.map((one) => `${one.law} ${one.from} ${one.to}`));
  return ways.flatMap((one) => {
    const lead = one.before ?? one.after;
    if (lead === null) return [];
    const seen = { client: one.client, day: one.s0, ...place(lead, one.s0) };
    const ladder: Seen = { ...seen, grain: "ladder" };
    const all: Seen[] = [];
    if (one.before !== null) {
      const hit = one.from !== `van_${one.to}`;
      all.push({ ...seen, grain: "client", hit }, { ...ladder, hit });
    }
    for (const way of taken) {
      const [law, from, to] = way.split(" ");
      if (law !== one.law || from !== one.from) continue;
      all.push({ ...ladder, part: `${from}_naar_${to}`, hit: to === one.to });
    }
    return all;
  });
}
