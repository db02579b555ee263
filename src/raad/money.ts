import { type Html, html } from "../components/html.ts";
import { formatFigure } from "../components/nl-format.ts";
import { table } from "../components/table.ts";
import type { CouncilBudget } from "../data/council-tables.ts";
import type { Site } from "../data/page.ts";
import { keyOf } from "../data/reference.ts";
import type { Municipality } from "../data/tables.ts";
import { moneyWords as words } from "../words/council-money.ts";

/** Two subjects over three years. */
const most = 6;

/** The public budget beside what was spent, and what that comes to. */
export function budget(
  site: Site,
  { code, name }: Municipality,
): { content: Html; conclusion: string } {
  const lines = site.release.councilBudgets
    .filter((one) => one.municipality_code === code)
    .sort((a, b) => b.year - a.year || a.subject.localeCompare(b.subject, "nl"));
  if (lines.length === 0) {
    return { content: html`<p>${words.none(name)}</p>`, conclusion: words.noneConclusion };
  }
  const content = table<CouncilBudget>(
    words.caption(name),
    [
      { heading: words.subject, names: true, cell: (one) => one.subject },
      { heading: words.year, cell: (one) => String(one.year) },
      { heading: words.budget, number: true, cell: (one) => amount(one, "budget_eur") },
      {
        heading: words.spent,
        number: true,
        cell: (one) => (one.spent_eur === null ? words.notYet : amount(one, "spent_eur")),
      },
      { heading: words.source, cell: (one) => one.source },
    ],
    lines.slice(0, most),
    { cards: true },
  );
  return { content, conclusion: conclusionOf(lines) };
}

/** Of the newest closed year: on what more, and on what no more was spent than planned. */
function conclusionOf(lines: readonly CouncilBudget[]): string {
  const closed = lines.filter((one) => one.spent_eur !== null);
  const year = closed[0]?.year;
  if (year === undefined) return words.open;
  return closed
    .filter((one) => one.year === year)
    .map((one) =>
      (one.spent_eur ?? 0) > one.budget_eur
        ? words.over(one.subject, String(year))
        : words.within(one.subject, String(year)),
    )
    .join(" ");
}

function amount(one: CouncilBudget, field: "budget_eur" | "spent_eur"): Html {
  const raw = one[field] ?? 0;
  const dims = `municipality_code=${one.municipality_code}&subject=${one.subject}`;
  const ref = `${keyOf("council_budget", "council_budget", dims, String(one.year))}|${field}`;
  return html`<data class="cijfer" data-ref="${ref}" value="${raw}">${formatFigure(raw, "euro", 0)}</data>`;
}
