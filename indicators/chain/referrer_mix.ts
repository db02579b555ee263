import { type Definition, define } from "../definition.ts";
import { care } from "../example-care.ts";

const by = (referrer: string) => ({ referrer });

const people = [
  care("a", 3, "2023-02-01", null, null, by("01")),
  care("b", 3, "2023-02-01", null, null, by("01")),
  care("c", 3, "2023-03-01", null, null, by("02")),
  care("d", 3, "2023-03-01", null, null, by("08")),
  // Nobody told who referred.
  care("e", 3, "2023-03-01"),
  // Began before the period.
  care("f", 3, "2022-11-01", null, null, by("02")),
];

/** Verwijzers: who refers youths to help. */
export const referrerMix: Definition = define({
  id: "referrer_mix",
  theme: "chain",
  tier: "standard",
  version: "1.0",
  name: "Verwijzers",
  question: "Wie verwijst jeugdigen naar hulp?",
  unit: "procent",
  direction: "context",
  kind: "proportion",
  parts: [
    { id: "verwijzer_01", name: "Gemeente", role: "category" },
    { id: "verwijzer_02", name: "Huisarts", role: "category" },
    { id: "verwijzer_03", name: "Jeugdarts", role: "category" },
    { id: "verwijzer_04", name: "Gecertificeerde instelling", role: "category" },
    { id: "verwijzer_05", name: "Medisch specialist", role: "category" },
    { id: "verwijzer_06", name: "Zelf, of geen verwijzer", role: "category" },
    {
      id: "verwijzer_08",
      name: "Rechter, officier van justitie of justitiële inrichting",
      role: "category",
    },
  ],
  moment: "within_period",
  periods: ["kwartaal", "jaar"],
  grains: { chain: "trajectory", system: "trajectory" },
  followUpMonths: 0,
  immature: "provisional",
  gate: "unknown",
  numerator:
    "Trajecten waarvoor de gemeente verwees (code 01). Per deel: trajecten met die verwijzer. Dat zijn: 02 huisarts, 03 jeugdarts, 04 gecertificeerde instelling, 05 medisch specialist, 06 zelf of geen verwijzer; 08 rechter, officier van justitie of justitiële inrichting.",
  denominator:
    "Trajecten in de jeugdhulp die in de periode begonnen en waarvan de verwijzer bekend is. De verwijzer is die van het verzoek om de hulp die het eerst begon, of anders om de hulp daarna. Van meer verzoeken om dezelfde hulp telt het eerste.",
  exclusions: [
    "Trajecten waarvan de verwijzer niet bekend is: die tellen alleen mee in het aandeel onbekend.",
    "Trajecten in de Wmo en beschermd wonen.",
  ],
  attribution: {
    organisation: "Geen: een aanbieder kiest zijn verwijzers niet.",
    chain: "Alle trajecten van de Jeugdwet samen.",
    system: "De gemeente van de eerste hulp in het traject.",
  },
  sources: ["start", "request"],
  origin: {
    status: "bevestigd",
    text: "De indeling is de landelijke codelijst van verwijzers (COD327).",
  },
  caveats: [
    "Alleen een verzoek om toewijzing noemt de verwijzer. Hulp die de gemeente zelf toewees, heeft er vaak geen.",
    "Hulp van een wijkteam heeft altijd code 06. School en drang vallen onder de gemeente.",
    "Code 08 is alleen voor strafrecht.",
  ],
  counterIndicator: "Lees dit cijfer samen met de zwaarte en de duur van hulp en met uitval.",
  counterIndicators: ["dropout_rate", "care_duration_km_median"],
  examples: [
    {
      title: "Van vier jeugdigen met een bekende verwijzer kwamen er twee via de gemeente",
      until: "2024-12-31",
      period: "2023-K1",
      services: people,
      expected: { numerator: 2, denominator: 4, clients: 4, estimate: 0.5 },
    },
    {
      title: "Een kwam via de huisarts",
      until: "2024-12-31",
      period: "2023",
      part: "verwijzer_02",
      cut: "chain",
      group: { law: "jw" },
      services: people,
      expected: { numerator: 1, denominator: 4, clients: 4, estimate: 0.25 },
    },
  ],
});
