import { group } from "d3";
import type { TruthLine } from "../../pipeline/sample/truth.ts";
import { percentile } from "./average.ts";
import { addMonths, dayOf } from "./day.ts";
import type { Seen } from "./observe.ts";
import type { Known, OracleMaker } from "./oracle.ts";
import { nobody } from "./residents.ts";
import { sums } from "./sums.ts";

/** Help that was declared: all lines about one product, allocation and month, in order of sending. */
function declaredHelp({ truth }: Known): TruthLine[][] {
  const keyOf = (one: TruthLine) =>
    [one.law, one.bsn, one.agb, one.municipality, one.allocationNo, one.code, one.month].join("|");
  return [...group(truth.lines, keyOf).values()].map((lines) =>
    lines.toSorted((a, b) => dayOf(a.submittedOn) - dayOf(b.submittedOn)),
  );
}

function placeOf({ region }: Known, one: TruthLine) {
  const provider = region.providers.find((other) => other.agb === one.agb);
  return {
    ...nobody,
    grain: "declared",
    law: one.law,
    domain: region.segments.find((other) => other.id === one.segment)?.domain ?? null,
    segment: one.segment,
    municipality: one.municipality,
    provider: provider?.provider_id ?? null,
    party: provider?.party_id ?? null,
  };
}

/** Te laat: the first time a line was sent without being rejected, beside what was agreed. */
function late(known: Known): Seen[] {
  const days = known.region.deadlines.declarationDays;
  const seen: Seen[] = [];
  for (const lines of declaredHelp(known)) {
    const granted = lines.filter((one) => one.rejected === null);
    const first = granted.find((one) => one.sign === "D");
    const left = granted.reduce((sum, one) => sum + (one.sign === "D" ? 1 : -1) * one.cents, 0);
    if (first === undefined || left === 0) continue;
    const day = dayOf(`${first.month}-01`);
    const due = addMonths(day, 1) - 1 + days;
    if (due + 90 > known.horizon.until) continue;
    const isLate = dayOf(first.submittedOn) > due;
    const at = { ...placeOf(known, first), day };
    const euros = first.cents / 100;
    seen.push(
      { ...at, reached: isLate ? 1 : 0, goals: 1 },
      { ...at, part: "amount", reached: isLate ? euros : 0, goals: euros },
    );
  }
  return seen;
}

// Written out from the list of return codes.
const causes: Record<string, string> = { "0611": "declaration", "9322": "allocation" };

/** Afgekeurd: what became of a line the first time it was sent, and when it was mended. */
function rejected(known: Known): Seen[] {
  const seen: Seen[] = [];
  for (const lines of declaredHelp(known)) {
    const debits = lines.filter((one) => one.sign === "D");
    const first = debits[0];
    if (first === undefined) continue;
    const at = { ...placeOf(known, first), day: dayOf(first.submittedOn), goals: 1 };
    const code = first.rejected;
    seen.push({ ...at, reached: code === null ? 0 : 1 });
    for (const part of ["allocation", "declaration", "other"]) {
      const hit = code !== null && (causes[code] ?? "other") === part;
      seen.push({ ...at, part, reached: hit ? 1 : 0 });
    }
    const mended = debits.find((one) => one.rejected === null);
    if (code === null || mended === undefined) continue;
    const value = dayOf(mended.submittedOn) - dayOf(first.answeredOn);
    seen.push({ ...at, client: first.bsn, part: "repair_days", value });
  }
  return seen;
}

/** Declarations: in time, and right at once. */
export const declarationOracles: OracleMaker = (known) => [
  {
    id: "late_declaration_rate",
    seen: late(known),
    moment: "within",
    grainOf: () => "declared",
    figure: (seen) => sums(seen),
  },
  {
    id: "rejected_declaration_rate",
    seen: rejected(known),
    moment: "within",
    grainOf: () => "declared",
    figure: (seen, part) => (part === "repair_days" ? percentile(seen) : sums(seen)),
  },
];
