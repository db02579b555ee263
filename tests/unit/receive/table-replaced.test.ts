import { describe, expect, test } from "vitest";
import { hoursHeader, outcomeHeader, realisationHeader, table, withInbox } from "./inbox.ts";

const hour = (month: string, hours: number) =>
  `999900006;99980001;9001;jeugd-ambulant;${month};${hours};`;
const realised = (month: string, clients: number) =>
  `99980001;9001;jeugd-ambulant;${month};${clients};1;1`;

interface Outcome {
  bsn?: string;
  start?: string;
  end?: string;
  moment?: string;
  on?: string;
  raw?: number;
}

function outcome({ bsn = "999900006", start = "2023-01-08", end = "", ...rest }: Outcome): string {
  const { moment = "end", on = "", raw = "" } = rest;
  return `${bsn};99980001;9001;jeugd-ambulant;${start};${end};goal;${moment};${on};ouder;gas;${raw};-3;2;ja;1;ja`;
}

describe("a table replaces what an older one says about the same time", () => {
  test("two quarters of one year stand beside each other; a new quarter replaces its own", async () => {
    const first = table(hoursHeader, hour("2024-01", 1), hour("2024-03", 3));
    const second = table(hoursHeader, hour("2024-04", 4), hour("2024-06", 6));
    await withInbox({ "k1.csv": first, "k2.csv": second }, async ({ receive, put, list }) => {
      expect(await receive()).toMatchObject({ accepted: 2, superseded: 0 });
      const hours = () => list("SELECT delivery_id, direct_hours FROM care.hours ORDER BY ALL");
      expect(await hours()).toEqual([
        [1, 1],
        [1, 3],
        [2, 4],
        [2, 6],
      ]);
      await put({ "k1-nieuw.csv": table(hoursHeader, hour("2024-01", 7), hour("2024-03", 9)) });
      expect(await receive()).toMatchObject({ accepted: 1, superseded: 1 });
      expect(await hours()).toEqual([
        [2, 4],
        [2, 6],
        [3, 7],
        [3, 9],
      ]);
    });
  });

  test("a month without rows inside the newer table is empty now", async () => {
    const files = {
      "a.csv": table(realisationHeader, ...["01", "02", "05"].map((m) => realised(`2024-${m}`, 1))),
      "b.csv": table(realisationHeader, realised("2024-01", 2), realised("2024-03", 2)),
    };
    await withInbox(files, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ superseded: 0 });
      expect(await list("SELECT delivery_id, month FROM care.realisation ORDER BY month")).toEqual([
        [2, "2024-01-01"],
        [2, "2024-03-01"],
        [1, "2024-05-01"],
      ]);
    });
  });

  test("a year replaces its quarters", async () => {
    const files = {
      "a.csv": table(hoursHeader, hour("2024-01", 1)),
      "b.csv": table(hoursHeader, hour("2024-04", 4)),
      "jaar.csv": table(hoursHeader, hour("2024-01", 5), hour("2024-12", 5)),
    };
    await withInbox(files, async ({ receive, list }) => {
      expect(await receive()).toMatchObject({ superseded: 2 });
      expect(await list("SELECT DISTINCT delivery_id FROM care.hours")).toEqual([[3]]);
    });
  });
});

describe("outcomes are replaced by the month in which a trajectory ended", () => {
  const kept = (files: string[][], expected: [number, number][]) =>
    withInbox(
      Object.fromEntries(files.map((rows, at) => [`${at + 1}.csv`, table(outcomeHeader, ...rows)])),
      async ({ receive, list }) => {
        expect((await receive()).findings).toEqual([]);
        expect(await list("SELECT delivery_id, line FROM care.measurement ORDER BY ALL")).toEqual(
          expected,
        );
      },
    );
  const other = "999900018";

  test("quarters stand beside each other", () =>
    kept(
      [[outcome({ end: "2024-02-10" })], [outcome({ bsn: other, end: "2024-05-10" })]],
      [
        [1, 2],
        [2, 2],
      ],
    ));

  test("a month that is delivered again loses what is left out", () =>
    kept(
      [
        [outcome({ end: "2024-02-10" }), outcome({ bsn: other, end: "2024-02-20" })],
        [outcome({ end: "2024-02-11" })],
      ],
      [[2, 2]],
    ));

  test("a late end does not wipe out the months since", () =>
    kept(
      [
        [outcome({ end: "2023-12-10" })],
        [outcome({ bsn: other, end: "2023-11-10" }), outcome({ bsn: other, end: "2024-01-10" })],
      ],
      [
        [1, 2],
        [2, 2],
        [2, 3],
      ],
    ));

  test("an end that was corrected does not count twice", () =>
    kept([[outcome({ end: "2024-02-10" })], [outcome({ end: "2024-03-10" })]], [[2, 2]]));

  test("a measurement afterwards does not touch those at the end", () =>
    kept(
      [
        [outcome({ bsn: other, end: "2024-02-10" })],
        [outcome({ end: "2024-02-10", moment: "follow_up", on: "2024-09-01", raw: 0 })],
        [outcome({ end: "2024-02-10", moment: "follow_up" })],
      ],
      [
        [1, 2],
        [3, 2],
      ],
    ));

  test("nor does a question about help that still runs", () =>
    kept(
      [[outcome({ bsn: other, start: "2023-01-01", end: "2023-01-20" })], [outcome({})]],
      [
        [1, 2],
        [2, 2],
      ],
    ));
});
