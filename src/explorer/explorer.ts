import { cleaned } from "../components/charts/cleaned.ts";
import type { Picture } from "../components/charts/picture.ts";
import { html } from "../components/html.ts";
import { formatPeriod, slug } from "../components/nl-format.ts";
import { table } from "../components/table.ts";
import { legendOf, valueColumns, valueDownload } from "../components/value-columns.ts";
import { spreadsheetCsv } from "../data/spreadsheet-csv.ts";
import { type PeriodKind, periodKinds, type Value } from "../data/tables.ts";
import { chartParts } from "../words/chart-parts.ts";
import { wordsFor } from "../words/codes.ts";
import { cutNames, explorerWords, withinOf } from "../words/explorer.ts";
import { unitNames } from "../words/figures.ts";
import { themeNames } from "../words/indicator-page.ts";
import { labels } from "../words/labels.ts";
import { fileName, readFigures } from "./figure-file.ts";
import { type ExplorerView, explorerView, groupName, type Menu } from "./menu.ts";
import { type Shown, shownOf } from "./shown.ts";
import {
  addressOf,
  type Choices,
  comparisons,
  fields,
  indicatorOf,
  region,
  type State,
  settled,
  stateOf,
} from "./state.ts";

/**
 * The explorer in the browser: choices in a form, the state in the address, and a picture with its
 * table that follows. It loads the figures of a choice when they are asked for.
 */
const folder = "./data/verkenner/";

interface Option {
  value: string;
  name: string;
  /** Heading that it stands under. */
  under?: string;
}

async function start(box: HTMLElement): Promise<void> {
  const status = find(box, "#verkenner-stand");
  const result = find(box, "#verkenner-beeld");
  box.hidden = false;
  status.textContent = explorerWords.loading;
  const failed = () => {
    status.textContent = explorerWords.failed;
  };
  const menu = await fetch(`${folder}keuzes.json`)
    .then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json() as Promise<Menu>;
    })
    .catch(failed);
  if (!menu) return;
  const load = loader();
  // A choice that is made while another one loads wins.
  let turn = 0;
  const show = async (address: URLSearchParams) => {
    const mine = ++turn;
    status.textContent = explorerWords.loading;
    const asked = stateOf(menu, address);
    const indicator = indicatorOf(menu, asked.indicator);
    const own = await load(asked.indicator, asked.verdeling, asked.soort);
    const other = asked.verdeling !== "region" && indicator.cuts.region?.includes(asked.soort);
    const regional = other ? await load(asked.indicator, "region", asked.soort) : [];
    if (mine !== turn) return;
    const { state, choices } = settled(asked, own);
    const view = explorerView(indicator, state.onderdeel);
    fill(box, optionsOf(menu, state, choices, regional.length > 0), state);
    history.replaceState(null, "", addressOf(state));
    const shown = shownOf(
      menu,
      view,
      state,
      choices,
      regional.filter((value) => (value.part ?? "") === state.onderdeel),
    );
    place(result, menu, view, shown);
    status.textContent = explorerWords.shown(shown.rows.length);
  };
  const again = (address: URLSearchParams) => show(address).catch(failed);
  box.addEventListener("change", (event) => {
    const changed = (event.target as HTMLSelectElement).dataset.keuze;
    const address = new URLSearchParams();
    for (const name of fields) {
      const field = box.querySelector<HTMLSelectElement>(`[data-keuze="${name}"]`);
      // A field that offers nothing says nothing: its default then holds.
      if (!field || field.closest<HTMLElement>(".keuzeveld")?.hidden) continue;
      if (name === changed || !dependent(changed).includes(name)) address.set(name, field.value);
    }
    void again(address);
  });
  addEventListener("popstate", () => void again(new URLSearchParams(location.search)));
  await again(new URLSearchParams(location.search));
}

/** What has no meaning any more once another choice is made. */
function dependent(changed: string | undefined): readonly string[] {
  if (changed === "indicator") return ["onderdeel"];
  if (changed === "verdeling") return ["binnen", "groep", "naast"];
  if (changed === "soort") return ["periode"];
  return changed === "binnen" ? ["groep", "naast"] : [];
}

/** Loads a file of figures once. */
function loader() {
  const loaded = new Map<string, Promise<Value[]>>();
  return (indicator_id: string, cut: string, period_kind: PeriodKind) => {
    const key = { indicator_id, cut, period_kind };
    const name = fileName(key);
    const known = loaded.get(name);
    if (known) return known;
    const loading = fetch(folder + name).then(async (answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return readFigures(new Uint8Array(await answer.arrayBuffer()), key);
    });
    loaded.set(name, loading);
    loading.catch(() => loaded.delete(name));
    return loading;
  };
}

/** What each field offers; a field with nothing to choose is not shown. */
function optionsOf(
  menu: Menu,
  state: State,
  choices: Choices,
  regional: boolean,
): Record<(typeof fields)[number], Option[]> {
  const indicator = indicatorOf(menu, state.indicator);
  const dimension = withinOf[state.verdeling];
  const groups = [...choices.groups]
    .map(([value, one]) => ({ value, name: groupName(menu, one, dimension) || labels.wholeRegion }))
    .sort((a, b) => a.name.localeCompare(b.name, "nl"));
  const time = state.vergelijk === "tijd" && state.verdeling !== "region";
  return {
    indicator: menu.indicators.map((one) => ({
      value: one.indicator_id,
      name: explorerView(one, "").phrases.name,
      under: wordsFor(themeNames, one.theme),
    })),
    onderdeel: [
      { value: "", name: explorerWords.headline },
      ...indicator.parts.map((one) => ({ value: one.part, name: one.name })),
    ],
    verdeling: Object.keys(indicator.cuts).map((cut) => ({
      value: cut,
      name: wordsFor(cutNames, cut),
    })),
    binnen: dimension
      ? choices.within.map((code) => ({ value: code, name: menu.names[dimension]?.[code] ?? code }))
      : [],
    soort: periodKinds
      .filter((kind) => indicator.cuts[state.verdeling]?.includes(kind))
      .map((kind) => ({ value: kind, name: explorerWords.kinds[kind] })),
    vergelijk:
      state.verdeling === "region"
        ? []
        : comparisons.map((one) => ({ value: one, name: explorerWords.comparisons[one] })),
    periode:
      state.vergelijk === "groepen"
        ? choices.periods.map((period) => ({ value: period, name: formatPeriod(period) }))
        : [],
    groep: time ? groups : [],
    naast: time
      ? [
          { value: "", name: explorerWords.nothing },
          ...(regional ? [{ value: region, name: labels.wholeRegion }] : []),
          ...groups.filter((one) => one.value !== state.groep),
        ]
      : [],
  };
}

function fill(
  box: HTMLElement,
  options: Record<(typeof fields)[number], Option[]>,
  state: State,
): void {
  for (const name of fields) {
    const field = box.querySelector<HTMLSelectElement>(`[data-keuze="${name}"]`);
    if (!field) continue;
    const offered = options[name];
    // A list that stays the same is left alone: a reader may be walking through it.
    const signature = JSON.stringify(offered);
    if (field.dataset.lijst !== signature) {
      field.dataset.lijst = signature;
      const headings = [...new Set(offered.map((one) => one.under))];
      field.replaceChildren(
        ...headings.flatMap((heading) => {
          const members = offered
            .filter((one) => one.under === heading)
            .map((one) => new Option(one.name, one.value));
          if (heading === undefined) return members;
          const group = document.createElement("optgroup");
          group.label = heading;
          group.append(...members);
          return [group];
        }),
      );
    }
    field.value = state[name];
    const holder = field.closest<HTMLElement>(".keuzeveld");
    if (holder) holder.hidden = offered.length < 2;
  }
}

let offered = "";

/** Picture, table and file of what was chosen. */
function place(result: HTMLElement, menu: Menu, view: ExplorerView, shown: Shown): void {
  const { title, subtitle, rows } = shown;
  const caption = `${title}, ${subtitle}`;
  const opened = [...result.querySelectorAll("details")].map((one) => one.open);
  const provisional = rows.find(({ value }) => value.status === "voorlopig")?.value.period ?? null;
  const legend = legendOf(rows.map((row) => row.value));
  URL.revokeObjectURL(offered);
  offered = URL.createObjectURL(
    new Blob([spreadsheetCsv(valueDownload(view, rows))], { type: "text/csv;charset=utf-8" }),
  );
  result.innerHTML = html`<figure class="grafiek" id="verkenner-grafiek">
<figcaption><span class="boodschap">${title}</span> <span class="ondertitel">${subtitle} (${unitNames[view.style.unit]})</span></figcaption>
${shown.pictures.length === 0 && html`<p>${explorerWords.none}</p>`}<div class="tekening"></div>
<p class="leeswijzer">${shown.reading}</p>
<details${shown.pictures.length === 0 && html` open`}><summary>${labels.table}<span class="alleen-voorlezen">: ${caption}</span></summary>${table(caption, valueColumns(view, shown.heading, { signals: true }), rows, { strong: (row) => row.value.cut === "region" })}${legend && html`<p class="legenda">${legend}</p>`}</details>
<p class="bron">${chartParts.source(menu.source, menu.release, provisional && formatPeriod(provisional))} <span class="bestanden"><a class="download" download="verkenner-${slug(caption)}.csv" href="${offered}">${explorerWords.download}</a></span></p>
<p class="verder"><a href=".${view.path}.html">${explorerWords.explained(view.phrases.name)}</a></p>
</figure>`.text;
  for (const [index, one] of [...result.querySelectorAll("details")].entries())
    one.open ||= opened[index] ?? false;
  const drawing = find(result, ".tekening");
  for (const { name, picture } of shown.pictures) {
    if (shown.pictures.length > 1) {
      const heading = document.createElement("h3");
      heading.textContent = name;
      drawing.append(heading);
    }
    const alternative = [picture.kind, name || title, subtitle].join(". ");
    drawing.append(drawn(picture, "wide", alternative), drawn(picture, "narrow", alternative));
  }
}

function drawn(picture: Picture, form: "wide" | "narrow", alternative: string): Element {
  const node = cleaned(picture.draw({ document, form }));
  node.setAttribute("class", `beeld ${form === "wide" ? "breed" : "smal"}`);
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", alternative);
  return node;
}

function find(within: Element, selector: string): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`${selector} ontbreekt`);
  return found;
}

const box = document.getElementById("verkenner");
if (box) void start(box);
