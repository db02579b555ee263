import { z } from "zod";

/** What a figure counts in; formatting follows from it. */
export const units = ["procent", "dagen", "aantal", "euro", "uren", "per1000", "cijfer"] as const;
export type Unit = (typeof units)[number];

/**
 * How observations become a figure.
 * - `proportion`: column `hit`; Σhit/n with a Wilson interval
 * - `ratio`: columns `numerator`, `denominator`; Σ/Σ, linearised, clustered by client
 * - `duration`: columns `days`, `ended`, `entered_days`; Kaplan–Meier median, log–log interval
 */
export const kinds = ["proportion", "ratio", "duration"] as const;
export type Kind = (typeof kinds)[number];

/** The five levels at which results are steered. */
export const levels = ["client", "organisation", "target_group", "chain", "system"] as const;
export type Level = (typeof levels)[number];

const dutch = z.string().min(1);

/** A worked example: a few services and goals in, a value out. Test and documentation at once. */
export const exampleSchema = z.strictObject({
  title: dutch,
  /** Last day of the data. */
  until: z.iso.date(),
  period: z.string(),
  services: z.array(
    z.strictObject({
      client: z.string(),
      provider: z.string(),
      segment: z.string(),
      rank: z.int().nullable(),
      start: z.iso.date(),
      end: z.iso.date().nullable(),
      endClass: z.string().nullable(),
    }),
  ),
  goals: z
    .array(
      z.strictObject({
        client: z.string(),
        provider: z.string(),
        segment: z.string(),
        end: z.iso.date(),
        goalNo: z.int(),
        instrument: z.string(),
        score: z.number().nullable(),
      }),
    )
    .default([]),
  expected: z.strictObject({
    numerator: z.number().nullable(),
    denominator: z.number(),
    clients: z.int(),
    estimate: z.number().nullable(),
  }),
});

/** The sheet of one indicator. Texts are Dutch: they are shown to readers as they stand. */
export const definitionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  theme: z.string().regex(/^[a-z][a-z-]*$/),
  /** Rises when the same data would give another figure. */
  version: z.string().regex(/^\d+\.\d+$/),
  name: dutch,
  /** The question a reader has, which the figure answers. */
  question: dutch,
  unit: z.enum(units),
  direction: z.enum(["higher", "lower"]),
  kind: z.enum(kinds),
  /** Whether a period shows those present on its first day, or what happened within it. */
  moment: z.enum(["start_of_period", "within_period"]),
  /** Which grain of the observations feeds a level. A level that is absent is not computed. */
  grains: z.strictObject({
    organisation: z.string().optional(),
    target_group: z.string().optional(),
    chain: z.string().optional(),
    system: z.string().optional(),
  }),
  /**
   * When the figure of a period is complete: so many months after the moment it looks at (first or
   * last day of the period, by `moment`), plus the gap days of the region.
   */
  followUpMonths: z.int().min(0),
  /** What to show before that: nothing, or a provisional figure. */
  immature: z.enum(["hide", "provisional"]),
  numerator: dutch,
  denominator: dutch,
  exclusions: z.array(dutch),
  attribution: z.strictObject({ organisation: dutch, chain: dutch, system: dutch }),
  /** Kinds of delivery it needs; without them the figure reads `bron niet geleverd`. */
  sources: z
    .array(
      z.enum(["allocation", "start", "stop", "declaration", "measurement", "hours", "realisation"]),
    )
    .min(1),
  origin: z.strictObject({
    status: z.enum(["bevestigd", "gemengd", "eigen ontwerp"]),
    text: dutch,
  }),
  caveats: z.array(dutch).min(1),
  counterIndicator: dutch,
  examples: z.array(exampleSchema).min(1),
});

export type Definition = z.infer<typeof definitionSchema>;
export type Example = z.infer<typeof exampleSchema>;
