import { html } from "../components/html.ts";
import { indicatorBlock } from "../components/indicator-block.ts";
import { PageDraft } from "../components/page-draft.ts";
import { viewsOf } from "../components/view.ts";
import { neighboursOf, type PageModule } from "../data/page.ts";
import { goals } from "../words/goals.ts";
import { overview } from "../words/judgement.ts";
import { ofGoal } from "./index.md.ts";

const pathOf = (id: string) => `/doel/${id}`;

/** One goal for society: every figure of the region that says something about it. */
export const goalPages: PageModule = {
  paths: () => goals.map(({ id }) => pathOf(id)),
  render(site, path) {
    const page = new PageDraft(path);
    const goal = goals.find(({ id }) => pathOf(id) === path);
    if (!goal) throw new Error(`geen doel op ${path}`);
    const views = ofGoal(viewsOf(site), goal);
    const seen = views.flatMap((view) => {
      const value = view.value("region", {});
      return value ? [{ view, value }] : [];
    });
    const body = html`<h1>${goal.name}</h1>
<p class="intro">${goal.text}</p>
<p>${overview(seen.slice(0, 4))}</p>
${views.map((view) => indicatorBlock(site, page, view, { cut: "region", dims: {}, about: "hele regio" }))}`;
    const neighbours = neighboursOf(
      goals.map(({ id, name }) => ({ name, path: pathOf(id) })),
      path,
    );
    return {
      path,
      title: goal.name,
      section: "/index",
      body,
      downloads: page.downloads,
      neighbours,
    };
  },
};
