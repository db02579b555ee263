import { rowsWith } from "../data/grouped.ts";
import type { Site } from "../data/page.ts";
import { providerPath } from "../data/places.ts";
import { referenceOf } from "../data/reference.ts";
import type { Peer, Provider, Segment, Value } from "../data/tables.ts";
import { dialogueWords } from "../words/dialogue.ts";
import { unitNames } from "../words/figures.ts";
import { funnelHeadline } from "../words/headline.ts";
import { periodPhrase } from "../words/judgement.ts";
import { funnelWords } from "../words/target-group.ts";
import { anchorsOf } from "./anchors.ts";
import { chartFigure, originOf } from "./chart-figure.ts";
import { funnel } from "./charts/funnel.ts";
import { fieldText, figureValue } from "./figure-value.ts";
import { type Html, html } from "./html.ts";
import { formatBare } from "./nl-format.ts";
import type { PageDraft } from "./page-draft.ts";
import { signalBadge } from "./signal-badge.ts";
import { table } from "./table.ts";
import type { View } from "./view.ts";

/** A provider in the funnel of its segment, with its figure. */
interface Placed {
  provider: Provider;
  peer: Peer;
  value: Value;
}

const fewest = 5;

/**
 * The providers of a segment around what they are together: who stands out more than chance allows.
 * Null with fewer than five, or where the comparison is about another measure than the figure.
 *
 * @param own the provider that the page is about: on its page the others have no name
 */
export function funnelFigure(
  site: Site,
  page: PageDraft,
  view: View,
  { domain, segment, name }: Segment,
  own?: string,
): Html | null {
  const period = view.headline;
  const whole = view.value("segment", { domain, segment });
  if (period === undefined || whole?.estimate == null) return null;
  const placed = rowsWith(site.release.peers, { indicator_id: view.id, segment, period }).flatMap(
    (peer): Placed[] => {
      const provider = site.release.providers.find((one) => one.provider_id === peer.provider_id);
      if (!provider || peer.measure !== "cijfer" || peer.value === null || peer.size === null)
        return [];
      const dims = { domain, segment, provider_id: provider.provider_id };
      const value = view.value("provider_segment", dims, period);
      return value?.estimate == null ? [] : [{ provider, peer, value }];
    },
  );
  const [first] = placed;
  if (placed.length < fewest || first?.peer.target == null) return null;
  const ordered = [...placed].sort((a, b) => a.provider.name.localeCompare(b.provider.name, "nl"));
  const { unit } = view.style;
  const bare = (raw: number | null) => (raw === null ? "." : formatBare(raw, unit, 1));
  return chartFigure(site, page, {
    ...originOf(site),
    id: `${view.id.replaceAll("_", "-")}-trechter`,
    message: funnelHeadline(
      placed.map(({ peer }) => peer.state),
      funnelWords.noun,
    ),
    subtitle: {
      what: view.phrases.name,
      who: funnelWords.who(name),
      period: periodPhrase(view, period),
      unit: unitNames[unit],
    },
    picture: funnel(
      ordered.map(({ provider, peer, value }) => ({
        name:
          own === undefined || provider.provider_id === own ? provider.name : dialogueWords.other,
        own: provider.provider_id === own,
        n: peer.size ?? 0,
        ref: referenceOf(value, "estimate"),
        estimate: value.estimate ?? 0,
        text: fieldText(value, "estimate", view.style, true) ?? "",
        signal: peer.state,
      })),
      {
        centre: first.peer.target,
        centreText: bare(first.peer.target),
        limits: limitsOf(
          placed,
          unit === "procent" ? 1 : 2 * Math.max(...placed.map(({ value }) => value.estimate ?? 0)),
        ),
        counted: view.phrases.denominator,
        axis: view.axis,
        share: unit === "procent",
      },
    ),
    provisionalFrom: null,
    anchors: anchorsOf(view, whole, name),
    reading: funnelWords.reading,
    limits: funnelWords.limits,
    table: table<Placed>(
      `${view.phrases.name}, ${funnelWords.who(name)}, ${periodPhrase(view, period)}`,
      [
        {
          heading: funnelWords.provider,
          names: true,
          cell: ({ provider }) => html`<a href="${providerPath(provider)}">${provider.name}</a>`,
        },
        {
          heading: view.phrases.denominator,
          number: true,
          cell: ({ value }) => figureValue(value, "denominator", view.style),
        },
        {
          heading: view.phrases.name,
          number: true,
          cell: ({ value }) => figureValue(value, "estimate", view.style, true),
        },
        { heading: funnelWords.expected, number: true, cell: ({ peer }) => bare(peer.target) },
        {
          heading: funnelWords.usual,
          number: true,
          cell: ({ peer }) => `${bare(peer.signal_lower)}–${bare(peer.signal_upper)}`,
        },
        { heading: funnelWords.signal, cell: ({ peer }) => signalBadge(peer.state) },
      ],
      own === undefined ? ordered : ordered.filter(({ provider }) => provider.provider_id === own),
    ),
    download: {
      columns: [
        "aanbieder",
        "periode",
        "aantal",
        "waarde",
        "verwacht",
        "grens 95% onder",
        "grens 95% boven",
        "grens 99,8% onder",
        "grens 99,8% boven",
        "signaal",
      ],
      rows: ordered.map(({ provider, peer, value }) => [
        own === undefined || provider.provider_id === own ? provider.name : dialogueWords.other,
        period,
        peer.size,
        value.estimate,
        peer.target,
        peer.look_lower,
        peer.look_upper,
        peer.signal_lower,
        peer.signal_upper,
        peer.state,
      ]),
    },
  });
}

/**
 * The limits at each size that occurs, from few to many. Among few, chance may bring nobody or all:
 * then there is no limit at that side but the end of the scale.
 */
function limitsOf(placed: readonly Placed[], most: number) {
  return [...placed]
    .sort((a, b) => (a.peer.size ?? 0) - (b.peer.size ?? 0))
    .flatMap(({ peer }) =>
      peer.size === null
        ? []
        : [
            {
              n: peer.size,
              lower95: peer.look_lower ?? 0,
              upper95: peer.look_upper ?? most,
              lower998: peer.signal_lower ?? 0,
              upper998: peer.signal_upper ?? most,
            },
          ],
    );
}
