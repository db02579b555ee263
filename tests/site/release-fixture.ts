import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { catalogue } from "../../indicators/catalogue.ts";
import { annotationColumns } from "../../src/data/annotation-table.ts";
import type { Columns } from "../../src/data/columns.ts";
import { contextColumns } from "../../src/data/context-table.ts";
import * as councilTables from "../../src/data/council-tables.ts";
import * as pageTables from "../../src/data/tables.ts";
import { type Cell, type Cut, chance, type Row, until, valueRow } from "./release-values.ts";

/**
 * A release as `publish` writes it, made up but coherent: the same bytes every time. It lets the
 * site be built and looked at without the rest of the pipeline.
 */
export interface FixtureSize {
  providers: number;
  municipalities: number;
  /** Ids of the first providers, to go with a region folder. */
  providerIds?: readonly string[];
}

const municipalityNames = [
  ["0197", "Aalten"],
  ["0222", "Doetinchem"],
  ["1509", "Oude IJsselstreek"],
  ["1586", "Oost Gelre"],
  ["1859", "Berkelland"],
  ["1876", "Bronckhorst"],
  ["1955", "Montferland"],
  ["0294", "Winterswijk"],
] as const;
const segments = [
  ["ambulant", "Integrale ambulante jeugdhulp", "jeugd", "jw"],
  ["gezin-en-wonen", "Gezins- en woonvormen", "jeugd", "jw"],
  ["hoogspecialistisch", "Hoog specialistische jeugdzorg", "jeugd", "jw"],
  ["wmo-begeleiding", "Wmo-begeleiding", "wmo", "wmo"],
  ["beschermd-wonen", "Beschermd wonen", "bw", "wmo"],
] as const;
const providerNames = [
  "Stichting De Voorbeeldboom",
  "Jeugdzorg Fictiva",
  "Praktijk Zomaar",
  "Zorggroep Denkbeeld & Zonen",
  "Het Verzonnen Huis",
  "Coöperatie Schijnbaar Samen",
  "Begeleiding Nergenshuizen",
  "Centrum 't Bedenksel",
  "Wonen aan de Modelstraat",
];
const sizes = [640, 410, 260, 150, 90, 55, 30, 14, 6];
const ladder = [
  ["jw", 0, "Geen hulp meer"],
  ["jw", 1, "Lokaal team"],
  ["jw", 2, "Ambulant licht"],
  ["jw", 3, "Ambulant zwaar of daghulp"],
  ["jw", 4, "Hoogspecialistisch ambulant"],
  ["jw", 5, "Pleegzorg"],
  ["jw", 6, "Gezinsgericht"],
  ["jw", 7, "Overig residentieel"],
  ["jw", 8, "Gesloten jeugdhulp"],
  ["wmo", 0, "Geen hulp meer"],
  ["wmo", 1, "Algemene voorziening"],
  ["wmo", 2, "Begeleiding licht"],
  ["wmo", 3, "Begeleiding zwaar of dagbesteding"],
  ["wmo", 4, "Beschermd thuis"],
  ["wmo", 5, "Beschermd wonen"],
] as const;
const indicators = [
  ["scale_down_rate", "Afschaling", "procent", "higher", "proportion"],
  ["goal_attainment_rate", "Doelrealisatie", "procent", "higher", "ratio"],
  ["care_duration_km_median", "Doorlooptijd", "dagen", "lower", "duration"],
] as const;

/** Writes a release with all editions under `releases`; gives its id. */
export async function writeReleaseFixture(
  releases: string,
  size: FixtureSize = { providers: 9, municipalities: 3 },
): Promise<{ releaseId: string; folder: string }> {
  const contract = contractTables(size);
  const body = JSON.stringify(contract.value);
  const releaseId = `2026-01-15-${createHash("sha256").update(body).digest("hex").slice(0, 8)}`;
  const folder = join(releases, releaseId);
  await mkdir(folder, { recursive: true });
  await writeTables(join(folder, "contract"), contract);
  await writeTables(join(folder, "monitor"), publicTables(contract, "monitor"));
  await writeTables(join(folder, "raad"), publicTables(contract, "raad"));
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify({ releaseId, until })}\n`);
  await writeFile(join(releases, "current.json"), `${JSON.stringify({ releaseId })}\n`);
  return { releaseId, folder };
}

/** Writes each table as Parquet, in the columns that pages read. */
async function writeTables(folder: string, tables: Record<string, Row[]>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  for (const [name, columns] of Object.entries(columnsOf)) {
    const rows = tables[name] ?? [];
    const source = join(folder, `${name}.json`);
    await writeFile(source, JSON.stringify(rows));
    const types = Object.entries(columns).map(
      ([column, { kind }]) => `"${column}": '${sqlTypes[kind]}'`,
    );
    await db.run(`COPY (FROM read_json('${source}', format = 'array', columns = {${types.join(", ")}}))
      TO '${join(folder, `${name}.parquet`)}' (FORMAT parquet)`);
    await rm(source);
  }
  db.closeSync();
  instance.closeSync();
}

const sqlTypes = { text: "VARCHAR", number: "DOUBLE", flag: "BOOLEAN", day: "DATE" } as const;

const columnsOf: Record<string, Columns> = {
  edition: pageTables.editionColumns,
  period: pageTables.periodColumns,
  municipality: pageTables.municipalityColumns,
  segment: pageTables.segmentColumns,
  ladder: pageTables.ladderColumns,
  provider: pageTables.providerColumns,
  norm: pageTables.normColumns,
  context: contextColumns,
  annotation: annotationColumns,
  indicator: pageTables.indicatorColumns,
  part: pageTables.partColumns,
  value: pageTables.valueColumns,
  signal: pageTables.signalColumns,
  series: pageTables.seriesColumns,
  peer: pageTables.peerColumns,
  standard: pageTables.standardColumns,
  combination: pageTables.combinationColumns,
  curve: pageTables.curveColumns,
  coverage: pageTables.coverageColumns,
  maturation: pageTables.maturationColumns,
  agreement: pageTables.agreementColumns,
  agreement_progress: pageTables.agreementProgressColumns,
  story: pageTables.storyColumns,
  caseload: pageTables.caseloadColumns,
  flow: pageTables.flowColumns,
  delivery: pageTables.deliveryColumns,
  finding: pageTables.findingColumns,
  finding_provider: pageTables.providerFindingColumns,
  correction: pageTables.correctionColumns,
  protection: pageTables.protectionColumns,
  agreement_count: councilTables.agreementCountColumns,
  council_request: councilTables.councilRequestColumns,
  council_reading: councilTables.councilReadingColumns,
  council_budget: councilTables.councilBudgetColumns,
};

function periods(): Row[] {
  const rows: Row[] = [];
  const day = (year: number, month: number, last: boolean) =>
    new Date(Date.UTC(year, last ? month : month - 1, last ? 0 : 1)).toISOString().slice(0, 10);
  for (let year = 2022; year <= 2025; year++) {
    const add = (period_kind: string, period: string, from: number, to: number) =>
      rows.push({
        period_kind,
        period,
        starts_on: day(year, from, false),
        ends_on: day(year, to, true),
      });
    add("jaar", `${year}`, 1, 12);
    for (const half of [1, 2]) add("halfjaar", `${year}-H${half}`, half * 6 - 5, half * 6);
    for (const quarter of [1, 2, 3, 4]) {
      add("kwartaal", `${year}-K${quarter}`, quarter * 3 - 2, quarter * 3);
    }
  }
  return rows;
}

function contractTables(size: FixtureSize): Record<string, Row[]> {
  const municipalities = municipalityNames.slice(0, size.municipalities);
  const providers = Array.from({ length: size.providers }, (_, index) => {
    const name = providerNames[index % providerNames.length] ?? "";
    const round = Math.floor(index / providerNames.length);
    const joined = index % 9 === 3 || index % 9 === 5;
    return {
      provider_id: size.providerIds?.[index] ?? `fictief-${String(index + 1).padStart(2, "0")}`,
      name: round
        ? `${name} ${["Noord", "Oost", "Zuid", "West", "Midden", "Veld", "Beek"][round - 1]}`
        : name,
      party_id: joined ? "samen" : `fictief-${String(index + 1).padStart(2, "0")}`,
      party_name: joined ? "Zorgcombinatie Samen Sterk (fictief)" : name,
      role: joined ? "consortiumlid" : "zelfstandig",
      weight: (sizes[index % sizes.length] ?? 5) / (round + 1),
    };
  });
  const total = providers.reduce((sum, provider) => sum + provider.weight, 0);
  const cuts: Cut[] = [{ level: "system", cut: "region", dims: {}, weight: total }];
  const domainShare: Record<string, number> = { jeugd: 0.6, wmo: 0.35, bw: 0.05 };
  for (const [domain, share] of Object.entries(domainShare)) {
    cuts.push({ level: "system", cut: "domain", dims: { domain }, weight: total * share });
  }
  for (const [index, [segment, , domain]] of segments.entries()) {
    const share = [0.42, 0.08, 0.1, 0.35, 0.05][index] ?? 0;
    cuts.push({
      level: "target_group",
      cut: "segment",
      dims: { domain, segment },
      weight: total * share,
    });
  }
  for (const [index, [municipality_code]] of municipalities.entries()) {
    const share = [0.2, 0.5, 0.3][index % 3] ?? 0;
    const weight = (total * share * 3) / municipalities.length;
    cuts.push({ level: "system", cut: "municipality", dims: { municipality_code }, weight });
    for (const [domain, part] of Object.entries(domainShare)) {
      cuts.push({
        level: "system",
        cut: "municipality_domain",
        dims: { domain, municipality_code },
        weight: weight * part,
      });
    }
  }
  for (const law of ["jw", "wmo"]) {
    cuts.push({
      level: "chain",
      cut: "chain",
      dims: { law },
      weight: total * (law === "jw" ? 0.6 : 0.4),
    });
  }
  for (const [index, { provider_id, weight }] of providers.entries()) {
    const [segment, , domain] = segments[index % segments.length] ?? segments[0];
    const [other, , otherDomain] = segments[(index + 3) % segments.length] ?? segments[0];
    cuts.push({ level: "organisation", cut: "provider", dims: { provider_id }, weight });
    const both = segment !== other;
    cuts.push({
      level: "organisation",
      cut: "provider_segment",
      dims: { domain, segment, provider_id },
      weight: weight * (both ? 0.7 : 1),
    });
    if (both) {
      cuts.push({
        level: "organisation",
        cut: "provider_segment",
        dims: { domain: otherDomain, segment: other, provider_id },
        weight: weight * 0.3,
      });
    }
  }
  for (const party_id of new Set(providers.map((provider) => provider.party_id))) {
    const weight = providers
      .filter((p) => p.party_id === party_id)
      .reduce((sum, p) => sum + p.weight, 0);
    cuts.push({ level: "organisation", cut: "party", dims: { party_id }, weight });
  }
  const allPeriods = periods();
  const value = indicators.flatMap(([id]) =>
    cuts.flatMap((cut) =>
      id === "goal_attainment_rate" && cut.level === "chain"
        ? []
        : allPeriods.map((period) => valueRow(id, cut, period)),
    ),
  );
  return {
    edition: [edition("contract", null)],
    period: allPeriods,
    municipality: municipalities.map(([code, name], position) => ({ code, name, position })),
    segment: segments.map(([segment, name, domain, law], position) => ({
      segment,
      name,
      domain,
      law,
      position,
    })),
    ladder: ladder.map(([law, rank, name]) => ({
      law,
      rank,
      name,
      version: "1.0",
      valid_from: "2022-01-01",
      source: "Regionale trap (fictief)",
    })),
    provider: providers.map(({ weight, ...provider }) => provider),
    norm: [
      norm("scale_down_rate", "gte", 0.4),
      norm("goal_attainment_rate", "gte", 0.7),
      { ...norm("care_duration_km_median", "lte", 270), scope: "domein", scope_id: "jeugd" },
    ],
    indicator: indicators.map(([indicator_id, name, unit, direction, kind], index) => ({
      indicator_id,
      version: "1.0",
      name,
      unit,
      direction,
      kind,
      theme: catalogue.find(({ id }) => id === indicator_id)?.theme ?? "",
      tier: "core",
      persons: true,
      position: index + 1,
    })),
    value,
    caseload: caseload(total),
    flow: flow(total),
    delivery: deliveries(),
    finding: [
      { rule: "TR019", severity: "signaal", findings: 41 },
      { rule: "OP271", severity: "signaal", findings: 188 },
      { rule: "CS002", severity: "afkeuren", findings: 3 },
      { rule: "XML", severity: "afkeuren", findings: 1 },
    ],
    finding_provider: providers
      .slice(0, 6)
      .flatMap(({ provider_id }, index) => [
        { provider_id, rule: "OP271", severity: "signaal", findings: 31 - index * 4 },
        ...(index % 2
          ? [{ provider_id, rule: "TR019", severity: "signaal", findings: 3 + index }]
          : []),
      ]),
  };
}

const edition = (name: string, threshold: number | null): Row => ({
  edition: name,
  title: name === "contract" ? "Prestatiedialoog Achterhoek" : "Monitor Sociaal Domein Achterhoek",
  region_id: "achterhoek",
  region_name: "Achterhoek",
  monitor_title: "Monitor Sociaal Domein Achterhoek",
  fictitious: true,
  observation_from: "2022-01-01",
  data_until: until,
  gap_days: 31,
  min_persons: threshold ?? 10,
  min_denominator: threshold ? 20 : null,
  round_to: threshold ? 5 : null,
});

const norm = (indicator_id: string, operator: string, value: number): Row => ({
  indicator_id,
  scope: "regio",
  scope_id: "*",
  kind: "absoluut",
  operator,
  value,
  tolerance: null,
  baseline: null,
  basis: "streefwaarde",
  source: "Fictieve streefwaarde voor het voorbeeld",
  fictitious: true,
  valid_from: "2022-01-01",
  valid_to: null,
});

function caseload(total: number): Row[] {
  const share: Record<string, number[]> = {
    jw: [0, 0.04, 0.26, 0.14, 0.06, 0.04, 0.02, 0.03, 0.004],
    wmo: [0, 0.05, 0.22, 0.08, 0.02, 0.03],
  };
  const rows: Row[] = [];
  for (let month = 1; month <= 48; month++) {
    const month_end = new Date(Date.UTC(2022, month, 0)).toISOString().slice(0, 10);
    for (const [law, ranks] of Object.entries(share)) {
      for (const [rank, part] of ranks.entries()) {
        if (rank === 0) continue;
        const trend = 1 + (rank > 3 ? -0.006 : 0.003) * month;
        const clients = Math.round(
          total * part * trend * (0.96 + 0.08 * chance(month_end, law, rank)),
        );
        rows.push({ month_end, law, rank, clients });
      }
      rows.push({ month_end, law, rank: null, clients: Math.round(total * 0.05) });
    }
  }
  return rows;
}

function flow(total: number): Row[] {
  const rows: Row[] = [];
  for (const [law, top] of [
    ["jw", 8],
    ["wmo", 5],
  ] as const) {
    for (const year of [2022, 2023, 2024]) {
      for (let from = 1; from <= top; from++) {
        const stock = total * (law === "jw" ? 0.3 : 0.2) * Math.exp(-0.45 * from);
        for (let to = 0; to <= top; to++) {
          const gap = to - from;
          const share =
            gap === 0
              ? 0.5
              : to === 0
                ? 0.28
                : gap < 0
                  ? 0.14 * 0.5 ** (-gap - 1)
                  : 0.06 * 0.4 ** (gap - 1);
          const clients = Math.round(stock * share * (0.9 + 0.2 * chance(law, year, from, to)));
          if (clients > 0) rows.push({ law, year, from_rank: from, to_rank: to, clients });
        }
      }
    }
  }
  return rows;
}

function deliveries(): Row[] {
  const kinds = [
    "JW301",
    "JW305",
    "JW307",
    "JW323",
    "WMO301",
    "WMO305",
    "WMO307",
    "outcome_measurement",
    "hours",
  ];
  return kinds
    .flatMap((kind) =>
      [2022, 2023, 2024, 2025].map((year) => {
        const files = 4 + Math.round(20 * chance(kind, year));
        const records_in = files * 60;
        const records_rejected = Math.round(6 * chance(kind, year, "x"));
        return {
          kind,
          year,
          status: "accepted",
          files,
          records_in,
          records_kept: records_in - records_rejected,
          records_rejected,
        };
      }),
    )
    .concat([
      {
        kind: "JW305",
        year: 2024,
        status: "rejected",
        files: 2,
        records_in: 80,
        records_kept: 0,
        records_rejected: 80,
      },
    ]);
}

/** A figure of 2024 that the release before gave otherwise. */
const corrected: Row = {
  until_after: "2025-12-31",
  until_before: "2025-11-30",
  indicator_id: "scale_down_rate",
  part: null,
  cut: "region",
  domain: null,
  law: null,
  segment: null,
  age_band: null,
  municipality_code: null,
  party_id: null,
  provider_id: null,
  period: "2024",
  status_before: "definitief",
  status_after: "definitief",
  estimate_before: null,
  estimate_after: null,
};

/** What remains of the contract tables for the public: years, region and municipality, rounded. */
function publicTables(
  contract: Record<string, Row[]>,
  name: "monitor" | "raad",
): Record<string, Row[]> {
  const open = new Set(["region", "domain", "municipality", "municipality_domain"]);
  const { provider, caseload, flow, finding_provider, ...kept } = contract;
  return {
    ...kept,
    edition: [edition(name, 8)],
    correction: [
      { ...corrected, tier: "gegevens", estimate_before: 0.42, estimate_after: 0.45 },
      { ...corrected, tier: "bescherming", municipality_code: "0197", cut: "municipality" },
    ],
    protection: [
      {
        figures: 300,
        primaries: 20,
        secondaries: 12,
        attacked: 32,
        narrowest: 5.5,
        shown: 0.893,
        kept: 0.981,
        exact: 0,
        naive_shown: 0.933,
        naive_kept: 0.988,
        naive_exact: 17,
      },
    ],
    period: (contract.period ?? []).filter((row) => row.period_kind === "jaar"),
    value: (contract.value ?? [])
      .filter((row) => open.has(String(row.cut)) && row.period_kind === "jaar")
      .map(protect),
  };
}

function protect(row: Row): Row {
  const round = (value: Cell) => (value === null ? null : Math.round(Number(value) / 5) * 5);
  const hidden: Row = {
    ...row,
    numerator: null,
    denominator: null,
    clients: null,
    estimate: null,
    lower: null,
    upper: null,
    status: "afgeschermd",
    signal: "te weinig gegevens",
    signal_reason: "afgeschermd",
    norm_value: null,
    norm_operator: null,
  };
  if (row.denominator === null) return row;
  const numerator = Number(row.numerator ?? 0);
  const denominator = Number(row.denominator);
  if (denominator < 20 || numerator < 8 || denominator - numerator < 8) return hidden;
  const whole = (value: Cell) =>
    value === null
      ? null
      : Number(value) > 1
        ? Math.round(Number(value))
        : Math.round(Number(value) * 100) / 100;
  return {
    ...row,
    numerator: round(row.numerator ?? null),
    denominator: round(denominator),
    clients: round(row.clients ?? null),
    estimate: whole(row.estimate ?? null),
    lower: whole(row.lower ?? null),
    upper: whole(row.upper ?? null),
  };
}
