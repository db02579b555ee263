import { notFound } from "../404.md.ts";
import { correctionsPage } from "../correcties.md.ts";
import type { PageModule } from "../data/page.ts";
import { indicatorIndex, indicatorPages } from "../indicator.md.ts";
import { accountability } from "../verantwoording.md.ts";
import { glossaryPage } from "../woordenlijst.md.ts";
import { councilHome } from "./index.md.ts";
import { reports } from "./report.md.ts";

/** The pages of the council's edition: a report per municipality, and what it rests on. */
export const pages: readonly PageModule[] = [
  councilHome,
  reports,
  indicatorIndex,
  indicatorPages,
  accountability,
  correctionsPage,
  glossaryPage,
  notFound,
];
