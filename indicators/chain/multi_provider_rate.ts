import { type Definition, define } from "../definition.ts";
import { care } from "../example-care.ts";

const elsewhere = { provider: "p2" };

/** Meerdere aanbieders tegelijk: who is helped by two main providers on one day. */
export const multiProviderRate: Definition = define({
  id: "multi_provider_rate",
  theme: "chain",
  tier: "standard",
  version: "1.0",
  name: "Meerdere aanbieders tegelijk",
  question: "Hoeveel mensen krijgen hulp van meer dan één aanbieder tegelijk?",
  unit: "procent",
  direction: "lower",
  kind: "proportion",
  moment: "start_of_period",
  grains: { target_group: "client", chain: "client" },
  followUpMonths: 0,
  immature: "provisional",
  numerator:
    "Cliënten die op de eerste dag van de periode hulp op de ladder hebben van twee of meer aanbieders. Een onderaannemer telt als zijn hoofdaannemer.",
  denominator:
    "Cliënten die op de eerste dag van de periode hulp op de ladder hebben, per wet. Een onderbreking op die dag is geen hulp. Een tijdelijke stop (reden 20) is geen onderbreking: die hulp telt door.",
  exclusions: [
    "Hulp buiten de ladder, zoals dyslexiezorg en ziekenhuiszorg: wie daarnaast één aanbieder heeft, heeft geen meerdere aanbieders.",
    "Hulp uit de andere wet: hulp van de ene aanbieder uit de Jeugdwet en van een andere uit de Wmo telt niet samen.",
  ],
  attribution: {
    organisation: "Geen: het gaat over aanbieders samen.",
    chain: "Alle hulp van een wet samen.",
    system: "Geen.",
  },
  sources: ["start", "stop"],
  origin: {
    status: "eigen ontwerp",
    text: "Samenhang tussen hulp is een doel van de regio. De rekenregel is een eigen ontwerp.",
  },
  caveats: [
    "Twee aanbieders kan juist goed zijn, als zij samenwerken.",
    "Leden van een coöperatie tellen als verschillende aanbieders.",
    "Of in een gezin meer mensen hulp krijgen, is niet te zien: berichten kennen geen gezinnen.",
    "De doelgroep is die van de zwaarste hulp op die dag.",
  ],
  counterIndicator: "Lees dit cijfer samen met het aantal overdrachten.",
  counterIndicators: ["handover_count"],
  examples: [
    {
      title: "Een van drie jeugdigen heeft twee aanbieders",
      until: "2024-12-31",
      period: "2023-K3",
      cut: "chain",
      group: { law: "jw" },
      services: [
        care("a", 3, "2023-01-01"),
        care("a", 2, "2023-05-01", null, null, elsewhere),
        // Two kinds of help from one provider.
        care("b", 3, "2023-01-01"),
        care("b", 2, "2023-05-01"),
        // Beside it only help off the ladder.
        care("c", 3, "2023-01-01"),
        care("c", null, "2023-05-01", null, null, { ...elsewhere, segment: "s2" }),
        // The one stops before the other starts.
        care("d", 3, "2023-01-01", "2023-06-30", "planned"),
      ],
      expected: { numerator: 1, denominator: 3, clients: 3, estimate: 1 / 3 },
    },
    {
      title: "Een doelgroep is die van de zwaarste hulp",
      until: "2024-12-31",
      period: "2024",
      cut: "segment",
      group: { domain: "jeugd", segment: "s2" },
      services: [
        care("a", 3, "2023-01-01"),
        care("a", 4, "2023-05-01", null, null, { ...elsewhere, segment: "s2" }),
        care("b", 3, "2023-01-01"),
      ],
      expected: { numerator: 1, denominator: 1, clients: 1, estimate: 1 },
    },
  ],
});
