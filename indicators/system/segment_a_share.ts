import { type Definition, define, type Example } from "../definition.ts";
import { care } from "../example-care.ts";

/** The region registers help of the local team: a product at rank 1. */
const localTeam: Example["tables"] = {
  "register.product": [
    {
      law: "jw",
      category: "45",
      name: "Lokaal team",
      segment: "s1",
      rank: 1,
      setting: "ambulant",
      unit: "04",
      tariff_cents: 0,
      valid_from: "2022-01-01",
    },
  ],
};

const people = [
  care("a", 1, "2023-02-01"),
  // Heavier help in the same half-year: not only rank 1.
  care("b", 1, "2023-02-01", "2023-04-30", "planned"),
  care("b", 3, "2023-05-01"),
  care("c", 3, "2022-02-01", "2023-01-15", "planned"),
  // Only help off the ladder: not counted.
  care("d", null, "2023-02-01"),
];

/** Aandeel lokaal team: who is helped by the lightest help alone. */
export const segmentAShare: Definition = define({
  id: "segment_a_share",
  theme: "system",
  tier: "standard",
  version: "1.0",
  name: "Alleen hulp van het lokale team (segment A)",
  question: "Hoeveel mensen met hulp hebben genoeg aan het lokale team?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  moment: "own_period",
  periods: ["halfjaar", "jaar"],
  grains: { system: "client" },
  followUpMonths: 0,
  immature: "provisional",
  numerator: "Cliënten van wie alle hulp op de ladder in de periode op trede 1 staat.",
  denominator:
    "Cliënten die in de periode, op welke dag ook, hulp op de ladder (trede 1 of hoger) hebben in de jeugdhulp of in de Wmo. Wie in beide hulp heeft, telt in elk domein één keer.",
  exclusions: [
    "Beschermd wonen, en hulp buiten de ladder, zoals dyslexiezorg en ziekenhuiszorg.",
    "Een domein waarin de regio geen product op trede 1 kent: dan is hulp van het lokale team niet per cliënt geregistreerd en is er geen cijfer.",
  ],
  attribution: {
    organisation: "Geen: het gaat over alle hulp samen.",
    chain: "Geen.",
    system:
      "Elke cliënt telt per domein één keer, bij de gemeente van de zwaarste hulp in de periode. Is er even zware hulp, dan telt die het eerst begon.",
  },
  sources: ["start", "stop", "local_team"],
  origin: {
    status: "gemengd",
    text: "Het doel, meer hulp door lokale teams, komt uit de uitgangspunten van regio's. De rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "Informatie, advies en preventie staan niet in berichten en tellen niet mee.",
    "Hoe goed lokale teams registreren, bepaalt dit cijfer mee.",
    "In veel regio's staat hulp van het lokale team niet per cliënt in berichten. Dan is er geen cijfer.",
  ],
  counterIndicator: "Lees dit cijfer samen met opschaling en de wachttijd.",
  counterIndicators: ["scale_up_rate", "waiting_time_median"],
  examples: [
    {
      title: "Een van drie cliënten heeft alleen hulp van het lokale team",
      until: "2024-12-31",
      period: "2023-H1",
      tables: localTeam,
      services: people,
      expected: { numerator: 1, denominator: 3, clients: 3, estimate: 1 / 3 },
    },
    {
      title: "Kent de regio geen hulp van het lokale team, dan is er geen cijfer",
      until: "2024-12-31",
      period: "2023-H1",
      services: [care("a", 3, "2023-02-01")],
      expected: { numerator: 0, denominator: 0, clients: 0, estimate: null },
    },
  ],
});
