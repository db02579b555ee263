import type { PageModule } from "../data/page.ts";
import { home } from "./index.md.ts";

/** The pages of the edition for contract managers. */
export const pages: readonly PageModule[] = [home];
