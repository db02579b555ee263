import { type Html, html } from "../components/html.ts";
import { capital, formatCount, formatNumber } from "../components/nl-format.ts";
import { table } from "../components/table.ts";
import type { AgreementCount } from "../data/council-tables.ts";
import type { Site } from "../data/page.ts";
import { keyOf } from "../data/reference.ts";
import { agreementStates, type Municipality } from "../data/tables.ts";
import { wordsFor } from "../words/codes.ts";
import { agreedWords as words } from "../words/council-agreed.ts";
import { agreementKindNames, agreementStateNames } from "../words/dialogue.ts";

const open: readonly string[] = ["vastgesteld", "loopt", "geëscaleerd"];

/** What was agreed with providers, counted by kind and state; no provider is named. */
export function agreed(site: Site, { code }: Municipality): { content: Html; conclusion: string } {
  const rows = site.release.agreementCounts
    .filter((one) => one.municipality_code === code)
    .sort(
      (a, b) =>
        a.kind.localeCompare(b.kind, "nl") ||
        agreementStates.indexOf(a.status) - agreementStates.indexOf(b.status),
    );
  if (rows.length === 0) {
    return { content: html`<p>${words.none}</p>`, conclusion: words.noneConclusion };
  }
  const content = html`<p>${words.intro}</p>${table<AgreementCount>(
    words.caption,
    [
      {
        heading: words.kind,
        names: true,
        cell: (one) => capital(wordsFor(agreementKindNames, one.kind)),
      },
      { heading: words.state, cell: (one) => wordsFor(agreementStateNames, one.status) },
      { heading: words.count, number: true, cell: (one) => count(one, "agreements") },
      { heading: words.overdue, number: true, cell: (one) => count(one, "overdue") },
      { heading: words.visible, number: true, cell: (one) => count(one, "visible") },
    ],
    rows,
    { cards: true },
  )}`;
  const sum = (field: "agreements" | "overdue" | "visible", some: readonly AgreementCount[]) =>
    some.reduce((total, one) => total + one[field], 0);
  const running = sum(
    "agreements",
    rows.filter(({ status }) => open.includes(status)),
  );
  const late = sum("overdue", rows);
  const seen = sum("visible", rows);
  return {
    content,
    conclusion: words.conclusion(
      words.running(capital(formatCount(running)), running === 1),
      words.late(formatCount(late)),
      words.seen(formatCount(seen)),
    ),
  };
}

function count(one: AgreementCount, field: "agreements" | "overdue" | "visible"): Html {
  const dims = `municipality_code=${one.municipality_code}&kind=${one.kind}`;
  const ref = `${keyOf("agreement_count", "agreement_count", dims, one.status)}|${field}`;
  return html`<data class="cijfer" data-ref="${ref}" value="${one[field]}">${formatNumber(one[field])}</data>`;
}
