import * as Plot from "@observablehq/plot";
import type { Caseload, LadderStep } from "../data/tables.ts";
import { labels } from "../words/labels.ts";
import { mark } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import { formatMonth, formatNumber } from "./nl-format.ts";
import { colours, document, finishSvg } from "./svg.ts";
import { table } from "./table.ts";

interface RankLine {
  rank: number | null;
  name: string;
  months: readonly Caseload[];
}

/** How many have help on each rank, at the first and the last month, with the course between. */
export function caseloadTable(
  caption: string,
  caseload: readonly Caseload[],
  ladder: readonly LadderStep[],
): Html {
  const months = [...new Set(caseload.map((row) => row.month_end))].sort();
  const [first, last] = [months[0] ?? "", months.at(-1) ?? ""];
  const ranks = [...new Set(caseload.map((row) => row.rank))].sort((a, b) => (b ?? -1) - (a ?? -1));
  const lines: RankLine[] = ranks.map((rank) => ({
    rank,
    name:
      rank === null
        ? "Buiten de ladder"
        : (ladder.find((step) => step.rank === rank)?.name ?? `Trede ${rank}`),
    months: months.map(
      (month) =>
        caseload.find((row) => row.month_end === month && row.rank === rank) ?? {
          month_end: month,
          law: caseload[0]?.law ?? "",
          rank,
          clients: 0,
        },
    ),
  }));
  const at = (line: RankLine, month: string) => {
    const row = line.months.find((one) => one.month_end === month);
    if (!row) return null;
    if (row.clients === null) return mark("·", labels.marks.hidden);
    return html`<data class="cijfer" data-ref="caseload|caseload|law=${row.law}&rank=${row.rank ?? ""}|${month}|clients" value="${row.clients}">${formatNumber(row.clients)}</data>`;
  };
  return table<RankLine>(
    caption,
    [
      { heading: "Zwaarste hulp", names: true, cell: (line) => line.name },
      { heading: formatMonth(first), number: true, cell: (line) => at(line, first) },
      { heading: "Verloop", cell: (line) => spark(line) },
      { heading: formatMonth(last), number: true, cell: (line) => at(line, last) },
    ],
    lines,
  );
}

/** A small line that starts at zero; each has its own height, so only its shape may be compared. */
function spark(line: RankLine): Html {
  const most = Math.max(1, ...line.months.map((row) => row.clients ?? 0));
  const node = Plot.plot({
    document,
    width: 150,
    height: 30,
    margin: 3,
    x: { type: "point", axis: null, domain: line.months.map((row) => row.month_end) },
    y: { axis: null, domain: [0, most] },
    marks: [
      Plot.areaY(line.months, { x: "month_end", y: "clients", fill: colours.band }),
      Plot.lineY(line.months, {
        x: "month_end",
        y: "clients",
        stroke: colours.main,
        strokeWidth: 1.5,
      }),
      Plot.dot(line.months.slice(-1), { x: "month_end", y: "clients", r: 2.5, fill: colours.main }),
    ],
  });
  return finishSvg(node, `Verloop van ${line.name.toLowerCase()}`, "vonk");
}
