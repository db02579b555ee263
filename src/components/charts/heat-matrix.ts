import { chartKinds } from "../../words/charts.ts";
import { type Colour, coverageTones } from "./heat-tone.ts";
import { colours } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { referred } from "./reference.ts";
import { pen, shortened, wrapped } from "./shape.ts";

/** A cell: covered or not, or a step from little (1) to much (5) with its figure. */
export type HeatCell =
  | { state: "present" | "partly" | "absent" | "notNeeded" }
  | { step: 1 | 2 | 3 | 4 | 5; text: string; ref: string; estimate: number }
  | null;

export interface HeatColumn {
  name: string;
  /** Three or four letters for a phone; the reading of the chart says what they stand for. */
  short: string;
}

export interface HeatRow {
  name: string;
  /** One per column; null where there is nothing to show. */
  cells: readonly HeatCell[];
}

/** A matrix of signs or figures on tints; each cell can be read without its colour. */
export function heatMatrix(columns: readonly HeatColumn[], rows: readonly HeatRow[]): Picture {
  return { kind: chartKinds.heatMatrix, draw: (canvas) => draw(columns, rows, canvas) };
}

function draw(
  columns: readonly HeatColumn[],
  rows: readonly HeatRow[],
  { document, form }: Canvas,
): Element {
  const ink = pen(document);
  const wide = form === "wide";
  const width = wide ? 760 : 350;
  const left = wide ? 196 : 0;
  const cell = (width - left) / Math.max(1, columns.length);
  const pitch = wide ? 30 : 48;
  const head = wide ? 40 : 20;
  const marks: Element[] = [];
  for (const [index, column] of columns.entries()) {
    const x = left + (index + 0.5) * cell;
    const lines = wide
      ? wrapped(broken(column.name, Math.floor(cell / 5.7)), Math.floor(cell / 5.7)).slice(0, 2)
      : [column.short];
    for (const [line, text] of lines.entries()) {
      marks.push(
        ink.text(x, head - 8 - (lines.length - 1 - line) * 13, text, {
          "font-size": wide ? 11 : 12,
          "text-anchor": "middle",
          fill: colours.soft,
        }),
      );
    }
  }
  for (const [index, row] of rows.entries()) {
    const y = head + index * pitch;
    marks.push(
      wide
        ? ink.text(left - 12, y + 19, shortened(row.name, 29), {
            "font-size": 13,
            "text-anchor": "end",
          })
        : ink.text(0, y + 14, shortened(row.name, 46), { "font-size": 13 }),
    );
    for (const [place, content] of row.cells.entries()) {
      const at = {
        x: left + place * cell,
        y: wide ? y : y + 19,
        width: cell,
        height: wide ? 29 : 26,
      };
      marks.push(...drawCell(ink, content, at));
    }
  }
  return ink.frame(width, head + rows.length * pitch + 2, marks);
}

function drawCell(
  ink: ReturnType<typeof pen>,
  content: HeatCell,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Element[] {
  const [cx, cy] = [x + width / 2, y + height / 2];
  const tile = (fill: string) =>
    ink.rect(x + 1, y + 1, width - 2, height - 2, { fill, stroke: colours.rule });
  if (content === null) return [];
  if ("step" in content) {
    const { fill, text } = colours.steps[content.step - 1] ?? colours.steps[0];
    return [
      tile(fill),
      ink.text(cx, cy + 4, content.text, {
        fill: text,
        "text-anchor": "middle",
        ...referred(content),
      }),
    ];
  }
  const { fill, sign, colour }: Colour = coverageTones[content.state];
  if (sign === null) return [tile(fill)];
  const solid = sign === "dot";
  return [
    tile(fill),
    ink.sign(cx, cy, sign, {
      fill: solid ? colour : "none",
      stroke: solid ? null : colour,
      "stroke-width": solid ? null : 2.25,
    }),
  ];
}

/** A long name gets places where it may break: `Winterswijk` in a narrow column. */
function broken(name: string, most: number): string {
  return name
    .split(" ")
    .map((word) =>
      word.length > most ? `${word.slice(0, most - 1)}- ${word.slice(most - 1)}` : word,
    )
    .join(" ");
}
