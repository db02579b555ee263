import { describe, expect, test } from "vitest";
import { anchorsOf } from "../../../src/components/anchors.ts";
import type { Anchor } from "../../../src/components/chart-figure.ts";
import { plain } from "../../../src/components/html.ts";
import type { View } from "../../../src/components/view.ts";
import { value, view } from "./values.ts";

const text = (anchor: Anchor) => ("absent" in anchor ? anchor.absent : plain(anchor.figure));
const seen = (own: Partial<View>): View => ({ ...view("scale_down_rate", "contract"), ...own });

const national = {
  counterpart: "landelijk",
  indicator_id: "scale_down_rate",
  domain: null,
  name: "Landelijk",
  note: null,
  table_id: "85098NED",
  municipality_code: null,
  period_kind: "jaar" as const,
  period: "2023",
  period_status: "Definitief",
  value: 0.139,
  reason: null,
  captured_on: "2026-11-21",
};

describe("what a figure is read against", () => {
  test("a figure of CBS is written as CBS does, with its table; else there is none", () => {
    expect(text(anchorsOf(seen({}), value()).netherlands)).toBe("geen landelijk cijfer");
    const found = anchorsOf(seen({ national: () => national }), value()).netherlands;
    expect(text(found)).toBe("13,9% in 2023 (CBS, tabel 85098NED)");
    const early = { ...national, period: "2025-H1", period_status: "Voorlopig" };
    expect(text(anchorsOf(seen({ national: () => early }), value()).netherlands)).toBe(
      "13,9%* in het 1e halfjaar 2025 (CBS, tabel 85098NED)",
    );
  });

  test("a direction, a band and a baseline are agreements too", () => {
    const norm = (signal_reason: "geen norm" | "trend" | "afspraak" | "geen nulmeting") =>
      text(anchorsOf(seen({}), value({ norm_value: null, signal_reason })).norm);
    expect(norm("geen norm")).toBe("geen norm afgesproken");
    expect(norm("trend")).toBe("een richting, geen getal");
    expect(norm("afspraak")).toBe("een afgesproken ruimte");
    expect(norm("geen nulmeting")).toBe("nulmeting");
  });

  test("the past comes with what the comparison with it says, when it says anything", () => {
    const earlier = value({ period: "2023", estimate: 0.52 });
    const row = {
      indicator_id: "scale_down_rate",
      level: "organisation" as const,
      cut: "provider_segment",
      domain: "jeugd",
      law: null,
      segment: "ambulant",
      municipality_code: null,
      party_id: null,
      provider_id: "p1",
      period_kind: "kwartaal" as const,
      period: "2024-K4",
      against: "verleden" as const,
      state: "gunstig" as const,
      reason: "regel",
      value: 0.6,
      lower: null,
      upper: null,
      target: null,
      limit_lower: null,
      limit_upper: null,
      size: 30,
    };
    const past = (state: "gunstig" | "te weinig gegevens") =>
      text(
        anchorsOf(seen({ series: () => [earlier], ownPast: () => ({ ...row, state }) }), value())
          .ownPast,
      );
    expect(past("gunstig")).toBe(
      "52,0% in 2023; tegenover eerder in het 4e kwartaal 2024: gunstig",
    );
    expect(past("te weinig gegevens")).toBe("52,0% in 2023");
  });
});
