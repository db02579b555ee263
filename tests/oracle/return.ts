import { group } from "d3";
import { type Care, leadOn, spells } from "./care.ts";
import { type Horizon, place, type Seen } from "./observe.ts";

/** Days after the end of help for which is looked whether it lasts. */
const followed = 365;
const notFollowed = ["deceased", "moved", "transfer"];

/** Geen nieuwe hulp binnen een jaar: of every spell that ended, when help came again. */
export function newStarts(care: readonly Care[], h: Horizon): Seen[] {
  const seen: Seen[] = [];
  for (const own of group(care, (one) => one.client).values()) {
    const onLadder = own.filter((one) => (one.rank ?? 0) >= 2);
    for (const spell of spells(own, h.gap)) {
      const last = spell.end;
      if (last + h.gap > h.until || notFollowed.includes(spell.endClass ?? "")) continue;
      const { law } = spell.first;
      const goesOn = onLadder.some(
        (one) => one.law !== law && one.end > last && one.start <= last + h.gap,
      );
      if (goesOn) continue;
      const lead = leadOn(
        own.filter((one) => one.law === law),
        last,
      );
      if (lead === undefined) throw new Error("nobody led on the last day of a spell");
      const later = onLadder.filter((one) => one.start > last + h.gap);
      const first = Math.min(...later.map((one) => one.start));
      const days = Math.min(first, h.until) - last;
      const ended = first - last <= followed;
      const told = { grain: "spell", client: lead.client, day: last, ...place(lead, last) };
      seen.push({ ...told, days, ended, entered: 0 });
      if (last + followed > h.until) continue;
      const again = later
        .filter((one) => one.start === first)
        .sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0) || (a.agb < b.agb ? -1 : 1))[0];
      const hit = (test: (back: Care) => boolean): boolean =>
        ended && again !== undefined && test(again);
      const step = (back: Care): number => (back.rank ?? 0) - (lead.rank ?? 0);
      const ways: Record<string, boolean> = {
        same_provider: hit((back) => back.provider === lead.provider),
        other_provider: hit((back) => back.provider !== lead.provider),
        lighter: hit((back) => step(back) < 0),
        as_heavy: hit((back) => step(back) === 0),
        heavier: hit((back) => step(back) > 0),
      };
      seen.push(...Object.entries(ways).map(([part, yes]) => ({ ...told, part, hit: yes })));
    }
  }
  return seen;
}
