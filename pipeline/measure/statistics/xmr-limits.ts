/** What the limits of a stretch of points are worth. */
export type XmrStatus =
  /** Enough points: the limits count. */
  | "limieten"
  /** Fewer points than asked: the limits are shown as provisional. */
  | "proeflimieten"
  /** Every point alike: there is nothing to measure variation by. */
  | "geen variatie"
  /** Fewer than two points. */
  | "te weinig punten";

/** Centre and limits of one stretch, in the unit of the points. */
export interface XmrLimits {
  status: XmrStatus;
  /** Number of points the limits come from. */
  points: number;
  centre: number | null;
  /** Mean moving range after screening; null when there is none. */
  meanRange: number | null;
  lower: number | null;
  upper: number | null;
  /** Two thirds of the way to the limits. */
  nearLower: number | null;
  nearUpper: number | null;
}

export interface XmrLimitOptions {
  /** Below this number of points the limits are provisional; 12 when left out. */
  minimumPoints?: number;
  /** Leave moving ranges of 3.267 times their mean and more out, once; true when left out. */
  screen?: boolean;
  /** Let lone spikes count in the centre, as the NHS does; false when left out. */
  spikesInCentre?: boolean;
}

/**
 * Centre and natural process limits of an XmR chart.
 *
 * Moving range mRᵢ = |xᵢ − xᵢ₋₁|; ranges of 3.267·mean and more are left out and the mean taken
 * again, once; limits = centre ∓ 2.66·mean range, near limits at two thirds — Shewhart's individuals
 * chart as in Wheeler (2000), Understanding Variation, and NHS England, Making Data Count.
 *
 * Differs on purpose from NHSRplotthedots:
 * - a constant series has the status `geen variatie` and no limits, where the NHS gets NaN;
 * - when screening would leave only ranges of 0, nothing is screened;
 * - a lone spike, a point of which every moving range is screened out, does not count in the centre
 *   either: there one low outlier made seven other points "above the centre". A lasting step has one
 *   wide range only and stays in. `spikesInCentre: true` is the NHS's way.
 *
 * @param values in order of time; finite
 */
export function xmrLimits(
  values: readonly number[],
  { minimumPoints = 12, screen = true, spikesInCentre = false }: XmrLimitOptions = {},
): XmrLimits {
  const points = values.length;
  const none = { meanRange: null, lower: null, upper: null, nearLower: null, nearUpper: null };
  if (points < 2) {
    return { status: "te weinig punten", points, centre: values[0] ?? null, ...none };
  }
  const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)));
  const widest = 3.267 * mean(ranges);
  const size = Math.max(...values.map(Math.abs));
  const kept = screen ? ranges.filter((range) => range < widest) : ranges;
  const screened = screen && mean(kept) > noise(size);
  const meanRange = mean(screened ? kept : ranges);
  if (!(meanRange > noise(size))) {
    return { status: "geen variatie", points, centre: mean(values), ...none };
  }
  const isWide = (range: number | undefined) => range === undefined || range >= widest;
  const isSpike = (i: number) => screened && isWide(ranges[i - 1]) && isWide(ranges[i]);
  const centre = mean(spikesInCentre ? values : values.filter((_, i) => !isSpike(i)));
  const half = 2.66 * meanRange;
  return {
    status: points < minimumPoints ? "proeflimieten" : "limieten",
    points,
    centre,
    meanRange,
    lower: centre - half,
    upper: centre + half,
    nearLower: centre - (2 * half) / 3,
    nearUpper: centre + (2 * half) / 3,
  };
}

/** What rounding may leave of a difference between equal numbers of this size. */
export function noise(size: number): number {
  return 1e-12 * size;
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
