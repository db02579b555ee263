import { Failure } from "../../failure.ts";
import type { Code, Dimension } from "./shape.ts";
import type { Request } from "./wish.ts";

/** What a table calls its region and its period; null when it has none. */
export interface Axes {
  region: string | null;
  period: string | null;
  /** The other dimensions. */
  others: string[];
}

/** Finds region and period by their kind: names differ from table to table. */
export function axesOf(dimensions: readonly Dimension[]): Axes {
  const named = (kind: string) => dimensions.find((one) => one.Kind === kind)?.Identifier ?? null;
  const region = named("GeoDimension");
  const period = named("TimeDimension");
  const others = dimensions
    .map(({ Identifier }) => Identifier)
    .filter((one) => one !== region && one !== period);
  return { region, period, others };
}

/**
 * The `$filter` for a request. Codes are sent with the spaces the table has behind them.
 *
 * @returns the filter ("" for all), and the areas that the table does not have
 * @throws Failure of family `delivery` when a pinned dimension or code, or every area, is missing
 */
export function filterOf(
  table: string,
  request: Request,
  axes: Axes,
  codes: Readonly<Record<string, readonly Code[]>>,
): { filter: string; missing: string[] } {
  const parts: string[] = [];
  let missing: string[] = [];
  if (axes.region !== null) {
    const raw = rawCodes(codes[axes.region] ?? []);
    missing = request.areas.filter((area) => !raw.has(area));
    if (missing.length === request.areas.length) {
      throw new Failure(
        "delivery",
        `StatLine, tabel ${table}: geen van de gebieden ${request.areas.join(", ")} staat in deze tabel. Controleer de gemeentecodes in region.yaml en de gebieden in statline.yaml.`,
      );
    }
    parts.push(
      oneOf(
        axes.region,
        request.areas.flatMap((area) => raw.get(area) ?? []),
      ),
    );
  }
  if (axes.period !== null && request.from !== null) {
    // The year alone: compared as text, 2021HJ01 comes before 2021JJ00 and would be left out.
    parts.push(`${axes.period} ge '${request.from}'`);
  }
  for (const [dimension, wanted] of Object.entries(request.pins)) {
    if (!axes.others.includes(dimension)) {
      throw new Failure(
        "delivery",
        `StatLine, tabel ${table}: er is geen dimensie ${dimension}. Deze zijn er: ${axes.others.join(", ") || "geen"}. Verbeter tables.yaml.`,
      );
    }
    const raw = rawCodes(codes[dimension] ?? []);
    const unknown = wanted.filter((code) => !raw.has(code));
    if (unknown.length > 0) {
      throw new Failure(
        "delivery",
        `StatLine, tabel ${table}: dimensie ${dimension} kent geen ${unknown.join(", ")}. Verbeter tables.yaml.`,
      );
    }
    parts.push(
      oneOf(
        dimension,
        wanted.flatMap((code) => raw.get(code) ?? []),
      ),
    );
  }
  if (request.measures.length > 0) parts.push(oneOf("Measure", request.measures));
  return { filter: parts.join(" and "), missing };
}

function rawCodes(codes: readonly Code[]): Map<string, string> {
  return new Map(codes.map(({ Identifier }) => [Identifier.trim(), Identifier]));
}

function oneOf(field: string, values: readonly string[]): string {
  const quoted = values.map((value) => `'${value.replaceAll("'", "''")}'`);
  return quoted.length === 1 ? `${field} eq ${quoted[0]}` : `${field} in (${quoted.join(",")})`;
}
