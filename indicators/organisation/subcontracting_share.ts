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

const provider = (id: string, role: string) => ({
  provider_id: id,
  agb: id,
  name: id,
  party_id: id,
  party_name: id,
  role,
});

const services = [
  {
    client: "a",
    provider: "p1",
    segment: "s1",
    rank: 3,
    start: "2024-01-10",
    end: null,
    endClass: null,
  },
];

const tables = {
  "care.hours": [
    told("a", "2024-01-01", 6),
    told("a", "2024-01-01", 2, "p7"),
    told("b", "2024-02-01", 4),
    told("b", "2024-03-01", 4, "p8"),
    told("b", "2024-07-01", 10),
  ],
};

/** Aandeel onderaanneming: hours of help given by a subcontractor. */
export const subcontractingShare: Definition = define({
  id: "subcontracting_share",
  theme: "organisation",
  tier: "standard",
  version: "1.0",
  name: "Hulp door onderaannemers",
  question: "Welk deel van de hulp geeft een onderaannemer?",
  kind: "ratio",
  unit: "procent",
  direction: "lower",
  moment: "own_period",
  periods: ["jaar"],
  grains: {
    organisation: "contract",
    target_group: "contract",
    chain: "contract",
    system: "contract",
    cuts: { segment_age: null, provider_municipality: null, municipality_domain: null },
  },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "Directe uren in het jaar die een onderaannemer gaf: uren met de AGB-code van een onderaannemer, en uren die een onderaannemer zelf opgaf.",
  denominator: "Alle directe uren in het jaar, ook die van onderaannemers.",
  exclusions: [
    "Uren die een lid van hetzelfde consortium gaf, tellen als uren van de aanbieder zelf.",
    "Indirecte uren.",
  ],
  attribution: {
    organisation: "Uren van een onderaannemer tellen bij de hoofdaannemer.",
    chain: "Alle uren onder dezelfde wet samen.",
    system: "Uren tellen bij de gemeente die de aanbieder noemt.",
  },
  sources: ["hours"],
  origin: {
    status: "gemengd",
    text: "Andere regio's sturen op minder onderaanneming of sluiten zelf contracten met onderaannemers. De rekenregel met uren is een eigen ontwerp.",
  },
  caveats: [
    "Wat de goede kant is, bepaalt het beleid van de regio. Een onderaannemer kan juist de expertise hebben die nodig is.",
    "Alleen onderaanneming die de aanbieder opgeeft, is te zien.",
    "Verblijf kost weinig uren; het cijfer zegt daar minder.",
  ],
  counterIndicator: "Lees dit cijfer samen met de wachttijd en met de zorgdekkingsmatrix.",
  counterIndicators: ["waiting_time_median", "coverage_matrix"],
  examples: [
    {
      title: "Zes van de zesentwintig uur",
      until: "2024-12-31",
      period: "2024",
      services,
      tables,
      expected: { numerator: 6, denominator: 26, clients: 2, estimate: 6 / 26 },
    },
    {
      title:
        "Een lid van hetzelfde consortium is geen onderaannemer; een onderaannemer met een eigen tabel wel",
      until: "2024-12-31",
      period: "2024",
      services,
      tables: {
        "register.provider": [
          { ...provider("p2", "consortiumlid"), party_id: "p1" },
          { ...provider("p3", "onderaannemer"), main_provider_id: "p1" },
        ],
        "care.hours": [
          told("a", "2024-01-01", 6),
          told("a", "2024-01-01", 2, "p2"),
          { ...told("a", "2024-02-01", 8), provider_agb: "p3" },
        ],
      },
      cut: "provider",
      group: { provider_id: "p1" },
      expected: { numerator: 8, denominator: 16, clients: 1, estimate: 0.5 },
    },
  ],
});
