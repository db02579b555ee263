import * as Plot from "@observablehq/plot";
import type { Html } from "./html.ts";
import { colours, document, finishSvg } from "./svg.ts";

/** One period of a series. */
export interface SeriesPoint {
  period: string;
  /** The period as the axis writes it. */
  tick: string;
  ref: string;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  text: string;
  provisional: boolean;
}

export interface SeriesOptions {
  alternative: string;
  axis(value: number): string;
  norm: number | null;
  normLabel: string;
  share: boolean;
}

/**
 * A line with the interval as a band. Provisional periods are dotted and hollow. The first and the
 * last figure stand beside their points; the rest is in the table.
 */
export function timeSeries(points: readonly SeriesPoint[], options: SeriesOptions): Html {
  const known = points.filter((point) => point.estimate !== null);
  const [low, high] = domainOf(known, options);
  const settled = points.map((point) => (point.provisional ? { ...point, estimate: null } : point));
  const lastSettled = known.filter((point) => !point.provisional).at(-1);
  const tail = points.filter(
    (point) => point.provisional || (lastSettled && point.period === lastSettled.period),
  );
  const last = lastSettled ?? known.at(-1);
  const ticks = points.filter((point) => point.tick !== "").map((point) => point.period);
  const tickOf = new Map(points.map((point) => [point.period, point.tick]));
  const node = Plot.plot({
    document,
    width: 360,
    height: options.norm === null ? 206 : 220,
    marginTop: options.norm === null ? 18 : 32,
    marginRight: 58,
    marginBottom: 26,
    marginLeft: 44,
    x: { type: "point", domain: points.map((point) => point.period), axis: null, padding: 0.3 },
    y: { domain: [low, high], axis: null },
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
      Plot.areaY(points, {
        x: "period",
        y1: (point: SeriesPoint) =>
          point.estimate === null ? null : Math.max(low, point.lower ?? low),
        y2: (point: SeriesPoint) =>
          point.estimate === null ? null : Math.min(high, point.upper ?? high),
        fill: colours.band,
        fillOpacity: 0.85,
      }),
      ...(options.norm === null
        ? []
        : [
            Plot.ruleY([options.norm], {
              stroke: colours.ink,
              strokeWidth: 1.25,
              strokeDasharray: "4 3",
            }),
            // Its name stands above the chart, where no line can run through it.
            Plot.text([options.normLabel], {
              frameAnchor: "top-left",
              lineAnchor: "bottom",
              dx: 30,
              dy: -12,
              text: (label: string) => label,
              fontSize: 12,
              fill: colours.ink,
            }),
            Plot.text(["- - -"], {
              frameAnchor: "top-left",
              lineAnchor: "bottom",
              dx: 0,
              dy: -12,
              text: (label: string) => label,
              fontSize: 12,
              fontWeight: 700,
              fill: colours.ink,
            }),
          ]),
      Plot.lineY(settled, { x: "period", y: "estimate", stroke: colours.main, strokeWidth: 2.25 }),
      Plot.lineY(tail, {
        x: "period",
        y: "estimate",
        stroke: colours.main,
        strokeWidth: 2,
        strokeDasharray: "2 4",
      }),
      Plot.dot(
        known.filter((point) => !point.provisional),
        { x: "period", y: "estimate", r: known.length > 8 ? 2.5 : 4, fill: colours.main },
      ),
      Plot.dot(
        known.filter((point) => point.provisional),
        { x: "period", y: "estimate", r: 4, fill: "white", stroke: colours.main, strokeWidth: 2 },
      ),
      Plot.text(last ? [last] : [], {
        x: "period",
        y: "estimate",
        text: (point: SeriesPoint) => (point.provisional ? `${point.text}*` : point.text),
        textAnchor: last === known.at(-1) ? "start" : "middle",
        dx: last === known.at(-1) ? 9 : 0,
        dy: last === known.at(-1) ? 0 : -14,
        stroke: "white",
        strokeWidth: 3,
        fontSize: 14,
        fontWeight: 700,
        fill: colours.main,
        render: (index, scales, values, dimensions, context, next) => {
          const group = next?.(index, scales, values, dimensions, context) ?? null;
          group?.firstElementChild?.setAttribute("data-ref", last?.ref ?? "");
          group?.firstElementChild?.setAttribute("data-value", String(last?.estimate));
          return group;
        },
      }),
    ],
  });
  return finishSvg(node, options.alternative, "reeks");
}

/** Room for the line, its band and the norm; an interval far wider than the line is cut off. */
function domainOf(points: readonly SeriesPoint[], options: SeriesOptions): [number, number] {
  const norm = options.norm === null ? [] : [options.norm];
  const estimates = [...points.map((point) => point.estimate ?? 0), ...norm];
  if (estimates.length === 0) return [0, 1];
  const lower = Math.min(...estimates, ...points.map((point) => point.lower ?? Infinity));
  const upper = Math.max(...estimates, ...points.map((point) => point.upper ?? 0));
  if (!options.share) return [0, Math.min(upper, Math.max(...estimates) * 1.5) * 1.05];
  const room = Math.max(0.04, (upper - lower) * 0.12);
  return [Math.max(0, lower - room), Math.min(1, upper + room)];
}
