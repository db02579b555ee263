import { describe, expect, it } from "vitest";
import { withWarehouse } from "../../../pipeline/warehouse/warehouse.ts";
import { lines, meaning, type Records } from "./meaning.ts";

interface Case {
  title: string;
  records: Records;
  query: string;
  expected: string[];
}

function check(cases: Case[]): void {
  it.each(cases)("$title", ({ records, query, expected }) =>
    withWarehouse(":memory:", async (db) => {
      await meaning(db, records);
      expect(await lines(db, query)).toEqual(expected);
    }),
  );
}

const declared = { declaration_no: "D1", delivery_id: 11 };
const declaration = { ...declared, identification: "I11", total_cents: 1000 };
const line = (reference_no: string, more = {}) => ({ ...declared, reference_no, ...more });
const answered = { delivery_id: 12, declaration_identification: "I11", declaration_no: "D1" };
const rejected = (reference_no: string) => ({ ...answered, reference_no });
/** The rejected lines of an answer do not name the declaration message. */
const refused = (reference_no: string) => {
  const { declaration_identification: _, ...rest } = rejected(reference_no);
  return rest;
};
const minus = { debit_credit: "C", volume: -10, amount_cents: -1000 };

describe("model.declaration_line: what became of each line", () => {
  const query =
    "SELECT reference_no, status, volume, amount_cents, month, resubmits FROM model.declaration_line ORDER BY reference_no";
  check([
    {
      title: "without an answer it is only submitted",
      records: { declaration: [declaration], declaration_line: [line("R1")] },
      query,
      expected: ["R1 submitted 10 1000 2023-02-01 –"],
    },
    {
      title: "an answer lists what is rejected; the rest is approved",
      records: {
        declaration: [declaration],
        declaration_line: [line("R1"), line("R2", { line: 2, product_code: "45A04" })],
        declaration_answer: [answered],
        rejected_line: [refused("R2")],
      },
      query,
      expected: ["R1 approved 10 1000 2023-02-01 –", "R2 rejected 10 1000 2023-02-01 –"],
    },
    {
      title: "without DeclaratieAntwoord, or with another code on it, everything is rejected",
      records: {
        declaration: [declaration, { ...declaration, delivery_id: 21, identification: "I21" }],
        declaration_line: [line("R1"), line("R2", { delivery_id: 21, product_code: "45A04" })],
        declaration_answer: [
          { ...answered, declaration_no: null, return_codes: "0001" },
          {
            ...answered,
            delivery_id: 22,
            declaration_identification: "I21",
            return_codes: "0200,9333",
          },
        ],
      },
      query,
      expected: ["R1 rejected 10 1000 2023-02-01 –", "R2 rejected 10 1000 2023-02-01 –"],
    },
    {
      title: "the newest of two answers counts, whatever arrived first",
      records: {
        declaration: [declaration],
        declaration_line: [line("R1")],
        declaration_answer: [
          { ...answered, dated_on: "2023-04-01" },
          { ...answered, delivery_id: 13, dated_on: "2023-03-01" },
        ],
        rejected_line: [{ ...refused("R1"), delivery_id: 13 }],
      },
      query,
      expected: ["R1 approved 10 1000 2023-02-01 –"],
    },
    {
      title: "an answer to a declaration of the same number, of another provider, says nothing",
      records: {
        declaration: [declaration],
        declaration_line: [line("R1")],
        declaration_answer: [{ ...answered, provider_agb: "99000002" }],
      },
      query,
      expected: ["R1 submitted 10 1000 2023-02-01 –"],
    },
    {
      title: "a credit takes amount and volume back, a new debit comes beside it",
      records: {
        declaration: [declaration, { ...declaration, delivery_id: 21, identification: "I21" }],
        declaration_line: [
          line("R1"),
          line("R2", { delivery_id: 21, previous_reference_no: "R1", ...minus }),
          line("R3", { delivery_id: 21, line: 2, volume: 7, amount_cents: 700 }),
        ],
        declaration_answer: [
          answered,
          { ...answered, delivery_id: 22, declaration_identification: "I21" },
        ],
      },
      query:
        "SELECT sum(volume)::INTEGER, sum(amount_cents)::INTEGER FROM model.declaration_line WHERE status = 'approved'",
      expected: ["7 700"],
    },
    {
      title: "a rejected line comes again under another reference",
      records: {
        declaration: [declaration, { ...declaration, delivery_id: 21, identification: "I21" }],
        declaration_line: [line("R1"), line("R2", { delivery_id: 21 })],
        declaration_answer: [answered],
        rejected_line: [refused("R1")],
      },
      query,
      expected: ["R1 rejected 10 1000 2023-02-01 –", "R2 submitted 10 1000 2023-02-01 R1"],
    },
  ]);
});

describe("model.declaration: totals", () => {
  const query =
    "SELECT status, lines, submitted_cents, lines_cents, granted_cents, approved_cents, total_differs, grant_differs FROM model.declaration";
  check([
    {
      title: "submitted",
      records: { declaration: [declaration], declaration_line: [line("R1")] },
      query,
      expected: ["submitted 1 1000 1000 – – false –"],
    },
    {
      title: "granted in part",
      records: {
        declaration: [{ ...declaration, total_cents: 1500 }],
        declaration_line: [line("R1"), line("R2", { line: 2, amount_cents: 500 })],
        declaration_answer: [{ ...answered, submitted_cents: 1500, granted_cents: 500 }],
        rejected_line: [refused("R1")],
      },
      query,
      expected: ["partly 2 1500 1500 500 500 false false"],
    },
    {
      title: "a total that is not the sum, and a grant that is not that of the lines",
      records: {
        declaration: [{ ...declaration, total_cents: 1100 }],
        declaration_line: [line("R1")],
        declaration_answer: [{ ...answered, submitted_cents: 1100, granted_cents: 1100 }],
      },
      query,
      expected: ["approved 1 1100 1000 1100 1000 true true"],
    },
    {
      title: "refused as a whole grants nothing",
      records: {
        declaration: [declaration],
        declaration_line: [line("R1")],
        declaration_answer: [{ ...answered, declaration_no: null, return_codes: "0001" }],
      },
      query,
      expected: ["rejected 1 1000 1000 0 0 false false"],
    },
  ]);
});

const services =
  "SELECT start_on, end_on, end_class, rank, date_basis, referrer FROM model.service ORDER BY start_on, end_on";

describe("retours: a message that was returned as a whole was never sent", () => {
  const returned = (id: number, more = {}) => ({
    delivery_id: 99,
    original_identification: `I${id}`,
    ...more,
  });
  check([
    {
      title: "a start",
      records: { start: [{ delivery_id: 5 }], retour: [returned(5)] },
      query: services,
      expected: [],
    },
    {
      title: "not with another code, nor with 0001 on one of its classes",
      records: {
        start: [{ delivery_id: 5 }],
        retour: [
          returned(5, { return_codes: "0200" }),
          returned(5, { element: "StartProduct", return_codes: "0001" }),
        ],
      },
      query: services,
      expected: ["2023-01-10 – – 3 delivery –"],
    },
    {
      title: "not the message of another kind or sender with that identification",
      records: {
        start: [{ delivery_id: 5 }],
        retour: [
          returned(5, { original_kind: "JW307" }),
          returned(5, { original_sender: "99000002" }),
        ],
      },
      query: services,
      expected: ["2023-01-10 – – 3 delivery –"],
    },
    {
      title: "a deletion that was returned deletes nothing; a stop that was returned ends nothing",
      records: {
        start: [{ delivery_id: 5 }, { delivery_id: 6, status: "3", dated_on: "2023-02-01" }],
        stop: [{ delivery_id: 7, dated_on: "2023-07-01" }],
        retour: [returned(6), returned(7, { original_kind: "JW307" })],
      },
      query: services,
      expected: ["2023-01-10 – – 3 delivery –"],
    },
    {
      title: "an allocation: the version before it stands",
      records: {
        allocation: [
          { delivery_id: 5 },
          { delivery_id: 6, allocated_at: "2023-02-01 09:00:00", end_on: "2023-03-31" },
        ],
        retour: [
          returned(6, {
            original_kind: "JW301",
            original_sender: "9001",
            original_receiver: "99000001",
          }),
        ],
      },
      query: "SELECT end_on FROM model.allocation",
      expected: ["2024-12-31"],
    },
  ]);
});

describe("model.request: from request to help", () => {
  const query =
    "SELECT kind, reference, outcome, answers, answer_days, allocation_days, wait_days, allocation_no, referrer FROM model.request ORDER BY reference";
  check([
    {
      title: "asked, looked into, allocated and started",
      records: {
        request: [{ dated_on: "2023-01-02" }],
        request_answer: [{ dated_on: "2023-01-06" }],
        allocation: [{ reference: "V1", allocated_at: "2023-01-20 09:00:00" }],
        start: [{ start_on: "2023-02-10", dated_on: "2023-02-11" }],
      },
      query,
      expected: ["VOT V1 allocated 1 4 18 21 1 02"],
    },
    {
      title: "looked into, then rejected; and one without an answer",
      records: {
        request: [{ dated_on: "2023-01-02" }, { dated_on: "2023-01-02", reference: "V2" }],
        request_answer: [
          { dated_on: "2023-02-06", answer: "1", rejection_reason: "3" },
          { dated_on: "2023-01-06" },
        ],
      },
      query:
        "SELECT reference, outcome, answers, answer_days, rejection_reason FROM model.request ORDER BY reference",
      expected: ["V1 rejected 2 4 3", "V2 open 0 – –"],
    },
    {
      title: "only the first 301 names the request; a later version does not",
      records: {
        request: [{ dated_on: "2023-01-02" }],
        allocation: [
          { reference: null, allocated_at: "2023-06-01 09:00:00", end_on: "2025-12-31" },
          { reference: "V1", allocated_at: "2023-01-05 09:00:00" },
        ],
        start: [{}],
      },
      query,
      expected: ["VOT V1 allocated 0 3 3 5 1 02"],
    },
    {
      title: "an allocation that was deleted answers, but grants nothing",
      records: {
        request: [{ dated_on: "2023-01-02" }],
        allocation: [
          { reference: "V1" },
          { allocated_at: "2023-02-01 09:00:00", change_reason: "13", end_on: "2023-01-10" },
        ],
      },
      query,
      expected: ["VOT V1 withdrawn 0 3 – – – 02"],
    },
    {
      title: "the same reference of another provider or municipality is another request",
      records: {
        request: [{ dated_on: "2023-01-02" }],
        allocation: [
          { reference: "V1", provider_agb: "99000002" },
          { reference: "V1", municipality_code: "9002", allocation_no: 2 },
        ],
      },
      query,
      expected: ["VOT V1 open 0 – – – – 02"],
    },
    {
      title: "a request for change is one request, whatever it holds",
      records: {
        change_request: [
          { delivery_id: 5, dated_on: "2023-05-01" },
          { delivery_id: 5, line: 2, dated_on: "2023-05-01", part: "ongewijzigd" },
        ],
        allocation: [
          { reference: "W1", allocation_no: 3, allocated_at: "2023-05-04 09:00:00" },
          { reference: "W1", allocation_no: 2, allocated_at: "2023-05-04 09:00:00" },
        ],
      },
      query,
      expected: ["VOW W1 allocated 0 3 3 – 2 –"],
    },
    {
      title: "who referred goes with the help, in service, trajectory and standing",
      records: {
        request: [{ dated_on: "2023-01-02", referrer: "04" }],
        allocation: [{ reference: "V1" }],
        start: [{}],
      },
      query: `SELECT service.referrer, trajectory.referrer, standing.referrer
        FROM model.service AS service, model.trajectory AS trajectory, model.standing AS standing`,
      expected: ["04 04 04"],
    },
  ]);
});

describe("end reasons by law, release and code", () => {
  const end = "SELECT end_class FROM model.live_stop ORDER BY ALL";
  const wmo = { law: "wmo", end_reason: "19" };
  check([
    {
      title: "31 is a plan in iJw and a move in iWmo",
      records: { stop: [{}, { law: "wmo" }] },
      query: end,
      expected: ["moved", "planned"],
    },
    {
      title: "19 of iWmo 2.0 is its own; of 2.3 it is read with its family",
      records: { stop: [{ ...wmo, release: "2.0" }] },
      query: end,
      expected: ["unknown"],
    },
    {
      title: "the family when the release has no list",
      records: { stop: [{ ...wmo, release: "2.3" }] },
      query: end,
      expected: ["planned"],
    },
    {
      title: "never the list of another family",
      records: { stop: [{ release: "2.3", end_reason: "37" }] },
      query: end,
      expected: ["unknown"],
    },
    {
      title: "37 without a successor: nobody knows why it ended",
      records: { start: [{}], stop: [{ end_reason: "37" }] },
      query: "SELECT end_on, end_class FROM model.trajectory",
      expected: ["2023-06-30 unknown"],
    },
    {
      title: "37 with a successor within the gap is no end",
      records: {
        start: [{}, { allocation_no: 2, start_on: "2023-07-15" }],
        stop: [
          { end_reason: "37" },
          { allocation_no: 2, start_on: "2023-07-15", end_on: "2023-12-31" },
        ],
      },
      query: "SELECT start_on, end_on, end_class FROM model.trajectory",
      expected: ["2023-01-10 2023-12-31 planned"],
    },
  ]);
});

describe("a municipality that went up in another", () => {
  check([
    {
      title: "its care is that of the new one, a stop under the new code ends it",
      records: {
        allocation: [{ municipality_code: "9900" }],
        start: [{ municipality_code: "9900" }],
        stop: [{ end_on: "2023-09-30", dated_on: "2023-10-01" }],
      },
      query: "SELECT municipality_code, start_on, end_on, end_class FROM model.service",
      expected: ["9001 2023-01-10 2023-09-30 planned"],
    },
    {
      title: "two clients may have one number, from before and after",
      records: {
        allocation: [{ municipality_code: "9900" }, { client_key: "b" }],
        start: [{ municipality_code: "9900" }, { client_key: "b" }],
      },
      query: "SELECT client_key, allocation_no FROM model.service ORDER BY client_key",
      expected: ["a 1", "b 1"],
    },
  ]);
});

describe("half-year deliveries, where no message tells the care", () => {
  check([
    {
      title: "a trajectory with its end, as the newest period has it",
      records: {
        reported_trajectory: [
          { period: "2023-H2", end_on: "2023-09-30", end_reason: "02", referrer: "02" },
          {},
        ],
      },
      query: services,
      expected: ["2023-01-10 2023-09-30 agreed 3 delivery 02"],
    },
    {
      title: "missing from the next period: gone at the end of this one, nobody knows why",
      records: {
        reported_trajectory: [{}, { period: "2023-H2", client_key: "b", start_on: "2023-08-01" }],
      },
      query: services,
      expected: ["2023-01-10 2023-06-30 unknown 3 delivery –", "2023-08-01 – – 3 delivery –"],
    },
    {
      title: "a setting whose products differ in rank stays off the ladder",
      records: { reported_trajectory: [{ care_form: "03" }] },
      query: services,
      expected: ["2023-01-10 – – – delivery –"],
    },
    {
      title: "never beside messages of the same provider and segment, of any client",
      records: {
        start: [{ provider_agb: "99000002", client_key: "b", start_on: "2023-02-01" }],
        reported_trajectory: [{}],
      },
      query: services,
      expected: ["2023-02-01 – – 3 delivery –"],
    },
    {
      title: "messages of another provider do not matter",
      records: { start: [{ start_on: "2023-02-01" }], reported_trajectory: [{}] },
      query: services,
      expected: ["2023-01-10 – – 3 delivery –", "2023-02-01 – – 3 delivery –"],
    },
    {
      title: "in place of what declarations alone suggest",
      records: {
        allocation: [{ provider_agb: "99000002", end_on: "2023-12-31" }],
        declaration_line: [{ provider_agb: "99000002", declaration_no: "D1", reference_no: "R1" }],
        reported_trajectory: [{ end_on: "2023-05-31", end_reason: "01" }],
      },
      query: services,
      expected: ["2023-01-10 2023-05-31 planned 3 delivery –"],
    },
  ]);
  it.each([
    ["01", "planned"],
    ["02", "agreed"],
    ["03", "client"],
    ["04", "provider"],
    ["05", "external"],
  ])("end reason %s is %s", (end_reason, end_class) =>
    withWarehouse(":memory:", async (db) => {
      await meaning(db, { reported_trajectory: [{ end_on: "2023-05-31", end_reason }] });
      expect(await lines(db, "SELECT end_class FROM model.service")).toEqual([end_class]);
    }),
  );
});

describe("model.waiting: the state of a registration", () => {
  const query =
    "SELECT provider_id, status, on_list, waited_days FROM model.waiting ORDER BY registered_on";
  check([
    {
      title: "the newest status wins, whatever arrived first",
      records: {
        waiting: [{ status: "started", status_on: "2023-04-12", first_care_on: "2023-04-10" }, {}],
      },
      query,
      expected: ["p1 started false 40"],
    },
    {
      title: "still waiting: until the end of the data",
      records: { waiting: [{ registered_on: "2024-12-01", status_on: "2024-12-15" }] },
      query,
      expected: ["p1 waiting true 30"],
    },
    {
      title: "withdrawn, and registered anew",
      records: {
        waiting: [
          { status: "withdrawn", status_on: "2023-03-11" },
          { registered_on: "2024-12-01", status_on: "2024-12-01" },
        ],
      },
      query,
      expected: ["p1 withdrawn false 10", "p1 waiting true 30"],
    },
  ]);
});

describe("model.wait: registrations at several providers are one wait", () => {
  const elsewhere = { provider_agb: "99000002" };
  const left = { status: "redirected", status_on: "2023-03-11" };
  const helped = { status: "started", status_on: "2023-03-20", first_care_on: "2023-03-20" };
  const query = `SELECT registrations, registered_on, care_on, left_on FROM model.wait
    WHERE grain = 'wait' ORDER BY registered_on`;
  check([
    {
      title: "sent elsewhere: the clock goes on",
      records: { waiting: [left, { ...elsewhere, ...helped, registered_on: "2023-03-11" }] },
      query,
      expected: ["2 2023-03-01 2023-03-20 –"],
    },
    {
      title: "registered anew within the gap days, and still waiting",
      records: { waiting: [left, { ...elsewhere, registered_on: "2023-04-11" }] },
      query,
      expected: ["2 2023-03-01 – –"],
    },
    {
      title: "off all lists for longer: a new wait",
      records: { waiting: [left, { ...elsewhere, registered_on: "2023-04-12" }] },
      query,
      expected: ["1 2023-03-01 – 2023-03-11", "1 2023-04-12 – –"],
    },
    {
      title: "help began in between: a new wait, though another list still holds",
      records: { waiting: [helped, elsewhere, { ...elsewhere, registered_on: "2023-03-21" }] },
      query,
      expected: ["2 2023-03-01 2023-03-20 –", "1 2023-03-21 – –"],
    },
  ]);
});
