import * as Plot from "@observablehq/plot";
import type { Signal } from "../../data/tables.ts";
import { chartKinds, chartWords } from "../../words/charts.ts";
import { colours } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { withReferences } from "./reference.ts";
import { keyed, shortened, wrapped } from "./shape.ts";

/** One period of a series. */
export interface SeriesPoint {
  period: string;
  /** The period as the axis writes it; empty for a period that the axis does not name. */
  tick: string;
  ref: string;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  text: string;
  provisional: boolean;
  /** A signal of this point against its own past. */
  signal?: Signal;
}

/** Periods that share one average and its limits: a new phase starts where a break was proven. */
export interface Phase {
  from: string;
  to: string;
  mean: number;
  /** Absent below twelve points: then it is a run chart, without limits. */
  limits: { lower: number; upper: number } | null;
}

/** Something that happened, marked with its number in the picture and named below it. */
export interface ChartEvent {
  period: string;
  text: string;
}

export interface SeriesOptions {
  axis(value: number): string;
  norm: number | null;
  normLabel: string;
  /** Shares stay within 0 and 1, and their axis may start above zero: say so in the reading. */
  share: boolean;
  /** Over the full width of a page, instead of beside the text. */
  full?: boolean;
  /** Average and limits (XmR). The band of the intervals then stays away. */
  phases?: readonly Phase[];
  events?: readonly ChartEvent[];
  /** Room for the values, when several series must share one scale. */
  domain?: readonly [number, number];
}

/**
 * A figure over time. With `phases` it is a control chart: average, limits, and a sign on each point
 * that is a signal. Without, the interval is a band. Provisional periods are dotted and hollow.
 */
export function timeSeries(points: readonly SeriesPoint[], options: SeriesOptions): Picture {
  const limited = options.phases?.some((phase) => phase.limits) ?? false;
  return {
    kind: limited ? chartKinds.control : options.phases ? chartKinds.run : chartKinds.series,
    ...(options.full ? {} : { oneForm: true, className: "reeks" }),
    draw: (canvas) => draw(points, options, canvas),
  };
}

function draw(
  points: readonly SeriesPoint[],
  options: SeriesOptions,
  { document, form }: Canvas,
): Element {
  const { phases = [], events = [] } = options;
  const width = options.full ? (form === "wide" ? 760 : 350) : 360;
  const known = points.filter((point) => point.estimate !== null);
  const [low, high] = options.domain ?? domainOf(known, options);
  const settled = points.map((point) => (point.provisional ? { ...point, estimate: null } : point));
  const lastSettled = known.filter((point) => !point.provisional).at(-1);
  const tail = points.filter(
    (point) => point.provisional || (lastSettled && point.period === lastSettled.period),
  );
  const last = lastSettled ?? known.at(-1);
  const ends = last === known.at(-1);
  const signals = known.filter(
    (point) => !point.provisional && (point.signal === "gunstig" || point.signal === "ongunstig"),
  );
  const ticks = points.filter((point) => point.tick !== "").map((point) => point.period);
  const tickOf = new Map(points.map((point) => [point.period, point.tick]));
  const keys = events.flatMap((event, index) =>
    wrapped(`${index + 1}: ${event.text}`, form === "wide" && options.full ? 105 : 50),
  );
  const legend = keyed(keyOf(options, phases), width - 100);
  const keyRows = (legend.at(-1)?.row ?? -1) + 1;
  const top = 18 + keyRows * 16 + (events.length ? 16 : 0);
  const bottom = 26 + (keys.length ? 12 + keys.length * 17 : 0);
  const small = known.length > 8;
  return Plot.plot({
    document,
    width,
    height: (options.full ? 200 : 162) + top + bottom,
    marginTop: top,
    marginRight: 58,
    marginBottom: bottom,
    marginLeft: 44,
    x: { type: "point", domain: points.map((point) => point.period), axis: null, padding: 0.3 },
    y: { domain: [low, high], axis: null, clamp: true },
    symbol: { type: "identity" },
    marks: [
      Plot.gridY({ ticks: 4, stroke: colours.rule, strokeOpacity: 0.6 }),
      Plot.axisY({
        ticks: 4,
        tickSize: 0,
        label: null,
        tickFormat: (value: number) => options.axis(value),
        fontSize: 12,
        fill: colours.soft,
      }),
      Plot.axisX({
        ticks,
        tickSize: 0,
        tickPadding: 8,
        label: null,
        tickFormat: (period: string) => tickOf.get(period) ?? period,
        fontSize: 12,
        fill: colours.soft,
      }),
      ...(phases.length
        ? []
        : [
            Plot.areaY(points, {
              x: "period",
              y1: (point: SeriesPoint) =>
                bounded(point) ? Math.max(low, point.lower ?? low) : null,
              y2: (point: SeriesPoint) =>
                bounded(point) ? Math.min(high, point.upper ?? high) : null,
              fill: colours.band,
              fillOpacity: 0.85,
            }),
          ]),
      ...phases.flatMap((phase) => phaseMarks(points, phase)),
      ...eventMarks(events),
      ...ruleAndKey(options, legend),
      Plot.lineY(settled, { x: "period", y: "estimate", stroke: colours.main, strokeWidth: 2.25 }),
      Plot.lineY(tail, {
        x: "period",
        y: "estimate",
        stroke: colours.main,
        strokeWidth: 2,
        strokeDasharray: "2 4",
      }),
      Plot.dot(
        known.filter((point) => !point.provisional && !signals.includes(point)),
        { x: "period", y: "estimate", r: small ? 2.5 : 4, fill: colours.main },
      ),
      Plot.dot(
        known.filter((point) => point.provisional),
        {
          x: "period",
          y: "estimate",
          r: 4,
          fill: colours.paper,
          stroke: colours.main,
          strokeWidth: 2,
        },
      ),
      Plot.dot(signals, {
        x: "period",
        y: "estimate",
        r: 6,
        symbol: () => "triangle",
        rotate: (point: SeriesPoint) => (point.signal === "ongunstig" ? 180 : 0),
        fill: (point: SeriesPoint) =>
          point.signal === "ongunstig" ? colours.ongunstig : colours.gunstig,
        stroke: colours.paper,
        strokeWidth: 1,
      }),
      Plot.text(last ? [last] : [], {
        x: "period",
        y: "estimate",
        text: (point: SeriesPoint) => (point.provisional ? `${point.text}*` : point.text),
        textAnchor: ends ? "start" : "middle",
        dx: ends ? 9 : 0,
        dy: ends ? 0 : -14,
        stroke: colours.paper,
        strokeWidth: 3,
        fontSize: 14,
        fontWeight: 700,
        fill: colours.main,
        render: withReferences(last ? [last] : []),
      }),
      ...keys.map((text, index) =>
        Plot.text([shortened(text, 110)], {
          frameAnchor: "bottom-left",
          lineAnchor: "top",
          dx: -40,
          dy: 36 + index * 17,
          text: (line: string) => line,
          fontSize: 12,
          fill: colours.ink,
        }),
      ),
    ],
  });
}

/** Average and limits of one phase, over the periods it holds. */
function phaseMarks(points: readonly SeriesPoint[], phase: Phase): Plot.Markish[] {
  const from = points.findIndex((point) => point.period === phase.from);
  const to = points.findIndex((point) => point.period === phase.to);
  const within = points.slice(Math.max(0, from), to < 0 ? undefined : to + 1);
  const level = (value: number, dash: string, strokeWidth: number) =>
    Plot.lineY(within, {
      x: "period",
      y: () => value,
      stroke: colours.soft,
      strokeWidth,
      strokeDasharray: dash,
    });
  return [
    level(phase.mean, "none", 1.25),
    ...(phase.limits
      ? [
          Plot.areaY(within, {
            x: "period",
            y1: () => phase.limits?.lower,
            y2: () => phase.limits?.upper,
            fill: colours.band,
            fillOpacity: 0.45,
          }),
          level(phase.limits.lower, "6 4", 1),
          level(phase.limits.upper, "6 4", 1),
        ]
      : []),
  ];
}

/** A line through the picture with its number on top. */
function eventMarks(events: readonly ChartEvent[]): Plot.Markish[] {
  if (events.length === 0) return [];
  return [
    Plot.ruleX(events, {
      x: "period",
      stroke: colours.soft,
      strokeWidth: 1,
      strokeDasharray: "1 3",
    }),
    Plot.text(events, {
      x: "period",
      frameAnchor: "top",
      lineAnchor: "bottom",
      dy: -3,
      text: (_: ChartEvent, index: number) => String(index + 1),
      fontSize: 12,
      fontWeight: 700,
      fill: colours.ink,
    }),
  ];
}

interface Key {
  sign: string;
  text: string;
  heavy: boolean;
  width: number;
}

/** What the lines are called. */
function keyOf(options: SeriesOptions, phases: readonly Phase[]): Key[] {
  const limited = phases.some((phase) => phase.limits);
  const entries = [
    ...(options.norm === null ? [] : [{ sign: "- - -", text: options.normLabel, heavy: true }]),
    ...(phases.length ? [{ sign: "——", text: chartWords.mean, heavy: false }] : []),
    ...(limited ? [{ sign: "– –", text: chartWords.usualSwings, heavy: false }] : []),
  ];
  return entries.map((entry) => ({ ...entry, width: 50 + entry.text.length * 6.4 }));
}

/** The line of the norm; what the lines mean stands above, where no line can run through it. */
function ruleAndKey(
  options: SeriesOptions,
  legend: readonly (Key & { x: number; row: number })[],
): Plot.Markish[] {
  const rows = (legend.at(-1)?.row ?? 0) + 1;
  const above = options.events?.length ? -28 : -12;
  return [
    ...(options.norm === null
      ? []
      : [
          Plot.ruleY([options.norm], {
            stroke: colours.ink,
            strokeWidth: 1.25,
            strokeDasharray: "4 3",
          }),
        ]),
    ...legend.flatMap(({ sign, text, heavy, x, row }) => {
      const place = {
        frameAnchor: "top-left",
        lineAnchor: "bottom",
        dy: above - (rows - 1 - row) * 16,
        text: (label: string) => label,
        fontSize: 12,
      } as const;
      return [
        Plot.text([sign], {
          ...place,
          dx: x,
          fontWeight: heavy ? 700 : 400,
          fill: heavy ? colours.ink : colours.soft,
        }),
        Plot.text([text], { ...place, dx: x + 30, fill: colours.ink }),
      ];
    }),
  ];
}

/** Room for the line, its band and the norm; an interval far wider than the line is cut off. */
/** A figure with an interval, be it open at one side. */
const bounded = ({ estimate, lower, upper }: SeriesPoint) =>
  estimate !== null && (lower !== null || upper !== null);

function domainOf(points: readonly SeriesPoint[], options: SeriesOptions): [number, number] {
  const norm = options.norm === null ? [] : [options.norm];
  const levels = (options.phases ?? []).flatMap((phase) => [
    phase.mean,
    ...(phase.limits ? [phase.limits.lower, phase.limits.upper] : []),
  ]);
  const estimates = [...points.map((point) => point.estimate ?? 0), ...norm, ...levels];
  if (estimates.length === 0) return [0, 1];
  // A control chart has limits in place of intervals.
  const bounds = options.phases ? [] : points;
  const lower = Math.min(...estimates, ...bounds.map((point) => point.lower ?? Infinity));
  const upper = Math.max(...estimates, ...bounds.map((point) => point.upper ?? 0));
  if (!options.share) return [0, Math.min(upper, Math.max(...estimates) * 1.5) * 1.05];
  const room = Math.max(0.04, (upper - lower) * 0.12);
  // Use of a sum may pass 100%; no other share does.
  return [Math.max(0, lower - room), upper > 1 ? upper + room : Math.min(1, upper + room)];
}
