import { rowsWith } from "../data/grouped.ts";
import type { Site } from "../data/page.ts";
import type { Combination, Provider, SignalRow, Value } from "../data/tables.ts";
import { comparisonNames, dialogueWords } from "../words/dialogue.ts";
import { figureSentence, judgement, periodPhrase } from "../words/judgement.ts";
import { talkWords } from "../words/parts.ts";
import { type Content, type Html, html } from "./html.ts";
import { formatCount, formatList, formatPeriod } from "./nl-format.ts";
import { signalBadge, signalClass } from "./signal-badge.ts";
import type { View } from "./view.ts";

const { talk: words } = dialogueWords;
const most = 3;

/** A signal of one indicator: its figure, and which comparisons say the same. */
interface Point {
  view: View;
  value: Value;
  state: "gunstig" | "ongunstig";
  against: SignalRow["against"][];
}

/**
 * What the dialogue is about: at most three points. First what several figures say together, then
 * unfavourable signals on which most comparisons agree, the twelve core figures before others.
 */
export function dialoguePoints(site: Site, views: readonly View[], provider: Provider): Html {
  const { rules, shown, points } = chosen(site, views, provider);
  if (rules.length + shown.length === 0) {
    return html`<p>${talkWords.none}</p>`;
  }
  const left = points.length - shown.length;
  return html`<p class="licht">${words.intro}</p><ul class="gesprek">${rules.map((rule) =>
    combination(views, provider, rule),
  )}${shown.map(single)}</ul>${
    left > 0 &&
    html`<p class="licht">${left === 1 ? words.oneMore : words.more(formatCount(left))}</p>`
  }`;
}

/** The same points by name alone, for a page about all providers. */
export function subjectsOf(
  site: Site,
  views: readonly View[],
  provider: Provider,
): { rules: string[]; points: Pick<Point, "view" | "state">[] } {
  const { rules, shown } = chosen(site, views, provider);
  return { rules: rules.flatMap((rule) => rule[0]?.name ?? []), points: shown };
}

function chosen(site: Site, views: readonly View[], provider: Provider) {
  const rules = rulesOf(site, views, provider).slice(0, most);
  const inRules = new Set(
    rules.flatMap((rule) =>
      rule.flatMap((row) => (row.role === "signaal" ? row.indicator_id : [])),
    ),
  );
  const points = views
    .flatMap((view) => pointOf(site, view, provider) ?? [])
    .filter(({ view }) => !inRules.has(view.id))
    .sort((a, b) => weight(b) - weight(a));
  return { rules, points, shown: points.slice(0, most - rules.length) };
}

const weight = ({ view, state, against }: Point) =>
  (state === "ongunstig" ? 100 : 0) + (view.indicator.tier === "core" ? 10 : 0) + against.length;

/** The signal of a figure, and what it is based on; null when there is none. */
function pointOf(site: Site, view: View, provider: Provider): Point | null {
  const value = view.value("provider", { provider_id: provider.provider_id });
  if (value?.estimate == null) return null;
  const found = [
    ...signalsOf(site, view, provider, "provider"),
    ...signalsOf(site, view, provider, "provider_segment"),
  ].filter((row) => row.against === "verleden" || row.period === value.period);
  const said = (state: Point["state"]) => [
    ...new Set(found.filter((row) => row.state === state).map((row) => row.against)),
  ];
  const state = value.signal;
  if (state === "gunstig" || state === "ongunstig") {
    return { view, value, state, against: [...new Set(["norm" as const, ...said(state)])] };
  }
  // Without a norm, or within it, another comparison may call it out.
  const [bad, good] = [said("ongunstig"), said("gunstig")];
  if (bad.length > 0 && good.length === 0) return { view, value, state: "ongunstig", against: bad };
  if (good.length > 0 && bad.length === 0) return { view, value, state: "gunstig", against: good };
  return null;
}

const signalsOf = (site: Site, view: View, { provider_id }: Provider, cut: string) =>
  rowsWith(site.release.signals, { indicator_id: view.id, provider_id, cut });

function single({ view, value, state, against }: Point): Html {
  const caveats = view.definition?.caveats.slice(0, 1) ?? [];
  return html`<li class="${signalClass[state]}">
<p><strong><a href="${view.path}">${view.phrases.name}</a></strong> <span class="licht">${periodPhrase(view, value.period)}</span> ${signalBadge(state)}</p>
<p>${figureSentence(view, value)} ${value.signal === state && judgement(view, value)}</p>
<p><span class="licht">${words.why}:</span> ${state === "ongunstig" ? "ongunstig" : "gunstig"} tegenover ${formatList(against.map((one) => comparisonNames[one]))}.</p>
${
  state === "gunstig"
    ? html`<p>${words.good}</p>`
    : html`<p><span class="licht">${words.possible}:</span> ${words.other} ${caveats}</p>
<p>${words.question(view.phrases.openQuestion)}</p>`
}</li>`;
}

/** The rules that hold in the newest year that any figure tells of, or the one before. */
function rulesOf(site: Site, views: readonly View[], provider: Provider): Combination[][] {
  const rows = rowsWith(site.release.combinations, {
    provider_id: provider.provider_id,
    cut: "provider",
  });
  const latest = views
    .flatMap((view) => view.headline ?? [])
    .sort()
    .at(-1);
  const newest = rows
    .map((row) => row.period)
    .sort()
    .at(-1);
  const now = rows.filter(
    (row) => row.period === newest && Number(row.period) >= Number(latest) - 1,
  );
  return [...new Set(now.map((row) => row.rule_id))]
    .map((id) => now.filter((row) => row.rule_id === id))
    .sort((a, b) => (a[0]?.rule_position ?? 0) - (b[0]?.rule_position ?? 0));
}

function combination(
  views: readonly View[],
  { provider_id }: Provider,
  rows: readonly Combination[],
): Content {
  const [first] = rows;
  if (!first) return null;
  const of = (role: Combination["role"]) =>
    rows
      .filter((row) => row.role === role)
      .sort((a, b) => a.position - b.position)
      .flatMap((row) => {
        const view = views.find(({ id }) => id === row.indicator_id);
        return view ? [{ row, view }] : [];
      });
  const facts = of("signaal").map(({ row, view }) => {
    const period = row.judged_period ?? first.period;
    const value = view.value("provider", { provider_id }, period);
    const said = value?.estimate == null ? view.phrases.name : figureSentence(view, value);
    return html`<li>${said} <span class="licht">(${formatPeriod(period)}: ${row.test})</span></li>`;
  });
  const against = of("tegenspraak").filter(({ row }) => row.finding === "spreekt tegen");
  return html`<li class="ongunstig">
<p><strong>${first.name}</strong> <span class="licht">${first.period}, ${words.combination}</span></p>
<p>${first.text}</p>
<p class="licht">${words.why}:</p><ul>${facts}</ul>
<p class="licht">${
    against.length > 0
      ? html`${words.against}: ${formatList(against.map(({ view }) => view.phrases.subject))}.`
      : words.noAgainst
  }</p></li>`;
}
