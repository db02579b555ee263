import type { Stage } from "./stage.ts";

/** One thing we want to be true of a run, and what it was. */
export interface Target {
  name: string;
  wanted: string;
  /** Null when one of the two was not measured. */
  measured: number | null;
  met: boolean | null;
}

type Rule = [name: string, stage: string, other: string | null, most: number, isLeast: boolean];

/** CPU of one stage by that of another; without another, MB of memory at its peak. */
const rules: Rule[] = [
  ["XML → tabel / C expat met regels", "xml-table", "expat-rows", 0.8, false],
  ["strenge lezer / byte voor byte", "xml-table-strict", "xml-table", 4, true],
  ["piekgeheugen XML → tabel (MB)", "xml-table", null, 250, false],
  ["zorgperioden: één venster / twee", "islands", "islands-usual", 0.6, false],
  ["maandeinde: gebeurtenissen / join", "month-end", "month-end-usual", 1 / 40, false],
  ["zes indelingen: PostgreSQL / DuckDB", "postgresql-sets", "grouping-sets", 6, true],
  ["maandeinde: PostgreSQL / DuckDB", "postgresql-events", "month-end", 12, true],
];

/** The targets as they turned out. */
export function targets(stages: readonly Stage[]): Target[] {
  const cost = (id: string) => stages.find((stage) => stage.id === id)?.cost ?? null;
  return rules.map(([name, stage, other, limit, isLeast]) => {
    const one = cost(stage);
    const two = other === null ? null : cost(other);
    const measured =
      other === null
        ? (one?.peakMb ?? null)
        : one?.cpuSeconds != null && two?.cpuSeconds != null && two.cpuSeconds > 0
          ? one.cpuSeconds / two.cpuSeconds
          : null;
    const met = measured === null ? null : isLeast ? measured >= limit : measured <= limit;
    const shown = limit.toLocaleString("nl-NL", { maximumFractionDigits: 3 });
    return { name, wanted: `${isLeast ? "≥" : "≤"} ${shown}`, measured, met };
  });
}
