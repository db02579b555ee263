import { type Definition, define } from "../definition.ts";

const told = (client: string, month: string, hours: number, by?: string) => ({
  delivery_id: 9,
  line: 1,
  client_key: client,
  provider_agb: "p1",
  municipality_code: "9001",
  segment: "s1",
  month,
  direct_hours: hours,
  indirect_hours: 1,
  ...(by === undefined ? {} : { subcontractor_agb: by }),
});

const help = (client: string, start: string, end: string, setting = "ambulant") => ({
  client,
  provider: "p1",
  segment: "s1",
  rank: 3,
  start,
  end,
  setting,
  endClass: "planned",
});

/** Inzet uren per afgerond traject: direct hours over the whole life of a trajectory. */
export const hoursPerCompletedTrajectory: Definition = define({
  id: "hours_per_completed_trajectory",
  theme: "organisation",
  tier: "core",
  version: "1.0",
  name: "Uren per afgerond traject",
  question: "Hoeveel uren hulp krijgt een cliënt van begin tot eind?",
  kind: "median",
  unit: "uren",
  direction: "context",
  parts: [
    { id: "mean", name: "Gemiddelde", role: "second", kind: "mean" },
    {
      id: "coverage",
      name: "Trajecten met een volledige urenregistratie",
      role: "second",
      kind: "proportion",
      unit: "procent",
      direction: "higher",
    },
  ],
  moment: "within_period",
  periods: ["kwartaal", "halfjaar", "jaar"],
  grains: { organisation: "trajectory", target_group: "trajectory", system: "trajectory" },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "De directe uren in alle kalendermaanden van het zorgtraject samen, ook die van een onderaannemer. Het cijfer is de mediaan: de helft van de trajecten kostte minder uren.",
  denominator:
    "Zorgtrajecten die in de periode eindigden, om welke reden ook, met een volledige urenregistratie: uren in de eerste en in de laatste kalendermaand, en nergens twee maanden achter elkaar zonder uren. Voor het aandeel met een volledige registratie tellen alle afgeronde trajecten.",
  exclusions: [
    "Zorgtrajecten waarin de cliënt ergens verbleef (pleegzorg, gezinsgericht, wonen, verblijf of gesloten): daar zeggen dagen meer dan uren.",
    "Zorgtrajecten die begonnen voor de eerste dag van de metingen: niet al hun uren zijn bekend.",
    "Een einde telt pas als er binnen 31 dagen geen nieuwe hulp volgde.",
  ],
  attribution: {
    organisation:
      "Een zorgtraject telt bij de aanbieder van het traject, in de periode waarin het eindigde. Uren van een onderaannemer tellen bij de hoofdaannemer.",
    chain: "Niet berekend: uren horen bij een aanbieder.",
    system: "Zorgtrajecten tellen bij de gemeente die verantwoordelijk was toen de hulp begon.",
  },
  sources: ["hours", "start", "stop"],
  origin: {
    status: "gemengd",
    text: "De regio noemt het aantal uren dat wordt ingezet als maat voor een organisatie. De rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "Minder uren is niet vanzelf beter. Kijk naar uren en doelrealisatie samen.",
    "In de eerste jaren kunnen alleen korte trajecten van begin tot eind zijn gezien. Het cijfer stijgt dan vanzelf.",
    "Bij een lage dekking van de urenregistratie zegt het cijfer weinig over de rest.",
    "Enkele lange trajecten trekken het gemiddelde omhoog; de mediaan niet.",
  ],
  counterIndicator: "Lees dit cijfer samen met de doelrealisatie en met de doorlooptijd.",
  counterIndicators: ["goal_attainment_rate", "care_duration_km_median"],
  examples: [
    {
      title: "Drie trajecten; van een is alleen de eerste maand geschreven",
      until: "2024-12-31",
      period: "2023-K2",
      services: [
        help("a", "2023-03-10", "2023-05-20"),
        help("b", "2023-04-01", "2023-04-30"),
        help("c", "2023-03-01", "2023-06-15"),
      ],
      tables: {
        "care.hours": [
          told("a", "2023-03-01", 4),
          told("a", "2023-04-01", 6),
          told("a", "2023-04-01", 2.5, "p2"),
          told("a", "2023-05-01", 3),
          told("b", "2023-04-01", 8),
          told("c", "2023-03-01", 5),
        ],
      },
      expected: { numerator: 23.5, denominator: 2, clients: 2, estimate: 11.75 },
    },
    {
      title: "Dekking: een maand zonder uren mag, twee niet; verblijf telt niet mee",
      until: "2024-12-31",
      period: "2023-K3",
      services: [
        help("a", "2023-04-10", "2023-07-20"),
        help("b", "2023-04-10", "2023-07-20"),
        help("c", "2023-04-10", "2023-07-20", "verblijf"),
      ],
      tables: {
        "care.hours": [
          told("a", "2023-04-01", 4),
          told("a", "2023-06-01", 4),
          told("a", "2023-07-01", 4),
          told("b", "2023-04-01", 4),
          told("b", "2023-07-01", 4),
          told("c", "2023-04-01", 4),
        ],
      },
      part: "coverage",
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
  ],
});
