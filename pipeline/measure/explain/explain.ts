import { catalogue } from "../../../indicators/catalogue.ts";
import type { Definition } from "../../../indicators/definition.ts";
import { Failure } from "../../failure.ts";
import { rows, type Warehouse } from "../../warehouse/warehouse.ts";
import { type Cut, cutsOf, type Dimension, dimensions } from "../cut.ts";
import { oneOf, readValues, type ValueRow } from "../values.ts";
import { type FigureKey, type Observed, readObserved } from "./observed.ts";
import { folderFiles, readRecords, type SourceRecord } from "./record.ts";

/** Which figure to explain. */
export interface ExplainQuery {
  indicator: string;
  cut: string;
  period: string;
  part?: string;
  /** Value per dimension of the cut. */
  group: Partial<Record<Dimension, string>>;
}

/** A figure down to the lines it rests on. Names no person: clients are pseudonyms. */
export interface Explanation {
  indicator: Pick<
    Definition,
    "id" | "name" | "version" | "question" | "kind" | "numerator" | "denominator" | "exclusions"
  >;
  value: ValueRow;
  /** The units counted, one by one. */
  observations: Observed[];
  /** The records of care behind them, with file, message and line. */
  records: SourceRecord[];
  /** Files of the region folder that the figure also reads. */
  folder: string[];
}

/**
 * Explains one figure: its rule, its numerator and denominator, the observations, and the
 * deliveries they come from.
 *
 * @throws Failure (usage) for an indicator, cut, group or period that does not exist
 */
export async function explain(db: Warehouse, query: ExplainQuery): Promise<Explanation> {
  const key = await keyOf(db, query);
  const { definition, group } = key;
  const values = await readValues(db, {
    indicator: definition.id,
    cut: key.cut.name,
    period: key.period,
  });
  const value = values.find(
    (one) => one.part === key.part && key.cut.dimensions.every((name) => one[name] === group[name]),
  );
  if (value === undefined) {
    throw new Failure(
      "usage",
      `Voor deze groep is er geen cijfer in ${key.period}. Kies uit: ${groupsOf(values, key.cut).join("; ") || "geen enkele groep"}.`,
    );
  }
  const observations = await readObserved(db, key);
  const { id, name, version, question, kind, numerator, denominator, exclusions } = definition;
  return {
    indicator: { id, name, version, question, kind, numerator, denominator, exclusions },
    value,
    observations,
    records: await readRecords(db, key, observations),
    folder: definition.sources.flatMap((source) => folderFiles[source] ?? []),
  };
}

async function keyOf(db: Warehouse, query: ExplainQuery): Promise<FigureKey> {
  oneOf(
    "indicator",
    query.indicator,
    catalogue.map((one) => one.id),
  );
  const definition = catalogue.find((one) => one.id === query.indicator) as Definition;
  const cuts = cutsOf(definition);
  oneOf(
    "cut",
    query.cut,
    cuts.map((one) => one.name),
  );
  const cut = cuts.find((one) => one.name === query.cut) as Cut;
  const periods = await rows<{ period: string }>(
    db,
    "SELECT period FROM result.period ORDER BY ALL",
  );
  oneOf(
    "period",
    query.period,
    periods.map((one) => one.period),
  );
  if (query.part !== undefined) {
    oneOf(
      "part",
      query.part,
      definition.parts.map((one) => one.id),
    );
  }
  for (const name of dimensions) {
    if (cut.dimensions.includes(name) === (query.group[name] !== undefined)) continue;
    throw new Failure(
      "usage",
      cut.dimensions.includes(name)
        ? `De uitsplitsing ${cut.name} vraagt ook om --${flagOf(name)}.`
        : `De uitsplitsing ${cut.name} kent geen --${flagOf(name)}.`,
    );
  }
  return { definition, cut, group: query.group, period: query.period, part: query.part ?? null };
}

/** A dimension as a flag of the command line: `municipality_code` is `--municipality`. */
export function flagOf(name: Dimension): string {
  return name.replace(/_(code|id)$/, "").replaceAll("_", "-");
}

function groupsOf(values: readonly ValueRow[], cut: Cut): string[] {
  const groups = values.map((one) =>
    cut.dimensions.map((name) => `--${flagOf(name)} ${one[name]}`).join(" "),
  );
  return [...new Set(groups)];
}
