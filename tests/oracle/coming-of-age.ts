import { group } from "d3";
import { type Care, leadOn, spells } from "./care.ts";
import { addMonths, dayOf } from "./day.ts";
import { type Horizon, place, type Seen } from "./observe.ts";

const follow = 92;
const outcomes = ["wmo", "verlengd", "afgerond", "gat", "anders"] as const;
type Outcome = (typeof outcomes)[number];

/** Overgang van 18- naar 18+, of youths in care on the day before the month they turn 18. */
export function comingOfAge(care: readonly Care[], h: Horizon): Seen[] {
  const seen: Seen[] = [];
  for (const own of group(care, (one) => one.client).values()) {
    const first = own[0];
    if (first === undefined) continue;
    const turns = addMonths(dayOf(first.birth), 12 * 18);
    const youth = own.filter((one) => one.law === "jw");
    const lead = leadOn(youth, turns - 1);
    if (lead === undefined || turns + follow > h.until) continue;
    const outcome = outcomeOf(own, youth, turns, h);
    if (outcome === null) continue;
    const told = { grain: "client", client: lead.client, day: turns, ...place(lead, turns) };
    seen.push(
      { ...told, hit: ["wmo", "verlengd", "afgerond"].includes(outcome) },
      ...outcomes.map((part) => ({ ...told, part, hit: part === outcome })),
    );
  }
  return seen;
}

/** What became of the help; null when nobody could do anything about it. */
function outcomeOf(
  own: readonly Care[],
  youth: readonly Care[],
  turns: number,
  h: Horizon,
): Outcome | null {
  const spell = spells(youth, h.gap).find((one) => one.start < turns && one.end >= turns - 1);
  if (spell === undefined) throw new Error("in care without a spell");
  const soon = turns + follow;
  const adult = own.some(
    (one) =>
      one.law === "wmo" &&
      one.start <= soon &&
      one.end >= turns &&
      one.start - spell.end - 1 <= h.gap,
  );
  if (adult) return "wmo";
  if (spell.end >= addMonths(turns, 1)) return "verlengd";
  const again = own.some((one) => one.start > spell.end && one.start <= soon);
  if (again) return "gat";
  const { endClass } = spell;
  if (["planned", "transfer"].includes(endClass ?? "")) return "afgerond";
  return ["deceased", "moved"].includes(endClass ?? "") ? null : "anders";
}
