import type { Site } from "../data/page.ts";
import { providerPath } from "../data/places.ts";
import { referenceOf } from "../data/reference.ts";
import type { Provider, Value } from "../data/tables.ts";
import { unitNames } from "../words/figures.ts";
import { periodPhrase } from "../words/judgement.ts";
import { qualityWords } from "../words/quality.ts";
import { noAnchors } from "./anchors.ts";
import { chartFigure, originOf } from "./chart-figure.ts";
import { type HeatCell, heatMatrix } from "./charts/heat-matrix.ts";
import { fieldText, figureValue } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import { formatNumber } from "./nl-format.ts";
import type { PageDraft } from "./page-draft.ts";
import { table } from "./table.ts";
import type { View } from "./view.ts";

/** One thing that should be there, as a share: `start_on_time`. */
export interface Field {
  id: string;
  view: View;
}

/** Below which share each step of the tint ends; what is above the last is the fifth. */
const steps = [0.5, 0.7, 0.85, 0.95];

/** Which data each provider sends, field by field. Null when nothing is known of anybody. */
export function completenessFigure(
  site: Site,
  page: PageDraft,
  fields: readonly Field[],
): Html | null {
  const valueAt = ({ view }: Field, { provider_id }: Provider) =>
    view.value("provider", { provider_id });
  const known = site.release.providers.filter((provider) =>
    fields.some((field) => valueAt(field, provider)?.estimate != null),
  );
  const [first] = fields;
  if (known.length === 0 || !first) return null;
  const without = site.release.providers.length - known.length;
  const nameOf = ({ id }: Field) => qualityWords.fields[id] ?? id;
  const worst = fields
    .flatMap((field) => {
      const value = field.view.value("region", {});
      return value?.estimate == null ? [] : [{ field, value }];
    })
    .sort((a, b) => (a.value.estimate ?? 0) - (b.value.estimate ?? 0))[0];
  return html`${chartFigure(site, page, {
    ...originOf(site),
    id: "volledigheid",
    message: worst
      ? qualityWords.completeMessage(
          fieldText(worst.value, "estimate", worst.field.view.style) ?? "",
          nameOf(worst.field).toLowerCase(),
        )
      : qualityWords.completeNone,
    subtitle: {
      what: qualityWords.completeWhat,
      who: qualityWords.completeWho,
      period: periodPhrase(first.view, first.view.headline ?? ""),
      unit: unitNames.procent,
    },
    picture: heatMatrix(
      fields.map((field) => ({
        name: nameOf(field),
        short: qualityWords.shorts[field.id] ?? field.id,
      })),
      known.map((provider) => ({
        name: provider.name,
        cells: fields.map((field) => cellOf(field, valueAt(field, provider))),
      })),
    ),
    provisionalFrom: null,
    anchors: noAnchors,
    reading: qualityWords.completeReading(
      fields
        .map((field) => `${qualityWords.shorts[field.id] ?? ""} is ${nameOf(field).toLowerCase()}`)
        .join(", "),
    ),
    limits: qualityWords.completeLimits,
    table: table<Provider>(
      qualityWords.completeCaption,
      [
        {
          heading: qualityWords.provider,
          names: true,
          cell: (provider) => html`<a href="${providerPath(provider)}">${provider.name}</a>`,
        },
        ...fields.map((field) => ({
          heading: nameOf(field),
          number: true,
          cell: (provider: Provider) => {
            const value = valueAt(field, provider);
            return value ? figureValue(value, "estimate", field.view.style, true) : ".";
          },
        })),
      ],
      known,
    ),
    download: {
      columns: ["aanbieder", "gegeven", "periode", "deel", "teller", "noemer"],
      rows: known.flatMap((provider) =>
        fields.map((field) => {
          const value = valueAt(field, provider);
          return [
            provider.name,
            nameOf(field),
            value?.period ?? null,
            value?.estimate ?? null,
            value?.numerator ?? null,
            value?.denominator ?? null,
          ];
        }),
      ),
    },
  })}${without > 0 && html`<p class="licht">${qualityWords.withoutFigures(formatNumber(without))}</p>`}`;
}

function cellOf({ view }: Field, value: Value | undefined): HeatCell {
  if (value?.estimate == null) return null;
  const step = (steps.filter((bound) => (value.estimate ?? 0) >= bound).length + 1) as
    | 1
    | 2
    | 3
    | 4
    | 5;
  return {
    step,
    text: fieldText(value, "estimate", view.style, true) ?? "",
    ref: referenceOf(value, "estimate"),
    estimate: value.estimate,
  };
}
