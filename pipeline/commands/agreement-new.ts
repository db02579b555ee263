import { Failure } from "../failure.ts";
import type { Command } from "./command.ts";
import { required } from "./flags.ts";
import { home } from "./home.ts";

/** `monitor agreement new`. */
export const agreementNewCommand: Command = {
  summary: "Een afspraak met een aanbieder beginnen, met het cijfer uit de laatste uitgave",
  flags: {
    provider: { type: "string", help: "de aanbieder (provider_id)" },
    indicator: { type: "string", help: "het cijfer, bijvoorbeeld scale_down_rate" },
    segment: { type: "string", help: "alleen het werk in dit segment" },
    period: { type: "string", help: "het jaar; zonder deze vlag het laatste definitieve jaar" },
    date: { type: "string", help: "dag van het gesprek; zonder deze vlag vandaag" },
  },
  async run(flags, effects) {
    const { newAgreement } = await import("../agreement/new-agreement.ts");
    const on = typeof flags.date === "string" ? flags.date : effects.now().toISOString();
    if (!/^\d{4}-\d{2}-\d{2}/.test(on)) {
      throw new Failure("usage", `--date ${on}: schrijf een datum als 2026-01-20.`);
    }
    const file = await newAgreement(home(flags), {
      provider: required(flags, "provider", "verzonnen-vuurtoren"),
      indicator: required(flags, "indicator", "scale_down_rate"),
      ...(typeof flags.segment === "string" ? { segment: flags.segment } : {}),
      ...(typeof flags.period === "string" ? { period: flags.period } : {}),
      on: on.slice(0, 10),
    });
    effects.log(`Geschreven: ${file}. Vul de afspraak in en publiceer opnieuw.`);
  },
};
