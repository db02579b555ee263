import { watch } from "node:fs";
import { cp, mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { search } from "../../src/zoeken.md.ts";
import type { Effects } from "../effects.ts";
import type { Home } from "../home.ts";
import { projectRoot } from "../home.ts";
import { readSite } from "./build-site.ts";
import type { SiteEdition } from "./edition.ts";
import { runFramework } from "./framework.ts";
import { plannedPages } from "./stage.ts";

export interface PreviewOptions {
  edition: SiteEdition;
  port: number;
}

/**
 * Shows one edition while its pages are being worked on: every page has a live loader, and a change
 * in `src`, `indicators` or the current release shows itself in the browser. Runs until stopped.
 */
export async function previewSite(
  home: Home,
  { edition, port }: PreviewOptions,
  effects: Effects,
): Promise<void> {
  const root = join(home.stage, `${edition}-preview`);
  await rm(root, { recursive: true, force: true });
  await copyStyle(root);
  const loader = new URL("./loader.ts", import.meta.url).href;
  const paths = [
    ...plannedPages(await readSite(home, edition)).map((page) => page.path),
    search.path,
  ];
  for (const path of paths) {
    const file = join(root, `${path}.md.ts`);
    await mkdir(dirname(file), { recursive: true });
    const call = [home.regionFolder, edition, path].map((text) => JSON.stringify(text)).join(", ");
    await writeFile(
      file,
      `import { printPage } from ${JSON.stringify(loader)};\nprintPage(${call});\n`,
    );
  }
  const refresh = async () => {
    await copyStyle(root);
    const now = effects.now();
    for (const file of await readdir(root, { recursive: true })) {
      if (file.endsWith(".md.ts")) await utimes(join(root, file), now, now);
    }
  };
  let waiting: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void refresh(), 200);
  };
  const watched = [join(projectRoot, "src"), join(projectRoot, "indicators"), home.releases];
  const watchers = watched.map((folder) => watch(folder, { recursive: true }, soon));
  try {
    await runFramework({
      command: "preview",
      root,
      out: join(root, "out"),
      title: edition,
      args: ["--port", String(port), "--no-open"],
    });
  } finally {
    clearTimeout(waiting);
    for (const watcher of watchers) watcher.close();
  }
}

async function copyStyle(root: string): Promise<void> {
  await cp(join(projectRoot, "src", "style"), root, { recursive: true });
}
