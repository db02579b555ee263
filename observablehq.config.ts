/**
 * How Observable Framework builds one edition. The edition and its places come from the
 * environment, because every edition has a root of its own (pipeline/site stages it).
 */
const {
  MONITOR_SITE_ROOT: root,
  MONITOR_SITE_OUT: output,
  MONITOR_SITE_TITLE: title,
} = process.env;
if (!root) {
  throw new Error("MONITOR_SITE_ROOT ontbreekt: bouw de site met `npm run monitor -- site`");
}

export default {
  root,
  output: output ?? "dist",
  title: title ?? "Resultaatmonitor",
  style: "style.css",
  globalStylesheets: [],
  // Pages bring their own header, navigation and footer; Framework's are English.
  pages: [],
  sidebar: false,
  toc: false,
  pager: false,
  // Nothing, not nothing to be read: an empty text would be parsed for every page.
  head: null,
  header: null,
  footer: null,
  linkify: false,
  // A file name that works on any web server, and without one.
  preserveExtension: true,
  preserveIndex: true,
  duckdb: { extensions: { json: null, parquet: null } },
};
