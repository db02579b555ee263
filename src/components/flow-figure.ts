import type { Site } from "../data/page.ts";
import { alluvialWords } from "../words/chain.ts";
import { lawNames, wordsFor } from "../words/codes.ts";
import { unitNames } from "../words/figures.ts";
import { noAnchors } from "./anchors.ts";
import { chartFigure, originOf } from "./chart-figure.ts";
import { alluvial } from "./charts/alluvial.ts";
import { flowNodes, flowStreams, rankGroups } from "./flow-groups.ts";
import { flowRows, flowTable } from "./flow-table.ts";
import type { Html } from "./html.ts";
import { formatNumber } from "./nl-format.ts";
import type { PageDraft } from "./page-draft.ts";

/**
 * From heavy to light over the last one or two years that can be followed, as streams with the full
 * matrix of the newest. Null when a law has no streams.
 */
export function flowFigure(site: Site, page: PageDraft, law: string): Html | null {
  const all = site.release.flow.filter((flow) => flow.law === law);
  const years = [...new Set(all.map((flow) => flow.year))].sort((a, b) => a - b).slice(-2);
  const newest = years.at(-1);
  if (newest === undefined) return null;
  const ladder = site.release.ladder.filter((step) => step.law === law);
  const flows = all.filter((flow) => flow.year === newest);
  const rows = flowRows(flows, ladder);
  const sum = (key: "total" | "out" | "lighter" | "heavier") =>
    rows.reduce((total, row) => total + row[key], 0);
  const total = sum("total");
  if (total === 0) return null;
  const shown = all.filter((flow) => years.includes(flow.year));
  const groups = rankGroups(shown);
  const name = wordsFor(lawNames, law);
  const percent = (count: number) => `${formatNumber((count / total) * 100)}%`;
  return chartFigure(site, page, {
    ...originOf(site),
    id: `stroom-${law}`,
    message: alluvialWords.message(percent(sum("out") + sum("lighter")), percent(sum("heavier"))),
    subtitle: {
      what: alluvialWords.what,
      who: alluvialWords.who(name),
      period: [...years, newest + 1].join(", "),
      unit: unitNames.aantal,
    },
    picture: alluvial(
      flowNodes(groups, ladder),
      years.flatMap((year, step) =>
        flowStreams(
          all.filter((flow) => flow.year === year),
          groups,
          step,
        ),
      ),
      { moments: [...years, newest + 1].map(alluvialWords.moment) },
    ),
    provisionalFrom: null,
    anchors: noAnchors,
    reading: alluvialWords.reading,
    limits: alluvialWords.limits,
    table: flowTable(alluvialWords.table(name, newest), flows, rows, ladder),
    download: {
      columns: ["wet", "jaar", "van trede", "naar trede", "clienten"],
      rows: all.map((flow) => [flow.law, flow.year, flow.from_rank, flow.to_rank, flow.clients]),
    },
  });
}
