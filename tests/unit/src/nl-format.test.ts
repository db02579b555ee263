import { describe, expect, test } from "vitest";
import {
  capital,
  formatCount,
  formatDate,
  formatFigure,
  formatList,
  formatMonth,
  formatNumber,
  formatPeriod,
  formatShortDate,
  slug,
} from "../../../src/components/nl-format.ts";

describe("numbers in Dutch", () => {
  test.each([
    [1234.5, 1, "1.234,5"],
    [0.5, 0, "1"],
    [2.5, 0, "3"],
    [-3, 0, "−3"],
  ])("%d with %d decimals reads %s", (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  test.each([
    [0.1234, "procent", 1, "12,3%"],
    [0.5, "procent", 0, "50%"],
    [214, "dagen", 0, "214 dagen"],
    [1, "dagen", 0, "1 dag"],
    [1234, "euro", 0, "€\u00a01.234"],
    [8.25, "per1000", 1, "8,3 per 1.000"],
  ] as const)("%d in %s reads with its unit", (value, unit, decimals, text) => {
    expect(formatFigure(value, unit, decimals)).toBe(text);
  });
});

describe("dates and periods", () => {
  test("are short in tables and long in sentences", () => {
    expect(formatShortDate("2024-03-01")).toBe("01-03-2024");
    expect(formatDate("2024-03-01")).toBe("1 maart 2024");
    expect(formatMonth("2024-12-31")).toBe("dec 2024");
  });

  test.each([
    ["2024", "2024"],
    ["2024-H1", "1e halfjaar 2024"],
    ["2024-K3", "3e kwartaal 2024"],
  ])("%s reads %s", (period, text) => {
    expect(formatPeriod(period)).toBe(text);
  });
});

test("words: lists, small counts, capitals, addresses", () => {
  expect(formatList(["Aalten", "Berkelland", "Winterswijk"])).toBe(
    "Aalten, Berkelland en Winterswijk",
  );
  expect(formatCount(1)).toBe("één");
  expect(formatCount(12)).toBe("12");
  expect(capital("één aanbieder")).toBe("Eén aanbieder");
  expect(slug("Oude IJsselstreek")).toBe("oude-ijsselstreek");
  expect(slug("Coöperatie 't Huis & co")).toBe("cooperatie-t-huis-co");
});
