import type { Stage } from "./stage.ts";

/** One thing we want to be true of a run, and what it was. */
export interface Target {
  name: string;
  wanted: string;
  /** Null when one of the two was not measured. */
  measured: number | null;
  met: boolean | null;
}

/** Against what a stage is held: the CPU of another, or its own memory (MB) or CPU (seconds). */
type Rule = [
  name: string,
  stage: string,
  other: string | "memory" | "cpu",
  most: number,
  isLeast: boolean,
];

const rules: Rule[] = [
  ["XML → tabel / C expat met regels", "xml-table", "expat-rows", 0.8, false],
  ["strenge lezer / byte voor byte", "xml-table-strict", "xml-table", 4, true],
  ["piekgeheugen XML → tabel (MB)", "xml-table", "memory", 250, false],
  ["zorgperioden: één sortering / twee vensters", "islands", "islands-usual", 0.6, false],
  ["maandeinde: gebeurtenissen / join", "month-end", "month-end-usual", 1 / 40, false],
  ["een maand erbij (CPU s)", "month-refresh", "cpu", 3, false],
  ["een maand erbij / alles opnieuw", "month-refresh", "month-whole", 0.5, false],
  ["zes indelingen: PostgreSQL / DuckDB", "postgresql-sets", "grouping-sets", 6, true],
  ["maandeinde: PostgreSQL / DuckDB", "postgresql-events", "month-end", 12, true],
];

/** The targets as they turned out. */
export function targets(stages: readonly Stage[]): Target[] {
  const cost = (id: string) => stages.find((stage) => stage.id === id)?.cost ?? null;
  return rules.map(([name, stage, other, limit, isLeast]) => {
    const one = cost(stage);
    const two = cost(other);
    const measured =
      other === "memory"
        ? (one?.peakMb ?? null)
        : other === "cpu"
          ? (one?.cpuSeconds ?? null)
          : one?.cpuSeconds != null && two?.cpuSeconds != null && two.cpuSeconds > 0
            ? one.cpuSeconds / two.cpuSeconds
            : null;
    const met = measured === null ? null : isLeast ? measured >= limit : measured <= limit;
    const shown = limit.toLocaleString("nl-NL", { maximumFractionDigits: 3 });
    return { name, wanted: `${isLeast ? "≥" : "≤"} ${shown}`, measured, met };
  });
}
