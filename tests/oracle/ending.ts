import type { Chain } from "./care.ts";
import { isoOf } from "./day.ts";
import { type Horizon, place, type Seen } from "./observe.ts";

/** A trajectory that is over: its last day is so long ago that the help will not go on. */
export interface Ending {
  chain: Chain;
  client: string;
  day: number;
  endClass: string;
  /** The youth turned 18 in the month of the end, the one before or the one after. */
  near18: boolean;
}

/** Those of some trajectories that are over. */
export function endings(chains: readonly Chain[], h: Horizon): Ending[] {
  return chains
    .filter((chain) => chain.end + h.gap <= h.until)
    .map((chain) => ({
      chain,
      client: chain.first.client,
      day: chain.end,
      endClass: chain.endClass ?? "unknown",
      near18: chain.first.law === "jw" && Math.abs(monthsPast18(chain.first.birth, chain.end)) <= 1,
    }));
}

/** Months from the month of the 18th birthday to the month of a day. */
function monthsPast18(birth: string, day: number): number {
  const month = (iso: string): number => 12 * Number(iso.slice(0, 4)) + Number(iso.slice(5, 7));
  return month(isoOf(day)) - month(birth) - 12 * 18;
}

/** What an ending is as an observation, before it is said what is counted. */
export const endSeen = ({ chain, client, day }: Ending): Seen => ({
  grain: "trajectory",
  client,
  day,
  ...place(chain.first, day),
});

const notKnown = ["unknown", "request"];

/** Of those who ended as planned, agreed, or by one side; unknown reasons apart. */
function steered(ending: Ending): "counted" | "unknown" | "left out" {
  if (notKnown.includes(ending.endClass)) return "unknown";
  if (["planned", "agreed", "client", "provider"].includes(ending.endClass)) return "counted";
  return ending.endClass === "transfer" && ending.near18 ? "counted" : "left out";
}

/** As CBS counts: every end with a known reason, but not one by the municipality. */
function cbs(ending: Ending): "counted" | "unknown" | "left out" {
  if (notKnown.includes(ending.endClass)) return "unknown";
  return ending.endClass === "municipality" ? "left out" : "counted";
}

function told(
  all: readonly Ending[],
  part: string | null,
  groupOf: (one: Ending) => "counted" | "unknown" | "left out",
  isHit: (one: Ending) => boolean,
): Seen[] {
  return all
    .filter((one) => groupOf(one) !== "left out")
    .map((one) => ({
      ...endSeen(one),
      ...(part === null ? {} : { part }),
      known: groupOf(one) === "counted",
      hit: isHit(one),
    }));
}

/** Uitval. */
export function dropout(all: readonly Ending[]): Seen[] {
  const brokenOff = ({ endClass }: Ending): boolean => ["client", "provider"].includes(endClass);
  return [
    ...told(all, null, steered, brokenOff),
    ...told(all, "client_ended", steered, ({ endClass }) => endClass === "client"),
    ...told(all, "cbs", cbs, brokenOff),
  ];
}

/** Beëindigd volgens plan. */
export function plannedCompletion(all: readonly Ending[]): Seen[] {
  const youth = all.filter((one) => one.chain.first.law === "jw");
  const asPlanned = ({ endClass }: Ending): boolean => ["planned", "transfer"].includes(endClass);
  return [
    ...told(all, null, steered, asPlanned),
    ...told(youth, "near_18", steered, ({ near18 }) => near18),
    ...told(all, "cbs", cbs, asPlanned),
  ];
}

const reasons: Record<string, string[]> = {
  planned: ["planned", "transfer"],
  agreed: ["agreed", "switch"],
  client: ["client"],
  provider: ["provider"],
  external: ["external", "deceased", "moved"],
  unknown: notKnown,
};

/** Voortijdig beëindigd, naar reden. */
export function prematureEnd(all: readonly Ending[]): Seen[] {
  const counted = all.filter((one) => one.endClass !== "municipality");
  const before = (one: Ending): boolean =>
    !["planned", "unknown"].some((reason) => reasons[reason]?.includes(one.endClass));
  return [
    ...counted.map((one) => ({ ...endSeen(one), hit: before(one) })),
    ...Object.entries(reasons).flatMap(([part, classes]) =>
      counted.map((one) => ({ ...endSeen(one), part, hit: classes.includes(one.endClass) })),
    ),
  ];
}
