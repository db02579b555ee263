import { maturation } from "../../src/components/charts/maturation.ts";
import { type Panel, smallMultiples } from "../../src/components/charts/small-multiples.ts";
import { spark } from "../../src/components/charts/spark.ts";
import { type SurvivalCurve, survival } from "../../src/components/charts/survival.ts";
import { type SeriesPoint, timeSeries } from "../../src/components/charts/time-series.ts";
import { formatNumber } from "../../src/components/nl-format.ts";
import type { Signal } from "../../src/data/tables.ts";
import { courseHeadline, maturationHeadline, survivalHeadline } from "../../src/words/headline.ts";
import { type Example, example } from "./example.ts";

const percent = (share: number) => `${formatNumber(share * 100)}%`;
const limits = "De lijn zegt niet waardoor een cijfer verandert.";

function series(
  periods: readonly string[],
  values: readonly (number | null)[],
  own: { half?: number; provisional?: number; signals?: Record<string, Signal> } = {},
): SeriesPoint[] {
  return periods.map((period, index) => {
    const estimate = values[index] ?? null;
    const half = own.half ?? 0.04;
    return {
      period,
      tick: period.endsWith("K1") || !period.includes("-") ? period.slice(0, 4) : "",
      ref: `voorbeeld|provider||${period}|estimate`,
      estimate,
      lower: estimate === null ? null : estimate - half,
      upper: estimate === null ? null : estimate + half,
      text: estimate === null ? "" : percent(estimate),
      provisional: index >= periods.length - (own.provisional ?? 0),
      ...(own.signals?.[period] ? { signal: own.signals[period] } : {}),
    };
  });
}

const years = ["2022", "2023", "2024", "2025"];
const quarters = years.flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-K${quarter}`));
const rowsOf = (points: readonly SeriesPoint[]) =>
  points.map((point) => [point.period, point.estimate ?? "."] as const);
const axis = percent;

const course = series(years, [0.41, 0.44, 0.46, 0.45], { provisional: 1 });
const control = series(
  quarters,
  [0.42, 0.4, 0.43, 0.41, 0.39, 0.42, 0.44, 0.41, 0.4, 0.43, 0.52, 0.54, 0.55, 0.53, 0.56, 0.54],
  { provisional: 2, signals: { "2024-K3": "gunstig", "2023-K1": "ongunstig" } },
);
const run = series(quarters.slice(0, 8), [0.62, 0.6, 0.66, 0.61, 0.64, 0.6, 0.63, 0.65], {
  provisional: 1,
});
const halfYear = [0, 30, 60, 91, 122, 152, 183, 244, 304, 365, 456, 548, 639, 730];
const decay = (name: string, rate: number, n: number): SurvivalCurve => ({
  name,
  steps: halfYear.map((days) => {
    const share = Math.exp(-days / rate);
    return {
      days,
      share,
      lower: Math.max(0, share - 0.05),
      upper: Math.min(1, share + 0.05),
    };
  }),
  atRisk: Array.from({ length: 9 }, (_, index) => {
    const left = Math.round(n * Math.exp((-index * 91.3) / rate) * (1 - index * 0.06));
    return { days: index * 91.3, n: left < 10 ? null : left };
  }),
});
const whole = decay("Alle trajecten", 420, 380);
const kinds = [
  decay("Ambulant", 300, 210),
  decay("Gezins- en woonvormen", 800, 60),
  decay("Hoogspecialistisch", 430, 74),
  decay("Dyslexiezorg", 380, 36),
];
const places = ["Aalten", "Berkelland", "Bronckhorst", "Doetinchem", "Montferland", "Oost Gelre"];
const panels: Panel[] = [...places, "Oude IJsselstreek", "Winterswijk"].map((name, index) => ({
  name,
  points: series(
    years,
    [0.4, 0.43, 0.42, 0.45].map(
      (share, year) => share + ((index * 7 + year * 3) % 11) / 100 - 0.05,
    ),
    { provisional: 1 },
  ),
}));
const filling = [
  { name: "2025-K3", shares: [0.42, 0.71, 0.86] },
  { name: "2025-K2", shares: [0.38, 0.66, 0.84, 0.93, 0.97] },
  { name: "2025-K1", shares: [0.45, 0.74, 0.9, 0.96, 0.98, 1, 1] },
].map(({ name, shares }) => ({
  name,
  points: shares.map((share, index) => ({ weeks: index * 4, share })),
}));

export const courseExamples: readonly Example[] = [
  example("verloop", "Een cijfer per jaar, naast de tekst. De band is het interval.", {
    message: courseHeadline({
      subject: "afschaling",
      first: { figure: "41%", period: "2022" },
      last: { figure: "46%", period: "2024" },
      signal: "geen signaal",
    }),
    subtitle: {
      what: "Afschaling per jaar",
      who: "hele regio",
      period: "2022 tot en met 2025",
      unit: "percentage",
    },
    picture: timeSeries(course, { axis, norm: 0.4, normLabel: "norm 40%", share: true }),
    head: ["Periode", "Afschaling"],
    rows: rowsOf(course),
    anchors: {
      ownPast: { figure: "44% in 2023" },
      norm: { figure: "40%" },
      region: { absent: "dit is de hele regio" },
      netherlands: { absent: "geen landelijk cijfer" },
    },
    provisionalFrom: "2025",
    reading: "De lichte band laat zien hoe zeker het cijfer is. Open punten zijn voorlopig (*).",
    limits,
  }),
  example(
    "regelkaart",
    "XmR: vanaf twaalf punten. Grenzen, fasen en signalen komen uit de uitgave, nooit uit de grafiek.",
    {
      message: courseHeadline({
        subject: "afschaling",
        first: { figure: "42%", period: "het 1e kwartaal 2022" },
        last: { figure: "53%", period: "het 2e kwartaal 2025" },
        signal: "gunstig",
      }),
      subtitle: {
        what: "Afschaling per kwartaal",
        who: "Verzonnen aanbieder",
        period: "2022-K1 tot en met 2025-K4",
        unit: "percentage",
      },
      picture: timeSeries(control, {
        axis,
        norm: 0.5,
        normLabel: "norm 50%",
        share: true,
        full: true,
        phases: [
          {
            from: "2022-K1",
            to: "2024-K2",
            mean: 0.415,
            limits: { lower: 0.35, upper: 0.48 },
          },
          {
            from: "2024-K3",
            to: "2025-K4",
            mean: 0.54,
            limits: { lower: 0.48, upper: 0.6 },
          },
        ],
        events: [
          { period: "2023-K1", text: "Nieuwe registratie van afschaling (bron: afspraak 2023)." },
          {
            period: "2024-K3",
            text: "Lokale teams doen mee aan het eindgesprek. Sindsdien geldt een nieuwe basislijn.",
          },
        ],
      }),
      head: ["Periode", "Afschaling"],
      rows: rowsOf(control),
      provisionalFrom: "het 3e kwartaal 2025",
      reading:
        "Tussen de streepjeslijnen liggen gewone schommelingen. Een driehoek is een signaal. De cijfers bovenaan horen bij de gebeurtenissen eronder.",
      limits,
    },
  ),
  example("verloop-zonder-grenzen", "Minder dan twaalf punten: gemiddelde, maar geen grenzen.", {
    message: courseHeadline({
      subject: "doelrealisatie",
      first: { figure: "62%", period: "het 1e kwartaal 2022" },
      last: { figure: "63%", period: "het 3e kwartaal 2023" },
      signal: "te weinig gegevens",
    }),
    subtitle: {
      what: "Doelrealisatie per kwartaal",
      who: "Verzonnen aanbieder",
      period: "2022-K1 tot en met 2023-K4",
      unit: "percentage",
    },
    picture: timeSeries(run, {
      axis,
      norm: null,
      normLabel: "",
      share: true,
      full: true,
      phases: [{ from: "2022-K1", to: "2023-K4", mean: 0.626, limits: null }],
    }),
    head: ["Periode", "Doelrealisatie"],
    rows: rowsOf(run),
    provisionalFrom: "het 4e kwartaal 2023",
    reading: "De dunne lijn is het gemiddelde. Er zijn nog te weinig punten voor grenzen.",
    limits,
  }),
  example("nog-in-hulp", "Eén groep: met band. Kaplan–Meier telt ook wie nog bezig is.", {
    message: survivalHeadline(12, 0.42, "jeugdigen", "nog hulp"),
    subtitle: {
      what: "Deel dat nog in hulp is",
      who: "trajecten gestart in 2022 en 2023",
      period: "gevolgd tot en met 2025",
      unit: "percentage",
    },
    picture: survival([whole], { until: 730, still: "nog in hulp" }),
    head: ["Dagen", "Nog in hulp"],
    rows: whole.steps.map((step) => [String(step.days), Math.round(step.share * 100) / 100]),
    reading:
      "De lijn daalt als hulp eindigt. De band laat zien hoe zeker dat is. Onderaan staat hoeveel trajecten we nog volgen.",
    limits: "Een snelle daling is niet altijd goed: ook wie eerder stopt, telt als einde.",
  }),
  example("nog-in-hulp-groepen", "Ten hoogste vier groepen, elk met een eigen streepjes.", {
    message: survivalHeadline(12, 0.3, "jeugdigen met ambulante hulp", "nog hulp"),
    subtitle: {
      what: "Deel dat nog in hulp is",
      who: "per segment",
      period: "gestart in 2022 en 2023",
      unit: "percentage",
    },
    picture: survival(kinds, { until: 730, still: "nog in hulp" }),
    head: ["Segment", "Nog in hulp na een jaar"],
    rows: kinds.map((kind) => [
      kind.name,
      Math.round((kind.steps.find((step) => step.days === 365)?.share ?? 0) * 100) / 100,
    ]),
    reading: "Elke lijn is een segment. Onderaan staat hoeveel trajecten we nog volgen.",
    limits: "Segmenten helpen andere jeugdigen. Vergelijk ze niet als beter of slechter.",
  }),
  example("kleine-lijnen", "Hetzelfde cijfer voor veel groepen. Eén schaal voor alle.", {
    message: "Geen van de gemeenten wijkt duidelijk af van de regio.",
    subtitle: {
      what: "Afschaling per jaar",
      who: "per gemeente",
      period: "2022 tot en met 2025",
      unit: "percentage",
    },
    picture: smallMultiples(panels, {
      periods: years,
      reference: {
        name: "hele regio",
        points: years.map((period, index) => ({ period, estimate: 0.41 + index * 0.01 })),
      },
      axis,
      share: true,
    }),
    head: ["Gemeente", ...years],
    rows: panels.map((panel) => [panel.name, ...panel.points.map((point) => point.text)]),
    provisionalFrom: "2025",
    reading: "Elk vak is een gemeente. De as is overal gelijk en begint niet bij 0%.",
    limits,
  }),
  example("nalevering", "Hoe snel een periode volloopt: waarom nieuwe cijfers voorlopig zijn.", {
    message: maturationHeadline(12, "93%"),
    subtitle: {
      what: "Binnengekomen gegevens",
      who: "alle aanbieders",
      period: "2025-K1 tot en met 2025-K3",
      unit: "deel van wat nu bekend is",
    },
    picture: maturation(filling, { finalFrom: 20 }),
    head: ["Periode", "Na 4 weken", "Na 8 weken"],
    rows: filling.map((curve) => [
      curve.name,
      curve.points[1]?.share ?? 0,
      curve.points[2]?.share ?? 0,
    ]),
    reading: "Elke lijn is een kwartaal. Rechts van de streepjeslijn heet een cijfer definitief.",
    limits: "De lijn zegt niet of gegevens kloppen, alleen of ze er zijn.",
  }),
  example("vonk", "Alleen in een tabel, naast het getal. Vergelijk alleen de vorm.", {
    message: "Het aantal cliënten met pleegzorg per maand.",
    subtitle: {
      what: "Cliënten",
      who: "pleegzorg",
      period: "januari tot en met december 2025",
      unit: "aantal",
    },
    picture: spark("Verloop van pleegzorg", [40, 41, 43, 42, 45, 47, 46, 48, 50, 49, 51, 52]),
    head: ["Maand", "Cliënten"],
    rows: [
      ["januari", 40],
      ["december", 52],
    ],
    reading: "Het lijntje begint bij 0 en heeft een eigen hoogte.",
    limits: "Vergelijk de hoogte niet met die van andere lijntjes.",
  }),
];
