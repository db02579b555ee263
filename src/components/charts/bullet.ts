import { chartKinds, chartWords } from "../../words/charts.ts";
import { colours } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { type Referred, referred } from "./reference.ts";
import { pen, shortened } from "./shape.ts";

/** Use of one sum against what was to be expected by now. */
export interface BulletRow {
  name: string;
  /** The whole sum that was agreed. */
  agreed: number;
  /** What would have been used by now, when spread evenly; with the band that is called usual. */
  expected: { value: number; low: number; high: number } | null;
  actual: (Referred & { text: string }) | null;
  /** Stands beside the name: `van € 2,4 miljoen`. */
  agreedText: string;
}

/** A bar of use in a frame of the whole sum, with a line for what was to be expected by now. */
export function bullet(rows: readonly BulletRow[]): Picture {
  return { kind: chartKinds.bullet, draw: (canvas) => draw(rows, canvas) };
}

function draw(rows: readonly BulletRow[], { document, form }: Canvas): Element {
  const ink = pen(document);
  const wide = form === "wide";
  const width = wide ? 760 : 350;
  const box = { left: wide ? 250 : 0, right: wide ? width - 110 : width };
  const pitch = wide ? 46 : 66;
  const top = wide ? 34 : 52;
  const most = Math.max(
    1,
    ...rows.map((row) => Math.max(row.agreed, row.actual?.estimate ?? 0, row.expected?.high ?? 0)),
  );
  const x = (value: number) => box.left + (value / most) * (box.right - box.left);
  const known = rows.some((row) => row.expected !== null);
  const marks: Element[] = key(ink, box.left, wide).slice(0, known ? undefined : 4);
  for (const [index, row] of rows.entries()) {
    const y = top + index * pitch;
    const bar = wide ? y + 4 : y + 22;
    marks.push(
      wide
        ? ink.text(box.left - 12, y + 13, shortened(row.name, 36), {
            "font-size": 13,
            "text-anchor": "end",
          })
        : ink.text(0, y + 12, shortened(row.name, 30), { "font-size": 13 }),
      wide
        ? ink.text(box.left - 12, y + 29, row.agreedText, {
            fill: colours.soft,
            "text-anchor": "end",
          })
        : ink.text(0, y + 58, row.agreedText, { fill: colours.soft }),
      ink.rect(box.left, bar, x(row.agreed) - box.left, 24, {
        fill: colours.flow.same.fill,
        stroke: colours.soft,
        "stroke-width": 1,
      }),
    );
    if (row.expected) {
      const { low, high } = row.expected;
      marks.push(
        ink.rect(x(low), bar, x(Math.min(high, most)) - x(low), 24, {
          fill: colours.steps[1].fill,
        }),
      );
    }
    if (row.actual?.estimate != null) {
      marks.push(
        ink.rect(box.left, bar + 7, x(row.actual.estimate) - box.left, 10, { fill: colours.main }),
      );
    }
    if (row.expected) {
      const at = x(row.expected.value);
      marks.push(
        ink.line(at, bar - 4, at, bar + 28, { stroke: colours.ongunstig, "stroke-width": 3 }),
      );
    }
    const text = row.actual?.text ?? chartWords.noFigure;
    marks.push(
      ink.text(wide ? box.right + 10 : width, wide ? y + 21 : y + 12, text, {
        "font-size": 13,
        "font-weight": 600,
        "text-anchor": wide ? "start" : "end",
        ...(row.actual ? referred(row.actual) : {}),
      }),
    );
  }
  return ink.frame(width, top + rows.length * pitch + 4, marks);
}

function key(ink: ReturnType<typeof pen>, left: number, wide: boolean): Element[] {
  const row = (index: number) => (wide ? 0 : Math.floor(index / 2) * 20);
  const column = (index: number) =>
    wide ? left + ([0, 95, 205, 345][index] ?? 0) : (index % 2) * 130;
  const swatch = (index: number, more: Record<string, string | number>) =>
    ink.rect(column(index), 8 + row(index), 14, 10, more);
  const word = (index: number, text: string) => ink.text(column(index) + 20, 17 + row(index), text);
  return [
    swatch(0, { fill: colours.main }),
    word(0, chartWords.used),
    swatch(1, { fill: colours.flow.same.fill, stroke: colours.soft }),
    word(1, chartWords.agreed),
    ink.line(column(2) + 7, 5 + row(2), column(2) + 7, 21 + row(2), {
      stroke: colours.ongunstig,
      "stroke-width": 3,
    }),
    word(2, chartWords.expectedByNow),
    swatch(3, { fill: colours.steps[1].fill }),
    word(3, chartWords.usualRoom),
  ];
}
