import * as Plot from "@observablehq/plot";
import type { Signal } from "../../data/tables.ts";
import { chartKinds } from "../../words/charts.ts";
import { colours } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { withReferences } from "./reference.ts";
import { shortened } from "./shape.ts";

/** One line of the chart: an estimate with its interval. */
export interface IntervalRow {
  label: string;
  /** Reference of the estimate in the release. */
  ref: string;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  /** The estimate as it is written everywhere else. */
  text: string;
  signal: Signal;
  provisional: boolean;
  norm: number | null;
  /** The row that the others are read against, such as the whole region. */
  reference?: boolean;
}

export interface IntervalOptions {
  /** How a number on the axis is written. */
  axis(value: number): string;
  /** What the norm is called: `norm 40%`. Absent when there is none, or more than one. */
  normLabel?: string;
  /** Shares run to 1 at most. */
  share: boolean;
}

interface Layout {
  width: number;
  rowHeight: number;
  left: number;
  right: number;
  /** On a phone the name stands above its line, so that both get the full width. */
  stacked: boolean;
}

const wide: Layout = {
  width: 760,
  rowHeight: 27,
  left: 262,
  right: 86,
  stacked: false,
};
const narrow: Layout = {
  width: 350,
  rowHeight: 46,
  left: 8,
  right: 12,
  stacked: true,
};

/** Estimates with their intervals below each other, in the order given. */
export function intervalDots(rows: readonly IntervalRow[], options: IntervalOptions): Picture {
  return {
    kind: chartKinds.intervalDots,
    draw: (canvas) => draw(rows, options, canvas),
  };
}

function draw(
  rows: readonly IntervalRow[],
  options: IntervalOptions,
  { document, form }: Canvas,
): Element {
  const layout = form === "wide" ? wide : narrow;
  const domain = domainOf(rows, options.share);
  const [from, to] = domain;
  const top = options.normLabel ? 22 : 6;
  const height = top + rows.length * layout.rowHeight + 26;
  const indexed = rows.map((row, index) => ({ ...row, index }));
  const shown = indexed.filter((row) => row.estimate !== null);
  const silent = indexed.filter((row) => row.estimate === null);
  const shift = layout.stacked ? 0.22 : 0;
  const reach = layout.stacked ? 0.18 : 0.32;
  const y = (row: { index: number }) => row.index + shift;
  const oneNorm = options.normLabel ? (rows.find((row) => row.norm !== null)?.norm ?? null) : null;
  return Plot.plot({
    document,
    width: layout.width,
    height,
    marginTop: top,
    marginBottom: 26,
    marginLeft: layout.left,
    marginRight: layout.right,
    x: { domain: [from, to], axis: null },
    y: { domain: [-0.5, rows.length - 0.5], reverse: true, axis: null },
    symbol: { type: "identity" },
    marks: [
      Plot.axisX({
        anchor: "bottom",
        ticks: layout.stacked ? 4 : 6,
        tickSize: 0,
        label: null,
        tickFormat: (value: number) => options.axis(value),
        fontSize: 12,
        fill: colours.soft,
      }),
      Plot.gridX({ ticks: layout.stacked ? 4 : 6, stroke: colours.rule, strokeOpacity: 0.55 }),
      ...(oneNorm === null
        ? [
            Plot.ruleX(
              indexed.filter((row) => row.norm !== null),
              {
                x: "norm",
                y1: (row: { index: number }) => y(row) - reach,
                y2: (row: { index: number }) => y(row) + reach,
                stroke: colours.ink,
                strokeWidth: 1.5,
              },
            ),
          ]
        : [
            Plot.ruleX([oneNorm], {
              stroke: colours.ink,
              strokeWidth: 1.25,
              strokeDasharray: "4 3",
            }),
            Plot.text([oneNorm], {
              x: (value: number) => value,
              frameAnchor: "top",
              // Near an edge the name runs inwards.
              textAnchor: oneNorm > to * 0.75 ? "end" : oneNorm < to * 0.15 ? "start" : "middle",
              dx: oneNorm > to * 0.75 ? 8 : oneNorm < to * 0.15 ? -8 : 0,
              dy: -6,
              lineAnchor: "bottom",
              text: () => options.normLabel ?? "",
              fontSize: 12,
              fill: colours.ink,
              fontWeight: 600,
            }),
          ]),
      ...[false, true].map((provisional) =>
        Plot.ruleY(
          indexed.filter(
            (row) => row.provisional === provisional && (row.lower !== null || row.upper !== null),
          ),
          {
            y,
            x1: (row: IntervalRow) => Math.max(from, row.lower ?? from),
            x2: (row: IntervalRow) => Math.min(to, row.upper ?? to),
            stroke: colourOf,
            strokeWidth: 2.5,
            strokeOpacity: 0.55,
            ...(provisional ? { strokeDasharray: "2 3" } : {}),
          },
        ),
      ),
      Plot.dot(
        shown.filter((row) => row.signal !== "te weinig gegevens" && !row.provisional),
        {
          x: "estimate",
          y,
          r: 5.5,
          fill: colourOf,
          symbol: symbolOf,
          rotate: rotationOf,
          stroke: colours.paper,
          strokeWidth: 1,
        },
      ),
      Plot.dot(
        shown.filter((row) => row.signal === "te weinig gegevens" || row.provisional),
        { x: "estimate", y, r: 4.5, fill: colours.paper, stroke: colourOf, strokeWidth: 2 },
      ),
      ...[false, true].map((reference) =>
        Plot.text(
          indexed.filter((row) => (row.reference ?? false) === reference),
          {
            y: layout.stacked ? (row: { index: number }) => row.index - 0.2 : y,
            frameAnchor: "left",
            textAnchor: layout.stacked ? "start" : "end",
            dx: layout.stacked ? 0 : -14,
            text: (row: IntervalRow) => shortened(row.label, 38),
            fontSize: 13,
            fill: colours.ink,
            fontWeight: reference ? 700 : 400,
            stroke: colours.paper,
            strokeWidth: 4,
          },
        ),
      ),
      Plot.text(shown, {
        y: layout.stacked ? (row: { index: number }) => row.index - 0.2 : y,
        frameAnchor: "right",
        textAnchor: layout.stacked ? "end" : "start",
        dx: layout.stacked ? 0 : 10,
        text: "text",
        fontSize: 13,
        fontWeight: 600,
        fill: colours.ink,
        fontVariant: "tabular-nums",
        stroke: colours.paper,
        strokeWidth: 4,
        render: withReferences(shown),
      }),
      Plot.text(silent, {
        y: layout.stacked ? (row: { index: number }) => row.index - 0.2 : y,
        frameAnchor: layout.stacked ? "right" : "left",
        textAnchor: layout.stacked ? "end" : "start",
        dx: layout.stacked ? 0 : 8,
        text: "text",
        fontSize: 12,
        fill: colours.soft,
        stroke: colours.paper,
        strokeWidth: 4,
      }),
    ],
  });
}

function domainOf(rows: readonly IntervalRow[], share: boolean): [number, number] {
  if (share) {
    const top = Math.max(
      0,
      ...rows.flatMap((row) => [row.estimate, row.upper, row.norm ?? 0]).map((n) => n ?? 0),
    );
    // Use of a sum may pass 100%; other shares get a scale that ends at the next tenth.
    return [0, top > 1 ? top * 1.04 : Math.min(1, Math.ceil(top * 10 + 0.1) / 10)];
  }
  const most = Math.max(
    ...rows.map((row) =>
      Math.max(row.estimate ?? 0, row.norm ?? 0, (row.upper ?? row.lower ?? 0) * 0.98),
    ),
  );
  // A single very wide interval must not press the others together.
  const estimates = rows.map((row) => Math.max(row.estimate ?? 0, row.norm ?? 0, row.lower ?? 0));
  return [0, Math.min(most, Math.max(...estimates) * 1.6) * 1.04 || 1];
}

const colourOf = (row: IntervalRow) =>
  row.signal === "gunstig"
    ? colours.gunstig
    : row.signal === "ongunstig"
      ? colours.ongunstig
      : colours.neutraal;

const symbolOf = (row: IntervalRow) =>
  row.signal === "gunstig" || row.signal === "ongunstig" ? "triangle" : "circle";

const rotationOf = (row: IntervalRow) => (row.signal === "ongunstig" ? 180 : 0);
