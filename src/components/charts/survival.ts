import { area, curveStepAfter, line, scaleLinear } from "d3";
import { chartKinds, chartWords } from "../../words/charts.ts";
import { formatNumber } from "../nl-format.ts";
import { colours, dashes } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { pen, shortened, spread } from "./shape.ts";

/** How many of those who started still have help, as time goes by (Kaplan–Meier). */
export interface SurvivalCurve {
  name: string;
  /** From day 0; `share` 0..1 holds until the next step. Bounds are null where not known. */
  steps: readonly { days: number; share: number; lower: number | null; upper: number | null }[];
  /** How many are still followed; null where the number is not shown. */
  atRisk: readonly { days: number; n: number | null }[];
}

export interface SurvivalOptions {
  /** Last day on the axis. */
  until: number;
  /** What is still going on: `nog in hulp`, `wacht nog`. */
  still: string;
}

const month = 30.4375;

/** At most four curves, each with its own dash and its name at the end, and the numbers at risk. */
export function survival(curves: readonly SurvivalCurve[], options: SurvivalOptions): Picture {
  if (curves.length > 4) throw new Error("a survival chart holds at most four curves");
  return { kind: chartKinds.survival, draw: (canvas) => draw(curves, options, canvas) };
}

function draw(
  curves: readonly SurvivalCurve[],
  options: SurvivalOptions,
  { document, form }: Canvas,
): Element {
  const ink = pen(document);
  const wide = form === "wide";
  const width = wide ? 760 : 350;
  const box = { left: wide ? 190 : 44, right: width - (wide ? 158 : 14), top: 26, bottom: 250 };
  const several = curves.length > 1;
  const keyTop = wide || !several ? 0 : Math.ceil(curves.length / 2) * 18;
  const x = scaleLinear([0, options.until], [box.left, box.right]);
  const y = scaleLinear([0, 1], [box.bottom + keyTop, box.top + keyTop]);
  const bottom = box.bottom + keyTop;
  const step = wide ? 3 : 6;
  const months = Array.from(
    { length: Math.floor(options.until / month / step + 0.1) + 1 },
    (_, index) => index * step,
  );
  const marks: Element[] = [
    ink.text(box.left, 14, chartWords.stillOf(options.still), { fill: colours.soft }),
  ];
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    marks.push(
      ink.line(box.left, y(tick), box.right, y(tick), {
        "stroke-opacity": tick === 0.5 ? 1 : 0.6,
        "stroke-dasharray": tick === 0.5 ? "4 3" : null,
        stroke: tick === 0.5 ? colours.soft : colours.rule,
      }),
      ink.text(box.left - 8, y(tick) + 4, `${formatNumber(tick * 100)}%`, {
        fill: colours.soft,
        "text-anchor": "end",
      }),
    );
  }
  for (const tick of months) {
    marks.push(
      ink.text(x(tick * month), bottom + 18, String(tick), {
        fill: colours.soft,
        "text-anchor": "middle",
      }),
    );
  }
  marks.push(
    ink.text(box.right, bottom + 35, chartWords.monthsAfterStart, {
      fill: colours.soft,
      "text-anchor": "end",
    }),
  );
  const ends = curves.map((curve) => y(lastOf(curve, options.until).share));
  const labels = spread(ends, 16, y(1) + 4, bottom - 2);
  for (const [index, curve] of curves.entries()) {
    const colour = colours.series[index] ?? colours.main;
    const steps = upTo(curve, options.until);
    const sure = steps.filter((one) => one.lower !== null && one.upper !== null);
    if (!several) {
      marks.push(
        ink.path(
          area<(typeof sure)[number]>()
            .x((one) => x(one.days))
            .y0((one) => y(one.lower ?? 0))
            .y1((one) => y(one.upper ?? 0))
            .curve(curveStepAfter)(sure) ?? "",
          { fill: colours.band, "fill-opacity": 0.85 },
        ),
      );
    }
    marks.push(
      ink.path(
        line<(typeof steps)[number]>()
          .x((one) => x(one.days))
          .y((one) => y(one.share))
          .curve(curveStepAfter)(steps) ?? "",
        { stroke: colour, "stroke-width": 2.25, "stroke-dasharray": dashes[index] },
      ),
    );
    if (!several) continue;
    if (wide) {
      const at = labels[index] ?? 0;
      marks.push(
        ink.line(box.right + 6, at, box.right + 24, at, {
          stroke: colour,
          "stroke-width": 2.25,
          "stroke-dasharray": dashes[index],
        }),
        ink.text(box.right + 29, at + 4, shortened(curve.name, 21)),
      );
    } else {
      const [kx, ky] = [(index % 2) * 175, 34 + Math.floor(index / 2) * 18];
      marks.push(
        ink.line(kx, ky - 4, kx + 26, ky - 4, {
          stroke: colour,
          "stroke-width": 2.25,
          "stroke-dasharray": dashes[index],
        }),
        ink.text(kx + 32, ky, shortened(curve.name, 21)),
      );
    }
  }
  const table = bottom + 58;
  marks.push(
    ink.text(0, table, chartWords.atRisk, { fill: colours.soft, "font-weight": 600 }),
    ...curves.flatMap((curve, index) => riskRow(ink, curve, index, table, months, x, wide)),
  );
  const rows = curves.length * (wide ? 18 : 34);
  return ink.frame(width, table + rows + 8, marks);
}

function riskRow(
  ink: ReturnType<typeof pen>,
  curve: SurvivalCurve,
  index: number,
  top: number,
  months: readonly number[],
  x: (days: number) => number,
  wide: boolean,
): Element[] {
  const y = top + (index + 1) * (wide ? 18 : 34);
  const at = (tick: number) =>
    curve.atRisk.findLast((one) => one.days <= tick * month + 1 && one.days > tick * month - month);
  return [
    wide
      ? ink.text(0, y, shortened(curve.name, 27))
      : ink.text(0, y - 16, shortened(curve.name, 40)),
    ...months.flatMap((tick) => {
      const found = at(tick);
      if (!found) return [];
      const number = found.n === null ? "·" : formatNumber(found.n);
      return [ink.text(x(tick * month), y, number, { "text-anchor": "middle" })];
    }),
  ];
}

function upTo(curve: SurvivalCurve, until: number) {
  const within = curve.steps.filter((one) => one.days <= until);
  const last = within.at(-1);
  return last && last.days < until && curve.steps.some((one) => one.days > until)
    ? [...within, { ...last, days: until }]
    : within;
}

const lastOf = (curve: SurvivalCurve, until: number) =>
  upTo(curve, until).at(-1) ?? { days: 0, share: 1 };
