import type { Flow, LadderStep } from "../data/tables.ts";
import { flowWords } from "../words/figures.ts";
import { labels } from "../words/labels.ts";
import type { FlowBar } from "./charts/flow-bars.ts";
import { mark } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import { formatNumber } from "./nl-format.ts";
import { table } from "./table.ts";

/** What became of those on one rank, a year later. */
export interface FlowRow extends FlowBar {
  rank: number;
  total: number;
}

/** Sums the flows of one law and year per rank of departure, heaviest first. */
export function flowRows(flows: readonly Flow[], ladder: readonly LadderStep[]): FlowRow[] {
  // A hidden count is smaller than the smallest that is shown.
  const smallest = Math.min(...flows.flatMap((flow) => flow.clients ?? []));
  const ranks = [...new Set(flows.flatMap((flow) => (flow.from_rank ? [flow.from_rank] : [])))];
  return ranks
    .sort((a, b) => b - a)
    .map((rank) => {
      const sum = (test: (to: number | null) => boolean) =>
        flows
          .filter((flow) => flow.from_rank === rank && test(flow.to_rank))
          .reduce((total, flow) => total + (flow.clients ?? 0), 0);
      const hidden = flows.filter((flow) => flow.from_rank === rank && flow.clients === null);
      const unseen = hidden.length * Math.max(0, smallest - 1);
      const total = sum(() => true);
      return {
        rank,
        // Counts that are not shown may shift a share by a tenth at most.
        drawable: total > 0 && unseen <= total / 10,
        name: ladder.find((step) => step.rank === rank)?.name ?? flowWords.rank(rank),
        total,
        out: sum((to) => to === 0),
        lighter: sum((to) => to !== null && to > 0 && to < rank),
        same: sum((to) => to === rank),
        heavier: sum((to) => to !== null && to > rank),
        off: sum((to) => to === null),
      };
    });
}

/** The flows as a matrix: from where (rows) to where (columns). Lighter and heavier are tinted. */
export function flowTable(
  caption: string,
  flows: readonly Flow[],
  rows: readonly FlowRow[],
  ladder: readonly LadderStep[],
): Html {
  const targets = [...new Set(flows.map((flow) => flow.to_rank))].sort(
    (a, b) => (b ?? -1) - (a ?? -1),
  );
  const nameOf = (rank: number | null) =>
    rank === null
      ? flowWords.off
      : rank === 0
        ? flowWords.gone
        : (ladder.find((step) => step.rank === rank)?.name ?? flowWords.rank(rank));
  const flow = (from: number, to: number | null) =>
    flows.find((one) => one.from_rank === from && one.to_rank === to);
  return table<FlowRow>(
    caption,
    [
      { heading: flowWords.from, names: true, cell: (row) => row.name },
      ...targets.map((to) => ({
        heading: nameOf(to),
        number: true,
        cell: (row: FlowRow) => {
          const found = flow(row.rank, to);
          if (!found) return "0";
          if (found.clients === null) return mark("·", labels.marks.hidden);
          return html`<data class="cijfer" data-ref="flow|flow|law=${found.law}&from_rank=${found.from_rank}&to_rank=${found.to_rank ?? ""}|${found.year}|clients" value="${found.clients}">${formatNumber(found.clients)}</data>`;
        },
      })),
    ],
    rows,
  );
}
