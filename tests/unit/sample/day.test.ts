import { describe, expect, it } from "vitest";
import {
  dayOf,
  firstOfMonth,
  isoOf,
  lastOfMonth,
  monthName,
  monthOf,
  plusWorkdays,
  plusYears,
} from "../../../pipeline/sample/day.ts";

describe("days as numbers", () => {
  it("goes there and back, also before 1970", () => {
    for (const iso of ["1931-05-17", "1970-01-01", "2024-02-29", "2025-12-31"]) {
      expect(isoOf(dayOf(iso))).toBe(iso);
    }
  });

  it("knows the length of a month", () => {
    const february = monthOf(dayOf("2024-02-10"));
    expect(monthName(february)).toBe("2024-02");
    expect(isoOf(firstOfMonth(february))).toBe("2024-02-01");
    expect(isoOf(lastOfMonth(february))).toBe("2024-02-29");
    expect(monthName(february + 11)).toBe("2025-01");
  });

  it("makes 29 February the first of March in a common year", () => {
    expect(isoOf(plusYears(dayOf("2006-02-28"), 18))).toBe("2024-02-28");
    expect(isoOf(plusYears(dayOf("2004-02-29"), 18))).toBe("2022-03-01");
  });

  it("skips Saturday and Sunday", () => {
    // 5 January 2024 was a Friday.
    expect(isoOf(plusWorkdays(dayOf("2024-01-05"), 0))).toBe("2024-01-05");
    expect(isoOf(plusWorkdays(dayOf("2024-01-05"), 1))).toBe("2024-01-08");
    expect(isoOf(plusWorkdays(dayOf("2024-01-06"), 5))).toBe("2024-01-12");
  });
});
