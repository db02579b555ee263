import type { Example } from "./definition.ts";

type Service = Example["services"][number];

/**
 * One service of a worked example, in one line: who, at which rank, from when to when. At provider
 * p1, in segment s1 of youth care, unless said otherwise; it runs on without an end.
 */
export function care(
  client: string,
  rank: number | null,
  start: string,
  end: string | null = null,
  endClass: string | null = null,
  more: Partial<Service> = {},
): Service {
  return { client, provider: "p1", segment: "s1", rank, start, end, endClass, ...more };
}
