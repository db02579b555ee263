import { catalogue } from "../../../indicators/catalogue.ts";
import type { View } from "../../../src/components/view.ts";
import type { Edition, Value } from "../../../src/data/tables.ts";
import { phrasesOf } from "../../../src/words/indicators.ts";

/** A value as a release has it: 72 of 120, final, favourable to a norm of 50%. */
export function value(own: Partial<Value> = {}): Value {
  return {
    indicator_id: "scale_down_rate",
    part: null,
    level: "organisation",
    cut: "provider_segment",
    domain: "jeugd",
    law: null,
    segment: "ambulant",
    age_band: null,
    municipality_code: null,
    party_id: null,
    provider_id: "p1",
    period_kind: "jaar",
    period: "2024",
    numerator: 72,
    denominator: 120,
    asked: 120,
    clients: 118,
    estimate: 0.6,
    lower: 0.51,
    upper: 0.683,
    status: "definitief",
    signal: "gunstig",
    signal_reason: "norm",
    norm_value: 0.5,
    norm_operator: "gte",
    ...own,
  };
}

/** How a page sees an indicator, without a release behind it. */
export function view(id: string, edition: Edition["edition"]): View {
  const definition = catalogue.find((one) => one.id === id);
  if (!definition) throw new Error(`no definition of ${id}`);
  const { name, version, unit, direction, kind, question, theme, tier, persons } = definition;
  return {
    id,
    indicator: {
      indicator_id: id,
      version,
      name,
      unit,
      direction,
      kind,
      theme,
      tier,
      persons,
      position: 1,
    },
    definition,
    phrases: phrasesOf(id, edition, { name, question }),
    style: { unit, edition },
    headline: "2024",
    path: `/indicator/${id}`,
    value: () => undefined,
    series: () => [],
    national: () => undefined,
    ownPast: () => undefined,
    axis: String,
  };
}
