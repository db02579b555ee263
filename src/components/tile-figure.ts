import type { Site } from "../data/page.ts";
import { municipalityPath } from "../data/places.ts";
import { referenceOf } from "../data/reference.ts";
import { tileOf } from "../data/settings.ts";
import { tileWords } from "../words/chain.ts";
import { unitNames } from "../words/figures.ts";
import { comparison, periodPhrase } from "../words/judgement.ts";
import { labels, statusNames } from "../words/labels.ts";
import { anchorsOf } from "./anchors.ts";
import { chartFigure, originOf } from "./chart-figure.ts";
import { tileMap } from "./charts/tile-map.ts";
import { fieldText } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import type { PageDraft } from "./page-draft.ts";
import { table } from "./table.ts";
import { legendOf, type NamedValue, valueColumns, valueDownload } from "./value-columns.ts";
import type { View } from "./view.ts";

/** A figure per municipality on a map of tiles; null when the region has no map or no figures. */
export function tileFigure(site: Site, page: PageDraft, view: View): Html | null {
  const { municipalities } = site.release;
  const period = view.headline;
  const region = view.value("region", {});
  if (period === undefined || !region) return null;
  const rows = municipalities.flatMap((municipality): (NamedValue & { code: string })[] => {
    const value = view.value("municipality", { municipality_code: municipality.code }, period);
    if (!value) return [];
    const shown = html`<a href="${municipalityPath(municipality)}">${municipality.name}</a>`;
    return [{ label: municipality.name, shown, value, code: municipality.code }];
  });
  const placed = rows.flatMap((row) => {
    const tile = tileOf(site.settings, row.code);
    return tile ? [{ ...row, ...tile }] : [];
  });
  const bounds = breaksOf(
    municipalities.flatMap(({ code }) =>
      view
        .series("municipality", { municipality_code: code }, "jaar")
        .flatMap((value) => value.estimate ?? []),
    ),
  );
  if (placed.length === 0 || placed.length < rows.length || !bounds) return null;
  if (!rows.some(({ value }) => value.estimate !== null)) return null;
  const values = rows.map((row) => row.value);
  const all = [{ label: labels.wholeRegion, shown: labels.wholeRegion, value: region }, ...rows];
  return chartFigure(
    site,
    page,
    {
      ...originOf(site),
      id: `${view.id.replaceAll("_", "-")}-kaart`,
      message: comparison(view, values, ["gemeente", "gemeenten"]),
      subtitle: {
        what: view.phrases.name,
        who: tileWords.who,
        period: periodPhrase(view, period),
        unit: unitNames[view.style.unit],
      },
      picture: tileMap(
        placed.map(({ label, value, column, row }) => ({
          name: label,
          column,
          row,
          ref: referenceOf(value, "estimate"),
          estimate: value.estimate,
          text: fieldText(value, "estimate", view.style, true) ?? statusNames[value.status],
        })),
        { breaks: bounds, axis: view.axis },
      ),
      provisionalFrom: values.find((value) => value.status === "voorlopig")?.period ?? null,
      anchors: anchorsOf(view, region, labels.wholeRegion),
      reading: tileWords.reading,
      limits: tileWords.limits,
      table: table<NamedValue>(
        `${view.phrases.name}, ${tileWords.who}, ${periodPhrase(view, period)}`,
        valueColumns(view, labels.municipality, { signals: true }),
        all,
        { strong: (row) => row.label === labels.wholeRegion },
      ),
      download: valueDownload(view, all),
    },
    legendOf(values),
  );
}

/**
 * Four bounds between five classes of equal width, on round numbers, over the figures of all years:
 * a tile that changes colour has changed itself. Null when all figures are the same.
 */
export function breaksOf(
  values: readonly number[],
): readonly [number, number, number, number] | null {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(high > low)) return null;
  const raw = (high - low) / 5;
  const scale = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5].find((round) => round * scale >= raw) ?? 10) * scale;
  const middle = Math.round((low + high) / 2 / step) * step;
  const at = (n: number) => Math.round((middle + n * step) * 1e9) / 1e9;
  const first = at(-2) > low ? -2 : -1;
  return [at(first), at(first + 1), at(first + 2), at(first + 3)];
}
