import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { silent } from "../../pipeline/effects.ts";
import { lacking, printReports } from "../../pipeline/site/report.ts";
import { browsing } from "./browsing.ts";

const at = browsing();

test("the page of a provider prints on six sheets at most", async () => {
  const page = await at.browser.newPage({ javaScriptEnabled: false, colorScheme: "light" });
  for (const provider of at.built.sites.contract.release.providers) {
    await page.goto(`${at.served.url}contract/aanbieder/${provider.provider_id}.html`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
    expect(sheets.length, provider.name).toBeLessThanOrEqual(6);
    expect(sheets.length, provider.name).toBeGreaterThanOrEqual(1);
  }
  await page.close();
});

test("the council's reports print to tagged PDF, four sheets at most", async () => {
  // Printing adds files and links, and the built sites are for all tests.
  const folder = await mkdtemp(join(tmpdir(), "monitor-paper-"));
  try {
    await cp(join(at.built.folder, "raad"), join(folder, "raad"), { recursive: true });
    const printed = await printReports(at.built.home, folder, silent);
    expect(printed).toHaveLength(at.built.sites.raad.release.municipalities.length);
    for (const { file, sheets } of printed) {
      expect(sheets, file).toBeLessThanOrEqual(4);
      expect(sheets, file).toBeGreaterThanOrEqual(2);
      const bytes = await readFile(join(folder, "raad", file), "latin1");
      expect(lacking(bytes, 0), file).toEqual([]);
      expect(lacking(bytes.replaceAll("/Lang", "/Gone"), 999), file).toEqual([
        "de taal",
        "de tekst bij een beeld",
      ]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 180_000);
