import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { Failure } from "../failure.ts";
import { type Domain, domains, type Region, settings } from "../region/region.ts";

const share = z.number().min(0).max(1);
const weights = z.record(z.string().min(1), z.number().min(0));
const positiveWeights = weights.refine((table) => Object.values(table).some((w) => w > 0), {
  message: "ten minste één gewicht is groter dan 0",
});
const band = z
  .strictObject({ from: z.int().min(0), to: z.int().min(0), share: z.number().min(0) })
  .refine((b) => b.to >= b.from, { message: "`to` is niet kleiner dan `from`" });

const calibrationSchema = z.strictObject({
  /** Days; one class is drawn, then a day inside it. */
  durations: z.array(band).min(1),
  referrers: positiveWeights,
  ends: z.strictObject({
    planned: z.number().min(0),
    agreed: z.number().min(0),
    client: z.number().min(0),
    provider: z.number().min(0),
    external: z.number().min(0),
  }),
  /** Percentage ended as planned, by referrer. */
  planned: weights,
  change: z.strictObject({
    lighter: share,
    lighterFromHeavy: share,
    heavier: share,
    provider: share,
  }),
  return: z.strictObject({ share, from: z.int().min(1), to: z.int().min(1) }),
  beside: share,
  ages: z.array(band).min(1),
  /** Mean days between the steps towards help. */
  waits: z.strictObject({
    referral: z.number().min(0),
    allocation: z.number().min(0),
    start: z.number().min(0),
  }),
  withdrawn: share,
  /** Hours of ambulatory help a week: fixed, and per rung of the ladder. */
  hours: z.strictObject({ base: z.number().min(0), perRung: z.number().min(0) }),
  yearly: z.strictObject({ moveWithin: share, moveOut: share, death: share }),
});

const pair = z.strictObject({ planned: share, other: share });
const providerId = z.string().min(1);

/** Providers that do something else than most, so that the monitor has something to find. */
const deviationsSchema = z.strictObject({
  /** These send no waiting list. */
  withoutWaitingList: z.array(providerId),
  /** These ask no questions and evaluate no goals. */
  withoutOutcomes: z.array(providerId),
  /** Factor on the share of invited clients that answers. */
  response: z.record(providerId, z.number().min(0)),
  /** Waiting for these gets longer every year by this factor. */
  growingWait: z.record(providerId, z.number().positive()),
  /** Share of declared lines that comes a month or more late, instead of `late`. */
  lateDeclarations: z.record(providerId, share),
  /** Share of the help of a main contractor that its subcontractors give, in whole or in part. */
  subcontracting: z.record(providerId, share),
  /** One takes mostly light help of a segment, the other mostly heavy help, and does it better. */
  caseMix: z.strictObject({
    light: providerId,
    heavy: providerId,
    /** Factor on the chance that help of the one kind goes to a provider. */
    factor: z.number().positive(),
    /** Shift of the log-odds that a goal is reached. */
    goals: z.strictObject({ light: z.number(), heavy: z.number() }),
  }),
});

/** `sample.yaml` of a region folder: how many persons, and how their lives go. */
export const sampleSheetSchema = z.strictObject({
  clients: z
    .array(
      z.strictObject({
        municipality: z.string().regex(/^\d{4}$/),
        jeugd: z.int().min(0),
        wmo: z.int().min(0),
        bw: z.int().min(0),
      }),
    )
    .min(1),
  outside: z.array(z.string().regex(/^\d{4}$/)).min(1),
  /** Share of a segment in the first help of its domain, and of the settings within it. */
  segments: z.record(
    z.string().min(1),
    z.strictObject({
      weight: z.number().min(0),
      settings: z.partialRecord(z.enum(settings), z.number().min(0)),
    }),
  ),
  /** How much longer than usual help in a setting takes. */
  stretch: z.record(z.enum(settings), z.number().positive()),
  calibration: z.strictObject(
    Object.fromEntries(domains.map((name) => [name, calibrationSchema])) as Record<
      Domain,
      typeof calibrationSchema
    >,
  ),
  adulthood: z.strictObject({ extended: share, wmo: share, bw: share }),
  pause: share,
  outcomes: z.strictObject({
    reached: pair,
    /** Shift of the log-odds that a goal is reached in help above the lowest rung of its segment. */
    heavier: z.number(),
    unevaluated: pair,
    invited: share,
    response: share,
  }),
  waitingList: z.strictObject({
    /** Mean days to the intake. */
    intake: z.number().min(0),
    /** Share without the day of the intake. */
    withoutIntake: share,
    /** Share without the referrer. */
    withoutReferrer: share,
    /** Share registered at one or two other providers as well. */
    also: share,
    /** Share that was rejected or sent on by another provider before. */
    before: share,
    /** Share of persons that also registers somewhere in vain. */
    inVain: share,
  }),
  deviations: deviationsSchema,
  quality: z.strictObject({
    goals: z.number().min(0),
    duration: z.number().min(0),
    lighter: z.number().min(0),
    waiting: z.number().min(0),
    drift: z.strictObject({ duration: z.number().positive(), goals: z.number() }),
  }),
  /** Chance, by referrer, that the provider asks for the allocation (315). */
  requests: z.strictObject(
    Object.fromEntries(domains.map((name) => [name, z.record(z.string().min(1), share)])) as Record<
      Domain,
      z.ZodRecord<z.ZodString, typeof share>
    >,
  ),
  rejected: share,
  /** Share of declared lines that comes a month or more late. */
  late: share,
});

export type SampleSheet = z.infer<typeof sampleSheetSchema>;
export type Calibration = z.infer<typeof calibrationSchema>;
export type Band = z.infer<typeof band>;

/**
 * Reads and checks `sample.yaml` of a region folder.
 *
 * @throws Failure (`region`) naming every field that is wrong
 */
export async function readSampleSheet(folder: string, region: Region): Promise<SampleSheet> {
  const file = join(folder, "sample.yaml");
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    throw new Failure(
      "region",
      `De regio ${region.name} heeft geen sample.yaml (${file}). Zonder dat bestand kunnen er geen voorbeeldberichten worden gemaakt; neem data/regions/achterhoek/sample.yaml als voorbeeld.`,
    );
  }
  return parseSampleSheet(text, region);
}

/** Checks the text of `sample.yaml` against its schema and its region. */
export function parseSampleSheet(text: string, region: Region): SampleSheet {
  let raw: unknown;
  try {
    raw = parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : "onleesbaar";
    throw new Failure("region", `sample.yaml is geen geldige YAML: ${reason}.`);
  }
  const result = sampleSheetSchema.safeParse(raw);
  if (!result.success) {
    const lines = result.error.issues.map(
      (issue) => `  - ${issue.path.join(".") || "(het geheel)"}: ${dutch(issue)}`,
    );
    throw new Failure("region", `sample.yaml klopt niet:\n${lines.join("\n")}`);
  }
  const sheet = result.data;
  const known = new Set(region.municipalities.map((m) => m.code));
  const problems = [
    ...sheet.clients
      .filter((row) => !known.has(row.municipality))
      .map((row) => `clients: gemeente ${row.municipality} staat niet in region.yaml`),
    ...Object.keys(sheet.segments)
      .filter((id) => !region.segments.some((segment) => segment.id === id))
      .map((id) => `segments: segment ${id} staat niet in region.yaml`),
    ...sheet.outside
      .filter((code) => known.has(code))
      .map((code) => `outside: gemeente ${code} ligt binnen de regio`),
    ...namedProviders(sheet)
      .filter((id) => !region.providers.some((provider) => provider.provider_id === id))
      .map((id) => `deviations: aanbieder ${id} staat niet in providers.csv`),
  ];
  if (problems.length > 0) {
    throw new Failure("region", `sample.yaml klopt niet:\n  - ${problems.join("\n  - ")}`);
  }
  return sheet;
}

function namedProviders({ deviations }: SampleSheet): string[] {
  return [
    ...deviations.withoutWaitingList,
    ...deviations.withoutOutcomes,
    ...Object.keys(deviations.response),
    ...Object.keys(deviations.growingWait),
    ...Object.keys(deviations.lateDeclarations),
    ...Object.keys(deviations.subcontracting),
    deviations.caseMix.light,
    deviations.caseMix.heavy,
  ];
}

function dutch(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `ontbreekt of heeft een verkeerd soort waarde; verwacht: ${issue.expected}`;
    case "unrecognized_keys":
      return `onbekende naam ${issue.keys.join(", ")}`;
    case "too_small":
      return `te klein; ten minste ${issue.minimum}`;
    case "too_big":
      return `te groot; ten hoogste ${issue.maximum}`;
    case "invalid_format":
      return "verkeerd geschreven; een gemeentecode is 4 cijfers tussen aanhalingstekens";
    default:
      return issue.message;
  }
}
