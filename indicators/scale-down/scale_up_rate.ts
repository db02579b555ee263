import { type Definition, define } from "../definition.ts";
import { care } from "../example-care.ts";

/** Opschaling: heavier care after a year. */
export const scaleUpRate: Definition = define({
  id: "scale_up_rate",
  theme: "scale-down",
  tier: "standard",
  version: "1.0",
  name: "Opschaling",
  question: "Hoeveel mensen krijgen na een jaar zwaardere hulp?",
  unit: "procent",
  direction: "lower",
  kind: "proportion",
  moment: "start_of_period",
  grains: { organisation: "client", chain: "client", system: "client" },
  followUpMonths: 12,
  immature: "hide",
  numerator:
    "Cliënten die twaalf maanden later in zorg zijn op een hogere trede van de ladder. Wie dan een onderbreking van ten hoogste 31 dagen heeft, staat op de trede waarop de hulp verdergaat.",
  denominator:
    "Cliënten die op de eerste dag van de periode hulp hebben op trede 2 of hoger van de ladder: dezelfde groep als bij afschaling.",
  exclusions: [
    "Cliënten die twaalf maanden later uit zorg zijn door verhuizing, overlijden, overgang naar een andere wet of een andere aanbieder.",
    "Cliënten van wie de hulp stopte door de gemeente of door omstandigheden van buiten, of om een onbekende reden.",
    "Cliënten die op de eerste dag een onderbreking hebben, en hulp die niet op de ladder staat, op de eerste dag of een jaar later. Een tijdelijke stop (reden 20) is geen onderbreking.",
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
    status: "gemengd",
    text: "Het begrip opschaling komt uit gemeentelijke definities. De rekenregel met een groep op de eerste dag en de ladder is een eigen ontwerp.",
  },
  caveats: [
    "Opschalen op tijd kan juist goede hulp zijn. Dit cijfer is een aanleiding voor een gesprek, geen oordeel.",
    "Wie op de hoogste trede staat, kan niet opschalen. De stromen tussen treden laten het per trede zien.",
    "De ladder is een keuze van de regio. Jeugdwet en Wmo hebben elk een eigen ladder.",
  ],
  counterIndicator: "Lees dit cijfer samen met afschaling en uitval.",
  counterIndicators: ["scale_down_rate", "dropout_rate", "transition_matrix"],
  examples: [
    {
      title: "Drie jeugdigen op 1 januari: een gaat omhoog, een blijft gelijk, een gaat uit zorg",
      until: "2024-12-31",
      period: "2023-K1",
      services: [
        care("a", 2, "2022-06-01", "2023-05-31", "agreed"),
        care("a", 4, "2023-06-01"),
        care("b", 3, "2022-09-01"),
        care("c", 3, "2022-09-01", "2023-08-15", "planned"),
        // Out of care for a reason that is nobody's result: not counted.
        care("d", 3, "2022-09-01", "2023-08-15", "moved"),
      ],
      expected: { numerator: 1, denominator: 3, clients: 3, estimate: 1 / 3 },
    },
    {
      title: "Zwaardere hulp erbij is ook opschaling; lichtere hulp erbij niet",
      until: "2024-12-31",
      period: "2023-K1",
      services: [
        care("a", 3, "2022-06-01"),
        care("a", 5, "2023-11-01", null, null, { provider: "p2" }),
        care("b", 3, "2022-06-01"),
        care("b", 2, "2023-11-01", null, null, { provider: "p2" }),
      ],
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
  ],
});
