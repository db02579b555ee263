import { dimsOf } from "../data/reference.ts";
import { type PeriodKind, periodKinds, type Value } from "../data/tables.ts";
import { withinOf } from "../words/explorer.ts";
import type { Menu, MenuIndicator } from "./menu.ts";

export const comparisons = ["groepen", "tijd", "alles"] as const;
export type Comparison = (typeof comparisons)[number];

/** The whole choice of a reader; the address of the page holds it. */
export interface State {
  indicator: string;
  /** Empty for the headline. */
  onderdeel: string;
  verdeling: string;
  /** Code of the segment, domain or municipality that was chosen first; empty when there is none. */
  binnen: string;
  soort: PeriodKind;
  vergelijk: Comparison;
  periode: string;
  /** Key of a group, as in a reference. */
  groep: string;
  /** Key of a second group, `regio` for the whole region, empty for none. */
  naast: string;
}

export const fields = [
  "indicator",
  "onderdeel",
  "verdeling",
  "binnen",
  "soort",
  "vergelijk",
  "periode",
  "groep",
  "naast",
] as const satisfies readonly (keyof State)[];

/** The whole region as a second group. */
export const region = "regio";

/** What an address asks for, made whole as far as the menu tells: something there is to load. */
export function stateOf(menu: Menu, address: URLSearchParams): State {
  const asked = (name: keyof State) => address.get(name) ?? "";
  const indicator = indicatorOf(menu, asked("indicator"));
  const cuts = Object.keys(indicator.cuts);
  const cut = pick(
    cuts,
    asked("verdeling"),
    cuts.includes("municipality") ? "municipality" : "region",
  );
  const kinds = periodKinds.filter((kind) => indicator.cuts[cut]?.includes(kind));
  const parts = ["", ...indicator.parts.map((one) => one.part)];
  return {
    indicator: indicator.indicator_id,
    onderdeel: pick(parts, asked("onderdeel"), ""),
    verdeling: cut,
    binnen: asked("binnen"),
    soort: pick(kinds, asked("soort"), "jaar"),
    vergelijk: cut === "region" ? "tijd" : pick(comparisons, asked("vergelijk"), "groepen"),
    periode: asked("periode"),
    groep: asked("groep"),
    // Asked for as nothing is an answer too.
    naast: address.has("naast") ? asked("naast") : region,
  };
}

export function indicatorOf(menu: Menu, id: string): MenuIndicator {
  const found = menu.indicators.find((one) => one.indicator_id === id) ?? menu.indicators[0];
  if (!found) throw new Error("geen indicatoren");
  return found;
}

/** What there is to choose from within the figures that were loaded. */
export interface Choices {
  within: string[];
  periods: string[];
  /** A value of each group, by its key. */
  groups: Map<string, Value>;
  /** The figures of the chosen part, and of the group that was chosen first. */
  figures: Value[];
}

/** Makes a state whole with the figures that it asks for. */
export function settled(
  state: State,
  loaded: readonly Value[],
): { state: State; choices: Choices } {
  const dimension = withinOf[state.verdeling];
  const own = loaded.filter((value) => (value.part ?? "") === state.onderdeel);
  const within = dimension
    ? [...new Set(own.flatMap((value) => value[dimension] ?? []))].sort()
    : [];
  const binnen = pick(within, state.binnen, within[0] ?? "");
  const figures = dimension ? own.filter((value) => value[dimension] === binnen) : own;
  const periods = [...new Set(figures.map((value) => value.period))].sort();
  const known = (status?: string) =>
    periods.findLast((period) =>
      figures.some(
        (value) =>
          value.period === period &&
          value.estimate !== null &&
          (status === undefined || value.status === status),
      ),
    );
  const groups = new Map(figures.map((value) => [dimsOf(value), value]));
  const keys = [...groups.keys()];
  const groep = pick(keys, state.groep, keys[0] ?? "");
  return {
    state: {
      ...state,
      binnen,
      periode: pick(periods, state.periode, known("definitief") ?? known() ?? periods.at(-1) ?? ""),
      groep,
      naast: pick(["", region, ...keys.filter((key) => key !== groep)], state.naast, ""),
    },
    choices: { within, periods, groups, figures },
  };
}

/** The address of a state: only what matters to it. */
export function addressOf(state: State): string {
  const address = new URLSearchParams();
  for (const name of fields) {
    const silent =
      (name === "periode" && state.vergelijk !== "groepen") ||
      ((name === "groep" || name === "naast") && state.vergelijk !== "tijd");
    if (!silent && (state[name] !== "" || name === "naast")) address.set(name, state[name]);
  }
  return `?${address}`;
}

function pick<T extends string>(allowed: readonly T[], asked: string, otherwise: T): T {
  return (
    allowed.find((one) => one === asked) ??
    allowed.find((one) => one === otherwise) ??
    allowed[0] ??
    otherwise
  );
}
