import type { Definition } from "../../indicators/definition.ts";
import type { Html } from "../components/html.ts";
import type { Release } from "./release.ts";

/** What a page is made of: one release and the sheets of its indicators. */
export interface Site {
  release: Release;
  definitions: ReadonlyMap<string, Definition>;
}

/** The figures of one chart or table, raw. */
export interface Sheet {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** A file that a reader can take along: figures as CSV, or a picture as SVG. */
export type Download = {
  /** Address from the root of the site, `/data/…csv`. */
  path: string;
} & (Sheet | { svg: string });

/** A finished page. */
export interface Page {
  /** Address from the root, without extension: `/index`, `/gemeente/aalten`. */
  path: string;
  title: string;
  /** The main menu entry it belongs to. */
  section: string;
  body: Html;
  downloads: Download[];
}

/** A page module: which pages it makes of a release, and how each is made. */
export interface PageModule {
  /** Addresses of the pages. */
  paths(site: Site): string[];
  render(site: Site, path: string): Page;
}
