import { line, scaleLinear } from "d3";
import type { Signal } from "../../data/tables.ts";
import { chartKinds, chartWords } from "../../words/charts.ts";
import { formatNumber } from "../nl-format.ts";
import { colours } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { type Referred, referred } from "./reference.ts";
import { keyed, pen, shortened, spread, widthOf } from "./shape.ts";

/** One organisation: its figure against the number it rests on. */
export interface FunnelPoint extends Referred {
  name: string;
  /** How many the figure rests on. */
  n: number;
  estimate: number;
  text: string;
  signal: Signal;
  /** The one that the page is about: always named. */
  own?: boolean;
}

/** Where figures of this size fall by chance: 95 % and 99.8 % around the centre. */
export interface FunnelLimit {
  n: number;
  lower95: number;
  upper95: number;
  lower998: number;
  upper998: number;
}

export interface FunnelOptions {
  /** The figure of all together. */
  centre: number;
  centreText: string;
  limits: readonly FunnelLimit[];
  /** What is counted on the axis below: `beoordeelde doelen`. */
  counted: string;
  axis(value: number): string;
  share: boolean;
}

/**
 * A funnel: who stands out more than chance allows, given the numbers. Only those with a signal, and
 * the own organisation, are named: the others differ by chance and are in no order.
 */
export function funnel(points: readonly FunnelPoint[], options: FunnelOptions): Picture {
  return { kind: chartKinds.funnel, draw: (canvas) => draw(points, options, canvas) };
}

function draw(
  points: readonly FunnelPoint[],
  options: FunnelOptions,
  { document, form }: Canvas,
): Element {
  const ink = pen(document);
  const wide = form === "wide";
  const [width, height] = wide ? [760, 360] : [350, 350];
  const box = {
    left: 46,
    right: width - (wide ? 14 : 8),
    top: wide ? 34 : 54,
    bottom: height - 42,
  };
  const most = Math.max(1, ...points.map((point) => point.n)) * 1.05;
  const x = scaleLinear([0, most], [box.left, box.right]);
  const seen = options.limits.filter((limit) => limit.n > 0 && limit.n <= most);
  const reach = [
    options.centre,
    ...points.map((point) => point.estimate),
    ...seen.filter((limit) => limit.n >= most / 25).flatMap((l) => [l.lower998, l.upper998]),
  ];
  const room = (Math.max(...reach) - Math.min(...reach)) * 0.06 || 0.05;
  const low = Math.max(0, Math.min(...reach) - room);
  const high = options.share ? Math.min(1, Math.max(...reach) + room) : Math.max(...reach) + room;
  const y = scaleLinear([low, high], [box.bottom, box.top]).clamp(true);
  const curve = (pick: (limit: FunnelLimit) => number) =>
    line<FunnelLimit>(
      (limit) => x(limit.n),
      (limit) => y(pick(limit)),
    )(seen) ?? "";
  const marks: Element[] = [];
  for (const tick of y.ticks(5)) {
    marks.push(ink.line(box.left, y(tick), box.right, y(tick), { "stroke-opacity": 0.6 }));
    marks.push(
      ink.text(box.left - 8, y(tick) + 4, options.axis(tick), {
        fill: colours.soft,
        "text-anchor": "end",
      }),
    );
  }
  for (const tick of x.ticks(wide ? 7 : 4)) {
    marks.push(
      ink.text(x(tick), box.bottom + 18, formatNumber(tick), {
        fill: colours.soft,
        "text-anchor": "middle",
      }),
    );
  }
  marks.push(
    ink.text(box.right, box.bottom + 36, options.counted, {
      fill: colours.soft,
      "text-anchor": "end",
    }),
  );
  const inner = { stroke: colours.soft, "stroke-width": 1, "stroke-dasharray": "5 4" };
  const outer = { stroke: colours.soft, "stroke-width": 1.5 };
  marks.push(
    ink.path(
      curve((l) => l.lower95),
      inner,
    ),
    ink.path(
      curve((l) => l.upper95),
      inner,
    ),
    ink.path(
      curve((l) => l.lower998),
      outer,
    ),
    ink.path(
      curve((l) => l.upper998),
      outer,
    ),
    ink.line(box.left, y(options.centre), box.right, y(options.centre), {
      stroke: colours.ink,
      "stroke-width": 1.25,
      "stroke-dasharray": "1 3",
    }),
    ...legend(ink, box.left, options, wide),
  );
  for (const point of [...points].sort((a, b) => Number(named(a)) - Number(named(b)))) {
    marks.push(pointOf(ink, x(point.n), y(point.estimate), point));
  }
  // Names stand beside their point, on the side where there is room.
  const labelled = points.filter(named);
  const heights = spread(
    labelled.map((point) => y(point.estimate)),
    16,
    box.top + 6,
    box.bottom - 4,
  );
  for (const [index, point] of labelled.entries()) {
    const name = `${shortened(point.name, wide ? 34 : 20)} ${point.text}`;
    const leftwards = x(point.n) + 12 + widthOf(name, 13) > box.right;
    marks.push(
      ink.label(x(point.n) + (leftwards ? -11 : 11), (heights[index] ?? 0) + 4, name, {
        "font-size": 13,
        "font-weight": point.own ? 700 : 400,
        "text-anchor": leftwards ? "end" : "start",
      }),
    );
  }
  return ink.frame(width, height, marks);
}

const named = (point: FunnelPoint) =>
  (point.own ?? false) || point.signal === "gunstig" || point.signal === "ongunstig";

function pointOf(ink: ReturnType<typeof pen>, x: number, y: number, point: FunnelPoint): Element {
  const reference = referred(point);
  if (point.signal === "gunstig")
    return ink.sign(x, y, "up", { fill: colours.gunstig, stroke: colours.paper, ...reference });
  if (point.signal === "ongunstig")
    return ink.sign(x, y, "down", { fill: colours.ongunstig, stroke: colours.paper, ...reference });
  if (point.own)
    return ink.sign(x, y, "dot", { fill: colours.main, stroke: colours.paper, ...reference });
  return ink.shape("circle", {
    cx: x,
    cy: y,
    r: 4,
    fill: point.signal === "te weinig gegevens" ? colours.paper : colours.neutraal,
    "fill-opacity": point.signal === "te weinig gegevens" ? null : 0.7,
    stroke: colours.neutraal,
    ...reference,
  });
}

function legend(ink: ReturnType<typeof pen>, left: number, options: FunnelOptions, wide: boolean) {
  const keys = [
    { dash: "1 3", stroke: colours.ink, text: `${chartWords.together} ${options.centreText}` },
    { dash: "5 4", stroke: colours.soft, text: chartWords.usual95 },
    { dash: "none", stroke: colours.soft, text: chartWords.rare998 },
  ].map((key) => ({ ...key, width: 40 + widthOf(key.text) }));
  return keyed(keys, wide ? 700 : 350).flatMap(({ dash, stroke, text, x, row }) => {
    const [from, y] = [(wide ? left : 0) + x, 12 + row * 17];
    return [
      ink.line(from, y, from + 22, y, { stroke, "stroke-width": 1.5, "stroke-dasharray": dash }),
      ink.text(from + 27, y + 4, text),
    ];
  });
}
