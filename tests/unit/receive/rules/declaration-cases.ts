import { type Case, credit } from "./care-case.ts";

const line = (reference_no: string, more: Record<string, string | number | null> = {}) => ({
  reference_no,
  ...more,
});
const february = { period_start_on: "2024-02-01", period_end_on: "2024-02-29" };
const march = { period_start_on: "2024-03-01", period_end_on: "2024-03-31" };

/** The answer (325) to the declaration of a delivery, with the lines it rejects. */
const answer = (
  declaration: number,
  delivery_id: number,
  rejected: string[],
  codes = "0200,0200",
) => ({
  declaration_answer: [
    {
      delivery_id,
      declaration_identification: `I${declaration}`,
      declaration_no: `D${declaration}`,
      return_codes: codes,
    },
  ],
  rejected_line: rejected.map((reference_no) => ({
    delivery_id,
    declaration_no: `D${declaration}`,
    reference_no,
  })),
});

/** Rules about declarations and their lines. */
export const declarationCases: Case[] = [
  {
    rule: "TR314",
    title: "a reference used twice, within a message and across",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R1", { delivery_id: 1, line: 9, ...march }),
        line("R1", { delivery_id: 2, product_code: "45K02" }),
      ],
    },
    found: ["1:9", "2:1"],
  },
  {
    rule: "TR314",
    title: "not by another provider, nor when the first message was returned as a whole",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R1", { delivery_id: 2 }),
        line("R1", { delivery_id: 3, provider_agb: "99980002" }),
      ],
      declaration_answer: [
        {
          delivery_id: 4,
          declaration_identification: "I1",
          declaration_no: null,
          return_codes: "0001",
        },
      ],
    },
    found: [],
  },
  {
    rule: "TR315",
    title: "one line taken back twice in one message",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 2, ...credit("R1") }),
        line("R3", { delivery_id: 2, line: 9, ...credit("R1") }),
      ],
    },
    found: ["2:9"],
  },
  {
    rule: "TR315",
    title: "not for two debits, which name none",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 1, line: 9, ...march }),
      ],
    },
    found: [],
  },
  {
    rule: "TR316",
    title: "a line and its credit in one message",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 1, line: 9, ...credit("R1") }),
      ],
    },
    found: ["1:9"],
  },
  {
    rule: "TR316",
    title: "not a credit with the new debit beside it",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 2, ...credit("R1") }),
        line("R3", { delivery_id: 2, line: 9, volume: 9, amount_cents: 61200 }),
      ],
    },
    found: [],
  },
  {
    rule: "TR323",
    title: "a credit of a line that was rejected, and of one nobody sent",
    care: {
      declaration: [
        { delivery_id: 1, total_cents: 68000 },
        { delivery_id: 3, total_cents: -136000, dated_on: "2024-04-05" },
      ],
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 3, ...credit("R1") }),
        line("R3", { delivery_id: 3, line: 9, ...credit("R0") }),
      ],
      ...answer(1, 2, ["R1"]),
    },
    found: ["3:1", "3:9"],
  },
  {
    rule: "TR323",
    title: "not of a line without an answer, nor of one from before our time",
    care: {
      declaration: [
        { delivery_id: 1, total_cents: 68000 },
        { delivery_id: 2, total_cents: -136000, dated_on: "2024-04-05" },
      ],
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 2, ...credit("R1") }),
        line("R3", {
          delivery_id: 2,
          line: 9,
          ...credit("R0"),
          period_start_on: "2024-01-15",
          period_end_on: "2024-01-31",
        }),
      ],
    },
    found: [],
  },
  {
    rule: "TR333",
    title: "a declaration number used twice",
    care: {
      declaration: [
        { delivery_id: 1, total_cents: 0, declaration_no: "D1" },
        { delivery_id: 2, total_cents: 0, declaration_no: "D1" },
      ],
    },
    found: ["2:1"],
  },
  {
    rule: "TR333",
    title: "not by another provider or under another law",
    care: {
      declaration: [
        { delivery_id: 1, total_cents: 0, declaration_no: "D1" },
        { delivery_id: 2, total_cents: 0, declaration_no: "D1", provider_agb: "99980002" },
        { delivery_id: 3, total_cents: 0, declaration_no: "D1", law: "wmo" },
      ],
    },
    found: [],
  },
  {
    rule: "TR346",
    title: "a cent too much",
    care: { declaration_line: [line("R1", { amount_cents: 68001 })] },
    found: ["1:1"],
  },
  {
    rule: "TR346",
    title: "a credit of another amount",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 2, ...credit("R1", { amount_cents: -67999 }) }),
      ],
    },
    found: ["2:1"],
  },
  {
    rule: "TR346",
    title: "not for minutes at a rounded hourly tariff: 100.00 an hour is 1.67 a minute",
    care: {
      declaration_line: [
        line("R1", { unit: "01", volume: 90, tariff_cents: 167, amount_cents: 15000 }),
        line("R2", { unit: "01", volume: 1, tariff_cents: 167, amount_cents: 167, ...march }),
      ],
    },
    found: [],
  },
  {
    rule: "TR346",
    title: "but no hourly tariff of 1.67 a minute gives this",
    care: {
      declaration_line: [
        line("R1", { unit: "01", volume: 90, tariff_cents: 167, amount_cents: 14900 }),
        line("R2", { unit: "04", volume: 90, tariff_cents: 167, amount_cents: 15000, ...march }),
      ],
    },
    found: ["1:1", "2:1"],
  },
  {
    rule: "TR358",
    title: "a total that a credit was not taken off",
    care: {
      declaration: [{ delivery_id: 2, total_cents: 68000 }],
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 2, ...credit("R1") }),
        line("R3", { delivery_id: 2, line: 9 }),
      ],
    },
    found: ["2:1"],
  },
  {
    rule: "TR358",
    title: "not when a line was not taken in, nor when the total is right",
    care: {
      declaration: [{ delivery_id: 1, total_cents: 99999 }],
      declaration_line: [line("R1", { delivery_id: 1 }), line("R2", { delivery_id: 2, ...march })],
      delivery: { 1: { records_rejected: 1 } },
    },
    found: [],
  },
  {
    rule: "TR384",
    title: "a line on an allocation that was deleted",
    care: {
      allocation: [
        {
          delivery_id: 8,
          allocated_at: "2024-02-20 09:00:00",
          end_on: "2024-01-15",
          change_reason: "13",
        },
      ],
      declaration_line: [line("R1", { delivery_id: 9 })],
    },
    found: ["9:1"],
  },
  {
    rule: "TR384",
    title: "not when the line was credited, nor on an allocation of one day",
    care: {
      allocation: [
        {
          delivery_id: 7,
          allocated_at: "2024-02-20 09:00:00",
          end_on: "2024-01-15",
          change_reason: "13",
        },
        { delivery_id: 8, allocation_no: 2, start_on: "2024-03-01", end_on: "2024-03-01" },
      ],
      declaration_line: [
        line("R1", { delivery_id: 10 }),
        line("R2", { delivery_id: 11, ...credit("R1") }),
        line("R3", {
          delivery_id: 12,
          allocation_no: 2,
          period_start_on: "2024-03-01",
          period_end_on: "2024-03-01",
        }),
      ],
    },
    found: [],
  },
  {
    rule: "TR307",
    title: "a month before the allocation and a month after it",
    care: {
      declaration_line: [
        line("R1", { period_start_on: "2023-12-01", period_end_on: "2023-12-31" }),
        line("R2", { period_start_on: "2025-01-01", period_end_on: "2025-01-31" }),
      ],
    },
    found: ["1:1", "2:1"],
  },
  {
    rule: "TR307",
    title: "not in its first and last month",
    care: {
      declaration_line: [
        line("R1", { period_start_on: "2024-01-15", period_end_on: "2024-01-31" }),
        line("R2", { period_start_on: "2024-12-01", period_end_on: "2024-12-31" }),
      ],
    },
    found: [],
  },
  {
    rule: "TR387",
    title: "a period that begins within the month, and one before the allocation does",
    care: {
      declaration_line: [
        line("R1", { period_start_on: "2024-02-02", period_end_on: "2024-02-29" }),
        line("R2", { period_start_on: "2024-01-01", period_end_on: "2024-01-31" }),
      ],
    },
    found: ["1:1", "2:1"],
  },
  {
    rule: "TR387",
    title: "not with the allocation, nor before release 3.1, nor without the allocation",
    alone: true,
    care: {
      allocation: [{ delivery_id: 7 }],
      declaration_line: [
        line("R1", { delivery_id: 1, period_start_on: "2024-01-15", period_end_on: "2024-01-31" }),
        line("R2", { delivery_id: 2, period_start_on: "2024-02-02", period_end_on: "2024-02-29" }),
        line("R3", { delivery_id: 3, period_start_on: "2024-02-02", allocation_no: 9 }),
      ],
      delivery: { 2: { release: "3.0" } },
    },
    found: ["TR019 3:1"],
  },
  {
    rule: "TR388",
    title: "a period that ends within the month, and one after the allocation did",
    care: {
      allocation: [{ delivery_id: 7, allocation_no: 2, end_on: "2024-03-20" }],
      declaration_line: [
        line("R1", { period_start_on: "2024-02-01", period_end_on: "2024-02-28" }),
        line("R2", { ...march, allocation_no: 2 }),
      ],
    },
    found: ["1:1", "2:1"],
  },
  {
    rule: "TR388",
    title: "not with the allocation, nor when it was cut short after the line was sent",
    care: {
      allocation: [
        {
          delivery_id: 7,
          allocated_at: "2024-05-01 09:00:00",
          end_on: "2024-04-20",
          change_reason: "05",
        },
      ],
      declaration_line: [
        line("R1", { period_start_on: "2024-04-01", period_end_on: "2024-04-20" }),
        line("R2", { period_start_on: "2024-04-01", period_end_on: "2024-04-30" }),
      ],
    },
    found: [],
  },
  {
    rule: "TR389",
    title: "one product of one allocation declared twice for a month",
    care: { declaration_line: [line("R1"), line("R2")] },
    found: ["2:1"],
  },
  {
    rule: "TR389",
    title: "not after the first was credited, in whatever order they come",
    care: {
      declaration_line: [
        line("R2", { delivery_id: 1 }),
        line("R3", { delivery_id: 1, line: 9, ...credit("R1") }),
        line("R1", { delivery_id: 2 }),
      ],
    },
    found: [],
  },
  {
    rule: "TR389",
    title: "not after the first was rejected, alone or with its whole declaration",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 2 }),
        line("R3", { delivery_id: 3, ...march }),
        line("R4", { delivery_id: 4, ...march }),
      ],
      declaration_answer: [
        ...answer(1, 5, []).declaration_answer,
        ...answer(3, 6, [], "0200,9333").declaration_answer,
      ],
      rejected_line: answer(1, 5, ["R1"]).rejected_line,
    },
    found: [],
  },
  {
    rule: "TR389",
    title: "not for another product of the same allocation",
    care: { declaration_line: [line("R1"), line("R2", { product_code: "45K02" })] },
    found: [],
  },
  {
    rule: "TR390",
    title: "a line taken back in two messages",
    care: {
      declaration_line: [line("R1"), line("R2", credit("R1")), line("R3", credit("R1"))],
    },
    found: ["3:1"],
  },
  {
    rule: "TR390",
    title: "not when the first credit was rejected",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 2, ...credit("R1") }),
        line("R3", { delivery_id: 3, ...credit("R1") }),
      ],
      ...answer(2, 4, ["R2"]),
    },
    found: [],
  },
  {
    rule: "CD060",
    title: "a credit without the line it takes back, and a debit with one",
    care: {
      declaration_line: [
        line("R1", { ...credit("R0"), previous_reference_no: null }),
        line("R2", { previous_reference_no: "R0" }),
      ],
    },
    found: ["1:1", "2:1"],
  },
  {
    rule: "CD060",
    title: "not for a debit without and a credit with",
    care: { declaration_line: [line("R1"), line("R2", credit("R1"))] },
    found: [],
  },
  {
    rule: "CD087",
    title: "hours without a tariff, euros with one",
    care: {
      declaration_line: [
        line("R1", { tariff_cents: null }),
        line("R2", { unit: "83", volume: 5000, tariff_cents: 1, amount_cents: 5000, ...march }),
      ],
    },
    found: ["1:1", "2:1"],
  },
  {
    rule: "CD087",
    title: "not for hours with and euros without",
    care: {
      declaration_line: [
        line("R1"),
        line("R2", { unit: "83", volume: 5000, tariff_cents: null, amount_cents: 5000, ...march }),
      ],
    },
    found: [],
  },
  {
    rule: "CS337",
    title: "a period of two months",
    care: { declaration_line: [line("R1", { ...february, period_end_on: "2024-03-31" })] },
    found: ["1:1"],
  },
  {
    rule: "CS337",
    title: "not a whole month of a leap year, nor four weeks before 3.0",
    care: {
      declaration_line: [
        line("R1", { delivery_id: 1 }),
        line("R2", { delivery_id: 2, period_start_on: "2024-02-19", period_end_on: "2024-03-17" }),
      ],
      delivery: { 2: { release: "2.3" } },
    },
    found: [],
  },
  {
    rule: "CS339",
    title: "euros whose volume is not the amount",
    care: {
      declaration_line: [
        line("R1", { unit: "83", volume: 50, tariff_cents: null, amount_cents: 5000 }),
      ],
    },
    found: ["1:1"],
  },
  {
    rule: "CS339",
    title: "not when volume and amount are both in cents, also for a credit",
    care: {
      declaration_line: [
        line("R1", { unit: "83", volume: 5000, tariff_cents: null, amount_cents: 5000 }),
        line("R2", {
          ...credit("R1"),
          unit: "83",
          volume: -5000,
          tariff_cents: null,
          amount_cents: -5000,
        }),
      ],
    },
    found: [],
  },
  {
    rule: "CS340",
    title: "a declaration of two months, of half a month, and one that begins on the second",
    care: {
      declaration: [
        { total_cents: 0, period_end_on: "2024-03-31" },
        { total_cents: 0, period_end_on: "2024-02-15" },
        { total_cents: 0, period_start_on: "2024-02-02" },
      ],
    },
    found: ["1:1", "2:1", "3:1"],
  },
  {
    rule: "CS340",
    title: "not one whole month, nor four weeks before 3.0",
    care: {
      declaration: [
        { delivery_id: 1, total_cents: 0 },
        {
          delivery_id: 2,
          total_cents: 0,
          period_start_on: "2024-02-19",
          period_end_on: "2024-03-17",
        },
      ],
      delivery: { 2: { release: "2.3" } },
    },
    found: [],
  },
];
