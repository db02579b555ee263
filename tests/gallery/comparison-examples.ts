import { type FunnelPoint, funnel } from "../../src/components/charts/funnel.ts";
import { type HeatCell, heatMatrix } from "../../src/components/charts/heat-matrix.ts";
import { type IntervalRow, intervalDots } from "../../src/components/charts/interval-dots.ts";
import { type Tile, tileMap } from "../../src/components/charts/tile-map.ts";
import { formatNumber } from "../../src/components/nl-format.ts";
import type { Signal } from "../../src/data/tables.ts";
import { coverageHeadline, funnelHeadline } from "../../src/words/headline.ts";
import { type Example, example } from "./example.ts";

const percent = (share: number) => `${formatNumber(share * 100)}%`;
const ref = (name: string) => `voorbeeld|provider|${name}|2024|estimate`;

const row = (label: string, estimate: number | null, signal: Signal, more = {}): IntervalRow => ({
  label,
  ref: ref(label),
  estimate,
  lower: estimate === null ? null : estimate - 0.08,
  upper: estimate === null ? null : Math.min(1, estimate + 0.07),
  text: estimate === null ? "te weinig gegevens" : percent(estimate),
  signal,
  provisional: false,
  norm: 0.4,
  ...more,
});
const dots = [
  row("Hele regio", 0.42, "geen signaal", { lower: 0.4, upper: 0.44, reference: true }),
  row("Bedachte Bolderkar", 0.58, "gunstig"),
  row("Denkbeeldige Dakpan", 0.29, "ongunstig"),
  row("Een aanbieder met een naam die veel te lang is", 0.41, "geen signaal"),
  row("Fictieve Fluitketel", 0.5, "geen signaal", { provisional: true, text: "50%*" }),
  row("Verzonnen Veranda", null, "te weinig gegevens"),
];

const sizes = [12, 18, 24, 31, 40, 55, 62, 80, 104, 150, 210, 340];
const points: FunnelPoint[] = sizes.map((n, index) => {
  const estimate = 0.68 + ((index * 5) % 7) / 60 - 0.05;
  return {
    name: `Aanbieder ${index + 1}`,
    ref: ref(String(index)),
    n,
    estimate,
    text: percent(estimate),
    signal: n < 15 ? "te weinig gegevens" : "geen signaal",
  };
});
points.push(
  {
    name: "Denkbeeldige Dakpan",
    ref: ref("a"),
    n: 120,
    estimate: 0.47,
    text: "47%",
    signal: "ongunstig",
  },
  {
    name: "Bedachte Bolderkar",
    ref: ref("b"),
    n: 260,
    estimate: 0.84,
    text: "84%",
    signal: "gunstig",
  },
  {
    name: "Eigen Huis",
    ref: ref("c"),
    n: 175,
    estimate: 0.71,
    text: "71%",
    signal: "geen signaal",
    own: true,
  },
);
const funnelLimits = Array.from({ length: 36 }, (_, index) => {
  const n = 10 + index * 10;
  const se = Math.sqrt((0.68 * 0.32) / n);
  return {
    n,
    lower95: Math.max(0, 0.68 - 1.96 * se),
    upper95: Math.min(1, 0.68 + 1.96 * se),
    lower998: Math.max(0, 0.68 - 3.09 * se),
    upper998: Math.min(1, 0.68 + 3.09 * se),
  };
});

const places = [
  ["Aalten", 2, 2],
  ["Berkelland", 2, 0],
  ["Bronckhorst", 1, 1],
  ["Doetinchem", 0, 1],
  ["Montferland", 0, 2],
  ["Oost Gelre", 2, 1],
  ["Oude IJsselstreek", 1, 2],
  ["Winterswijk", 3, 1],
] as const;
const tiles: Tile[] = places.map(([name, column, line], index) => {
  const estimate = index === 4 ? null : 0.31 + ((index * 5) % 8) / 30;
  return {
    name,
    column,
    row: line,
    ref: estimate === null ? "" : ref(name),
    estimate,
    text: estimate === null ? "afgeschermd" : percent(estimate),
  };
});
const short = ["Aal", "Ber", "Bro", "Doe", "Mon", "OGe", "OIJ", "Win"];
const columns = places.map(([name], index) => ({ name, short: short[index] ?? "" }));
const states = ["present", "partly", "absent", "notNeeded"] as const;
const services = [
  "Ambulante hulp",
  "Dagbehandeling",
  "Gezinshuis",
  "Pleegzorg",
  "Verblijf op een groep",
  "Eetstoornissen",
];
const coverage = services.map((name, line) => ({
  name,
  cells: columns.map((_, index): HeatCell => {
    const state = states[line === 0 ? 0 : (index * 3 + line * 5) % 7 > 3 ? (index + line) % 4 : 0];
    return { state: state ?? "present" };
  }),
}));
const signOf = { present: "ja", partly: "deels", absent: "nee", notNeeded: "niet nodig" };
const filled = ["Bedachte Bolderkar", "Denkbeeldige Dakpan", "Fictieve Fluitketel"].map(
  (name, line) => ({
    name,
    cells: ["Reden einde", "Verwijzer", "Uitkomst", "Uren"].map((_, index): HeatCell => {
      const estimate = [0.98, 0.74, 0.41, 0.12, 0.88][(line * 2 + index) % 5] ?? 0;
      const step = Math.min(5, Math.floor(estimate * 5) + 1) as 1 | 2 | 3 | 4 | 5;
      return { step, text: percent(estimate), ref: ref(`${name}${index}`), estimate };
    }),
  }),
);

export const comparisonExamples: readonly Example[] = [
  example("punten", "Enkele groepen naast elkaar, in vaste volgorde: nooit op waarde.", {
    message:
      "Eén aanbieder is duidelijk ongunstig en één aanbieder is duidelijk gunstig tegenover de norm.",
    subtitle: { what: "Afschaling", who: "per aanbieder", period: "2024", unit: "percentage" },
    picture: intervalDots(dots, { axis: percent, share: true, normLabel: "norm 40%" }),
    head: ["Aanbieder", "Afschaling"],
    rows: dots.map((one) => [one.label, one.text]),
    reading:
      "Een punt is het cijfer. De lijn laat zien waartussen het waarschijnlijk ligt: hoe korter, hoe zekerder.",
    limits: "Dit is geen ranglijst. Verschillen kunnen komen door andere doelgroepen.",
  }),
  example("trechter", "Veel aanbieders tegelijk: wie wijkt meer af dan toeval? Geen volgorde.", {
    message: funnelHeadline(
      points.map((point) => point.signal),
      ["aanbieder", "aanbieders"],
    ),
    subtitle: { what: "Doelrealisatie", who: "per aanbieder", period: "2024", unit: "percentage" },
    picture: funnel(points, {
      centre: 0.68,
      centreText: "68%",
      limits: funnelLimits,
      counted: "beoordeelde doelen",
      axis: percent,
      share: true,
    }),
    head: ["Aanbieder", "Doelen", "Doelrealisatie"],
    rows: points.map((point) => [point.name, point.n, point.text]),
    reading:
      "Elk punt is een aanbieder: hoe verder naar rechts, hoe meer doelen. Binnen de trechter past een verschil bij toeval.",
    limits: "De trechter corrigeert niet voor verschillen tussen doelgroepen.",
  }),
  example("tegelkaart", "Gemeenten op hun plaats. Gebruik klassen die elk jaar gelijk zijn.", {
    message:
      "Er is geen streefwaarde. Verschillen tussen gemeenten kunnen komen door andere doelgroepen.",
    subtitle: { what: "Lichtere hulp", who: "per gemeente", period: "2024", unit: "percentage" },
    picture: tileMap(tiles, { breaks: [0.3, 0.4, 0.5, 0.6], axis: percent }),
    head: ["Gemeente", "Lichtere hulp"],
    rows: tiles.map((tile) => [tile.name, tile.text]),
    reading: "Elke tegel is een gemeente. Hoe donkerder, hoe hoger het cijfer.",
    limits: "De kaart zegt niet welke gemeente het beste is.",
  }),
  example("dekking", "Is de hulp er? Tekens, met tinten erachter. De matrix is ook de tabel.", {
    message: coverageHeadline(39, 44),
    subtitle: {
      what: "Dekking van het zorglandschap",
      who: "hulp per gemeente",
      period: "31 december 2025",
      unit: "aanwezig of niet",
    },
    picture: heatMatrix(columns, coverage),
    head: ["Hulp", ...columns.map((column) => column.name)],
    rows: coverage.map((line) => [
      line.name,
      ...line.cells.map((cell) => (cell && "state" in cell ? signOf[cell.state] : "")),
    ]),
    reading:
      "Een vinkje: er is een contract. Een punt: wel een contract, maar een cliëntenstop. Een kruis: de hulp ontbreekt. Leeg: niet nodig.",
    limits: "Een contract zegt niet dat er plek is. Kijk ook naar de wachttijd.",
  }),
  example("volledigheid", "Cijfers op vijf tinten; elk cijfer staat in zijn vak.", {
    message: "Bij één aanbieder ontbreekt de verwijzer vaak.",
    subtitle: {
      what: "Ingevulde velden",
      who: "per aanbieder",
      period: "2025",
      unit: "percentage",
    },
    picture: heatMatrix(
      ["Reden einde", "Verwijzer", "Uitkomst", "Uren"].map((name) => ({ name, short: name })),
      filled,
    ),
    head: ["Aanbieder", "Reden einde", "Verwijzer", "Uitkomst", "Uren"],
    rows: filled.map((line) => [
      line.name,
      ...line.cells.map((cell) => (cell && "step" in cell ? cell.text : "")),
    ]),
    reading: "Hoe donkerder, hoe vaker het veld is ingevuld.",
    limits: "Ingevuld is nog niet goed ingevuld.",
  }),
];
