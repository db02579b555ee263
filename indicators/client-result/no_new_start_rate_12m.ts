import { type Definition, define } from "../definition.ts";
import { care } from "../example-care.ts";

const planned = (client: string, end: string, more = {}) =>
  care(client, 3, "2023-01-10", end, "planned", more);

/** Six spells that ended in the first quarter of 2024. */
const spells = [
  planned("a", "2024-02-01"),
  // Back on day 365, heavier and elsewhere: within the twelve months.
  planned("b", "2024-02-01"),
  care("b", 4, "2025-01-31", null, null, { provider: "p2" }),
  // Back on day 366: too late to count.
  planned("c", "2024-02-01"),
  care("c", 3, "2025-02-01"),
  // Back at rank 1 only, and off the ladder.
  planned("d", "2024-02-01"),
  care("d", 1, "2024-06-01", "2024-07-01", "planned"),
  care("d", null, "2024-09-01", null, null, { segment: "dyslexie" }),
  // Nobody's result: not followed.
  care("e", 3, "2023-01-10", "2024-02-01", "deceased"),
  care("f", 3, "2023-01-10", "2024-02-01", "moved", { segment: "w1", law: "wmo", domain: "wmo" }),
];

/** Geen nieuwe start binnen 12 maanden: does the result last? */
export const noNewStartRate12m: Definition = define({
  id: "no_new_start_rate_12m",
  theme: "client-result",
  tier: "core",
  version: "1.0",
  name: "Geen nieuwe hulp binnen een jaar",
  question: "Blijven mensen na het einde van de hulp een jaar zonder nieuwe hulp?",
  unit: "procent",
  direction: "higher",
  kind: "survival",
  at: 365,
  parts: [
    {
      id: "same_provider",
      name: "Terug bij dezelfde aanbieder",
      role: "second",
      kind: "proportion",
      direction: "context",
    },
    {
      id: "other_provider",
      name: "Terug bij een andere aanbieder",
      role: "second",
      kind: "proportion",
      direction: "context",
    },
    {
      id: "lighter",
      name: "Terug met lichtere hulp",
      role: "second",
      kind: "proportion",
      direction: "context",
    },
    {
      id: "as_heavy",
      name: "Terug met even zware hulp",
      role: "second",
      kind: "proportion",
      direction: "lower",
    },
    {
      id: "heavier",
      name: "Terug met zwaardere hulp",
      role: "second",
      kind: "proportion",
      direction: "lower",
    },
  ],
  moment: "within_period",
  grains: { organisation: "spell", target_group: "spell", chain: "spell", system: "spell" },
  followUpMonths: 12,
  immature: "provisional",
  numerator:
    "Het aandeel zorgperioden zonder nieuwe hulp tot en met dag 365 na de laatste dag van hulp. Volgens Kaplan en Meier: ook wie nog geen jaar is gevolgd, telt mee tot het einde van de gegevens. Nieuwe hulp: de eerste hulp op trede 2 of hoger van de ladder, onder welke wet ook, die meer dan 31 dagen na de laatste dag begint. De teller die erbij staat, is het aantal zorgperioden mét nieuwe hulp binnen 365 dagen. Terug bij: zorgperioden met zulke hulp, bij dezelfde of een andere aanbieder, op een lagere, dezelfde of hogere trede dan op de laatste dag. Wie toen alleen hulp naast de ladder had, komt op een hogere trede terug. Begint er op die dag meer hulp, dan telt de zwaarste; zijn er twee even zwaar, dan die met de laagste AGB-code.",
  denominator:
    "Zorgperioden met de laatste dag van hulp in de periode. Een zorgperiode is alle hulp aan één cliënt onder één wet, bij alle aanbieders samen, zonder onderbreking langer dan 31 dagen. Bij 'terug bij' en 'terug met' alleen zorgperioden waarvan de 365 dagen erna voorbij zijn.",
  exclusions: [
    "Zorgperioden die eindigden door overlijden, verhuizing of overgang naar een andere wet.",
    "Zorgperioden waarna hulp op trede 2 of hoger onder de andere wet doorloopt, of binnen 31 dagen begint.",
    "Nieuwe hulp op trede 1 (lokaal team) en hulp naast de ladder, zoals dyslexiezorg, is geen nieuwe start.",
    "Einden van de laatste 31 dagen van de gegevens: de hulp kan nog doorgaan.",
    "Heeft de regio geen Wmo, dan wordt een jeugdige gevolgd tot en met de eerste dag van de maand waarin hij 18 wordt (zonder geboortemaand: tot het einde van de gegevens).",
  ],
  attribution: {
    organisation:
      "Een zorgperiode telt bij de laatste aanbieder: die met de zwaarste hulp op de laatste dag. Zijn er twee even zwaar, dan die het langst helpt. Segment en domein zijn die van deze hulp.",
    chain: "Elke zorgperiode telt één keer, bij de wet waaronder de hulp viel.",
    system:
      "Een zorgperiode telt bij de gemeente die op de laatste dag verantwoordelijk was voor deze hulp. Verhuist iemand daarna binnen de regio, dan wordt hij verder gevolgd.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "gemengd",
    text: "Onderdeel 3.2 van de landelijke set voor uitkomsten in de jeugdhulp; CBS leidt het af uit begin en einde. Duurzaamheid staat in de uitgangspunten van de regio. Kaplan en Meier, de ladder en het volgen over wetten heen zijn een eigen ontwerp.",
  },
  caveats: [
    "Terugkomen is niet altijd slecht: soms is afgesproken dat iemand terug mag komen.",
    "Wie verhuist of hulp krijgt uit een andere wet, zoals de Zvw of de Wlz, is na het einde niet te volgen. Die persoon telt als zonder nieuwe hulp.",
    "Cijfers over het laatste jaar zijn voorlopig: nog niet iedereen is een jaar gevolgd. Is dat nog niemand, dan is er geen cijfer.",
    "Dit is iets anders dan 'herhaald beroep' van CBS, dat van de start van hulp terugkijkt.",
  ],
  counterIndicator:
    "Lees dit cijfer samen met de doorlooptijd en met uitval: korte hulp is pas goed als mensen niet terugkomen.",
  counterIndicators: ["care_duration_km_median", "dropout_rate", "scale_down_rate"],
  examples: [
    {
      title: "Eén van vier komt binnen 365 dagen terug",
      until: "2025-06-30",
      period: "2024-K1",
      services: spells,
      expected: { numerator: 1, denominator: 4, clients: 4, estimate: 0.75 },
    },
    {
      title: "Wie terugkomt, komt terug met zwaardere hulp",
      until: "2025-06-30",
      period: "2024-K1",
      services: spells,
      part: "heavier",
      expected: { numerator: 1, denominator: 4, clients: 4, estimate: 0.25 },
    },
    {
      title: "Wie nog geen jaar is gevolgd, telt mee tot het einde van de gegevens",
      until: "2025-03-31",
      period: "2024",
      services: [
        planned("a", "2024-02-01"),
        // Back after 100 days, when all three are followed: a third.
        planned("b", "2024-02-01"),
        care("b", 2, "2024-05-11"),
        planned("c", "2024-06-01"),
      ],
      expected: { numerator: 1, denominator: 3, clients: 3, estimate: 2 / 3 },
    },
    {
      title: "Hulp die onder de Wmo doorgaat, is geen einde; Wmo-hulp later is een nieuwe start",
      until: "2025-06-30",
      period: "2024-K1",
      services: [
        planned("a", "2024-02-01"),
        care("a", 2, "2024-03-03", null, null, { segment: "w1", law: "wmo", domain: "wmo" }),
        planned("b", "2024-02-01"),
        care("b", 2, "2024-03-04", null, null, { segment: "w1", law: "wmo", domain: "wmo" }),
        planned("c", "2024-02-01"),
      ],
      cut: "chain",
      group: { law: "jw" },
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
    {
      title: "Zonder Wmo in de regio houdt het volgen op in de maand van de 18e verjaardag",
      until: "2025-06-30",
      period: "2024-K1",
      services: [
        planned("a", "2024-02-01", { born: "2006-05-01" }),
        care("a", 3, "2024-05-02"),
        planned("b", "2024-02-01", { born: "2006-05-01" }),
        care("b", 3, "2024-05-01"),
        planned("c", "2024-02-01", { born: "2012-05-01" }),
      ],
      expected: { numerator: 1, denominator: 3, clients: 3, estimate: 2 / 3 },
    },
    {
      title: "De laatste aanbieder is die met de zwaarste hulp op de laatste dag",
      until: "2025-06-30",
      period: "2024-K1",
      services: [
        planned("a", "2024-02-01"),
        care("a", 2, "2023-01-01", "2024-02-01", "planned", { provider: "p2" }),
        care("b", 3, "2023-01-10", "2024-01-10", "planned"),
        care("b", 2, "2024-01-20", "2024-02-01", "planned", { provider: "p2" }),
      ],
      cut: "provider",
      group: { provider_id: "p2" },
      expected: { numerator: 0, denominator: 1, clients: 1, estimate: 1 },
    },
  ],
});
