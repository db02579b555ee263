import { group } from "d3";
import { mean, percentile } from "./average.ts";
import { addMonths, dayOf } from "./day.ts";
import { medianDuration, openRatio, share } from "./figure.ts";
import { ageBand, type Horizon, type Seen } from "./observe.ts";
import type { Known, OracleMaker } from "./oracle.ts";
import { count, rate } from "./rate.ts";
import { nobody, residentsOf } from "./residents.ts";
import {
  atProvider,
  ofRegion,
  type Registration,
  registrationsOf,
  type Wait,
  waitsOf,
} from "./wait.ts";

/** What a registration and a wait have in common. */
type Told = Pick<Wait, "registered" | "helped" | "left" | "intake">;

/** Every registration, and every wait, with where it counts. */
function both(known: Known): { told: Told; at: Omit<Seen, "day"> }[] {
  const all = registrationsOf(known);
  return [
    ...all.map((one) => ({ told: one, at: { grain: "registration", ...atProvider(one) } })),
    ...waitsOf(all, known.horizon.gap).map((one) => ({
      told: one,
      at: { grain: "wait", ...ofRegion(one.first) },
    })),
  ];
}

/** Wachttijd: days from registration to help, whoever still waits or left included. */
function waitingTime(known: Known): Seen[] {
  const { horizon } = known;
  const seen: Seen[] = [];
  for (const { told, at } of both(known)) {
    const { registered, helped, left } = told;
    if (registered >= horizon.from) {
      seen.push({
        ...at,
        day: registered,
        days: (helped ?? left ?? horizon.until) - registered,
        ended: helped !== null,
        // At risk from the first day on, day 0 included.
        entered: -1,
        hit: left !== null,
      });
    }
    if (helped === null) continue;
    for (const part of ["realised_median", "realised_mean"]) {
      seen.push({ ...at, part, day: helped, value: helped - registered });
    }
  }
  return seen;
}

/** Whether somebody made it in time: null when that is not known or not asked. */
function inTime(
  from: number,
  days: number,
  done: number | null,
  left: number | null,
  { until }: Horizon,
): boolean | null {
  const due = from + days;
  if (due > until) return null;
  if (done !== null) return done <= due;
  return left !== null && left <= due ? null : false;
}

/** Start binnen de norm, and the steps on the way. */
function withinNorm(known: Known): Seen[] {
  const { horizon, region } = known;
  const { intakeDays, startDays, allocationDays } = region.waiting;
  const seen: Seen[] = [];
  const add = (at: Omit<Seen, "day">, day: number, hit: boolean | null, part?: string): void => {
    if (hit === null || day < horizon.from) return;
    seen.push({ ...at, day, hit, ...(part === undefined ? {} : { part }) });
  };
  for (const { told, at } of both(known)) {
    const { registered, helped, left, intake } = told;
    add(at, registered, inTime(registered, intakeDays + startDays, helped, left, horizon));
    if (intake !== null || helped === null) {
      add(at, registered, inTime(registered, intakeDays, intake, left, horizon), "intake");
    }
    if (intake !== null) {
      add(at, intake, inTime(intake, startDays, helped, left, horizon), "start");
    }
  }
  for (const one of allocations(known)) {
    const hit = inTime(one.on, allocationDays, one.start, one.to, horizon);
    for (const grain of ["registration", "wait"])
      add({ ...one.at, grain }, one.on, hit, "allocation");
  }
  return seen;
}

/** Allocations that were not taken back, by the day they were first given. */
function allocations({ truth, region, horizon }: Known) {
  return truth.clients.flatMap((client) =>
    client.services.flatMap((one) => {
      const { allocatedOn, allocation, startOn } = one;
      if (allocatedOn === null || allocation === null) return [];
      // Deleted: without help, and cut to its first day.
      if (startOn === null && allocation.to === allocation.from) return [];
      const on = dayOf(allocatedOn);
      if (on < horizon.from || on > horizon.until) return [];
      const start = startOn === null || dayOf(startOn) > horizon.until ? null : dayOf(startOn);
      const at = {
        grain: "allocation",
        client: client.bsn,
        law: one.law,
        domain: region.segments.find(({ id }) => id === one.segment)?.domain ?? null,
        segment: one.segment,
        municipality: one.municipality,
        provider: one.providerId,
        party: region.providers.find((other) => other.agb === one.agb)?.party_id ?? null,
        age: ageBand(`${client.birthDate.slice(0, 7)}-01`, on),
      };
      return [{ at, on, start, to: allocation.to === null ? null : dayOf(allocation.to) }];
    }),
  );
}

/** Van toewijzing tot start. */
function allocationToStart(known: Known): Seen[] {
  const { until } = known.horizon;
  return allocations(known).flatMap(({ at, on, start, to }) => {
    const told: Seen = {
      ...at,
      day: on,
      days: Math.max(0, (start ?? Math.min(to ?? until, until)) - on),
      ended: start !== null,
      entered: -1,
    };
    return start === null ? [told] : [told, { ...at, part: "backdated", day: on, hit: start < on }];
  });
}

/** Whether a registration is on the list on a day. */
const isListed = (one: Registration, day: number): boolean =>
  one.registered <= day && (one.helped ?? one.left ?? Number.POSITIVE_INFINITY) > day;

/** Gezamenlijke wachtlijst: who waits on the last day of a quarter. */
function list(known: Known): Seen[] {
  const { region, care, horizon, quarters } = known;
  const all = registrationsOf(known);
  const waits = waitsOf(all, horizon.gap);
  const seen: Seen[] = [];
  for (const first of quarters) {
    const day = addMonths(first, 3) - 1;
    for (const one of all.filter((told) => isListed(told, day))) {
      const own = { grain: "list", day, ...atProvider(one) };
      const joint = { grain: "joint", day, ...ofRegion(one), segment: null };
      seen.push(own, joint);
      for (const part of ["median_days", "p90_days"]) {
        seen.push({ ...own, part, value: day - one.registered });
      }
      if (one.domain === "jeugd") seen.push({ ...joint, part: "per_1000_youth", events: 1 });
    }
    for (const wait of waits) {
      if (!wait.parts.some((one) => isListed(one, day))) continue;
      const joint = { grain: "joint", day, ...ofRegion(wait.first), segment: null };
      for (const part of ["median_days", "p90_days"]) {
        seen.push({ ...joint, part, value: day - wait.registered });
      }
      const hit = care.some(
        (one) =>
          one.client === wait.first.client &&
          one.law === wait.first.law &&
          one.start <= day &&
          one.end >= day,
      );
      seen.push({ ...joint, part: "other_help", hit });
    }
    const counted = region.population
      .map((one) => one.on_date)
      .filter((on) => dayOf(on) <= day)
      .sort()
      .at(-1);
    for (const [municipality, population] of residentsOf(region, counted ?? "", 0, 17)) {
      const where = { ...nobody, grain: "joint", law: "jw", domain: "jeugd", municipality };
      seen.push({ ...where, day, part: "per_1000_youth", population });
    }
  }
  return seen;
}

/** Providers keep lists of their own; elsewhere a client waits once. */
const byList =
  (own: string, joint: string) =>
  (cut: string): string =>
    /^(party|provider)/.test(cut) ? own : joint;

/** Registrations, one person by one. */
const perPerson = (seen: readonly Seen[]): Seen[] =>
  [...group(seen, (one) => one.client).values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, reached: 1 + more.length, goals: 1 }],
  );

/** How long people wait, and who does. */
export const waitingOracles: OracleMaker = (known) => [
  {
    id: "waiting_time_median",
    seen: waitingTime(known),
    moment: "within",
    grainOf: byList("registration", "wait"),
    figure: (seen, part) => {
      if (part === "realised_median") return percentile(seen);
      if (part === "realised_mean") return mean(seen);
      return part === null ? medianDuration(seen) : share(seen);
    },
  },
  {
    id: "waiting_within_norm_rate",
    seen: withinNorm(known),
    moment: "within",
    grainOf: byList("registration", "wait"),
    figure: (seen) => share(seen),
  },
  {
    id: "allocation_to_start_days",
    seen: allocationToStart(known),
    moment: "within",
    grainOf: () => "allocation",
    figure: (seen, part) => (part === null ? medianDuration(seen) : share(seen)),
  },
  {
    id: "waiting_list_unique",
    seen: list(known),
    moment: "end",
    grainOf: (cut) => (/^(party|provider|segment)/.test(cut) ? "list" : "joint"),
    figure: (seen, part) => {
      if (part === "per_1000_youth") return rate(seen, { counts: "persons", scale: 1000 });
      if (part === "median_days") return percentile(seen);
      if (part === "p90_days") return percentile(seen, 90);
      if (part === "other_help") return share(seen);
      return part === null ? count(seen, "persons") : openRatio(perPerson(seen));
    },
    none: count([]),
  },
];
