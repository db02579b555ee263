import type { Sheet } from "../definition.ts";

type Example = NonNullable<Sheet["examples"]>[number];
type Tables = NonNullable<Example["tables"]>;

const sender = { law: "jw", municipality_code: "9001", provider_agb: "p1" };

/** One declared line of an example: 1 euro for each client number, by default. */
export interface DeclaredLine {
  /** Number of the client and of the allocation. */
  client: number;
  /** First day of the month of help. */
  month: string;
  cents?: number;
  /** Return code of a rejection. */
  rejected?: string;
  /** Takes an earlier line back. */
  credit?: true;
}

/** Tables for declarations of one provider, each sent on a day and answered six days later. */
export function declarationTables(sent: Readonly<Record<string, readonly DeclaredLine[]>>): Tables {
  const declarations = Object.entries(sent).map(([dated_on, lines], index) => ({
    dated_on,
    lines,
    delivery_id: index,
    identification: `I${index}`,
    declaration_no: `D${index}`,
  }));
  const lineOf = (declaration: (typeof declarations)[number], line: DeclaredLine, at: number) => ({
    ...sender,
    delivery_id: declaration.delivery_id,
    line: at,
    client_key: `c${line.client}`,
    declaration_no: declaration.declaration_no,
    reference_no: `${declaration.declaration_no}-${at}`,
    allocation_no: line.client,
    category: "45",
    product_code: "45A01",
    period_start_on: line.month,
    period_end_on: endOfMonth(line.month),
    volume: 1,
    unit: "04",
    amount_cents: (line.cents ?? 100) * (line.credit === true ? -1 : 1),
    debit_credit: line.credit === true ? "C" : "D",
  });
  const lines = declarations.flatMap((one) =>
    one.lines.map((line, at) => ({ told: line, row: lineOf(one, line, at), of: one })),
  );
  return {
    "register.product": [
      {
        law: "jw",
        category: "45",
        code: "45A01",
        name: "Begeleiding",
        segment: "s1",
        rank: 3,
        setting: "ambulant",
        unit: "04",
        tariff_cents: 100,
        valid_from: "2022-01-01",
      },
    ],
    "register.return_code": [
      { code: "9322", rule: "TR322", cause: "allocation", name: "Volume is op" },
      { code: "0611", rule: "TR418", cause: "declaration", name: "Tarief wijkt af" },
    ],
    "care.declaration": declarations.map(({ lines: _, ...one }) => ({
      ...sender,
      ...one,
      line: 1,
      period_start_on: one.dated_on,
      period_end_on: one.dated_on,
      total_cents: 0,
    })),
    "care.declaration_line": lines.map(({ row }) => row),
    "care.declaration_answer": declarations.map((one) => ({
      ...sender,
      delivery_id: one.delivery_id,
      line: 1,
      dated_on: sixDaysAfter(one.dated_on),
      declaration_identification: one.identification,
      declaration_no: one.declaration_no,
      return_codes: "0200,0200",
    })),
    "care.rejected_line": lines.flatMap(({ told, row, of }) =>
      told.rejected === undefined
        ? []
        : [
            {
              ...sender,
              delivery_id: of.delivery_id,
              line: row.line,
              client_key: row.client_key,
              declaration_no: row.declaration_no,
              reference_no: row.reference_no,
              amount_cents: row.amount_cents,
              return_codes: told.rejected,
            },
          ],
    ),
  };
}

/** Help that makes the provider and the segment of an example known. */
export const helpOfProvider: Example["services"] = [
  {
    client: "z",
    provider: "p1",
    segment: "s1",
    rank: 3,
    start: "2023-01-01",
    end: null,
    endClass: null,
  },
];

function endOfMonth(first: string): string {
  const day = new Date(`${first}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 1, 0);
  return day.toISOString().slice(0, 10);
}

function sixDaysAfter(on: string): string {
  const day = new Date(`${on}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 6);
  return day.toISOString().slice(0, 10);
}
