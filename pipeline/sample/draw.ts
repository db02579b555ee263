import type { EndReason } from "./person.ts";
import type { Random } from "./random.ts";
import type { Band, Calibration } from "./sheet.ts";

/** Why help ended that was not cut off: as planned or early, by referrer. */
export function endReason(random: Random, calibration: Calibration, referrer: string): EndReason {
  const { planned, ...early } = calibration.ends;
  const total = planned + early.agreed + early.client + early.provider + early.external;
  const share = calibration.planned[referrer] ?? (100 * planned) / total;
  if (random.next() * 100 < share) return "planned";
  return random.key(early) as EndReason;
}

/** Draws a class, then a whole number inside it. */
export function band(random: Random, bands: readonly Band[]): number {
  const drawn = random.weighted(bands, (b) => b.share) ?? bands[0];
  return drawn === undefined ? 0 : random.between(drawn.from, drawn.to);
}

/** Waiting has a long tail: exponential, cut at five times the mean. */
export function wait(random: Random, mean: number): number {
  return Math.round(Math.min(-mean * Math.log(1 - random.next()), 5 * mean));
}
