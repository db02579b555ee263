import type { Case } from "./care-case.ts";

const both = { budget_cents: 100000 };
const neither = { category: null, product_code: null };
const budgetOnly = { ...neither, ...both, volume: null, unit: null, frequency: null };

/** Rules about allocations, requests, retours and the region. */
export const otherCases: Case[] = [
  {
    rule: "TR332",
    title: "a number given to another client, and to another provider",
    care: {
      allocation: [
        { delivery_id: 1, client_key: "b", allocated_at: "2024-02-01 09:00:00" },
        { delivery_id: 2, provider_agb: "99980002", allocated_at: "2024-03-01 09:00:00" },
      ],
    },
    found: ["1:1", "2:1"],
  },
  {
    rule: "TR332",
    title: "not for a new version, nor for another municipality or law",
    care: {
      allocation: [
        { allocated_at: "2024-02-01 09:00:00", end_on: "2025-06-30", change_reason: "04" },
        { municipality_code: "9002", client_key: "b" },
        { law: "wmo", category: "02", product_code: "02K01", client_key: "b" },
      ],
    },
    found: [],
  },
  {
    rule: "TR347",
    title: "a reference used for two requests",
    care: {
      request: [{ delivery_id: 1 }],
      change_request: [{ delivery_id: 2, reference: "V1" }],
    },
    found: ["2:1"],
  },
  {
    rule: "TR347",
    title: "not for the lines of one request for change, nor by another provider",
    care: {
      request: [{ delivery_id: 1 }, { delivery_id: 2, provider_agb: "99980002" }],
      change_request: [
        { delivery_id: 3, line: 5 },
        { delivery_id: 3, line: 8, part: "te wijzigen", allocation_no: 1 },
      ],
    },
    found: [],
  },
  {
    rule: "TR378",
    title: "an allocation under a code that no longer existed",
    care: { allocation: [{ municipality_code: "9900", start_on: "2022-01-01" }] },
    found: ["1:1"],
  },
  {
    rule: "TR378",
    title: "not when it began before the merger",
    care: { allocation: [{ municipality_code: "9900", start_on: "2021-12-31" }] },
    found: [],
  },
  {
    rule: "CD077",
    title: "Omvang beside a budget, in every message that has both",
    care: {
      allocation: [{ delivery_id: 1, allocation_no: 2, ...both }],
      request: [{ delivery_id: 2, ...both }],
      change_request: [{ delivery_id: 3, ...both }],
    },
    found: ["1:1", "2:1", "3:1", "CD078 1:1", "CD078 2:1", "CD078 3:1"],
  },
  {
    rule: "CD077",
    title: "not a budget alone",
    care: { allocation: [{ allocation_no: 2, ...budgetOnly }] },
    found: [],
  },
  {
    rule: "CD078",
    title: "a budget beside Omvang",
    care: { allocation: [{ delivery_id: 1, allocation_no: 2, ...both }] },
    found: ["1:1", "CD077 1:1"],
  },
  {
    rule: "CD078",
    title: "not Omvang alone, nor a product that stays as it was",
    care: {
      allocation: [{ allocation_no: 2 }],
      change_request: [{ part: "ongewijzigd", allocation_no: 1, ...both }],
    },
    found: [],
  },
  {
    rule: "CD079",
    title: "neither a product nor a budget",
    care: {
      allocation: [{ delivery_id: 1, allocation_no: 2, ...neither }],
      request: [{ delivery_id: 2, ...neither }],
      change_request: [{ delivery_id: 3, ...neither }],
    },
    found: ["1:1", "2:1", "3:1"],
  },
  {
    rule: "CD079",
    title: "not with a category alone, nor for a product that is changed",
    care: {
      allocation: [{ allocation_no: 2, product_code: null }],
      change_request: [{ part: "te wijzigen", allocation_no: 1, ...neither }],
    },
    found: [],
  },
  {
    rule: "PRODUCT",
    title: "a code the region does not have",
    care: { request: [{ product_code: "45ZZ9" }] },
    found: ["1:1"],
  },
  {
    rule: "PRODUCT",
    title: "not a category alone",
    care: { request: [{ product_code: null }] },
    found: [],
  },
  {
    rule: "AANBIEDER",
    title: "a provider of elsewhere, as sender and as receiver",
    care: {
      allocation: [{ delivery_id: 1, allocation_no: 2, provider_agb: "99989999" }],
      request: [{ delivery_id: 2, provider_agb: "99989999" }],
    },
    found: ["1:-", "2:-"],
  },
  {
    rule: "AANBIEDER",
    title: "not one of the region",
    care: { request: [{ provider_agb: "99980002" }] },
    found: [],
  },
  {
    rule: "GEMEENTE",
    title: "a municipality of elsewhere, in a message and in a table",
    care: {
      request: [{ delivery_id: 1, municipality_code: "0363" }],
      hours: [
        { delivery_id: 2, line: 4, municipality_code: "0363" },
        { delivery_id: 2, line: 7, municipality_code: "0363" },
      ],
    },
    found: ["1:-", "2:4"],
  },
  {
    rule: "GEMEENTE",
    title: "not one that went up in one of the region",
    care: { hours: [{ municipality_code: "9900" }] },
    found: [],
  },
  {
    rule: "RETOUR",
    title: "a remark on a start stands on its line",
    care: {
      start: [{ delivery_id: 5, line: 31, allocation_no: null }],
      retour: [
        { delivery_id: 6, element: "Header", original_identification: "I5", return_codes: "0200" },
        {
          delivery_id: 6,
          element: "StartProduct",
          original_identification: "I5",
          client_key: "a",
          start_on: "2024-01-15",
          return_codes: "9019,9326",
        },
      ],
    },
    found: ["5:31"],
  },
  {
    rule: "RETOUR",
    title: "a remark on a product that was asked for; one on the client stands on the file",
    care: {
      request: [
        { delivery_id: 5, line: 20, reference: "V1" },
        { delivery_id: 5, line: 30, reference: "V2" },
      ],
      retour: ["AangevraagdProduct", "Client"].map((element) => ({
        delivery_id: 6,
        element,
        original_kind: "JW315",
        original_identification: "I5",
        client_key: "a",
        reference: element === "Client" ? null : "V2",
        return_codes: "S329",
      })),
    },
    found: ["5:-", "5:30"],
  },
  {
    rule: "RETOUR",
    title: "a remark on one product of a request for change",
    care: {
      change_request: [
        { delivery_id: 5, line: 20 },
        { delivery_id: 5, line: 30, part: "te wijzigen", allocation_no: 1 },
        { delivery_id: 5, line: 40, part: "te wijzigen", allocation_no: 2 },
      ],
      retour: [
        {
          delivery_id: 6,
          element: "TeWijzigenProduct",
          original_kind: "JW317",
          original_identification: "I5",
          client_key: "a",
          reference: "W1",
          allocation_no: 2,
          start_on: "2024-06-01",
          return_codes: "9350",
        },
      ],
    },
    found: ["5:40"],
  },
  {
    rule: "RETOUR",
    title: "not when nothing was remarked, nor for a message that we do not have",
    care: {
      start: [{ delivery_id: 5, allocation_no: null }],
      retour: [
        { delivery_id: 6, element: "Header", original_identification: "I5", return_codes: "0200" },
        {
          delivery_id: 6,
          element: "StartProduct",
          original_identification: "I5",
          client_key: "a",
          return_codes: "0233",
        },
        { delivery_id: 7, element: "Header", original_identification: "I77", return_codes: "0001" },
      ],
    },
    found: [],
  },
];
