import type { CountKind } from "../primary/count-rule.ts";
import type { PublicCell } from "./public-cell.ts";

/** Which of its numbers a public figure shows. */
export type NumberName = "numerator" | "denominator" | "clients";

/** How a kind of figure is protected and rounded. */
export interface Treatment {
  /** Which rule for persons holds. */
  count: CountKind;
  /** What is shown, in fives; numbers that are no persons or units of care (hours, days) are not. */
  numbers: readonly NumberName[];
  /** The estimate is a multiple of this; bounds go outward to one. Shares as 0.01. */
  step: number;
}

/**
 * How a figure is treated, by the kind and unit of its definition; null when no rule protects it:
 * then it is not published. Amounts of money are about providers and need the rule for money.
 */
export function treatmentOf({ kind, unit, persons, amounts }: PublicCell): Treatment | null {
  if (persons === false || kind === null || unit === null || unit === "euro") return null;
  const all = ["numerator", "denominator", "clients"] as const;
  const share = { count: "share", numbers: all, step: 0.01 } as const;
  const curve = { count: "curve", numbers: all } as const;
  const step = steps[unit];
  switch (kind) {
    case "proportion":
      return unit === "procent" ? share : null;
    case "ratio":
      if (unit === "procent") return amounts ? null : share;
      return { count: "average", numbers: ["clients"], step };
    case "duration":
      return unit === "dagen" ? { ...curve, step } : null;
    case "survival":
      return unit === "procent" ? { ...curve, step } : null;
    case "mean":
    case "median":
      return { count: "average", numbers: ["denominator", "clients"], step };
    case "rate":
      // The population is public; who is in it is not.
      return { count: "number", numbers: ["numerator", "clients"], step };
    case "count":
      return unit === "aantal" ? { count: "number", numbers: all, step: 1 } : null;
  }
}

/** Days in weeks: a median is the duration of one person, and a week hides whose. */
const steps = {
  procent: 0.01,
  dagen: 7,
  aantal: 0.1,
  uren: 1,
  per1000: 0.1,
  cijfer: 0.1,
} as const;
