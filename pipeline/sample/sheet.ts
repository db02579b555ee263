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
  outcomes: z.strictObject({ reached: pair, unevaluated: pair, invited: share, response: share }),
  quality: z.strictObject({
    goals: z.number().min(0),
    duration: z.number().min(0),
    lighter: z.number().min(0),
    drift: z.strictObject({ duration: z.number().positive(), goals: z.number() }),
  }),
  rejected: share,
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
  ];
  if (problems.length > 0) {
    throw new Failure("region", `sample.yaml klopt niet:\n  - ${problems.join("\n  - ")}`);
  }
  return sheet;
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
