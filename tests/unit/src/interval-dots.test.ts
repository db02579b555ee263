import { expect, test } from "vitest";
import { pictureOf } from "../../../src/components/chart-svg.ts";
import { type IntervalRow, intervalDots } from "../../../src/components/charts/interval-dots.ts";

const row = (label: string, own: Partial<IntervalRow> = {}): IntervalRow => ({
  label,
  ref: `ref-${label}`,
  estimate: 0.6,
  lower: 0.5,
  upper: 0.7,
  text: "60%",
  signal: "geen signaal",
  provisional: false,
  norm: null,
  ...own,
});
const options = { axis: String, share: true };
const wide = (rows: IntervalRow[], more = {}) =>
  pictureOf(intervalDots(rows, { ...options, ...more }), "Puntgrafiek.").text.split("</svg>")[0] ??
  "";

test("every row is drawn, with and without norms", () => {
  const rows = [row("Aalten"), row("Berkelland", { norm: 0.4 }), row("Doetinchem")];
  for (const svg of [
    wide(rows),
    wide(
      rows.map((one) => ({ ...one, norm: 0.4 })),
      { normLabel: "norm 40%" },
    ),
  ]) {
    for (const { label, ref } of rows) {
      expect(svg).toContain(`>${label}</text>`);
      expect(svg).toContain(`data-ref="${ref}" data-value="0.6"`);
    }
    expect(svg.match(/<text[^>]*>60%</g)).toHaveLength(3);
  }
});

test("a row without a figure says why, and has no point", () => {
  const svg = wide([
    row("Aalten", { estimate: null, lower: null, upper: null, text: "afgeschermd" }),
  ]);
  expect(svg).toContain(">afgeschermd</text>");
  expect(svg).not.toContain("data-ref");
});

test("favourable and unfavourable differ in shape, not in colour alone", () => {
  const shape = (signal: IntervalRow["signal"]) =>
    /<path transform="([^"]*)" d="([^"]*)"/.exec(wide([row("Aalten", { signal })]));
  const up = shape("gunstig");
  const down = shape("ongunstig");
  const round = wide([row("Aalten")]);
  expect(up?.[2]).toBe(down?.[2]);
  expect(down?.[1]).toContain("rotate(180");
  expect(up?.[1]).not.toContain("rotate(180");
  expect(round).not.toContain(`d="${up?.[2]}"`);
});
