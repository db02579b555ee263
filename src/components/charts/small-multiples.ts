import { line, scaleLinear, scalePoint } from "d3";
import { chartKinds } from "../../words/charts.ts";
import { colours } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { type Referred, referred } from "./reference.ts";
import { pen, shortened } from "./shape.ts";

/** One small chart: a name, its line, and the figure at the end. */
export interface Panel {
  name: string;
  points: readonly (Referred & { period: string; text: string; provisional: boolean })[];
}

export interface MultiplesOptions {
  /** All periods, oldest first. */
  periods: readonly string[];
  /** A thin line in every panel to read the others against, such as the whole region. */
  reference?: { name: string; points: readonly { period: string; estimate: number | null }[] };
  axis(value: number): string;
  share: boolean;
}

/** The same small chart for each of several, all on one scale, in the order given. */
export function smallMultiples(panels: readonly Panel[], options: MultiplesOptions): Picture {
  return { kind: chartKinds.smallMultiples, draw: (canvas) => draw(panels, options, canvas) };
}

function draw(
  panels: readonly Panel[],
  options: MultiplesOptions,
  { document, form }: Canvas,
): Element {
  const ink = pen(document);
  const [width, columns] = form === "wide" ? [760, 4] : [350, 2];
  const span = width / columns;
  const tall = 124;
  const all = [...panels.flatMap((panel) => panel.points), ...(options.reference?.points ?? [])];
  const known = all.flatMap((point) => point.estimate ?? []);
  const [least, most] = [Math.min(...known, Infinity), Math.max(...known, 0)];
  const room = (most - least) * 0.15 || 0.05;
  const low = options.share && Number.isFinite(least) ? Math.max(0, least - room) : 0;
  const high = options.share ? Math.min(1, most + room) : most + room;
  const top = options.reference ? 26 : 4;
  const marks: Element[] = options.reference
    ? [
        ink.line(0, 10, 24, 10, { stroke: colours.soft, "stroke-dasharray": "4 3" }),
        ink.text(30, 14, options.reference.name, { fill: colours.soft }),
      ]
    : [];
  for (const [index, panel] of panels.entries()) {
    const [left, y0] = [(index % columns) * span, top + Math.floor(index / columns) * tall];
    const x = scalePoint(options.periods, [left + 34, left + span - 46]);
    const y = scaleLinear([low, high], [y0 + 96, y0 + 32]);
    const at = (period: string) => x(period) ?? 0;
    marks.push(
      ink.text(left, y0 + 16, shortened(panel.name, Math.floor(span / 7.2)), {
        "font-weight": 600,
      }),
    );
    for (const tick of [low, high]) {
      marks.push(
        ink.line(left + 34, y(tick), left + span - 46, y(tick), { "stroke-opacity": 0.7 }),
        ink.text(left + 30, y(tick) + 4, options.axis(tick), {
          fill: colours.soft,
          "font-size": 11,
          "text-anchor": "end",
        }),
      );
    }
    const first = options.periods[0];
    const last = options.periods.at(-1);
    for (const [period, anchor] of [
      [first, "start"],
      [last, "end"],
    ] as const) {
      if (period === undefined) continue;
      marks.push(
        ink.text(at(period) + (anchor === "end" ? 8 : -8), y0 + 112, period, {
          fill: colours.soft,
          "font-size": 11,
          "text-anchor": anchor,
        }),
      );
    }
    const trace = line<{ period: string; estimate: number | null }>()
      .defined((point) => point.estimate !== null)
      .x((point) => at(point.period))
      .y((point) => y(point.estimate ?? 0));
    if (options.reference) {
      marks.push(
        ink.path(trace([...options.reference.points]) ?? "", {
          stroke: colours.soft,
          "stroke-dasharray": "4 3",
        }),
      );
    }
    const settled = panel.points.filter((point) => !point.provisional);
    marks.push(ink.path(trace(settled) ?? "", { stroke: colours.main, "stroke-width": 2.25 }));
    const end = panel.points.findLast((point) => point.estimate !== null);
    if (!end || end.estimate === null) continue;
    const tail = panel.points.slice(Math.max(0, settled.length - 1));
    if (tail.length > 1) {
      marks.push(
        ink.path(trace(tail) ?? "", {
          stroke: colours.main,
          "stroke-width": 2,
          "stroke-dasharray": "2 4",
        }),
      );
    }
    marks.push(
      ink.shape("circle", {
        cx: at(end.period),
        cy: y(end.estimate),
        r: 3.5,
        fill: end.provisional ? colours.paper : colours.main,
        stroke: colours.main,
        "stroke-width": 2,
      }),
      ink.label(
        at(end.period) + 8,
        y(end.estimate) + 4,
        `${end.text}${end.provisional ? "*" : ""}`,
        {
          "font-weight": 700,
          fill: colours.main,
          ...referred(end),
        },
      ),
    );
  }
  return ink.frame(width, top + Math.ceil(panels.length / columns) * tall, marks);
}
