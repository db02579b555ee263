import type { Definition } from "../../indicators/definition.ts";
import { axisOf } from "../components/view.ts";
import type { Dimension, Indicator, Part, PeriodKind, Value } from "../data/tables.ts";
import { type Phrases, phrasesOf } from "../words/indicators.ts";

/** What there is to choose, and what it is called: the explorer loads it once. */
export interface Menu {
  indicators: MenuIndicator[];
  /** Names of the groups, by dimension and code. */
  names: Partial<Record<Dimension, Record<string, string>>>;
  /** Where the figures come from, and the release that they are in. */
  source: string;
  release: string;
}

export interface MenuIndicator
  extends Pick<Indicator, "indicator_id" | "name" | "version" | "unit" | "theme"> {
  question: string;
  moment: Definition["moment"] | null;
  /** Address of its page, from the root. */
  path: string;
  parts: Pick<Part, "part" | "name" | "unit">[];
  /** The kinds of period that there are per cut. */
  cuts: Record<string, readonly PeriodKind[]>;
}

/** An indicator or a part of it as tables and pictures want it. */
export interface ExplorerView {
  id: string;
  indicator: Pick<Indicator, "name" | "version" | "unit">;
  definition: { moment: Definition["moment"] } | undefined;
  phrases: Phrases;
  style: { unit: Indicator["unit"]; edition: "contract" };
  path: string;
  axis(value: number): string;
}

export function explorerView(indicator: MenuIndicator, part: string): ExplorerView {
  const { indicator_id: id, question, moment, path, version } = indicator;
  const found = indicator.parts.find((one) => one.part === part);
  const { name, unit } = found ?? indicator;
  const phrases = phrasesOf(id, "contract", { name: indicator.name, question });
  return {
    id,
    indicator: { name, unit, version },
    definition: moment === null ? undefined : { moment },
    phrases: found ? { ...phrases, name } : phrases,
    style: { unit, edition: "contract" },
    path,
    axis: axisOf(unit),
  };
}

/** The name of the group of a value, without the dimension that was chosen before. */
export function groupName(menu: Menu, value: Value, within?: Dimension): string {
  const name = (dimension: Dimension): string[] => {
    const code = value[dimension];
    return code === null ? [] : [menu.names[dimension]?.[code] ?? code];
  };
  const order = [
    "party_id",
    "provider_id",
    "municipality_code",
    "segment",
    "age_band",
    "law",
  ] as const;
  const parts = order.filter((dimension) => dimension !== within).flatMap(name);
  return (parts.length ? parts : name("domain")).join(", ");
}
