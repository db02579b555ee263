import { z } from "zod";

/**
 * How a region shows itself: what is on every page and is no figure. The file `site.yaml` in the
 * folder of the region; without it a site has these defaults, and says what is not known.
 */
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "een datum als 2026-04-15");
const mail = z.string().regex(/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/, "een e-mailadres");

export const siteSettings = z.strictObject({
  /** Who answers for the site. */
  owner: z.string().min(1).nullable().default(null),
  /** Where a reader asks a question or reports a mistake. */
  contact: mail.nullable().default(null),
  /** Where someone reports a hole in the security. */
  securityContact: mail.nullable().default(null),
  /** Where each edition is found, when it is: `https://monitor.voorbeeld.nl`. */
  addresses: z.record(z.string(), z.url({ protocol: /^https$/ })).default({}),
  /** Days on which an update appears, oldest first. */
  updates: z.array(day).default([]),
  /** The municipalities on a grid of equal tiles, row by row; null where there is none. */
  tileMap: z.array(z.array(z.string().nullable())).default([]),
});

export type SiteSettings = z.infer<typeof siteSettings>;

export const defaultSettings: SiteSettings = siteSettings.parse({});

/** When a release with data until some day appeared, and when the next one will; null if unknown. */
export function updatesOf(
  { updates }: SiteSettings,
  dataUntil: string,
): { last: string | null; next: string | null } {
  const after = [...updates].sort().filter((date) => date > dataUntil);
  return { last: after[0] ?? null, next: after[1] ?? null };
}

/** Column and row of a municipality on the tile map; null when it has no place. */
export function tileOf(
  { tileMap }: SiteSettings,
  code: string,
): { column: number; row: number } | null {
  for (const [row, codes] of tileMap.entries()) {
    const column = codes.indexOf(code);
    if (column >= 0) return { column, row };
  }
  return null;
}
