import { type Definition, define } from "../../../indicators/definition.ts";

/** An indicator that is not in the catalogue: tests show what it takes to add one. */
export const daytimeCareShare: Definition = define({
  id: "daytime_care_share",
  theme: "scale-down",
  tier: "standard",
  version: "1.0",
  name: "Aandeel daghulp",
  question: "Hoeveel cliënten krijgen daghulp?",
  unit: "procent",
  direction: "context",
  kind: "proportion",
  moment: "start_of_period",
  grains: { organisation: "client", target_group: "client", chain: "client", system: "client" },
  followUpMonths: 0,
  immature: "provisional",
  numerator: "Cliënten van wie de zwaarste hulp op de eerste dag van de periode daghulp is.",
  denominator: "Cliënten die op de eerste dag van de periode hulp hebben.",
  exclusions: [],
  attribution: {
    organisation: "De aanbieder met de zwaarste hulp op de eerste dag.",
    chain: "Elke cliënt telt één keer.",
    system: "De gemeente die op de eerste dag verantwoordelijk is.",
  },
  sources: ["start", "stop"],
  origin: { status: "eigen ontwerp", text: "Alleen voor tests." },
  caveats: ["Alleen voor tests."],
  counterIndicator: "Lees dit cijfer samen met afschaling.",
  counterIndicators: ["scale_down_rate"],
  examples: [
    {
      title: "Een van drie cliënten heeft daghulp",
      until: "2024-12-31",
      period: "2024-K1",
      services: [
        ["a", "daghulp", "2023-03-01", null] as const,
        ["b", "ambulant", "2023-03-01", null] as const,
        ["c", "ambulant", "2023-03-01", "2024-02-01"] as const,
        ["d", "daghulp", "2023-03-01", "2023-12-31"] as const,
      ].map(([client, setting, start, end]) => ({
        client,
        provider: "p1",
        segment: "s1",
        setting,
        rank: 3,
        start,
        end,
        endClass: end === null ? null : "planned",
      })),
      expected: { numerator: 1, denominator: 3, clients: 3, estimate: 1 / 3 },
    },
  ],
});
