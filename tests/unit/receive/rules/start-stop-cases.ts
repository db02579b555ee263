import type { Case } from "./care-case.ts";

const pause = { end_reason: "20", end_on: "2024-04-30", dated_on: "2024-05-02" };
const taskBased = { allocation_no: null };

/** Rules about starts and stops. */
export const startStopCases: Case[] = [
  {
    rule: "TR019",
    title: "a start, a stop and a line on an allocation that nobody sent",
    alone: true,
    care: {
      start: [{}],
      stop: [{}],
      declaration_line: [{ reference_no: "R1", line: 5 }],
    },
    found: ["1:1", "2:1", "3:5"],
  },
  {
    rule: "TR019",
    title: "not for task-based help, nor for a start that was deleted",
    alone: true,
    care: {
      start: [
        taskBased,
        { allocation_no: 7 },
        { allocation_no: 7, status: "3", dated_on: "2024-02-01" },
      ],
    },
    found: [],
  },
  {
    rule: "TR019",
    title: "not when the allocation came from a municipality that has merged since",
    alone: true,
    care: {
      allocation: [{ municipality_code: "9900", start_on: "2021-06-01" }],
      start: [{ start_on: "2021-06-01", dated_on: "2021-06-02" }],
    },
    found: [],
  },
  {
    rule: "TR019",
    title: "when the allocation was returned as a whole",
    alone: true,
    care: {
      allocation: [{ delivery_id: 5 }],
      start: [{ delivery_id: 6 }],
      retour: [
        {
          delivery_id: 7,
          element: "Header",
          original_kind: "JW301",
          original_sender: "9001",
          original_receiver: "99980001",
          original_identification: "I5",
          return_codes: "0001",
        },
      ],
    },
    found: ["6:1", "RETOUR 5:-"],
  },
  {
    rule: "TR074",
    title: "the same start and the same stop again",
    care: {
      start: [{ delivery_id: 1, dated_on: "2024-01-20" }],
      stop: [{ delivery_id: 2 }, { delivery_id: 3, dated_on: "2024-07-09" }],
    },
    found: ["1:1", "3:1"],
  },
  {
    rule: "TR074",
    title: "not after a deletion, nor after the first was returned as a whole",
    care: {
      start: [
        { status: "3", dated_on: "2024-01-18" },
        { dated_on: "2024-01-19" },
        { delivery_id: 5, allocation_no: null },
        { delivery_id: 6, allocation_no: null, dated_on: "2024-02-10" },
      ],
      retour: [
        {
          delivery_id: 7,
          element: "Header",
          original_identification: "I5",
          return_codes: "0001",
        },
      ],
    },
    found: ["RETOUR 5:-"],
  },
  {
    rule: "TR304",
    title: "a start of another client than the allocation",
    alone: true,
    care: { allocation: [{}], start: [{ client_key: "b" }] },
    found: ["2:1"],
  },
  {
    rule: "TR304",
    title: "not when two municipalities use one number",
    care: { allocation: [{ municipality_code: "9002", client_key: "b" }] },
    found: [],
  },
  {
    rule: "TR382",
    title: "a stop with another first day than the start",
    care: { stop: [{ start_on: "2024-01-16" }] },
    found: ["1:1"],
  },
  {
    rule: "TR382",
    title: "not for a stop that repeats the key of its start",
    care: { stop: [{}] },
    found: [],
  },
  {
    rule: "TR413",
    title: "two temporary stops of one start",
    care: { stop: [pause, { ...pause, end_on: "2024-05-31", dated_on: "2024-06-03" }] },
    found: ["2:1"],
  },
  {
    rule: "TR413",
    title: "not after a new start, nor when the first was deleted",
    care: {
      start: [{ start_on: "2024-05-20", dated_on: "2024-05-21" }],
      stop: [
        pause,
        { ...pause, start_on: "2024-05-20", end_on: "2024-06-30", dated_on: "2024-07-01" },
      ],
    },
    found: [],
  },
  {
    rule: "TR413",
    title: "not before release 3.2",
    care: {
      stop: [
        { ...pause, release: "3.1" },
        { ...pause, release: "3.1", end_on: "2024-05-31", dated_on: "2024-06-03" },
      ],
    },
    found: [],
  },
  {
    rule: "TR414",
    title: "a definitive stop that ends before the temporary one",
    care: { stop: [pause, { end_on: "2024-04-29", dated_on: "2024-05-20" }] },
    found: ["2:1"],
  },
  {
    rule: "TR414",
    title: "not on the same last day",
    care: { stop: [pause, { end_on: "2024-04-30", dated_on: "2024-05-20" }] },
    found: [],
  },
  {
    rule: "TR415",
    title: "a second definitive stop, and a temporary one after it",
    care: {
      stop: [
        {},
        { end_on: "2024-07-15", dated_on: "2024-07-16" },
        { ...pause, end_on: "2024-07-16", dated_on: "2024-07-17" },
      ],
    },
    found: ["2:1", "3:1"],
  },
  {
    rule: "TR415",
    title: "not after the first was deleted, nor for a temporary stop before it",
    care: {
      stop: [
        pause,
        {},
        { status: "3", dated_on: "2024-07-10" },
        { end_on: "2024-07-15", dated_on: "2024-07-16" },
      ],
    },
    found: [],
  },
  {
    rule: "TR415",
    title: "not for another product without an allocation",
    care: {
      start: [
        { ...taskBased, delivery_id: 11 },
        { ...taskBased, delivery_id: 12, product_code: "45K02" },
      ],
      stop: [taskBased, { ...taskBased, product_code: "45K02" }],
    },
    found: [],
  },
  {
    rule: "OP271",
    title: "a start that is reported a day too late",
    alone: true,
    care: { allocation: [{}], start: [{ dated_on: "2024-02-16" }] },
    found: ["2:1"],
  },
  {
    rule: "OP271",
    title: "not on the last day",
    alone: true,
    care: { allocation: [{}], start: [{ dated_on: "2024-02-15" }] },
    found: [],
  },
  {
    rule: "OP272",
    title: "a stop that is reported a day too late",
    care: { stop: [{ dated_on: "2024-08-01" }] },
    found: ["1:1"],
  },
  {
    rule: "OP272",
    title: "not on the last day",
    care: { stop: [{ dated_on: "2024-07-31" }] },
    found: [],
  },
];
