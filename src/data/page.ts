import type { Definition } from "../../indicators/definition.ts";
import type { Html } from "../components/html.ts";
import type { Release } from "./release.ts";
import type { SiteSettings } from "./settings.ts";

/** What a page is made of: one release, the sheets of its indicators, and how the region shows itself. */
export interface Site {
  release: Release;
  definitions: ReadonlyMap<string, Definition>;
  settings: SiteSettings;
}

/** The figures of one chart or table, raw. */
export interface Sheet {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** A file that a reader can take along: figures as CSV, a picture as SVG, or a text as it is. */
export type Download = {
  /** Address from the root of the site, `/data/…csv`. */
  path: string;
} & (Sheet | { svg: string } | { text: string } | { bytes: () => Uint8Array });

/** A finished page. */
export interface Page {
  /** Address from the root, without extension: `/index`, `/gemeente/aalten`. */
  path: string;
  title: string;
  /** The main menu entry it belongs to. */
  section: string;
  body: Html;
  downloads: Download[];
  /** Pages between that of the section and this one, for the breadcrumbs. */
  crumbs?: readonly Link[];
  /** Pages of the same kind before and after this one. */
  neighbours?: Neighbours;
  /** A small script for comfort only: the page must say the same without it. */
  script?: string;
  /** Name of a script file that draws in the browser: a page that chooses what to show. */
  bundle?: "verkenner";
  /** Words besides its title and headings that lead to this page in the search. */
  keywords?: readonly string[];
  /** False for a page that nobody looks for. */
  findable?: boolean;
}

export interface Link {
  name: string;
  path: string;
}

export interface Neighbours {
  previous?: Link;
  next?: Link;
}

/** The pages around one in a list, such as that of providers in order of name. */
export function neighboursOf(links: readonly Link[], path: string): Neighbours {
  const index = links.findIndex((link) => link.path === path);
  const [previous, next] = [links[index - 1], links[index + 1]];
  return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}

/** A page module: which pages it makes of a release, and how each is made. */
export interface PageModule {
  /** Addresses of the pages. */
  paths(site: Site): string[];
  render(site: Site, path: string): Page;
}

/** A page that is made of all others, such as the search. */
export interface ClosingModule {
  path: string;
  render(site: Site, pages: readonly Page[]): Page;
}
