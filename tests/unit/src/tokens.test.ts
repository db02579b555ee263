import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lab, rgb } from "d3";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../../pipeline/home.ts";
import { contrastOf } from "../../../pipeline/site/theme.ts";
import { colours } from "../../../src/components/charts/palette.ts";

const style = (name: string) => readFile(join(projectRoot, "src", "style", name), "utf8");

/** The tokens of a piece of style sheet, references followed. */
function tokensIn(css: string): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const [, name = "", value = ""] of css.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    tokens.set(name, value.trim());
  }
  for (const [name, value] of tokens) {
    const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
    if (other) tokens.set(name, tokens.get(other) ?? value);
  }
  return tokens;
}

async function schemes() {
  const light = tokensIn(await style("tokens.css"));
  const [dark = ""] = (await style("dark.css")).split("@media (forced-colors");
  return { light, dark: new Map([...light, ...tokensIn(dark)]) };
}

describe.each(["light", "dark"] as const)("the colours for %s", (name) => {
  test.each([
    ["inkt", "papier", 4.5],
    ["inkt-zacht", "papier", 4.5],
    ["inkt-zacht", "vlak", 4.5],
    ["inkt", "melding", 4.5],
    ["hoofdkleur", "papier", 4.5],
    ["op-hoofdkleur", "hoofdkleur", 4.5],
    ["koppeling", "papier", 4.5],
    ["koppeling-bezocht", "papier", 4.5],
    ["gunstig", "papier", 4.5],
    ["ongunstig", "papier", 4.5],
    ["neutraal", "papier", 4.5],
    ["focus", "papier", 3],
    ["reeks-1", "papier", 3],
    ["reeks-2", "papier", 3],
    ["reeks-3", "papier", 3],
    ["reeks-4", "papier", 3],
    ["trap-1-tekst", "trap-1", 4.5],
    ["trap-2-tekst", "trap-2", 4.5],
    ["trap-3-tekst", "trap-3", 4.5],
    ["trap-4-tekst", "trap-4", 4.5],
    ["trap-5-tekst", "trap-5", 4.5],
    ["stroom-uit-tekst", "stroom-uit", 4.5],
    ["stroom-lichter-tekst", "stroom-lichter", 4.5],
    ["stroom-tekst", "stroom-zelfde", 4.5],
    ["stroom-tekst", "stroom-buiten", 4.5],
    ["stroom-zwaarder-tekst", "stroom-zwaarder", 4.5],
  ])("%s stands out on %s", async (ink, paper, least) => {
    const tokens = (await schemes())[name];
    const contrast = contrastOf(tokens.get(ink) ?? "", tokens.get(paper) ?? "");
    expect(contrast, `${ink} op ${paper}`).toBeGreaterThanOrEqual(least);
  });

  test("five steps go one way, each clearly past the one before", async () => {
    const tokens = (await schemes())[name];
    const light = [1, 2, 3, 4, 5].map((step) => lab(tokens.get(`trap-${step}`) ?? "").l);
    const way = name === "light" ? -1 : 1;
    for (let step = 1; step < 5; step++) {
      expect(way * ((light[step] ?? 0) - (light[step - 1] ?? 0))).toBeGreaterThanOrEqual(10);
    }
  });

  test("favourable and unfavourable differ for who sees colours otherwise", async () => {
    const tokens = (await schemes())[name];
    const [good, bad] = ["gunstig", "ongunstig"].map((token) => tokens.get(token) ?? "");
    for (const seen of [deuteranope, protanope]) {
      expect(distance(seen(good ?? ""), seen(bad ?? ""))).toBeGreaterThan(15);
    }
  });
});

test("a picture says the same as the neutral theme, so a file looks like its page", async () => {
  const { light } = await schemes();
  const flat = JSON.stringify(colours);
  for (const [, token = "", value] of flat.matchAll(/var\(--([\w-]+), (#[0-9a-f]{6})\)/g)) {
    expect(light.get(token), token).toBe(value);
  }
});

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear light. */
const deuteranope = seenBy([
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
]);
const protanope = seenBy([
  [0.152286, 1.052583, -0.204868],
  [0.114503, 0.786281, 0.099216],
  [-0.003882, -0.048116, 1.051998],
]);

function seenBy(matrix: readonly (readonly number[])[]) {
  const linear = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const gamma = (v: number) => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);
  return (hex: string) => {
    const { r, g, b } = rgb(hex);
    const light = [r, g, b].map((part) => linear(part / 255));
    const [x, y, z] = matrix.map((row) =>
      gamma(
        Math.min(
          1,
          Math.max(
            0,
            row.reduce((sum, n, i) => sum + n * (light[i] ?? 0), 0),
          ),
        ),
      ),
    );
    return rgb((x ?? 0) * 255, (y ?? 0) * 255, (z ?? 0) * 255).formatHex();
  };
}

/** Distance of two colours in CIELAB (1976): enough to see that two signs are not alike. */
function distance(one: string, other: string): number {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
}
