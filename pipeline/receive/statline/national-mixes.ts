import { z } from "zod";
import type { Figure, Page } from "./snapshot.ts";

const counts = z.record(z.string(), z.number());
const table = { table: z.string(), status: z.string().optional(), source: z.string() };
const durations = z.object({
  ...table,
  classes: counts,
  trajecten: z.number(),
  begonnen: z.number(),
  nieuw: z.number(),
  beeindigd: z.number().optional(),
});
const longread = { source: z.string(), status: z.string().optional() };

/** The national figures as they were gathered: counts of CBS, by name. Shares we derived are left out. */
const mixesSchema = z.object({
  verwijzer_2023HJ01: z.object({
    ...table,
    columns: z.array(z.string()),
    rows: z.record(z.string(), z.array(z.number())),
  }),
  duur_beeindigde_trajecten_2021JJ00: durations,
  duur_beeindigde_trajecten_2020JJ00: durations,
  reden_beeindiging_2020HJ01: z.object({
    ...table,
    totaal: counts,
    volgens_plan_vs_voortijdig_per_verwijzer: z.record(
      z.string(),
      z.tuple([z.number(), z.number()]),
    ),
  }),
  hulpvorm_jongeren_2023HJ01: z.object(longread).catchall(z.union([z.number(), z.string()])),
  hulpvorm_begonnen_trajecten_2021_pct: z
    .object(longread)
    .catchall(z.union([z.number(), z.string()])),
  leveringsvorm_2023HJ01: z.object(longread).catchall(z.union([z.number(), z.string()])),
});

const note =
  "Landelijke cijfers, door CBS afgerond op vijftallen, overgenomen van een pagina van CBS. De namen van onderwerpen en groepen zijn ingekort en dienen hier als code.";

/**
 * National mixes (referrer, duration, end reason, kind of help) as slices.
 *
 * @param content `cbs_national_mixes.json`
 */
export function nationalMixes(content: unknown, readOn: string): Page[] {
  const mixes = mixesSchema.parse(content);
  const referrer = mixes.verwijzer_2023HJ01;
  const reason = mixes.reden_beeindiging_2020HJ01;
  const page = (rest: Omit<Page, "note" | "readOn" | "source"> & { source: string }): Page => ({
    ...rest,
    source: rest.source.replace(/ \([^()]*public page read\)$/, ""),
    note,
    readOn,
  });
  return [
    page({
      table: referrer.table,
      slice: "verwijzer",
      title: "Jeugdhulptrajecten in natura; verwijzer",
      source: referrer.source,
      figures: Object.entries(referrer.rows).flatMap(([label, values]) =>
        values.map((value, index) =>
          national(
            "2023HJ01",
            referrer.status,
            measureNames[referrer.columns[index] ?? ""],
            value,
            {
              Verwijzer: label,
            },
          ),
        ),
      ),
    }),
    page({
      table: mixes.duur_beeindigde_trajecten_2021JJ00.table,
      slice: "duur",
      title: "Jeugdhulptrajecten in natura; duur",
      source: mixes.duur_beeindigde_trajecten_2021JJ00.source,
      figures: ofDuration("2021JJ00", mixes.duur_beeindigde_trajecten_2021JJ00),
    }),
    page({
      table: mixes.duur_beeindigde_trajecten_2020JJ00.table,
      slice: "duur",
      title: "Jeugdhulptrajecten in natura; duur (reeks 2015-2020)",
      source: mixes.duur_beeindigde_trajecten_2020JJ00.source,
      figures: ofDuration("2020JJ00", mixes.duur_beeindigde_trajecten_2020JJ00),
    }),
    page({
      table: reason.table,
      slice: "reden",
      title: "Jeugdhulptrajecten in natura; reden beëindiging (reeks 2015-2020)",
      source: reason.source,
      figures: [
        ...Object.entries(reason.totaal).map(([label, value]) =>
          ended(reason.status, "Totaal", label, value),
        ),
        ...Object.entries(reason.volgens_plan_vs_voortijdig_per_verwijzer).flatMap(
          ([label, [planned, early]]) => [
            ended(reason.status, label, "volgens_plan", planned),
            ended(reason.status, label, "voortijdig", early),
          ],
        ),
      ],
    }),
    page({
      table: "longread-jeugdhulp-2023HJ01",
      slice: "hulpvorm",
      title:
        "Jeugdhulp 2023, eerste halfjaar: jongeren naar soort hulp (een jongere kan dubbel tellen)",
      source: mixes.hulpvorm_jongeren_2023HJ01.source,
      figures: ofLongread("2023HJ01", "Jongeren", mixes.hulpvorm_jongeren_2023HJ01, "Hulpvorm"),
    }),
    page({
      table: "longread-jeugdhulp-2023HJ01",
      slice: "leveringsvorm",
      title: "Jeugdhulp 2023, eerste halfjaar: jongeren naar leveringsvorm",
      source: mixes.leveringsvorm_2023HJ01.source,
      figures: ofLongread("2023HJ01", "Jongeren", mixes.leveringsvorm_2023HJ01, "Leveringsvorm"),
    }),
    page({
      table: "longread-jeugdhulp-2021",
      slice: "hulpvorm",
      title: "Jeugdhulp 2021: begonnen trajecten naar soort hulp",
      source: mixes.hulpvorm_begonnen_trajecten_2021_pct.source,
      figures: ofLongread(
        "2021JJ00",
        "Begonnen trajecten, aandeel",
        mixes.hulpvorm_begonnen_trajecten_2021_pct,
        "Hulpvorm",
        "%",
      ),
    }),
  ];
}

const measureNames: Record<string, string> = {
  trajecten: "Trajecten",
  begonnen: "Begonnen trajecten",
  nieuw: "Nieuwe trajecten",
  beeindigd: "Beëindigde trajecten",
  herhaald_beroep: "Trajecten met herhaald beroep",
};

function national(
  period: string,
  status: string | undefined,
  measure: string | undefined,
  value: number,
  dims: Record<string, string>,
  unit = "aantal",
): Figure {
  if (measure === undefined) throw new Error("a column of the national mixes has no name here");
  return {
    measure,
    unit,
    region: "NL01",
    regionName: "Nederland",
    period,
    status: status ?? null,
    dims,
    value,
    attribute: "None",
  };
}

function ofDuration(period: string, mix: z.infer<typeof durations>): Figure[] {
  const totals = Object.entries(measureNames).flatMap(([key, name]) => {
    const value = (mix as Record<string, unknown>)[key];
    return typeof value === "number"
      ? [national(period, mix.status, name, value, { Duur: "Totaal" })]
      : [];
  });
  const classes = Object.entries(mix.classes).map(([label, value]) =>
    national(period, mix.status, measureNames.beeindigd, value, { Duur: label }),
  );
  return [...totals, ...classes];
}

function ended(
  status: string | undefined,
  referrer: string,
  reason: string,
  value: number,
): Figure {
  return national("2020HJ01", status, measureNames.beeindigd, value, {
    Verwijzer: referrer,
    Reden: words(reason),
  });
}

function ofLongread(
  period: string,
  measure: string,
  mix: Record<string, unknown> & { status?: string | undefined },
  dimension: string,
  unit = "aantal",
): Figure[] {
  return Object.entries(mix).flatMap(([key, value]) =>
    typeof value === "number"
      ? [
          national(
            period,
            mix.status,
            measure,
            value,
            { [dimension]: labels[key] ?? words(key) },
            unit,
          ),
        ]
      : [],
  );
}

/** Names in the material that are not Dutch. */
const labels: Record<string, string> = {
  total_jongeren_in_natura: "totaal in natura",
  only_zonder_verblijf: "alleen zonder verblijf",
  only_met_verblijf: "alleen met verblijf",
  both: "met en zonder verblijf",
  only_zin: "alleen in natura",
  zin_and_pgb: "in natura en pgb",
  only_pgb: "alleen pgb",
};

function words(key: string): string {
  return key.replaceAll("_", " ");
}
