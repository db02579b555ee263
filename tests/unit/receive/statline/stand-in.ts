import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { silent } from "../../../../pipeline/effects.ts";
import type { StatlineEffects } from "../../../../pipeline/receive/statline/web.ts";

type Row = Record<string, unknown>;

/** A table as the service would tell it. */
export interface StandInTable {
  properties: Row;
  dimensions: Row[];
  measures: Row[];
  groups?: Row[];
  codes: Record<string, Row[]>;
  observations: Row[];
}

export interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body: string;
}

export interface StandIn {
  /** Base address, as a user would give it. */
  address: string;
  tables: Map<string, StandInTable>;
  /** Addresses asked for, in order, decoded. */
  asked: string[];
  /** `Accept` of every request. */
  accepted: (string | undefined)[];
  pageSize: number;
  /** Answers instead of the table; undefined lets the table answer. */
  instead: (path: string, request: IncomingMessage) => Answer | undefined;
}

/** Runs `use` with a service on this machine that tells tables the way StatLine does. */
export async function withStandIn(
  tables: StandInTable[],
  use: (standIn: StandIn) => Promise<void>,
): Promise<void> {
  const standIn: StandIn = {
    address: "",
    tables: new Map(tables.map((table) => [String(table.properties.Identifier), table])),
    asked: [],
    accepted: [],
    pageSize: 100_000,
    instead: () => undefined,
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "");
    standIn.asked.push(path);
    standIn.accepted.push(request.headers.accept);
    const answer = standIn.instead(path, request) ?? answerOf(standIn, request.url ?? "");
    response.writeHead(answer.status ?? 200, {
      "content-type": answer.type ?? "application/json; odata.metadata=minimal",
      ...answer.headers,
    });
    response.end(answer.body);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  standIn.address = `http://127.0.0.1:${port}/odata/v1/CBS`;
  try {
    await use(standIn);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

function answerOf(standIn: StandIn, url: string): Answer {
  const { pathname, searchParams } = new URL(url, "http://127.0.0.1");
  const [id = "", ...rest] = pathname.replace("/odata/v1/CBS/", "").split("/");
  const route = rest.join("/");
  if (id === "Datasets")
    return value([...standIn.tables.values()].map((table) => table.properties));
  const table = standIn.tables.get(id);
  // A table id in the wrong case is no error to the service: it knows nothing of it.
  if (table === undefined) return value([]);
  const filter = searchParams.get("$filter") ?? "";
  switch (route) {
    case "Properties":
      return { body: JSON.stringify(table.properties) };
    case "Dimensions":
      return value(table.dimensions);
    case "MeasureCodes":
      return value(table.measures);
    case "MeasureGroups":
      return table.groups === undefined ? { status: 404, body: "{}" } : value(table.groups);
    case "Observations/$count":
      return { type: "text/plain", body: `\uFEFF${selected(table, filter).length}` };
    case "Observations": {
      const rows = selected(table, filter);
      const skip = Number(searchParams.get("$skip") ?? 0);
      const next = skip + standIn.pageSize;
      const link = `${standIn.address}/${id}/Observations?$filter=${encodeURIComponent(filter)}&$skip=${next}`;
      return value(rows.slice(skip, next), next < rows.length ? link : undefined);
    }
    default: {
      const codes = table.codes[route.replace(/Codes$/, "")];
      return codes === undefined ? { status: 404, body: "{}" } : value(codes);
    }
  }
}

export function value(rows: Row[], nextLink?: string): Answer {
  return { body: JSON.stringify({ value: rows, "@odata.nextLink": nextLink }) };
}

/** As much of `$filter` as we ask: `eq`, `in` and `ge`, on whole codes, spaces and all. */
function selected(table: StandInTable, filter: string): Row[] {
  if (filter === "") return table.observations;
  const conditions = filter.split(" and ").map((part) => {
    const [, field = "", operator, list = ""] = /^(\w+) (eq|in|ge) (.+)$/.exec(part) ?? [];
    const values = [...list.matchAll(/'((?:[^']|'')*)'/g)].map(([, one = ""]) =>
      one.replaceAll("''", "'"),
    );
    return (row: Row) =>
      operator === "ge"
        ? String(row[field]) >= (values[0] ?? "")
        : values.includes(String(row[field]));
  });
  return table.observations.filter((row) => conditions.every((holds) => holds(row)));
}

/** Effects that fetch for real, from the stand-in only, and never sleep. */
export function watched(now = "2026-11-21T10:00:00Z") {
  const slept: number[] = [];
  const warned: string[] = [];
  const effects: StatlineEffects = {
    ...silent,
    warn: (line) => void warned.push(line),
    now: () => new Date(now),
    fetch: (input, init) => {
      if (new URL(String(input)).hostname !== "127.0.0.1") throw new Error(`fetched ${input}`);
      return globalThis.fetch(input, init);
    },
    sleep: async (milliseconds) => void slept.push(milliseconds),
  };
  return { effects, slept, warned };
}

const dimension = (Identifier: string, Kind: string) => ({ Identifier, Title: Identifier, Kind });
const code = (Identifier: string, Title: string, Status?: string) => ({
  Identifier,
  Index: 1,
  Title,
  Description: "",
  Status,
});

/**
 * A small table with the habits of StatLine: spaces behind codes, a measure without Decimals, two
 * measures with one title, cells without a value for reasons known and unknown, provisional periods.
 */
export function smallTable(change: Partial<Row> = {}): StandInTable {
  const cell = (Id: number, Measure: string, RegioS: string, Perioden: string, rest: Row): Row => ({
    Id,
    Measure,
    ValueAttribute: "None",
    Value: null,
    StringValue: null,
    Verwijzer: "T001",
    RegioS,
    Perioden,
    ...rest,
  });
  return {
    properties: {
      Identifier: "80001NED",
      Title: "Proeftabel ",
      Modified: "2026-04-30T02:00:00+02:00",
      Version: "202604300200",
      Status: "Regulier",
      License: "https://creativecommons.org/licenses/by/4.0/",
      ObservationCount: 7,
      ...change,
    },
    dimensions: [
      dimension("Verwijzer", "Dimension"),
      dimension("RegioS", "GeoDimension"),
      dimension("Perioden", "TimeDimension"),
    ],
    measures: [
      {
        Identifier: "M1",
        Title: "Toaal trajecten",
        MeasureGroupId: "2",
        DataType: "Long",
        Unit: "aantal",
        Decimals: null,
      },
      {
        Identifier: "M2",
        Title: "Toaal trajecten",
        MeasureGroupId: null,
        DataType: "Double",
        Unit: "% ",
        Decimals: 1,
      },
    ],
    groups: [
      { Id: "1", Title: "Jeugdhulp", ParentId: null },
      { Id: "2", Title: "Zonder verblijf", ParentId: "1" },
    ],
    codes: {
      Verwijzer: [code("T001", "Totaal"), code("H1", "Huisarts")],
      RegioS: [
        code("NL01  ", "Nederland"),
        code("GM9001", "Voorbeek "),
        code("GM9002", "Middelbeek"),
        code("GM0363", "Elders"),
      ],
      Perioden: [
        code("2022JJ00", "2022", "Definitief"),
        code("2023HJ01", "2023 1e halfjaar*", "Voorlopig"),
        code("2023JJ00", "2023**", "NaderVoorlopig"),
      ],
    },
    observations: [
      cell(1, "M1", "NL01  ", "2022JJ00", { Value: 500 }),
      cell(2, "M1", "NL01  ", "2023HJ01", { Value: 300 }),
      cell(3, "M2", "NL01  ", "2023JJ00", { Value: 13.5 }),
      cell(4, "M1", "GM9001", "2022JJ00", { ValueAttribute: "Impossible" }),
      cell(5, "M1", "GM9001", "2023JJ00", { ValueAttribute: "Confidential", Value: 0 }),
      cell(6, "M1", "GM9002", "2023JJ00", {
        ValueAttribute: "Brandnew",
        Value: 0,
        StringValue: " in onderzoek ",
      }),
      cell(7, "M1", "GM0363", "2023JJ00", { Value: 99 }),
    ],
  };
}
