import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { editions } from "../../pipeline/site/edition.ts";
import { browsing, overflow, watch } from "./browsing.ts";

const at = browsing();

describe("the pages", () => {
  test("explain a word by keyboard, without script, and on paper", async () => {
    const context = await at.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${at.served.url}contract/indicator/afschaling.html`);
    const word = page.locator(".begrip").first();
    const explanation = page.locator(`#${await word.getAttribute("popovertarget")}`);
    expect(await explanation.isVisible()).toBe(false);
    await word.focus();
    await page.keyboard.press("Enter");
    expect(await explanation.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await explanation.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await explanation.isVisible()).toBe(true);
    await context.close();
  }, 120_000);

  test("are found by the words of a reader, without an accent or an ending too", async () => {
    const page = await at.browser.newPage();
    await page.goto(`${at.served.url}contract/zoeken.html`);
    const found = () => page.locator(".vindplaats li:visible a").allInnerTexts();
    const all = await found();
    await page.getByLabel("Zoek een pagina").fill("lichter");
    expect(await found()).toContain("Afschaling");
    expect((await found()).length).toBeLessThan(all.length);
    const [name = ""] = at.built.sites.contract.release.municipalities.map((one) => one.name);
    await page.getByLabel("Zoek een pagina").fill(name.toUpperCase());
    expect(await found()).toContain(name);
    expect(page.url()).toContain(`?q=${name.toUpperCase()}`);
    await page.getByLabel("Zoek een pagina").fill("xyzzy");
    expect(await found()).toEqual([]);
    expect(await page.locator("#zoekstand").innerText()).toMatch(/Geen pagina gevonden/);
    await page.close();
  });

  test("lead on from an address that is not there", async () => {
    const page = await at.browser.newPage();
    const answer = await page.goto(`${at.served.url}monitor/gemeente/verdwenen/hier`);
    expect(answer?.status()).toBe(404);
    expect(await page.locator("h1").innerText()).toBe("Deze pagina is er niet");
    await page.locator("main").getByRole("link", { name: "Gemeenten" }).click();
    expect(page.url()).toBe(`${at.served.url}monitor/gemeente/index.html`);
    await page.close();
  });

  test("can be walked with a keyboard, focus in sight", async () => {
    const page = await at.browser.newPage({
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
    });
    for (const path of ["contract/index.html", "monitor/index.html"]) {
      await page.goto(at.served.url + path);
      const names: string[] = [];
      for (let step = 0; step < 11; step++) {
        await page.keyboard.press("Tab");
        // Two frames: a page scrolls to what has the focus when it next draws.
        await page.evaluate(
          "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
        );
        const seen = (await page.evaluate(`(() => {
          const at = document.activeElement;
          const box = at.getBoundingClientRect();
          const style = getComputedStyle(at);
          return { name: at.textContent.trim(), shown: box.width > 0 && box.top >= 0 && box.bottom <= innerHeight, outline: style.outlineStyle };
        })()`)) as { name: string; shown: boolean; outline: string };
        names.push(seen.name);
        expect(seen.shown, `${path}: ${seen.name}`).toBe(true);
        expect(seen.outline, `${path}: ${seen.name}`).not.toBe("none");
      }
      expect(names[0]).toBe("Direct naar de inhoud");
      expect(names).toContain("Zoeken");
    }
    await page.close();
  });
});

test("the start page leads to every edition, without script", async () => {
  const context = await at.browser.newContext({
    viewport: { width: 390, height: 900 },
    javaScriptEnabled: false,
  });
  const trouble = watch(at, context);
  const page = await context.newPage();
  await page.goto(at.served.url);
  expect(await page.evaluate(overflow)).toBe(0);
  const links = await page.locator("main a").all();
  const targets = await Promise.all(links.map((link) => link.getAttribute("href")));
  for (const edition of editions) expect(targets).toContain(`./${edition}/index.html`);
  expect(targets).toContain("./contract/verkenner.html");
  for (const target of targets) {
    const answer = await page.request.get(at.served.url + String(target).slice(2));
    expect(answer.status(), String(target)).toBe(200);
  }
  expect(await readFile(join(at.built.folder, "index.html"), "utf8")).toMatch(
    /^<!DOCTYPE html>\n<html lang="nl">[\s\S]*Content-Security-Policy/,
  );
  expect(trouble).toEqual([]);
  await context.close();
});
