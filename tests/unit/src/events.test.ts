import { describe, expect, test } from "vitest";
import { eventsOf } from "../../../src/components/events.ts";
import type { Annotation } from "../../../src/data/annotation-table.ts";
import type { Site } from "../../../src/data/page.ts";
import type { Value } from "../../../src/data/tables.ts";
import { value } from "./values.ts";

const remark = (own: Partial<Annotation>): Annotation => ({
  annotation_id: "x",
  indicator_id: "*",
  scope: "regio",
  scope_id: "*",
  on_date: "2024-05-20",
  kind: "gebeurtenis",
  text: "Er gebeurde iets.",
  source: "Verzonnen",
  ...own,
});
const siteWith = (...annotations: Annotation[]) =>
  ({
    release: { annotations, providers: [{ provider_id: "p1", party_id: "samen" }] },
  }) as unknown as Site;
const years = (own: Partial<Value> = {}) =>
  ["2022", "2023", "2024"].map((period) => value({ period, period_kind: "jaar", ...own }));
const quarters = ["2024-K1", "2024-K2", "2024-K3"].map((period) => value({ period }));

describe("what happened, in a chart", () => {
  test("stands at the period that holds its day, with the same number below the picture", () => {
    const site = siteWith(
      remark({ on_date: "2023-03-01", text: "Eerst dit." }),
      remark({ on_date: "2024-05-20", text: "Toen dat." }),
    );
    expect(eventsOf(site, years())).toEqual({
      events: [
        { period: "2023", text: "mrt 2023" },
        { period: "2024", text: "mei 2024" },
      ],
      notes: [
        { number: 1, date: "1 maart 2023", text: "Eerst dit." },
        { number: 2, date: "20 mei 2024", text: "Toen dat." },
      ],
    });
    expect(eventsOf(site, quarters).events).toEqual([{ period: "2024-K2", text: "mei 2024" }]);
  });

  test("shares a line with what happened in the same period", () => {
    const site = siteWith(
      remark({ text: "Een." }),
      remark({ on_date: "2024-11-01", text: "Twee." }),
    );
    const { events, notes } = eventsOf(site, years());
    expect(events).toHaveLength(1);
    expect(notes.map(({ number, text }) => [number, text])).toEqual([
      [1, "Een."],
      [1, "Twee."],
    ]);
  });

  test("is left out before the chart, on its first day, and after its end", () => {
    for (const on_date of ["2021-12-31", "2022-01-01", "2025-01-01"]) {
      expect(eventsOf(siteWith(remark({ on_date })), years()).notes, on_date).toEqual([]);
    }
    expect(eventsOf(siteWith(remark({ on_date: "2022-01-02" })), years()).notes).toHaveLength(1);
  });

  test.each<[string, Partial<Annotation>, Partial<Value>, boolean]>([
    ["its own indicator", { indicator_id: "scale_down_rate" }, {}, true],
    ["another indicator", { indicator_id: "dropout_rate" }, {}, false],
    ["its domain", { scope: "domein", scope_id: "jeugd" }, {}, true],
    ["another domain", { scope: "domein", scope_id: "wmo" }, {}, false],
    ["its segment", { scope: "segment", scope_id: "ambulant" }, {}, true],
    [
      "a segment, in a chart of the whole",
      { scope: "segment", scope_id: "ambulant" },
      { segment: null },
      false,
    ],
    ["its provider", { scope: "aanbieder", scope_id: "p1" }, {}, true],
    [
      "a provider of its party",
      { scope: "aanbieder", scope_id: "p1" },
      { provider_id: null, party_id: "samen" },
      true,
    ],
    ["another provider", { scope: "aanbieder", scope_id: "p2" }, {}, false],
    ["its chain", { scope: "keten", scope_id: "jw" }, { law: "jw" }, true],
  ])("is drawn when it is about the group: %s", (_, about, own, drawn) => {
    expect(eventsOf(siteWith(remark(about)), years(own)).events).toHaveLength(drawn ? 1 : 0);
  });
});
