import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";

const usualPlaces = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** A browser: the one of the system when there is one, else the one that npm installed. */
export async function openBrowser(): Promise<Browser> {
  const own = [process.env.CHROME_PATH, ...usualPlaces].find((path) => path && existsSync(path));
  const executablePath = own ?? (await unpackedBrowser());
  // What prints and tests is not installed with `npm ci --omit=dev`.
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
  });
}

/**
 * Unpacks the browser from its npm package, with the system libraries and the font it needs, into a
 * folder that later runs find again. It works on a machine without any font or system package.
 */
async function unpackedBrowser(): Promise<string> {
  const folder = join(tmpdir(), "resultaatmonitor-browser");
  const {
    default: sparticuz,
    inflate,
    setupLambdaEnvironment,
  } = await import("@sparticuz/chromium");
  if (!existsSync(folder)) {
    // Unpacked aside and then renamed: a run beside this one never sees half a browser.
    const aside = `${folder}-${process.pid}`;
    await mkdir(join(aside, "fontconfig"), { recursive: true });
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const temporary = process.env.TMPDIR;
    process.env.TMPDIR = aside;
    try {
      await sparticuz.executablePath();
      await inflate(join(dirname(entry), "..", "..", "bin", "al2023.tar.br"));
    } finally {
      if (temporary === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = temporary;
    }
    // The package's own list of font folders has fixed places.
    await writeFile(
      join(aside, "fontconfig", "fonts.conf"),
      `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>`,
    );
    await rename(aside, folder).catch(() => rm(aside, { recursive: true, force: true }));
  }
  process.env.FONTCONFIG_PATH = join(folder, "fontconfig");
  setupLambdaEnvironment(join(folder, "al2023", "lib"));
  return join(folder, "chromium");
}
