import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { Failure } from "../failure.ts";

/**
 * The theme of a region: `theme.json` in its folder, design tokens in the format of the Design
 * Tokens Community Group, in a set for light and one for dark. Only these may be changed: signal
 * colours and the colours of charts stay as they were tested for who sees colours differently.
 */
const colourToken = z.strictObject({
  $type: z.literal("color"),
  $value: z.string().regex(/^#[0-9a-f]{6}$/i, "een kleur als #00466b"),
});
const set = z.strictObject({
  hoofdkleur: colourToken.optional(),
  koppeling: colourToken.optional(),
  "koppeling-bezocht": colourToken.optional(),
  focus: colourToken.optional(),
});
const themeFile = z.strictObject({
  licht: set.default({}),
  donker: set.default({}),
  letter: z
    .strictObject({
      $type: z.literal("fontFamily"),
      $value: z.array(z.string().regex(/^[\w -]+$/)),
    })
    .optional(),
});

/** The paper that a colour must stand out on. */
const papers = { licht: "#ffffff", donker: "#111a22" } as const;
const enough: Record<string, number> = { focus: 3 };

/**
 * The style sheet of a region; empty when it has no theme.
 *
 * @throws Failure `region` when a token is unknown, or cannot be read on its paper
 */
export async function themeOf(folder: string): Promise<string> {
  const file = join(folder, "theme.json");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return "";
  const result = themeFile.safeParse(parsed(text, file));
  if (!result.success) {
    const problems = result.error.issues.map((one) => `${one.path.join(".")}: ${one.message}`);
    throw new Failure("region", `${file} klopt niet:\n- ${problems.join("\n- ")}`);
  }
  const { letter, ...sets } = result.data;
  const rules = (["licht", "donker"] as const).map((name) => {
    const lines = Object.entries(sets[name]).flatMap(([token, colour]) => {
      if (!colour) return [];
      const { $value } = colour;
      const contrast = contrastOf($value, papers[name]);
      const least = enough[token] ?? 4.5;
      if (contrast < least) {
        throw new Failure(
          "region",
          `${file}: ${name}.${token} (${$value}) is niet goed te lezen: contrast ${contrast.toFixed(1)}, ten minste ${least} is nodig.`,
        );
      }
      return `--${token}: ${$value};`;
    });
    const when =
      name === "licht"
        ? "print, (prefers-color-scheme: light)"
        : "screen and (prefers-color-scheme: dark)";
    return lines.length
      ? `@media ${when} { @media (forced-colors: none) { :root { ${lines.join(" ")} } } }\n`
      : "";
  });
  const font = letter
    ? `:root { --letter: ${letter.$value.map((name) => `"${name}"`).join(", ")}, system-ui, sans-serif; }\n`
    : "";
  return rules.join("") + font;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure("region", `${file} is geen goede JSON: ${(error as Error).message}`);
  }
}

/** Contrast of two colours as WCAG 2 defines it, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
