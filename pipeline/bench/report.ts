import type { BenchResult } from "./bench.ts";

const number = (value: number | null, digits: number) =>
  value === null
    ? "–"
    : value.toLocaleString("nl-NL", {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });

/** What was measured, as a table for a person. */
export function benchAsText(result: BenchResult): string {
  const { machine } = result;
  const stages = [
    ["stap", "CPU s", "wand s", "piek MB", "rijen", "MB/s", "opmerking"],
    ...result.stages.map(({ name, rows, bytes, cost, remark }) => [
      name,
      number(cost?.cpuSeconds ?? null, 2),
      number(cost?.wallSeconds ?? null, 2),
      number(cost?.peakMb ?? null, 0),
      number(rows, 0),
      bytes === null || !cost?.cpuSeconds ? "–" : number(bytes / 1e6 / cost.cpuSeconds, 0),
      remark ?? "",
    ]),
  ];
  const targets = [
    ["doel", "gewenst", "gemeten", ""],
    ...result.targets.map(({ name, wanted, measured, met }) => [
      name,
      wanted,
      number(measured, 3),
      met === null ? "niet gemeten" : met ? "gehaald" : "niet gehaald",
    ]),
  ];
  return `Schaal ${result.scale}: ${number(result.clients, 0)} cliënten. ${machine.cores} kernen, ${machine.memoryGb} GB, ${machine.platform}; Node ${machine.node}, DuckDB ${machine.duckdb}.\n\n${columns(stages)}\n${columns(targets)}`;
}

/** Cells below each other; the first column to the left, the next ones to the right. */
function columns(cells: string[][]): string {
  const widths = (cells[0] ?? []).map((_, at) =>
    Math.max(...cells.map((row) => row[at]?.length ?? 0)),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, at) => {
        const width = widths[at] ?? 0;
        return at === 0 || at === row.length - 1 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}
