import { z } from "zod";

/** What a figure counts in; formatting follows from it. */
export const units = ["procent", "dagen", "aantal", "euro", "uren", "per1000", "cijfer"] as const;
export type Unit = (typeof units)[number];

/**
 * How observations become a figure, and the columns it needs.
 * - `proportion`: `hit`; Σhit/n with a Wilson interval
 * - `ratio`: `numerator`, `denominator`; Σ/Σ, linearised, clustered by client
 * - `mean`: `value`; mean with a t interval
 * - `median`: `value`; median, or percentile `at`, with the interval of order statistics
 * - `duration`: `days`, `ended`, `entered_days`; Kaplan–Meier median, log–log interval
 * - `survival`: as duration; the share that goes on beyond `at` days
 * - `rate`: `events`, `population`; events (or persons) / population, exact below 10, Byar from 10
 * - `count`: none; observations (or persons), exact below 10, Byar from 10
 */
export const kinds = [
  "proportion",
  "ratio",
  "mean",
  "median",
  "duration",
  "survival",
  "rate",
  "count",
] as const;
export type Kind = (typeof kinds)[number];

/** The five levels at which results are steered. */
export const levels = ["client", "organisation", "target_group", "chain", "system"] as const;
export type Level = (typeof levels)[number];

/**
 * Which way a figure should go: `band` when an agreed middle is best, `context` when neither way is
 * better by itself. Only `higher` and `lower` are held against peers and the own past.
 */
export const directions = ["higher", "lower", "band", "context"] as const;
export type Direction = (typeof directions)[number];

/** The periods figures are given for; `lopend`: four quarters on end that are no calendar year. */
export const periodKinds = ["kwartaal", "halfjaar", "jaar", "lopend"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** What an indicator is computed from; `bron niet geleverd` when it is not there. */
export const sourceKinds = [
  "allocation",
  "start",
  "stop",
  "request",
  "declaration",
  "measurement",
  "hours",
  "realisation",
  "waiting",
  "budget",
  "contract",
  "population",
  // Help of rank 1, of the local team: many regions do not register it per client.
  "local_team",
] as const;
export type SourceKind = (typeof sourceKinds)[number];

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
      /** `wmo` for a segment of the Wmo; Jeugdwet when absent. */
      law: z.enum(["jw", "wmo"]).optional(),
      domain: z.enum(["jeugd", "wmo", "bw"]).optional(),
      /** Kind of help, as in products.csv; `ambulant` when absent. */
      setting: z.string().optional(),
      /** First day of the month of birth. */
      born: z.iso.date().optional(),
      /** COD327. */
      referrer: z.string().optional(),
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
  /** Rows of other tables the indicator reads, by table (`model.waiting`, `register.budget` …). */
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).default({}),
  /** Which part of the indicator the answer is about; the headline when absent. */
  part: z.string().optional(),
  /** Which group: a cut and the values of its dimensions; the region when absent. */
  cut: z.string().default("region"),
  group: z.record(z.string(), z.string()).default({}),
  expected: z.strictObject({
    numerator: z.number().nullable(),
    denominator: z.number(),
    clients: z.int(),
    estimate: z.number().nullable(),
  }),
});

/** How one series of figures is computed: the headline, or a part that differs from it. */
const estimation = {
  kind: z.enum(kinds),
  unit: z.enum(units),
  direction: z.enum(directions),
  /** survival: beyond how many days; median: which percentile instead, 90 for `p90`. */
  at: z.int().positive().optional(),
  /** rate and count: count every observation, or every person once. */
  counts: z.enum(["units", "persons"]).default("units"),
  /** ratio: divide by the sum of `denominator`, or by the number of persons who have one. */
  per: z.enum(["sum", "persons"]).default("sum"),
  /** A figure that is no sample of a process (an amount in the books) has no interval. */
  interval: z.enum(["standard", "none"]).default("standard"),
};

/**
 * A further series of the same indicator: a variant (a stricter rule), a category (one end reason)
 * or a second figure (the mean beside the share). Its observations carry its id in column `part`,
 * unless it is another figure `of` those of the headline.
 * What it does not say it has from the headline.
 */
export const partSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_]*$/),
  name: dutch,
  /** `category`: with the other categories it makes a whole. */
  role: z.enum(["variant", "category", "second"]),
  /** `headline`: told by the observations of the headline; it has none of its own. */
  of: z.literal("headline").optional(),
  kind: estimation.kind.optional(),
  unit: estimation.unit.optional(),
  direction: estimation.direction.optional(),
  at: estimation.at,
  counts: z.enum(["units", "persons"]).optional(),
  per: z.enum(["sum", "persons"]).optional(),
  interval: z.enum(["standard", "none"]).optional(),
  persons: z.boolean().optional(),
});

/** The sheet of one indicator. Texts are Dutch: they are shown to readers as they stand. */
export const definitionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  theme: z.string().regex(/^[a-z][a-z-]*$/),
  /** `core`: one of the twelve that every dialogue starts from. */
  tier: z.enum(["core", "standard"]),
  /** Rises when the same data would give another figure. */
  version: z.string().regex(/^\d+\.\d+$/),
  name: dutch,
  /** The question a reader has, which the figure answers. */
  question: dutch,
  ...estimation,
  parts: z.array(partSchema).default([]),
  /**
   * Which day of an observation puts it in a period: its first day, any day, its last day; or
   * `own_period`: the query says so itself, in column `period`.
   */
  moment: z.enum(["start_of_period", "within_period", "end_of_period", "own_period"]),
  /** Kinds of period it has a meaning for; all when absent. */
  periods: z.array(z.enum(periodKinds)).optional(),
  /**
   * Which grain of the observations feeds a level; a level that is absent is not computed. `cuts`
   * gives single cuts a grain of their own, or null to leave them out.
   */
  grains: z.strictObject({
    organisation: z.string().optional(),
    target_group: z.string().optional(),
    chain: z.string().optional(),
    system: z.string().optional(),
    cuts: z.record(z.string(), z.string().nullable()).optional(),
  }),
  /**
   * When the figure of a period is complete: so many months after the moment it looks at (first or
   * last day of the period, by `moment`), plus the gap days of the region.
   */
  followUpMonths: z.int().min(0),
  /** What to show before that: nothing, or a provisional figure. */
  immature: z.enum(["hide", "provisional"]),
  /**
   * Observations may say in column `known` whether their outcome is known. `response`: too few
   * answers give no signal; `unknown`: too many unknown outcomes give none. Limits are region data.
   */
  gate: z.enum(["response", "unknown"]).optional(),
  /**
   * Whether the observations of all clients are those of parts of the clients together, each part
   * observed by itself. `clients`: yes; what is about nobody (residents, amounts) is alike in every part
   * and counts once. `sums`: yes; what is about nobody adds up clients, and is itself added up. `none`:
   * an observation needs all clients at once, such as how many different ones a contract has.
   */
  combines: z.enum(["clients", "sums", "none"]).default("clients"),
  /** False when it is about amounts or contracts: then there is no least number of persons. */
  persons: z.boolean().default(true),
  numerator: dutch,
  denominator: dutch,
  exclusions: z.array(dutch),
  attribution: z.strictObject({ organisation: dutch, chain: dutch, system: dutch }),
  /** Kinds of delivery it needs; without them the figure reads `bron niet geleverd`. */
  sources: z.array(z.enum(sourceKinds)).min(1),
  origin: z.strictObject({
    status: z.enum(["bevestigd", "gemengd", "eigen ontwerp"]),
    text: dutch,
  }),
  caveats: z.array(dutch).min(1),
  /** Said in words, and which indicators can contradict this one. */
  counterIndicator: dutch,
  counterIndicators: z.array(z.string()),
  examples: z.array(exampleSchema).min(1),
});

/** A sheet as it is used, with every default filled in. */
export type Definition = z.infer<typeof definitionSchema>;
/** A sheet as it is written. */
export type Sheet = z.input<typeof definitionSchema>;
export type Part = z.infer<typeof partSchema>;
export type Example = z.infer<typeof exampleSchema>;

/** Fills in the defaults of a sheet. @throws ZodError when the sheet is not in order */
export function define(sheet: Sheet): Definition {
  return definitionSchema.parse(sheet);
}
