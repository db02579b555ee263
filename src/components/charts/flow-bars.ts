import { chartKinds, chartWords } from "../../words/charts.ts";
import { formatNumber } from "../nl-format.ts";
import { colours } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { pen } from "./shape.ts";

/** What became of those on one rank, a year later. */
export interface FlowBar {
  name: string;
  out: number;
  lighter: number;
  same: number;
  /** Went on with help that has no rank. */
  off: number;
  heavier: number;
  /** False when counts that are not shown could shift the shares: then there is no bar. */
  drawable: boolean;
}

const parts = ["out", "lighter", "same", "off", "heavier"] as const;

/** A bar per rank: who left care, went lighter, stayed, went heavier. */
export function flowBars(rows: readonly FlowBar[]): Picture {
  return { kind: chartKinds.flowBars, draw: (canvas) => draw(rows, canvas) };
}

function draw(rows: readonly FlowBar[], { document, form }: Canvas): Element {
  const { frame, rect, text } = pen(document);
  const stacked = form === "narrow";
  const [width, left] = stacked ? [350, 0] : [760, 226];
  const used = parts.filter((key) => rows.some((row) => row.drawable && row[key] > 0));
  const pitch = stacked ? 52 : 34;
  const room = width - left;
  const marks: Element[] = [];
  let x = left;
  let line = 14;
  for (const key of used) {
    const name = chartWords.flow[key];
    const span = 28 + name.length * 6.6;
    if (x + span > width) {
      x = left;
      line += 20;
    }
    marks.push(rect(x, line - 10, 12, 12, { fill: colours.flow[key].fill }));
    marks.push(text(x + 17, line, name));
    x += span;
  }
  const top = line + (stacked ? 16 : 20);
  for (const [index, row] of rows.entries()) {
    const y = top + index * pitch;
    marks.push(
      stacked
        ? text(0, y + 11, row.name, { "font-size": 13 })
        : text(left - 12, y + 16, row.name, { "font-size": 13, "text-anchor": "end" }),
    );
    if (!row.drawable) {
      marks.push(text(left, y + (stacked ? 32 : 16), chartWords.tooSmall, { fill: colours.soft }));
      continue;
    }
    const total = parts.reduce((sum, key) => sum + row[key], 0);
    let from = left;
    for (const key of used) {
      const share = total ? row[key] / total : 0;
      if (share === 0) continue;
      const span = share * room;
      const barTop = stacked ? y + 17 : y;
      const { fill, text: ink } = colours.flow[key];
      // An edge, so that parts stay apart without colour.
      marks.push(rect(from, barTop, Math.max(0.5, span - 1), 24, { fill, stroke: colours.paper }));
      if (span > 34) {
        marks.push(
          text(from + span / 2, barTop + 16.5, `${formatNumber(share * 100)}%`, {
            "text-anchor": "middle",
            fill: ink,
            "font-weight": 600,
          }),
        );
      }
      from += span;
    }
  }
  const height = top + rows.length * pitch + (stacked ? 0 : -4);
  return frame(width, height, marks);
}
