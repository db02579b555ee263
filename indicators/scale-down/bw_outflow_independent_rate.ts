import { type Definition, define, type Example } from "../definition.ts";
import { care } from "../example-care.ts";

const home = { domain: "bw", segment: "bw", setting: "wonen" } as const;
const guidance = { domain: "wmo", segment: "wmo" } as const;
/** Beschermd wonen is rank 5 here, beschermd thuis rank 4. */
const ladder: Example["tables"] = {
  "register.product": [
    { law: "wmo", category: "15", code: "15A04", name: "Beschermd thuis", rank: 4 },
    { law: "wmo", category: "15", code: "15A05", name: "Beschermd wonen", rank: 5 },
  ].map((product) => ({
    ...product,
    segment: "bw",
    setting: "wonen",
    unit: "14",
    tariff_cents: 0,
    valid_from: "2022-01-01",
  })),
};

/** Uitstroom beschermd wonen: living on one's own a year later, with or without guidance. */
export const bwOutflowIndependentRate: Definition = define({
  id: "bw_outflow_independent_rate",
  theme: "scale-down",
  tier: "standard",
  version: "1.0",
  name: "Van beschermd wonen naar zelfstandig",
  question:
    "Hoeveel mensen wonen een jaar na beschermd wonen zelfstandig, met of zonder begeleiding?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    { id: "zonder_hulp", name: "Zelfstandig, zonder hulp", role: "category" },
    { id: "begeleiding", name: "Zelfstandig, met begeleiding", role: "category" },
    { id: "beschermd_thuis", name: "Beschermd thuis", role: "category" },
  ],
  moment: "start_of_period",
  grains: { organisation: "client", chain: "client", system: "client" },
  followUpMonths: 12,
  immature: "hide",
  numerator:
    "Cliënten die twaalf maanden later andere hulp uit de Wmo hebben dan beschermd wonen (beschermd thuis of begeleiding). Ook wie uit zorg is na een einde volgens plan of in overeenstemming. Wie dan een onderbreking van ten hoogste 31 dagen heeft, telt met de hulp waarmee het verdergaat. De drie delen tellen op tot het geheel: uit zorg, hulp in een ander verband of zonder woonplek, en wonen op een lagere trede van beschermd wonen.",
  denominator:
    "Cliënten die op de eerste dag van de periode beschermd wonen: hun zwaarste hulp is wonen op de hoogste trede die de regio voor beschermd wonen heeft.",
  exclusions: [
    "Cliënten die twaalf maanden later uit zorg zijn door verhuizing, overlijden, overgang naar een andere wet (zoals de Wlz) of een andere aanbieder.",
    "Cliënten van wie de hulp stopte door de gemeente of door omstandigheden van buiten, of om een onbekende reden.",
    "Cliënten die op de eerste dag al beschermd thuis of begeleiding hebben, of een onderbreking. Een tijdelijke stop (reden 20) is geen onderbreking.",
  ],
  attribution: {
    organisation:
      "Een cliënt telt één keer: bij de aanbieder met de zwaarste hulp op de eerste dag. Zijn er twee even zwaar, dan bij de aanbieder die het langst helpt.",
    chain:
      "De hele zorgperiode telt, bij alle aanbieders samen. Overstappen naar een andere aanbieder is geen einde.",
    system: "Elke cliënt telt één keer, bij de gemeente die op de eerste dag verantwoordelijk is.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "eigen ontwerp",
    text: "Het verschil tussen beschermd wonen en beschermd thuis komt uit gemeentelijke definities. De rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "Wie klaar is om te verhuizen, wacht vaak op een woning. Dat is niet het resultaat van de aanbieder.",
    "Het zijn kleine groepen: let op de onzekerheidsmarge.",
    "Wie naar de Wlz gaat, verdwijnt uit beeld en telt niet mee.",
    "De Achterhoek noemt beschermd wonen sinds 2022 Wonen.",
  ],
  counterIndicator: "Lees dit cijfer samen met terugkeer in zorg en uitval.",
  counterIndicators: ["no_new_start_rate_12m", "dropout_rate"],
  examples: [
    {
      title: "Vier mensen in beschermd wonen: twee wonen een jaar later zelfstandig",
      until: "2024-12-31",
      period: "2023-K1",
      tables: ladder,
      services: [
        care("a", 5, "2022-02-01", "2023-06-30", "planned", home),
        care("a", 3, "2023-07-01", null, null, guidance),
        care("b", 5, "2022-02-01", "2023-06-30", "planned", home),
        care("b", 4, "2023-07-01", null, null, home),
        care("c", 5, "2022-02-01", null, null, home),
        care("d", 5, "2022-02-01", "2023-06-30", "client", home),
        // Already beschermd thuis: not counted.
        care("e", 4, "2022-02-01", null, null, home),
      ],
      expected: { numerator: 2, denominator: 4, clients: 4, estimate: 0.5 },
    },
    {
      title: "Alleen wie naar beschermd thuis ging",
      until: "2024-12-31",
      period: "2023-K1",
      part: "beschermd_thuis",
      tables: ladder,
      services: [
        care("a", 5, "2022-02-01", "2023-06-30", "planned", home),
        care("a", 3, "2023-07-01", null, null, guidance),
        care("b", 5, "2022-02-01", "2023-06-30", "planned", home),
        care("b", 4, "2023-07-01", null, null, home),
      ],
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
  ],
});
