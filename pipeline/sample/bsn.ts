import { Failure } from "../failure.ts";
import { Random } from "./random.ts";

/** The series of test numbers of RvIG: no person will ever have one of these. */
export const testSeries = { from: 999_900_006, to: 999_999_990 } as const;

/**
 * Where further numbers come from when a region needs more persons than the test series holds
 * (9,091): this one block, from the top downwards. It holds about 900,000 eleven-proof numbers.
 * They are not reserved for tests, which is one more reason never to mix sample deliveries with
 * real ones.
 */
export const furtherBlock = { from: 990_000_000, to: 999_899_999 } as const;

/** Whether a number of nine digits passes the eleven test of the BSN (rule CS002). */
export function isElevenProof(bsn: number): boolean {
  let rest = bsn;
  let sum = -(rest % 10);
  for (let weight = 2; weight <= 9; weight += 1) {
    rest = Math.floor(rest / 10);
    sum += weight * (rest % 10);
  }
  return bsn >= 10_000_000 && sum % 11 === 0;
}

/**
 * Numbers for `count` persons: the test series in random order, then, only when that is used up,
 * the further block from the top downwards.
 */
export function bsnPool(count: number, seed: number): string[] {
  const pool: number[] = [];
  for (let bsn = testSeries.from; bsn <= testSeries.to; bsn += 1) {
    if (isElevenProof(bsn)) pool.push(bsn);
  }
  new Random(seed, 0xb5).shuffle(pool);
  for (let bsn = furtherBlock.to; pool.length < count; bsn -= 1) {
    if (bsn < furtherBlock.from) {
      throw new Failure(
        "region",
        `De voorbeeldregio vraagt ${count} personen; er zijn maar ${pool.length} burgerservicenummers voor voorbeelden. Kies een kleinere --scale.`,
      );
    }
    if (isElevenProof(bsn)) pool.push(bsn);
  }
  return pool.slice(0, count).map(String);
}

/** A number next to `bsn` that fails the eleven test; stays inside the same series. */
export function brokenBsn(bsn: string): string {
  const number = Number(bsn);
  return String(number % 10 === 0 ? number + 1 : number - 1);
}
