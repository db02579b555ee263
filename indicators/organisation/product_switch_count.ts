import { type Definition, define } from "../definition.ts";

const service = (
  client: string,
  product_code: string,
  start_on: string,
  end_on: string,
  end_class = "request",
) => ({
  client_key: client,
  law: "jw",
  municipality_code: "9001",
  provider_id: "p1",
  party_id: "p1",
  provider_agb: "p1",
  domain: "jeugd",
  segment: "s1",
  rank: 3,
  setting: "ambulant",
  category: "45",
  product_code,
  start_on,
  end_on,
  end_class,
  date_basis: "delivery",
  delivery_id: 1,
});

/** Wisselingen van product: how often the product changes within a trajectory. */
export const productSwitchCount: Definition = define({
  id: "product_switch_count",
  theme: "organisation",
  tier: "standard",
  version: "1.0",
  name: "Wisselingen van product",
  question: "Hoe vaak wisselt het product binnen een traject?",
  kind: "ratio",
  unit: "aantal",
  direction: "lower",
  parts: [
    {
      id: "none",
      name: "Trajecten zonder wisseling",
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
    "Dagen in het zorgtraject waarop een ander product begon in plaats van een product dat stopte: het nieuwe product liep nog niet, en een ander product stopte op die dag of ten hoogste 31 dagen ervoor. Zo'n dag telt één keer.",
  denominator: "Zorgtrajecten die in de periode eindigden, om welke reden ook.",
  exclusions: [
    "Een product dat erbij komt terwijl het andere doorloopt, is geen wisseling.",
    "Een product dat binnen 31 dagen opnieuw begint, is geen wisseling.",
    "Een wisseling van aanbieder of segment hoort bij twee trajecten en telt hier niet.",
    "Een einde telt pas als er binnen 31 dagen geen nieuwe hulp volgde.",
  ],
  attribution: {
    organisation: "Een zorgtraject telt bij de aanbieder, in de periode waarin het eindigde.",
    chain: "Niet berekend: overdrachten tussen aanbieders hebben een eigen cijfer.",
    system: "Zorgtrajecten tellen bij de gemeente die verantwoordelijk was toen de hulp begon.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "eigen ontwerp",
    text: "Andere regio's willen minder wisselingen van product, omdat elke wisseling werk en onrust geeft. De rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "Een wisseling kan afschaling zijn, en dan is ze gewenst. Lees het cijfer samen met afschaling.",
    "Hoe fijner de productlijst van de regio, hoe meer wisselingen.",
    "Lange trajecten hebben meer kans op een wisseling.",
  ],
  counterIndicator: "Lees dit cijfer samen met afschaling en met de doorlooptijd.",
  counterIndicators: ["scale_down_rate", "care_duration_km_median"],
  examples: [
    {
      title: "Een wisseling, een toevoeging en een herstart van hetzelfde product",
      until: "2024-12-31",
      period: "2023-K4",
      services: [
        {
          client: "z",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2023-02-01",
          end: null,
          endClass: null,
        },
      ],
      tables: {
        "model.service": [
          // Switched on 1 June.
          service("a", "45A01", "2023-02-01", "2023-05-31"),
          service("a", "45A02", "2023-06-01", "2023-10-31", "planned"),
          // A second product beside the first: no switch.
          service("b", "45A01", "2023-02-01", "2023-10-31", "planned"),
          service("b", "45A02", "2023-06-01", "2023-10-31", "planned"),
          // The same product again after three weeks: no switch.
          service("c", "45A01", "2023-02-01", "2023-05-31"),
          service("c", "45A01", "2023-06-21", "2023-10-31", "planned"),
        ],
      },
      expected: { numerator: 1, denominator: 3, clients: 3, estimate: 1 / 3 },
    },
    {
      title: "Aandeel zonder wisseling",
      until: "2024-12-31",
      period: "2023-K4",
      services: [
        {
          client: "z",
          provider: "p1",
          segment: "s1",
          rank: 3,
          start: "2023-02-01",
          end: null,
          endClass: null,
        },
      ],
      tables: {
        "model.service": [
          // Two switches in one trajectory.
          service("a", "45A01", "2023-02-01", "2023-05-31"),
          service("a", "45A02", "2023-06-01", "2023-08-31"),
          service("a", "45A01", "2023-09-15", "2023-10-31", "planned"),
          service("b", "45A01", "2023-02-01", "2023-10-31", "planned"),
        ],
      },
      part: "none",
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
  ],
});
