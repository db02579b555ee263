import { expect, test } from "vitest";
import { parsePeriod } from "../../../../pipeline/receive/statline/period.ts";

test.each([
  ["2023JJ00", "jaar", 2023, "2023-01-01", "2023-12-31"],
  ["2023HJ01", "halfjaar", 2023, "2023-01-01", "2023-06-30"],
  ["2023HJ02", "halfjaar", 2023, "2023-07-01", "2023-12-31"],
  ["2023KW04", "kwartaal", 2023, "2023-10-01", "2023-12-31"],
  ["2024MM02", "maand", 2024, "2024-02-01", "2024-02-29"],
  ["2021SJ00", "schooljaar", 2021, null, null],
  ["2021X001", "overig", 2021, null, null],
  ["2021W152", "week", 2021, null, null],
  ["20230630", "peildatum", 2023, "2023-06-30", "2023-06-30"],
])("%s is a %s", (code, kind, year, starts_on, ends_on) => {
  expect(parsePeriod(code)).toEqual({ code, kind, year, starts_on, ends_on });
});

test.each([
  "2023HJ03",
  "2023KW00",
  "2023MM13",
  "2023JJ01",
  "20230631",
  "2023",
  "2023QQ01",
  " 2023JJ00",
])("%j is kept as unknown", (code) => {
  expect(parsePeriod(code)).toEqual({
    code,
    kind: "onbekend",
    year: null,
    starts_on: null,
    ends_on: null,
  });
});
