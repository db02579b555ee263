import type { Part } from "./definition.ts";

/**
 * A part for each rank at which somebody can start (`trede_2` …): groups that are read beside each
 * other, because who starts low has less far to go. Ladders have at most nine steps, 0 to 8.
 */
export function startRankParts(from: number): Part[] {
  return Array.from({ length: 9 - from }, (_, index) => ({
    id: `trede_${from + index}`,
    name: `Begonnen op trede ${from + index}`,
    role: "variant",
  }));
}
