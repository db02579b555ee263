import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { editions, type SiteEdition } from "../../pipeline/site/edition.ts";
import { browsing } from "./browsing.ts";
import { filesOf } from "./site-files.ts";

const at = browsing();

test("pages keep a script that is not theirs from running", async () => {
  const page = await at.browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => refused.push(message.text()));
  await page.goto(`${at.served.url}contract/index.html`);
  await page.evaluate(`{
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
  }`);
  expect(await page.evaluate("window.ran")).toBeUndefined();
  expect(await page.evaluate("getComputedStyle(document.body).display")).toBe("block");
  expect(refused.filter((text) => text.includes("Content Security Policy"))).not.toEqual([]);
  const answer = await page.request.get(`${at.served.url}contract/index.html`);
  expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors 'none'");
  await page.close();
});

describe.each(editions)("the files of edition %s", (edition: SiteEdition) => {
  const read = (pattern: RegExp) => filesOf(join(at.built.folder, edition), pattern);

  test("carry a policy without unsafe scripts and no address elsewhere", async () => {
    for (const { file, text } of await read(/\.(html|css)$/)) {
      expect(text, file).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/);
      expect(text, file).not.toMatch(/\sstyle="|<style|\son[a-z]+="/);
      if (file.endsWith(".html")) {
        const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1];
        expect(policy, file).toContain("connect-src 'self'");
        expect(policy, file).not.toContain("unsafe");
      }
    }
  });

  test("hold no number that could be a citizen service number", async () => {
    for (const { file, text } of await read(/./)) {
      const found = [...`${file} ${text}`.matchAll(/(?<![\w.,])\d{9}(?!\w)/g)].map(([hit]) => hit);
      expect(
        found.filter(isElevenProof).map(() => "·········"),
        file,
      ).toEqual([]);
    }
  });
});

test.each(["monitor", "raad"])(
  "the public edition %s holds no provider, no quarter and nothing of the contract edition",
  async (edition) => {
    const folder = join(at.built.folder, edition);
    const names = at.built.sites.contract.release.providers.map((provider) => provider.name);
    for (const file of await readdir(folder, { recursive: true })) {
      expect(file).not.toMatch(/aanbieder|keten/);
      if (!/\.(html|csv)$/.test(file)) continue;
      const text = await readFile(join(folder, file), "utf8");
      for (const name of names) expect(text, file).not.toContain(name);
      expect(text, file).not.toMatch(/\d{4}-K[1-4]|kwartaal/);
    }
  },
);

function isElevenProof(digits: string): boolean {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum % 11 === 0;
}
