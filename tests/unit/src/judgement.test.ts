import { describe, expect, test } from "vitest";
import { plain } from "../../../src/components/html.ts";
import {
  basisSentence,
  comparison,
  figureSentence,
  intervalSentence,
  judgement,
  overview,
} from "../../../src/words/judgement.ts";
import { value, view } from "./values.ts";

const rate = view("scale_down_rate", "contract");
const duration = view("care_duration_km_median", "contract");
const open = view("scale_down_rate", "monitor");

describe("the judgement of a figure", () => {
  test("says clearly above or below only on a signal", () => {
    expect(plain(judgement(rate, value()))).toBe("Dat is duidelijk boven de norm van 50%.");
    const bad = value({ estimate: 0.3, signal: "ongunstig" });
    expect(plain(judgement(rate, bad))).toBe("Dat is duidelijk onder de norm van 50%.");
    const none = plain(judgement(rate, value({ signal: "geen signaal" })));
    expect(none).toMatch(/gewone schommelingen. Trek hier geen conclusie uit\.$/);
    expect(none).not.toMatch(/duidelijk|beter|slechter/);
  });

  test("a long duration is above the norm and unfavourable", () => {
    const long = value({
      estimate: 300,
      norm_value: 270,
      norm_operator: "lte",
      signal: "ongunstig",
    });
    expect(plain(judgement(duration, long))).toBe("Dat is duidelijk boven de norm van 270 dagen.");
  });

  test("is withheld from a provisional figure, whatever the numbers", () => {
    const early = value({
      status: "voorlopig",
      signal: "geen signaal",
      signal_reason: "voorlopig",
    });
    expect(plain(judgement(rate, early))).toMatch(/voorlopig.*nog geen oordeel/);
  });

  test("names a missing norm in the words of the reader", () => {
    const without = value({ norm_value: null, signal: "geen signaal", signal_reason: "geen norm" });
    expect(plain(judgement(rate, without))).toContain("geen norm afgesproken");
    expect(plain(judgement(open, without))).toContain("geen streefwaarde vastgesteld");
  });
});

describe("how sure a figure is", () => {
  test("is a sentence with both bounds", () => {
    expect(plain(intervalSentence(open, value()))).toBe("Waarschijnlijk tussen 51% en 68%.");
  });

  test("is open-ended when the upper bound is not reached", () => {
    const long = value({ lower: 200, upper: null });
    expect(plain(intervalSentence(duration, long))).toBe("Waarschijnlijk 200 dagen of langer.");
  });

  test("warns when one person more would move it", () => {
    const few = value({ numerator: 7, denominator: 14, clients: 14 });
    expect(plain(basisSentence(rate, few))).toBe(
      "7 van de 14 gevolgde cliënten. Eén cliënt meer of minder scheelt al 7 procentpunt.",
    );
    expect(plain(basisSentence(rate, value()))).toBe("72 van de 120 gevolgde cliënten.");
  });
});

test("a figure that is not there says why, and is never zero", () => {
  const hidden = value({ status: "afgeschermd", estimate: null, lower: null, upper: null });
  expect(plain(figureSentence(open, hidden))).toMatch(/laten we niet zien/);
  const running = value({ estimate: null, lower: 200, upper: null, signal_reason: "niet bereikt" });
  expect(plain(figureSentence(duration, running))).toMatch(/Meer dan de helft/);
});

test("an overview groups by state, unfavourable first", () => {
  const text = overview([
    { view: rate, value: value() },
    { view: duration, value: value({ signal: "ongunstig" }) },
  ]);
  expect(text).toBe(
    "Doorlooptijd is duidelijk minder goed dan de norm. Afschaling is duidelijk beter dan de norm.",
  );
});

test("a comparison counts who stands out and names no one first", () => {
  const values = [
    value(),
    value({ signal: "ongunstig" }),
    value({ signal: "geen signaal" }),
    value({ signal: "geen signaal" }),
    value({ status: "te weinig gegevens", estimate: null, signal: "te weinig gegevens" }),
    value({ status: "afgeschermd", estimate: null, signal: "te weinig gegevens" }),
  ];
  expect(comparison(rate, values, ["gemeente", "gemeenten"])).toBe(
    "Eén gemeente is duidelijk ongunstig en één gemeente is duidelijk gunstig tegenover de norm. " +
      "Twee gemeenten geven geen signaal. Bij één gemeente zijn er te weinig gegevens. " +
      "Eén gemeente is afgeschermd.",
  );
});
