/** The editions that are built as a site; the one that takes longest first. */
export const editions = ["contract", "monitor", "raad"] as const;
export type SiteEdition = (typeof editions)[number];
