import { notFound } from "../404.md.ts";
import { correctionsPage } from "../correcties.md.ts";
import type { PageModule } from "../data/page.ts";
import { indicatorIndex, indicatorPages } from "../indicator.md.ts";
import { municipalityIndex, municipalityPages } from "../municipality.md.ts";
import { accountability } from "../verantwoording.md.ts";
import { glossaryPage } from "../woordenlijst.md.ts";
import { goalPages } from "./goal.md.ts";
import { home } from "./index.md.ts";
import { accessibilityPage, privacyPage, protectionPage } from "./information.md.ts";
import { openDataPage } from "./open-data.md.ts";
import { region } from "./region.md.ts";

/** The pages of the public edition. */
export const pages: readonly PageModule[] = [
  home,
  goalPages,
  region,
  municipalityIndex,
  municipalityPages,
  indicatorIndex,
  indicatorPages,
  openDataPage,
  protectionPage,
  privacyPage,
  accessibilityPage,
  accountability,
  correctionsPage,
  glossaryPage,
  notFound,
];
