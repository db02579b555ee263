/** Where data is kept. */
export const layers = ["inbox", "quarantine", "warehouse", "releases"] as const;
export type Layer = (typeof layers)[number];

/** What is kept longer than the region wants, in one layer. */
export interface Expired {
  layer: Layer;
  /** What `count` counts, in Dutch: bestanden, personen, uitgaven. */
  unit: string;
  count: number;
  /** What else there is to say, in Dutch; never about one person. */
  note: string | null;
  /** Destroys it. Cut short and done again, it destroys the rest. */
  destroy(): Promise<void>;
}
