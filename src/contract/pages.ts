import { notFound } from "../404.md.ts";
import { correctionsPage } from "../correcties.md.ts";
import type { PageModule } from "../data/page.ts";
import { municipalityIndex } from "../municipality.md.ts";
import { accountability } from "../verantwoording.md.ts";
import { glossaryPage } from "../woordenlijst.md.ts";
import { chain } from "./chain.md.ts";
import { dataQuality } from "./data-quality.md.ts";
import { explorer } from "./explorer.md.ts";
import { home } from "./index.md.ts";
import { indicatorIndex, indicatorPages } from "./indicator.md.ts";
import { municipalityPages } from "./municipality.md.ts";
import { providerIndex, providerPages } from "./provider.md.ts";
import { segmentIndex, segmentPages } from "./target-group.md.ts";

/** The pages of the edition for contract managers. */
export const pages: readonly PageModule[] = [
  home,
  chain,
  providerIndex,
  providerPages,
  segmentIndex,
  segmentPages,
  municipalityIndex,
  municipalityPages,
  indicatorIndex,
  indicatorPages,
  dataQuality,
  explorer,
  accountability,
  correctionsPage,
  glossaryPage,
  notFound,
];
