import { type Definition, define } from "../definition.ts";
import { care } from "../example-care.ts";

const stay = { setting: "verblijf" };
const foster = { setting: "pleegzorg" };

/** Van verblijf naar ambulant: from a stay to living at home, after a year. */
export const residentialToAmbulatoryRate: Definition = define({
  id: "residential_to_ambulatory_rate",
  theme: "scale-down",
  tier: "standard",
  version: "1.0",
  name: "Van verblijf naar ambulant",
  question: "Wonen mensen die verblijf kregen een jaar later weer thuis?",
  unit: "procent",
  direction: "higher",
  kind: "proportion",
  parts: [
    { id: "naar_ambulant", name: "Alleen naar hulp thuis", role: "variant" },
    { id: "zonder_pleegzorg", name: "Zonder wie in pleegzorg begon", role: "variant" },
  ],
  moment: "start_of_period",
  grains: { organisation: "client", chain: "client", system: "client" },
  followUpMonths: 12,
  immature: "hide",
  numerator:
    "Cliënten die twaalf maanden later in zorg zijn en van wie de zwaarste hulp dan geen verblijf is. Ook wie uit zorg is na een einde volgens plan of in overeenstemming. Wie dan een onderbreking van ten hoogste 31 dagen heeft, telt met de hulp waarmee het verdergaat. Bij 'alleen naar hulp thuis' telt wie uit zorg is niet mee in de teller, wel in de noemer.",
  denominator:
    "Cliënten die op de eerste dag van de periode verblijf hebben: hun zwaarste hulp is dan jeugdhulp met wonen (pleegzorg, gezinsgericht, verblijf op een groep, gesloten, wonen), of beschermd wonen. Beschermd wonen telt op de hoogste trede die de regio daarvoor heeft. Beschermd thuis is geen verblijf. Bij 'zonder wie in pleegzorg begon' tellen cliënten in pleegzorg op de eerste dag niet mee.",
  exclusions: [
    "Cliënten die twaalf maanden later uit zorg zijn door verhuizing, overlijden, overgang naar een andere wet of een andere aanbieder.",
    "Cliënten van wie de hulp stopte door de gemeente of door omstandigheden van buiten, of om een onbekende reden.",
    "Jeugdigen die twaalf maanden later uit de jeugdhulp zijn, 18 jaar of ouder zijn en hulp uit de Wmo hebben. De leeftijd telt vanaf de eerste dag van de geboortemaand; een onderbreking van ten hoogste 31 dagen telt als hulp.",
    "Cliënten die op de eerste dag een onderbreking hebben. Een tijdelijke stop (reden 20) is geen onderbreking.",
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
    text: "Het doel, minder verblijf en meer hulp thuis, staat in de uitgangspunten van regio's. De rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "Pleegzorg kan de beste plek zijn tot iemand 18 is. Lees daarom ook het cijfer zonder pleegzorg.",
    "Logeren en verblijf in deeltijd tellen ook als verblijf: berichten zeggen niet hoeveel nachten iemand blijft.",
    "Uit zorg volgens plan betekent meestal thuis wonen, maar dat staat niet in de berichten.",
  ],
  counterIndicator: "Lees dit cijfer samen met terugkeer in zorg en opschaling.",
  counterIndicators: ["no_new_start_rate_12m", "scale_up_rate", "dropout_rate"],
  examples: [
    {
      title: "Drie jeugdigen met verblijf: een naar hulp thuis, een uit zorg, een blijft",
      until: "2024-12-31",
      period: "2023-K1",
      services: [
        care("a", 7, "2022-06-01", "2023-05-31", "planned", stay),
        care("a", 3, "2023-06-01"),
        care("b", 7, "2022-09-01", "2023-08-15", "planned", stay),
        care("c", 7, "2022-09-01", null, null, stay),
        // Lighter, but still a stay: no hit.
        care("d", 7, "2022-09-01", "2023-08-15", "planned", stay),
        care("d", 5, "2023-08-16", null, null, foster),
        // Never had a stay: not counted.
        care("e", 4, "2022-09-01"),
      ],
      expected: { numerator: 2, denominator: 4, clients: 4, estimate: 0.5 },
    },
    {
      title: "Streng geteld: alleen wie dan hulp thuis heeft",
      until: "2024-12-31",
      period: "2023-K1",
      part: "naar_ambulant",
      services: [
        care("a", 7, "2022-06-01", "2023-05-31", "planned", stay),
        care("a", 3, "2023-06-01"),
        care("b", 7, "2022-09-01", "2023-08-15", "planned", stay),
      ],
      expected: { numerator: 1, denominator: 2, clients: 2, estimate: 0.5 },
    },
    {
      title: "Wie 18 werd en naar de Wmo ging, telt niet; wie in pleegzorg begon hier ook niet",
      until: "2024-12-31",
      period: "2023-K1",
      part: "zonder_pleegzorg",
      services: [
        care("a", 7, "2022-06-01", "2023-05-31", "planned", { ...stay, born: "2005-05-01" }),
        care("a", 3, "2023-06-01", null, null, { domain: "wmo", segment: "w1" }),
        care("b", 5, "2022-06-01", "2023-05-31", "planned", foster),
        care("c", 7, "2022-06-01", "2023-05-31", "client", stay),
      ],
      expected: { numerator: 0, denominator: 1, clients: 1, estimate: 0 },
    },
  ],
});
