import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

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
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
  });
}

/**
 * Unpacks the browser from its npm package, together with the system libraries and the font it
 * needs, into a folder of its own.
 */
async function unpackedBrowser(): Promise<string> {
  const folder = join(tmpdir(), "resultaatmonitor-browser");
  await mkdir(folder, { recursive: true });
  // The package unpacks into the temporary folder and looks for its fonts there.
  process.env.TMPDIR = folder;
  try {
    const {
      default: sparticuz,
      inflate,
      setupLambdaEnvironment,
    } = await import("@sparticuz/chromium");
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    await inflate(join(dirname(entry), "..", "..", "bin", "al2023.tar.br"));
    setupLambdaEnvironment(join(folder, "al2023", "lib"));
    return await sparticuz.executablePath();
  } finally {
    delete process.env.TMPDIR;
  }
}
