import type { Caseload, LadderStep } from "../data/tables.ts";
import { caseloadWords, flowWords } from "../words/figures.ts";
import { labels } from "../words/labels.ts";
import { pictureOf } from "./chart-svg.ts";
import { spark } from "./charts/spark.ts";
import { mark } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import { formatMonth, formatNumber } from "./nl-format.ts";
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
        ? flowWords.off
        : (ladder.find((step) => step.rank === rank)?.name ?? flowWords.rank(rank)),
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
    // A month without a row has nobody: a zero of our own, that no release can be asked about.
    if (!caseload.includes(row)) return "0";
    if (row.clients === null) return mark("·", labels.marks.hidden);
    return html`<data class="cijfer" data-ref="caseload|caseload|law=${row.law}&rank=${row.rank ?? ""}|${month}|clients" value="${row.clients}">${formatNumber(row.clients)}</data>`;
  };
  return table<RankLine>(
    caption,
    [
      { heading: caseloadWords.heaviest, names: true, cell: (line) => line.name },
      { heading: formatMonth(first), number: true, cell: (line) => at(line, first) },
      { heading: caseloadWords.course, cell: (line) => course(line) },
      { heading: formatMonth(last), number: true, cell: (line) => at(line, last) },
    ],
    lines,
  );
}

/** A small line that starts at zero; each has its own height, so only its shape may be compared. */
function course(line: RankLine): Html {
  const words = caseloadWords.courseOf(line.name);
  return pictureOf(
    spark(
      words,
      line.months.map((row) => row.clients),
    ),
    words,
  );
}
