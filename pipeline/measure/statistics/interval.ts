/** An estimate's interval; a bound is null when it does not exist or was not reached. */
export interface Interval {
  lower: number | null;
  upper: number | null;
}

/** Two-sided 95 % quantile of the standard normal distribution. */
export const z95 = 1.959963984540054;
