import { describe, expect, test } from "vitest";
import { fieldText, figureValue, normText } from "../../../src/components/figure-value.ts";
import { plain } from "../../../src/components/html.ts";
import { value } from "./values.ts";

const contract = { unit: "procent", edition: "contract" } as const;
const monitor = { unit: "procent", edition: "monitor" } as const;

describe("a figure on a page", () => {
  test("carries its reference and its raw value", () => {
    expect(figureValue(value(), "estimate", contract).text).toBe(
      '<data class="cijfer" data-ref="scale_down_rate|provider_segment|domain=jeugd&amp;segment=ambulant&amp;provider_id=p1|2024|estimate" value="0.6">60,0%</data>',
    );
  });

  test("has a decimal from a hundred on, and none in public", () => {
    expect(fieldText(value({ denominator: 100 }), "estimate", contract)).toBe("60,0%");
    expect(fieldText(value({ denominator: 99 }), "estimate", contract)).toBe("60%");
    expect(fieldText(value(), "estimate", monitor)).toBe("60%");
  });

  test("is marked when it is provisional", () => {
    const text = plain(figureValue(value({ status: "voorlopig" }), "estimate", contract));
    expect(text).toBe("60,0%*");
  });

  test.each([
    ["afgeschermd", "·"],
    ["te weinig gegevens", "."],
    ["bron niet geleverd", "."],
    ["te vroeg", "."],
  ] as const)("that is %s shows the mark %s and what it means", (status, mark) => {
    const absent = value({ status, estimate: null, lower: null, upper: null });
    const text = plain(figureValue(absent, "estimate", contract));
    expect(text.startsWith(mark)).toBe(true);
    expect(text.length).toBeGreaterThan(10);
    expect(text).not.toContain("0");
  });

  test("whose middle is not reached says so", () => {
    const open = value({ estimate: null, lower: 200, upper: null });
    expect(plain(figureValue(open, "estimate", { ...contract, unit: "dagen" }))).toBe(
      "niet bereikt",
    );
  });

  test("norms are written as short as they were agreed", () => {
    expect(normText(0.4, "procent")).toBe("40%");
    expect(normText(0.625, "procent")).toBe("62,5%");
    expect(normText(270, "dagen")).toBe("270 dagen");
  });
});
