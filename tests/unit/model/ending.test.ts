import { describe, expect, it } from "vitest";
import { type Example, exampleSchema } from "../../../indicators/definition.ts";
import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { loadExample } from "../measure/worked-example.ts";
import { lines } from "./meaning.ts";

type Service = Example["services"][number];
type Measurement = Record<string, unknown>;

const help: Service = {
  client: "a",
  provider: "p1",
  segment: "s1",
  rank: 3,
  start: "2023-06-01",
  end: "2024-05-15",
  endClass: "planned",
};

/** What `query` finds after these services and answers, with the data until the end of 2024. */
const found = (query: string, services: Service[], tables: Record<string, Measurement[]> = {}) =>
  withWarehouse(":memory:", async (db) => {
    await loadExample(
      db,
      exampleSchema.parse({
        title: "proef",
        until: "2024-12-31",
        period: "2024",
        services,
        tables,
        expected: { numerator: 0, denominator: 0, clients: 0, estimate: null },
      }),
    );
    return lines(db, query);
  });

describe("model.ending: trajectories that ended for good", () => {
  it("says whose result an end is, and how it is reported", async () => {
    const classes = ["planned", "agreed", "client", "provider", "external", "deceased", "moved"];
    const others = ["municipality", "request", "switch", "transfer", "unknown"];
    expect(
      await found(
        "SELECT client_key, result_class, bij_reason FROM model.ending ORDER BY rowid",
        [...classes, ...others].map((endClass) => ({ ...help, client: endClass, endClass })),
      ).then((all) => all.sort()),
    ).toEqual([
      "agreed agreed 02",
      "client client 03",
      "deceased – 05",
      "external – 05",
      "moved – 05",
      "municipality – –",
      "planned planned 01",
      "provider provider 04",
      "request unknown onbekend",
      "switch – 02",
      "transfer – 01",
      "unknown unknown onbekend",
    ]);
  });

  it("takes passing to another law as planned in the month of the 18th birthday, one before or after", async () => {
    const born = ["2006-03-01", "2006-04-01", "2006-05-01", "2006-06-01", "2006-07-01"];
    expect(
      await found(
        "SELECT client_key, near_18, result_class FROM model.ending ORDER BY client_key",
        born.map((month) => ({ ...help, client: month, born: month, endClass: "transfer" })),
      ),
    ).toEqual([
      "2006-03-01 false –",
      "2006-04-01 true planned",
      "2006-05-01 true planned",
      "2006-06-01 true planned",
      "2006-07-01 false –",
    ]);
  });

  it("leaves out ends that a restart can still undo, and ends before the first observed day", async () => {
    expect(
      await found("SELECT client_key, end_on, days FROM model.ending ORDER BY end_on", [
        { ...help, client: "a", start: "2022-06-01", end: "2022-12-31" },
        { ...help, client: "b", start: "2022-06-01", end: "2023-01-01" },
        { ...help, client: "c", start: "2024-11-30", end: "2024-11-30" },
        { ...help, client: "d", end: "2024-12-01" },
        { ...help, client: "e", end: null, endClass: null },
      ]),
    ).toEqual(["b 2023-01-01 215", "c 2024-11-30 1"]);
  });

  it("starts at the highest rank of the first day", async () => {
    expect(
      await found("SELECT start_rank FROM model.ending", [
        { ...help, rank: null },
        { ...help, rank: 2 },
        { ...help, rank: 4, start: "2023-06-02" },
      ]),
    ).toEqual(["2"]);
  });
});

const mark: Measurement = {
  delivery_id: 7,
  line: 1,
  client_key: "a",
  provider_agb: "p1",
  municipality_code: "9001",
  segment: "s1",
  trajectory_start_on: "2023-06-01",
  trajectory_end_on: "2024-05-15",
  kind: "satisfaction",
  moment: "end",
  measured_on: "2024-05-10",
  informant: "jeugdige",
  instrument: "nut-rapportcijfer",
  raw: 8,
  scale_min: 1,
  scale_max: 10,
  higher_is_better: true,
  invited: true,
};

const answers = (...rows: Measurement[]) => ({ "care.measurement": rows });
const satisfaction =
  "SELECT satisfaction, satisfaction_client, satisfaction_parent FROM model.outcome ORDER BY start_on";

describe("model.outcome: what clients told at the end of help", () => {
  it.each([
    ["2024-02-15", "8 8 –"],
    ["2024-02-14", "– – –"],
    ["2024-08-13", "8 8 –"],
    ["2024-08-14", "– – –"],
  ])("counts an answer until 90 days from the end: %s", async (measured_on, expected) => {
    expect(await found(satisfaction, [help], answers({ ...mark, measured_on }))).toEqual([
      expected,
    ]);
  });

  it("takes the newest answer of each, the client before a parent, and no professional", async () => {
    expect(
      await found(
        satisfaction,
        [help],
        answers(
          mark,
          // Sent again with another mark for the same day: the newer delivery counts.
          { ...mark, delivery_id: 8, raw: 6 },
          { ...mark, delivery_id: 9, measured_on: "2024-05-09", raw: 1 },
          { ...mark, informant: "ouder", measured_on: "2024-06-01", raw: 10 },
          { ...mark, informant: "professional", measured_on: "2024-06-02", raw: 9 },
        ),
      ),
    ).toEqual(["6 6 10"]);
  });

  it("gives an answer to the trajectory whose end is nearest to the end told", async () => {
    const later = { ...help, start: "2024-07-01", end: "2024-08-31" };
    expect(
      await found(
        satisfaction,
        [help, later],
        answers(
          // Told as about the first, though measured nearer to the end of the second.
          { ...mark, measured_on: "2024-08-01", raw: 4 },
          // The provider has another last day than the messages.
          { ...mark, trajectory_end_on: "2024-09-10", measured_on: "2024-09-10", raw: 5 },
        ),
      ),
    ).toEqual(["4 4 –", "5 5 –"]);
  });

  it("asks nobody after a death, a short help or jeugdbescherming alone", async () => {
    const service = {
      client_key: "e",
      law: "jw",
      municipality_code: "9001",
      provider_id: "p1",
      party_id: "p1",
      provider_agb: "p1",
      domain: "jeugd",
      segment: "s1",
      setting: "ambulant",
      category: "48",
      start_on: "2023-06-01",
      end_on: "2024-05-15",
      end_class: "planned",
      date_basis: "delivery",
    };
    expect(
      await found(
        "SELECT client_key FROM model.outcome ORDER BY ALL",
        [
          { ...help, client: "a", endClass: "deceased" },
          { ...help, client: "b", start: "2024-04-19" },
          { ...help, client: "c", start: "2024-04-18" },
          // Other help beside jeugdbescherming is asked about.
          { ...help, client: "d" },
        ],
        { "model.service": [service, { ...service, client_key: "d" }] },
      ),
    ).toEqual(["c", "d"]);
  });
});

describe("model.outcome: problems before and after", () => {
  const scale = {
    instrument: "schaal",
    name: "Schaal",
    kind: "problem",
    scale_min: 0,
    scale_max: 40,
    higher_is_better: false,
    norm_mean: 12,
    norm_sd: 6,
    reliability: 0.85,
    clinical_from: 18,
  };
  const before = {
    ...mark,
    kind: "problem",
    moment: "start",
    measured_on: "2023-06-01",
    instrument: "schaal",
    scale_min: 0,
    scale_max: 40,
    raw: 24,
  };
  const after = { ...before, moment: "end", measured_on: "2024-05-15", raw: 17 };
  const query =
    "SELECT change_class, recovered, mild_start, round(change_t, 4) FROM model.outcome ORDER BY ALL";
  const scored = (instrument: object, ...rows: Measurement[]) =>
    found(query, [help], {
      "register.instrument": [{ ...scale, ...instrument }],
      ...answers(...rows),
    });

  it("takes the oldest first measurement and the newest last one", async () => {
    expect(
      await scored(
        {},
        before,
        { ...before, measured_on: "2023-07-01", raw: 40 },
        { ...after, measured_on: "2024-05-01", raw: 40 },
        after,
      ),
    ).toEqual(["improved true false 11.6667"]);
  });

  it("pairs one informant and one instrument, on the scale of that instrument", async () => {
    expect(await scored({}, before, { ...after, informant: "ouder" })).toEqual(["– false – –"]);
    expect(await scored({}, before, { ...after, instrument: "anders" })).toEqual(["– false – –"]);
    expect(await scored({}, before, { ...after, scale_max: 20 })).toEqual(["– false – –"]);
    expect(await scored({ kind: "goal" }, before, after)).toEqual(["– false – –"]);
  });

  it("turns round where higher is better", async () => {
    const wellbeing = { higher_is_better: true, clinical_from: 10 };
    expect(await scored(wellbeing, { ...before, raw: 9 }, { ...after, raw: 16 })).toEqual([
      "improved true false 11.6667",
    ]);
    expect(await scored(wellbeing, { ...before, raw: 16 }, { ...after, raw: 9 })).toEqual([
      "deteriorated false true -11.6667",
    ]);
  });
});
