import { line, scaleLinear } from "d3";
import { chartKinds, chartWords } from "../../words/charts.ts";
import { formatNumber } from "../nl-format.ts";
import { colours, dashes } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { pen, spread } from "./shape.ts";

/** How the figure of one period filled up after its end. */
export interface MaturationCurve {
  name: string;
  /** Weeks after the end of the period, and which part of what is known now was known then. */
  points: readonly { weeks: number; share: number }[];
}

export interface MaturationOptions {
  /** The week from which a figure is called final. */
  finalFrom: number;
}

/** How fast late data come in: why the newest periods are provisional. At most four periods. */
export function maturation(
  curves: readonly MaturationCurve[],
  options: MaturationOptions,
): Picture {
  if (curves.length > 4) throw new Error("a maturation chart holds at most four curves");
  return { kind: chartKinds.maturation, draw: (canvas) => draw(curves, options, canvas) };
}

function draw(
  curves: readonly MaturationCurve[],
  options: MaturationOptions,
  { document, form }: Canvas,
): Element {
  const ink = pen(document);
  const wide = form === "wide";
  const [width, height] = wide ? [760, 280] : [350, 260];
  const box = { left: 46, right: width - (wide ? 130 : 76), top: 40, bottom: height - 42 };
  const until = Math.max(
    options.finalFrom,
    ...curves.flatMap((curve) => curve.points.map((point) => point.weeks)),
  );
  const most = Math.max(1, ...curves.flatMap((curve) => curve.points.map((point) => point.share)));
  const x = scaleLinear([0, until], [box.left, box.right]);
  const y = scaleLinear([0, most], [box.bottom, box.top]);
  const marks: Element[] = [ink.text(0, 14, chartWords.knownPart, { fill: colours.soft })];
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    marks.push(
      ink.line(box.left, y(tick), box.right, y(tick), { "stroke-opacity": 0.6 }),
      ink.text(box.left - 8, y(tick) + 4, `${formatNumber(tick * 100)}%`, {
        fill: colours.soft,
        "text-anchor": "end",
      }),
    );
  }
  for (const tick of x.ticks(wide ? 8 : 4)) {
    marks.push(
      ink.text(x(tick), box.bottom + 18, String(tick), {
        fill: colours.soft,
        "text-anchor": "middle",
      }),
    );
  }
  const at = x(options.finalFrom);
  marks.push(
    ink.text(box.right, box.bottom + 36, chartWords.weeksAfter, {
      fill: colours.soft,
      "text-anchor": "end",
    }),
    ink.line(at, box.top - 8, at, box.bottom, {
      stroke: colours.ink,
      "stroke-width": 1.25,
      "stroke-dasharray": "4 3",
    }),
    ink.text(at, box.top - 12, chartWords.finalFrom, {
      "text-anchor": at > width * 0.6 ? "end" : "middle",
    }),
  );
  const ends = curves.map((curve) => y(curve.points.at(-1)?.share ?? 0));
  const heights = spread(ends, 16, box.top, box.bottom);
  for (const [index, curve] of curves.entries()) {
    const colour = colours.series[index] ?? colours.main;
    const end = curve.points.at(-1);
    const last = end?.weeks === until;
    marks.push(
      ink.path(
        line<MaturationCurve["points"][number]>(
          (point) => x(point.weeks),
          (point) => y(point.share),
        )([...curve.points]) ?? "",
        { stroke: colour, "stroke-width": 2.25, "stroke-dasharray": dashes[index] },
      ),
      // Below the end of a line there is room: lines only rise.
      ink.label(
        x(end?.weeks ?? 0) + (last ? 8 : 4),
        (heights[index] ?? 0) + (last ? 4 : 16),
        curve.name,
      ),
    );
  }
  return ink.frame(width, height, marks);
}
