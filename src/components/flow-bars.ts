import type { Flow, LadderStep } from "../data/tables.ts";
import { labels } from "../words/labels.ts";
import { mark } from "./figure-value.ts";
import { type Html, html, join, trusted } from "./html.ts";
import { formatNumber } from "./nl-format.ts";
import { colours, document, finishSvg } from "./svg.ts";
import { table } from "./table.ts";

/** What became of those on one rank, a year later. */
export interface FlowRow {
  rank: number;
  name: string;
  total: number;
  out: number;
  lighter: number;
  same: number;
  heavier: number;
  /** Went on with help that has no rank. */
  off: number;
  /**
   * Whether the shares may be drawn: counts that are not shown could shift them by at most a
   * tenth.
   */
  drawable: boolean;
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
        drawable: total > 0 && unseen <= total / 10,
        name: ladder.find((step) => step.rank === rank)?.name ?? `Trede ${rank}`,
        total,
        out: sum((to) => to === 0),
        lighter: sum((to) => to !== null && to > 0 && to < rank),
        same: sum((to) => to === rank),
        heavier: sum((to) => to !== null && to > rank),
        off: sum((to) => to === null),
      };
    });
}

const parts = [
  { key: "out", name: "geen hulp meer", fill: "#00466b", text: "#ffffff" },
  { key: "lighter", name: "lichter", fill: "#6aa6cf", text: colours.ink },
  { key: "same", name: "zelfde trede", fill: "#e6ebef", text: colours.ink },
  { key: "off", name: "buiten de ladder", fill: "#b9c3cb", text: colours.ink },
  { key: "heavier", name: "zwaarder", fill: "#c65102", text: "#ffffff" },
] as const;

/** A bar per rank: who left care, went lighter, stayed, went heavier. */
export function flowBars(rows: readonly FlowRow[], alternative: string): Html {
  return join([
    draw(rows, alternative, { width: 760, left: 226, stacked: false, className: "breed" }),
    draw(rows, alternative, { width: 350, left: 0, stacked: true, className: "smal" }),
  ]);
}

interface Layout {
  width: number;
  left: number;
  stacked: boolean;
  className: string;
}

function draw(rows: readonly FlowRow[], alternative: string, layout: Layout): Html {
  const used = parts.filter(({ key }) => rows.some((row) => row[key] > 0));
  const pitch = layout.stacked ? 52 : 34;
  const top = layout.stacked ? 50 : 34;
  const room = layout.width - layout.left;
  const marks: string[] = [];
  let x = layout.left;
  let line = 14;
  for (const part of used) {
    const width = 26 + part.name.length * 7.2;
    if (x + width > layout.width) {
      x = layout.left;
      line += 20;
    }
    marks.push(rect(x, line - 10, 12, 12, part.fill), text(x + 17, line, part.name, { size: 12 }));
    x += width;
  }
  for (const [index, row] of rows.entries()) {
    const y = top + index * pitch;
    const label = row.name;
    marks.push(
      layout.stacked
        ? text(0, y + 11, label, { size: 13 })
        : text(layout.left - 12, y + 16, label, { size: 13, anchor: "end" }),
    );
    if (!row.drawable) {
      const note = "te kleine aantallen voor een balk";
      marks.push(
        text(layout.left, y + (layout.stacked ? 32 : 16), note, { size: 12, fill: colours.soft }),
      );
      continue;
    }
    let from = layout.left;
    for (const part of used) {
      const share = row.total ? row[part.key] / row.total : 0;
      if (share === 0) continue;
      const width = share * room;
      const barTop = layout.stacked ? y + 17 : y;
      marks.push(rect(from, barTop, Math.max(0.5, width - 1), 24, part.fill));
      const percent = `${formatNumber(share * 100)}%`;
      if (width > 34) {
        marks.push(
          text(from + width / 2, barTop + 16.5, percent, {
            size: 12,
            anchor: "middle",
            fill: part.text,
            weight: 600,
          }),
        );
      }
      from += width;
    }
  }
  const height = top + rows.length * pitch + (layout.stacked ? 0 : -4);
  const holder = document.createElement("div");
  holder.innerHTML = `<svg viewBox="0 0 ${layout.width} ${height}" width="${layout.width}" height="${height}" fill="currentColor">${marks.join("")}</svg>`;
  const node = holder.firstElementChild;
  return node ? finishSvg(node, alternative, layout.className) : trusted("");
}

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

function text(
  x: number,
  y: number,
  content: string,
  style: { size: number; anchor?: string; fill?: string; weight?: number },
): string {
  const { size, anchor = "start", fill = colours.ink, weight = 400 } = style;
  return html`<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${fill}" font-weight="${weight}">${content}</text>`
    .text;
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
      ? "Buiten de ladder"
      : rank === 0
        ? "Geen hulp meer"
        : (ladder.find((step) => step.rank === rank)?.name ?? `Trede ${rank}`);
  const flow = (from: number, to: number | null) =>
    flows.find((one) => one.from_rank === from && one.to_rank === to);
  return table<FlowRow>(
    caption,
    [
      { heading: "Van (begin van het jaar)", names: true, cell: (row) => row.name },
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
