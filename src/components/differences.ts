import type { Site } from "../data/page.ts";
import { municipalityPath } from "../data/places.ts";
import { domainNames, wordsFor } from "../words/codes.ts";
import { groupWords } from "../words/differences.ts";
import { comparison } from "../words/judgement.ts";
import { labels } from "../words/labels.ts";
import { type Compared, comparisonFigure } from "./comparison-figure.ts";
import type { Html } from "./html.ts";
import type { PageDraft } from "./page-draft.ts";
import type { View } from "./view.ts";

/**
 * One figure of several groups beside that of the whole region, for the last final period. Null when
 * none of them has one.
 *
 * @param known leaves out groups without a figure; what is said of all counts them all the same
 */
export function differences(
  site: Site,
  page: PageDraft,
  view: View,
  name: keyof typeof groupWords,
  groups: readonly Compared[],
  known = false,
): Html | null {
  const period = view.headline;
  if (period === undefined) return null;
  const { heading, noun } = groupWords[name];
  const region: Compared = { label: labels.wholeRegion, cut: "region", dims: {}, reference: true };
  const figureOf = ({ cut, dims }: Compared) => view.value(cut, dims, period);
  const values = groups.filter((one) => !one.sums).flatMap((one) => figureOf(one) ?? []);
  const shown = known ? groups.filter((one) => figureOf(one)?.estimate != null) : groups;
  return comparisonFigure(site, page, view, [region, ...shown], {
    name,
    heading,
    message: comparison(view, values, noun),
    about: `per ${noun[0]}`,
    period,
    alphabetical: name !== "soorten",
  });
}

/** The municipalities of the region, in order of name. */
export const municipalitiesOf = (site: Site): Compared[] =>
  site.release.municipalities.map((municipality) => ({
    label: municipality.name,
    href: municipalityPath(municipality),
    cut: "municipality",
    dims: { municipality_code: municipality.code },
  }));

/** The kinds of help of the region. */
export const kindsOf = (site: Site): Compared[] =>
  [...new Set(site.release.segments.map((segment) => segment.domain))].map((domain) => ({
    label: wordsFor(domainNames, domain),
    cut: "domain",
    dims: { domain },
  }));
