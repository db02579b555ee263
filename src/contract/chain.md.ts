import { noAnchors } from "../components/anchors.ts";
import { caseloadTable } from "../components/caseload-table.ts";
import { chartFigure, originOf } from "../components/chart-figure.ts";
import { flowBars } from "../components/charts/flow-bars.ts";
import { flowRows, flowTable } from "../components/flow-table.ts";
import { html } from "../components/html.ts";
import { indicatorBlock } from "../components/indicator-block.ts";
import { formatDate, formatNumber } from "../components/nl-format.ts";
import { PageDraft } from "../components/page-draft.ts";
import { viewsOf } from "../components/view.ts";
import type { PageModule, Site } from "../data/page.ts";
import { lawNames, wordsFor } from "../words/codes.ts";
import { flowWords, unitNames } from "../words/figures.ts";
import { chainPhrases } from "../words/indicators.ts";
import { overview } from "../words/judgement.ts";

const path = "/keten";

/** The chain: people across all providers together, per law. */
export const chain: PageModule = {
  paths: () => [path],
  render(site) {
    const page = new PageDraft(path);
    const views = viewsOf(site);
    const laws = [...new Set(site.release.segments.map((segment) => segment.law))];
    const states = laws.flatMap((law) => {
      const parts = views.flatMap((view) => {
        const value = view.value("chain", { law });
        return value ? [{ view, value }] : [];
      });
      return parts.length
        ? [html`<p class="intro">${wordsFor(lawNames, law)}: ${overview(parts)}</p>`]
        : [];
    });
    const body = html`<h1>Staat van de keten</h1>
${states}
<p class="stand">In de keten volgen we mensen over alle aanbieders heen. Een overstap telt dus niet als einde. Gegevens tot en met ${formatDate(site.release.edition.data_until)}.</p>
${laws.map((law) => flowPart(site, page, law))}
${laws.map((law) => caseloadPart(site, page, law))}
${laws.flatMap((law) =>
  views.map((view) =>
    indicatorBlock(
      site,
      page,
      {
        ...view,
        phrases: {
          ...view.phrases,
          ...chainPhrases[view.id],
          question: `${wordsFor(lawNames, law)}: ${view.phrases.question.charAt(0).toLowerCase()}${view.phrases.question.slice(1)}`,
        },
      },
      { cut: "chain", dims: { law }, about: `keten ${wordsFor(lawNames, law)}`, id: law },
    ),
  ),
)}`;
    return { path, title: "Keten", section: path, body, downloads: page.downloads };
  },
};

/** From heavy to light in the last full year that can be followed. */
function flowPart(site: Site, page: PageDraft, law: string) {
  const all = site.release.flow.filter((flow) => flow.law === law);
  const year = Math.max(...all.map((flow) => flow.year));
  const flows = all.filter((flow) => flow.year === year);
  const ladder = site.release.ladder.filter((step) => step.law === law);
  const rows = flowRows(flows, ladder);
  const sum = (key: "total" | "out" | "lighter" | "same" | "heavier") =>
    rows.reduce((total, row) => total + row[key], 0);
  const total = sum("total");
  if (total === 0) return null;
  const name = wordsFor(lawNames, law);
  const percent = (n: number) => `${formatNumber((n / total) * 100)}%`;
  const message = html`Ongeveer ${percent(sum("out") + sum("lighter"))} van de cliënten had een jaar later lichtere of geen hulp meer, ongeveer ${percent(sum("heavier"))} had zwaardere.`;
  return html`<section id="stroom-${law}"><h2>${name}: van zwaar naar licht</h2>${chartFigure(
    site,
    page,
    {
      ...originOf(site),
      id: `stroom-${law}`,
      message,
      subtitle: {
        what: "Hulp een jaar later",
        who: `cliënten met hulp, ${name}`,
        period: `vanaf 1 januari ${year}`,
        unit: unitNames.procent,
      },
      picture: flowBars(rows),
      provisionalFrom: null,
      anchors: noAnchors,
      reading: flowWords.reading,
      limits: flowWords.limits,
      table: flowTable(`Stroom tussen treden, ${name}, ${year}`, flows, rows, ladder),
      download: {
        columns: ["wet", "jaar", "van trede", "naar trede", "clienten"],
        rows: all.map((flow) => [flow.law, flow.year, flow.from_rank, flow.to_rank, flow.clients]),
      },
    },
  )}</section>`;
}

function caseloadPart(site: Site, page: PageDraft, law: string) {
  const caseload = site.release.caseload.filter((row) => row.law === law);
  if (caseload.length === 0) return null;
  const ladder = site.release.ladder.filter((step) => step.law === law);
  const name = wordsFor(lawNames, law);
  const href = page.download(`stand-${law}`, {
    columns: ["wet", "maand", "trede", "clienten"],
    rows: caseload.map((row) => [row.law, row.month_end, row.rank, row.clients]),
  });
  return html`<section id="stand-${law}"><h2>${name}: hoeveel cliënten hebben welke hulp?</h2>
<p>Elke cliënt telt één keer, bij de zwaarste hulp aan het eind van de maand.</p>
${caseloadTable(`Cliënten naar zwaarste hulp, ${name}`, caseload, ladder)}
<p class="legenda">Elk lijntje begint bij 0 en heeft een eigen hoogte: vergelijk alleen de vorm.</p>
<p class="bron"><a class="download" href="${href}">Download alle maanden (CSV)</a></p></section>`;
}
