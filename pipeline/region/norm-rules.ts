import { catalogue } from "../../indicators/catalogue.ts";
import { personalData } from "./personal-data.ts";
import { inRow, type Problem, quote } from "./problem.ts";
import type { RegionSheet } from "./region.ts";
import {
  type Annotation,
  type Combination,
  domains,
  laws,
  type Norm,
  type Provider,
} from "./region.ts";
import { checkOverlap, checkValidity, type Known, refer, unique } from "./row-rules.ts";
import type { Row, Table } from "./table.ts";
import type { YamlSheet } from "./yaml-sheet.ts";

export type Combinations = YamlSheet<Combination[]>;

const indicators: ReadonlySet<string> = new Set(catalogue.map(({ id }) => id));

export function checkNorms(
  { file, rows }: Table<Norm>,
  known: Known,
  region: RegionSheet | null,
): Problem[] {
  return [
    ...refer(file, rows, "indicator_id", indicators),
    ...checkValidity(file, rows),
    ...checkOverlap(
      file,
      rows,
      "scope_id",
      "deze norm (indicator, scope en scope_id) staat er voor die tijd al",
      ({ indicator_id, scope, scope_id }) => `${indicator_id} ${scope} ${scope_id}`,
    ),
    ...checkScopes(file, rows, known),
    ...rows.flatMap((each) => [...checkKind(file, each, region), ...checkShare(file, each)]),
  ];
}

export function checkAnnotations(
  { file, rows }: Table<Annotation>,
  known: Known,
  providers: Table<Provider>,
): Problem[] {
  const names = providers.rows.flatMap(({ value }) => [value.name, value.party_name]);
  return [
    ...rows.flatMap(({ row, value }) => {
      const wrong = (column: keyof Annotation & string, text: string) =>
        inRow(file, row, column, text);
      const personal = personalData(value.text, value.on_date, names).map((what) =>
        wrong("text", `hier staat ${what}. Schrijf het zo dat niemand te herkennen is.`),
      );
      if (!value.public) return personal;
      const named = names.some((name) => value.text.includes(name));
      return [
        ...personal,
        ...(value.scope === "aanbieder"
          ? [wrong("public", "wat over één aanbieder gaat, is niet openbaar. Toegestaan: nee.")]
          : []),
        ...(named
          ? [
              wrong(
                "text",
                "hier staat de naam van een aanbieder, en deze rij is openbaar. Laat de naam weg, of zet public op nee.",
              ),
            ]
          : []),
      ];
    }),
    ...unique(file, rows, "annotation_id", ({ annotation_id }) => annotation_id),
    ...refer(file, rows, "indicator_id", new Set(["*", ...indicators])),
    ...checkScopes(file, rows, known),
  ];
}

export function checkCombinations({ value: rules, problem }: Combinations): Problem[] {
  const problems: Problem[] = [];
  const options = `Toegestaan: een van: ${[...indicators].join(", ")}.`;
  rules.forEach(({ id, when, contradictedBy }, index) => {
    const wrong = (path: (string | number)[], value: string, text: string) =>
      problems.push(problem([index, ...path], `de waarde ${quote(value)} ${text}`));
    if (rules.findIndex((rule) => rule.id === id) < index) {
      wrong(["id"], id, "staat er al. Toegestaan: elke waarde een keer.");
    }
    const asked = when.map(({ indicator }) => indicator);
    asked.forEach((indicator, position) => {
      const path = ["when", position, "indicator"];
      if (!indicators.has(indicator)) wrong(path, indicator, `bestaat niet. ${options}`);
      if (asked.indexOf(indicator) < position) {
        wrong(path, indicator, "staat er al. Toegestaan: elke indicator een keer.");
      }
    });
    contradictedBy.forEach((indicator, position) => {
      const path = ["contradictedBy", position];
      if (!indicators.has(indicator)) wrong(path, indicator, `bestaat niet. ${options}`);
      if (asked.includes(indicator) || contradictedBy.indexOf(indicator) < position) {
        wrong(path, indicator, "staat er al. Toegestaan: elke indicator een keer.");
      }
    });
  });
  return problems;
}

/** Every scope has ids of its own: a segment, a provider, a domain. */
function checkScopes<T extends Pick<Norm, "scope" | "scope_id">>(
  file: string,
  rows: Row<T>[],
  known: Known,
): Problem[] {
  const ids: Record<Norm["scope"], ReadonlySet<string> | null> = {
    regio: new Set(["*"]),
    domein: new Set(domains),
    segment: known.segments,
    aanbieder: known.providers,
    keten: new Set(laws),
  };
  return (Object.keys(ids) as Norm["scope"][]).flatMap((scope) => {
    const scoped = rows.filter(({ value }) => value.scope === scope);
    const rule = scope === "aanbieder" ? "een provider_id uit providers.csv" : undefined;
    return refer(file, scoped, "scope_id", ids[scope], rule);
  });
}

/** Which cells each kind of norm needs, and which it leaves empty. */
const needs: Record<Norm["kind"], Record<"value" | "tolerance" | "baseline", boolean | null>> = {
  absoluut: { value: true, tolerance: false, baseline: false },
  nulmeting: { value: null, tolerance: false, baseline: true },
  budget: { value: true, tolerance: null, baseline: false },
  trend: { value: false, tolerance: false, baseline: false },
  benchmark: { value: true, tolerance: false, baseline: true },
};

const filled = {
  value: "een getal, bijvoorbeeld 0.35",
  tolerance: "een getal",
  baseline: "een jaar, halfjaar of kwartaal, bijvoorbeeld 2022",
};

function checkKind(
  file: string,
  { row, value: norm }: Row<Norm>,
  region: RegionSheet | null,
): Problem[] {
  const problems: Problem[] = [];
  for (const column of ["value", "tolerance", "baseline"] as const) {
    const needed = needs[norm.kind][column];
    const cell = norm[column];
    if (needed === true && cell === null) {
      const text = `deze cel is leeg. Bij kind ${norm.kind} is nodig: ${filled[column]}.`;
      problems.push(inRow(file, row, column, text));
    }
    if (needed === false && cell !== null) {
      const text = `de waarde ${quote(String(cell))} past niet bij kind ${norm.kind}. Toegestaan: leeg.`;
      problems.push(inRow(file, row, column, text));
    }
  }
  if (norm.tolerance !== null && norm.tolerance <= 0) {
    const text = `de waarde ${quote(String(norm.tolerance))} kan niet. Toegestaan: een getal boven 0, of leeg.`;
    problems.push(inRow(file, row, "tolerance", text));
  }
  // A figure from before the region was observed does not exist: then its value must be given.
  const from = region?.observation.from;
  if (norm.kind === "nulmeting" && norm.value === null && norm.baseline !== null && from) {
    if (firstDay(norm.baseline) < from) {
      const text = `over ${norm.baseline} zijn er geen cijfers: de regio kijkt mee vanaf ${from}. Toegestaan: een latere periode, of een getal in value.`;
      problems.push(inRow(file, row, "baseline", text));
    }
  }
  return problems;
}

/** First day of a period key. */
function firstDay(period: string): string {
  const year = period.slice(0, 4);
  const half = /H(\d)$/.exec(period)?.[1];
  const quarter = /K(\d)$/.exec(period)?.[1];
  const month = half ? (Number(half) - 1) * 6 : quarter ? (Number(quarter) - 1) * 3 : 0;
  return `${year}-${String(month + 1).padStart(2, "0")}-01`;
}

/** Money and agreed numbers may pass what was agreed; any other share lies within 0 and 1. */
function checkShare(file: string, { row, value: norm }: Row<Norm>): Problem[] {
  if (norm.value === null || norm.kind === "budget") return [];
  const share = catalogue.some(({ id, unit }) => id === norm.indicator_id && unit === "procent");
  if (!share || (norm.value >= 0 && norm.value <= 1)) return [];
  const text = `de waarde ${quote(String(norm.value))} kan niet. Toegestaan: een aandeel van 0 tot en met 1, dus 0.35 voor 35 procent.`;
  return [inRow(file, row, "value", text)];
}
