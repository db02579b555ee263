import type { Site } from "../data/page.ts";
import { providerPath } from "../data/places.ts";
import type { Provider } from "../data/tables.ts";
import { labels } from "../words/labels.ts";
import { matrixWords, valueWords } from "../words/parts.ts";
import { figureValue } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import type { PageDraft } from "./page-draft.ts";
import { table } from "./table.ts";
import { judgementCell, legendOf } from "./value-columns.ts";
import type { View } from "./view.ts";

/** The providers with a favourable or unfavourable signal on any indicator; alphabetical. */
export function signalProviders(site: Site, views: readonly View[]): Provider[] {
  return site.release.providers.filter((provider) =>
    views.some((view) => {
      const signal = view.value("provider", { provider_id: provider.provider_id })?.signal;
      return signal === "gunstig" || signal === "ongunstig";
    }),
  );
}

/** Providers by indicator: in each cell the figure and its signal. Not a ranking. */
export function signalMatrix(
  page: PageDraft,
  views: readonly View[],
  providers: readonly Provider[],
  name: string,
): Html {
  const valueAt = (view: View, provider: Provider) =>
    view.value("provider", { provider_id: provider.provider_id });
  const values = providers.flatMap((provider) =>
    views.flatMap((view) => valueAt(view, provider) ?? []),
  );
  const href = page.download(name, {
    columns: [
      "aanbieder",
      "indicator",
      "periode",
      "waarde",
      "ondergrens",
      "bovengrens",
      "noemer",
      "status",
      "signaal",
    ],
    rows: providers.flatMap((provider) =>
      views.flatMap((view) => {
        const value = valueAt(view, provider);
        if (!value) return [];
        const { period, estimate, lower, upper, denominator, status, signal } = value;
        return [
          [
            provider.name,
            view.indicator.name,
            period,
            estimate,
            lower,
            upper,
            denominator,
            status,
            signal,
          ],
        ];
      }),
    ),
  });
  const legend = legendOf(values);
  return html`<div class="matrix">${table(
    matrixWords.caption,
    [
      {
        heading: matrixWords.provider,
        names: true,
        cell: (provider: Provider) =>
          html`<a href="${providerPath(provider)}">${provider.name}</a>`,
      },
      ...views.map((view) => ({
        heading: html`${view.phrases.name}<br><span class="licht">${view.headline ?? ""}${view.style.unit === "dagen" && `, ${valueWords.days}`}</span>`,
        cell: (provider: Provider) => {
          const value = valueAt(view, provider);
          if (!value) return null;
          return html`<span class="cel"><span class="cel-cijfer">${figureValue(value, "estimate", view.style, true)}</span> ${judgementCell(value)}</span>`;
        },
      })),
    ],
    providers,
    { roles: true },
  )}${legend && html`<p class="legenda">${legend}</p>`}<p class="bron"><a class="download" href="${href}">${labels.download}</a></p></div>`;
}
