import type { NumeralCheck } from "./known-words.ts";
import type { Label, Shapes, Spot } from "./shape.ts";

/** A line of the table behind a picture: the numbers that the release shows. */
export interface Row {
  label: string;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  norm: number | null;
}

/** Along which axis a picture shows figures; a row has its own place along the other one. */
export type Axis = "x" | "y";

// Pictures keep one decimal of a place.
const near = 0.75;

/**
 * What is drawn in a picture that no shown figure stands for: a mark of a row whose figure is hidden,
 * or at a place that is not the place of its figure, interval or norm. A drawing is a figure too: who
 * measures it reads a number. Empty when every mark, line and number on the axis is accounted for.
 *
 * @param places where each row stands along the other axis, in the order of rows; null when it is not
 *   drawn at all
 * @param options reach: how far beyond its place a mark of a row may stand; zero: the place of zero,
 *   in a picture without axis; events: how many numbered events are told below the picture
 */
export function strayMarks(
  shapes: Shapes,
  rows: readonly Row[],
  axis: Axis,
  places: readonly (number | null)[],
  {
    reach = near,
    zero,
    events = 0,
    numerals,
  }: { reach?: number; zero?: number; events?: number; numerals: NumeralCheck },
): string[] {
  const found = shapes.strange.map((name) => `een vorm die niet te lezen is (${name})`);
  const along = (spot: Spot) => spot[axis];
  const across = (spot: Spot) => spot[axis === "x" ? "y" : "x"];
  const rowAt = (spot: Spot): Row | undefined =>
    rows[
      places.findIndex(
        (place) => place !== null && across(spot) >= place - near && across(spot) <= place + reach,
      )
    ];
  const pairs: [number, number][] = [];
  for (const dot of shapes.dots) {
    const row = rowAt(dot);
    if (row?.estimate == null) found.push("een punt zonder cijfer");
    else pairs.push([row.estimate, along(dot)]);
  }
  /** The number of an event, on its line or before its name. */
  const isEvent = (label: Label): boolean => {
    const [, number, name] = /^(\d+)(?:(?:: | {2})(.*))?$/.exec(label.text) ?? [];
    if (number === undefined || Number(number) < 1 || Number(number) > events) return false;
    return name === undefined ? isPlace(across(label)) : numerals(name).length === 0;
  };
  const isPlace = (place: number) =>
    places.some((one) => one !== null && Math.abs(one - place) <= near);
  const ticks = shapes.labels.flatMap((label) => {
    const value = isFigure(label) || isEvent(label) ? null : numberIn(label.text);
    return value === null ? [] : [{ ...value, place: along(label), label }];
  });
  const scale =
    straight(ticks.map(({ value, place }) => [value, place])) ??
    scaleOf(zero === undefined ? pairs : [...pairs, [0, zero]]) ??
    scaleOf(ticks.map(({ value, place }) => [value, place]));
  if (scale === null) {
    return [...found, "een tekening waarvan de as niet te lezen is"];
  }
  for (const [value, place] of pairs) {
    if (Math.abs(scale.place(value) - place) > near)
      found.push("een punt op een andere plek dan zijn cijfer");
  }
  const onAxis = ticks.filter(
    ({ value, place, rounding }) =>
      Math.abs(scale.place(value) - place) <= near + rounding * Math.abs(scale.slope),
  );
  for (const label of shapes.labels) {
    const axisNumber = onAxis.some((tick) => tick.label === label);
    if (!isFigure(label) && !isEvent(label) && !axisNumber && numerals(label.text).length > 0)
      found.push("een getal in een beeld dat geen cijfer of plek op de as is");
  }
  const norms = rows.flatMap(({ norm }) => norm ?? []).map(scale.place);
  const all = [...shapes.lines.flat(), ...shapes.dots].map(along);
  const edges = [Math.min(...all), Math.max(...all)];
  const is = (place: number, value: number | null) =>
    value !== null && Math.abs(scale.place(value) - place) <= near;
  /** An interval that runs out of the picture ends at its edge. */
  const cut = (place: number, value: number | null) =>
    value !== null &&
    edges.some((edge, side) => {
      const beyond = scale.place(value) - edge;
      return Math.abs(place - edge) <= near && (side === 0 ? beyond < 0 : beyond > 0);
    });
  for (const line of shapes.lines) {
    const level = line.every((spot) => Math.abs(along(spot) - along(line[0] ?? spot)) <= 0.1);
    const place = line[0] === undefined ? 0 : along(line[0]);
    const ruled =
      line.length === 2 &&
      level &&
      [...onAxis.map((tick) => tick.place), ...norms].some((one) => Math.abs(one - place) <= near);
    if (ruled) continue;
    // An event is a line through the whole picture, in the middle of its period.
    const [from, to] = line;
    const event =
      events > 0 &&
      from !== undefined &&
      to !== undefined &&
      line.length === 2 &&
      across(from) === across(to) &&
      isPlace(across(from)) &&
      Math.abs(along(from) - along(to)) >= Math.max(...edges) - Math.min(...edges) - near;
    if (event) continue;
    for (const spot of line) {
      const row = rowAt(spot);
      const at = along(spot);
      const known =
        row !== undefined &&
        row.estimate !== null &&
        ([row.estimate, row.lower, row.upper, row.norm].some((value) => is(at, value)) ||
          [row.lower, row.upper].some((value) => cut(at, value)) ||
          // An interval that is open at one side runs to the edge.
          ((row.lower === null || row.upper === null) &&
            edges.some((edge) => Math.abs(edge - at) <= near)));
      if (!known) {
        found.push("een lijn door een punt zonder cijfer");
        break;
      }
    }
  }
  return found;
}

const isFigure = ({ element }: Label): boolean => element.attributes.has("data-value");

/** A bare number on an axis, as `1.500`, `7,5` or `15%`, with what rounding may have taken. */
function numberIn(text: string): { value: number; rounding: number } | null {
  const [, digits, percent] = /^(−?[\d.]+(?:,\d+)?)(%?)$/.exec(text.trim()) ?? [];
  if (digits === undefined) return null;
  // A year is a name, not a number.
  if (/^(19|20)\d\d$/.test(digits)) return null;
  const share = percent === "%" ? 100 : 1;
  const decimals = digits.split(",")[1]?.length ?? 0;
  const value = Number(digits.replaceAll(".", "").replace(",", ".").replace("−", "-")) / share;
  return { value, rounding: 0.5 / 10 ** decimals / share };
}

interface Scale {
  place(value: number): number;
  slope: number;
}

/** The scale of three numbers or more on an axis that stand in a straight line; null otherwise. */
function straight(pairs: readonly (readonly [number, number])[]): Scale | null {
  const scale = pairs.length < 3 ? null : scaleOf(pairs);
  return scale !== null &&
    pairs.every(([value, place]) => Math.abs(scale.place(value) - place) <= 0.3)
    ? scale
    : null;
}

/** The straight scale through pairs of a number and its place; null when they hold no two numbers. */
function scaleOf(pairs: readonly (readonly [number, number])[]): Scale | null {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || last[0] - first[0] < 1e-9) return null;
  const slope = (last[1] - first[1]) / (last[0] - first[0]);
  return { slope, place: (value) => first[1] + (value - first[0]) * slope };
}
