import { group } from "d3";
import { type Care, trajectories } from "./care.ts";
import { addMonths, dayOf } from "./day.ts";
import { share } from "./figure.ts";
import { place, type Seen } from "./observe.ts";
import type { Known, OracleMaker } from "./oracle.ts";
import { monthOf, monthsFrom } from "./realisation.ts";
import { nobody } from "./residents.ts";
import { workdays } from "./workday.ts";

const event = (one: Care, day: number) => ({
  grain: "event",
  client: one.client,
  day,
  ...place(one, day),
  age: null,
});

/** Starts and stops: how soon each was reported. A start that was mended says nothing of it. */
function reports({ truth, care, region, horizon }: Known): Seen[] {
  const allowed = region.deadlines.startStopWorkingDays;
  const keyOf = (one: Care) =>
    [one.client, one.law, one.agb, one.municipality, one.service.allocationNo, one.code].join("|");
  const faultOf = ({ client, agb, code, service }: Care) =>
    truth.faults.find(
      (one) =>
        one.bsn === client &&
        one.agb === agb &&
        one.code === code &&
        one.startOn === service.startOn,
    )?.kind;
  const mended = new Set(
    care.filter((one) => faultOf(one) === "correction").map((one) => keyOf(one)),
  );
  const seen: Seen[] = [];
  const judge = (one: Care, kind: string, on: string, told: string, late = false): void => {
    const day = dayOf(on);
    if (day < horizon.from) return;
    const hit = !late && workdays(day, dayOf(told)) <= allowed;
    seen.push({ ...event(one, day), hit }, { ...event(one, day), part: `${kind}_on_time`, hit });
  };
  for (const one of care) {
    const fault = faultOf(one);
    for (const [
      index,
      { from, startReportedOn, to, stopReportedOn },
    ] of one.service.reports.entries()) {
      const lost = (index === 0 && fault === "stop-without-start") || mended.has(keyOf(one));
      if (!lost) judge(one, "start", from, startReportedOn, index === 0 && fault === "late-file");
      if (to !== null && stopReportedOn !== null) judge(one, "stop", to, stopReportedOn);
    }
  }
  return seen;
}

/** What is known of trajectories, and of the hours of providers. */
function completeness({ care, horizon }: Known): Seen[] {
  const seen: Seen[] = [];
  for (const one of trajectories(care, horizon.gap)) {
    if (one.end >= horizon.from && one.end + horizon.gap <= horizon.until) {
      // A request for a change that nothing came of does not tell why help ended.
      const hit = !["unknown", "request"].includes(one.endClass ?? "unknown");
      seen.push({ ...event(one.first, one.end), part: "end_reason_known", hit });
    }
    if (one.first.law === "jw" && one.start >= horizon.from) {
      const hit = one.parts.some((part) => part.service.request !== null);
      seen.push({ ...event(one.first, one.start), part: "referrer_known", hit });
    }
  }
  for (const own of group(care, (one) => `${one.provider}|${one.segment}`).values()) {
    const active = new Set(
      own.flatMap((one) =>
        monthsFrom(
          monthOf(Math.max(one.start, horizon.from)),
          monthOf(Math.min(one.end, horizon.until)),
        ),
      ),
    );
    const told = new Set(own.flatMap((one) => one.service.months.map(({ month }) => month)));
    for (const month of active) {
      const day = dayOf(`${month}-01`);
      const [one] = own;
      if (one === undefined || addMonths(day, 1) - 1 > horizon.until) continue;
      const at = { ...event(one, day), client: null, municipality: null };
      seen.push({ ...at, part: "hours_told", hit: told.has(month) });
    }
  }
  return seen;
}

/** What municipalities were asked, and how soon they answered. */
function answers({ truth, region, horizon }: Known): Seen[] {
  const { requestWorkingDays, answerWorkingDays } = region.deadlines;
  const seen: Seen[] = [];
  const judge = (
    part: string,
    asked: { law: string; agb: string; municipality: string; client: string | null },
    [on, answered]: readonly [string, string | null],
    allowed: number,
  ): void => {
    const day = dayOf(on);
    if (answered === null && workdays(day, horizon.until) <= allowed) return;
    const provider = region.providers.find((one) => one.agb === asked.agb);
    seen.push({
      ...nobody,
      grain: "event",
      part,
      client: asked.client,
      day,
      law: asked.law,
      municipality: asked.municipality,
      provider: provider?.provider_id ?? null,
      party: provider?.party_id ?? null,
      hit: answered !== null && workdays(day, dayOf(answered)) <= allowed,
    });
  };
  for (const client of truth.clients) {
    for (const one of client.services) {
      if (one.request === null || dayOf(one.request.on) > horizon.until) continue;
      const answered =
        one.allocatedOn !== null && dayOf(one.allocatedOn) <= horizon.until
          ? one.allocatedOn
          : null;
      const asked = { ...one, client: client.bsn };
      judge("requests_answered", asked, [one.request.on, answered], requestWorkingDays);
    }
  }
  const keyOf = (one: Known["truth"]["lines"][number]) =>
    [one.law, one.agb, one.municipality, one.submittedOn].join("|");
  for (const [one] of group(truth.lines, keyOf).values()) {
    if (one === undefined) continue;
    const told = [one.submittedOn, one.answeredOn] as const;
    judge("declarations_answered", { ...one, client: null }, told, answerWorkingDays);
  }
  return seen;
}

/** What must be told, and in time, by providers and by municipalities. */
export const administrationOracles: OracleMaker = (known) => [
  {
    id: "administrative_completeness",
    seen: [...reports(known), ...completeness(known), ...answers(known)],
    moment: "within",
    grainOf: () => "event",
    figure: share,
  },
];
