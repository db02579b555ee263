import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../../../pipeline/home.ts";
import { readSettings } from "../../../pipeline/site/read-settings.ts";
import { securityText } from "../../../pipeline/site/server-files.ts";
import { contrastOf, themeOf } from "../../../pipeline/site/theme.ts";
import type { Site } from "../../../src/data/page.ts";
import { defaultSettings, tileOf, updatesOf } from "../../../src/data/settings.ts";

let folder: string;
const write = (name: string, text: string) => writeFile(join(folder, name), text);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "resultaatmonitor-settings-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("how a region shows itself", () => {
  test("has defaults when it says nothing", async () => {
    expect(await readSettings(join(folder, "none"))).toEqual(defaultSettings);
    expect(updatesOf(defaultSettings, "2025-12-31")).toEqual({ last: null, next: null });
  });

  test("is told field by field when it is wrong", async () => {
    await write("site.yaml", "contact: geen adres\nupdates: [morgen]\nkleur: rood\n");
    await expect(readSettings(folder)).rejects.toThrow(
      /site\.yaml klopt niet:[\s\S]*contact: een e-mailadres[\s\S]*updates\.0: een datum/,
    );
  });

  test("says when the data appeared and when the next will", () => {
    const settings = { ...defaultSettings, updates: ["2026-04-15", "2026-01-15"] };
    expect(updatesOf(settings, "2025-12-31")).toEqual({ last: "2026-01-15", next: "2026-04-15" });
    expect(updatesOf(settings, "2026-03-31")).toEqual({ last: "2026-04-15", next: null });
  });

  test("gives every municipality of the Achterhoek its own tile", async () => {
    const settings = await readSettings(join(projectRoot, "data", "regions", "achterhoek"));
    const codes = ["0197", "0222", "0294", "1509", "1586", "1859", "1876", "1955"];
    const places = codes.map((code) => tileOf(settings, code));
    expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(8);
    expect(places).not.toContain(null);
    expect(tileOf(settings, "0363")).toBeNull();
  });
});

describe("the theme of a region", () => {
  const theme = (value: string) =>
    JSON.stringify({ licht: { hoofdkleur: { $type: "color", $value: value } } });

  test("becomes a style sheet that leaves dark and forced colours alone", async () => {
    await write("theme.json", theme("#5b1f69"));
    const css = await themeOf(folder);
    expect(css).toContain("prefers-color-scheme: light");
    expect(css).toContain("forced-colors: none");
    expect(css).toContain("--hoofdkleur: #5b1f69;");
    expect(await themeOf(join(folder, "none"))).toBe("");
  });

  test("is refused when it cannot be read, or touches another token", async () => {
    await write("theme.json", theme("#ffcc00"));
    await expect(themeOf(folder)).rejects.toThrow(/licht\.hoofdkleur.*niet goed te lezen/);
    await write("theme.json", '{"licht":{"ongunstig":{"$type":"color","$value":"#000000"}}}');
    await expect(themeOf(folder)).rejects.toThrow(/klopt niet/);
    await write("theme.json", theme("red; } body { display: none"));
    await expect(themeOf(folder)).rejects.toThrow(/een kleur als/);
  });

  test("is held against contrast as WCAG has it", () => {
    expect(contrastOf("#ffffff", "#000000")).toBeCloseTo(21, 5);
    expect(contrastOf("#00466b", "#ffffff")).toBeCloseTo(10.1, 1);
  });
});

describe("the security contact", () => {
  const site = (contact: string | null) =>
    ({
      settings: {
        ...defaultSettings,
        securityContact: contact,
        addresses: { monitor: "https://monitor.voorbeeld.example/" },
      },
      release: { edition: { edition: "monitor" } },
    }) as unknown as Site;

  test("expires within a year, and names where it belongs", () => {
    const text = securityText(site("a@b.example"), new Date("2026-11-22T10:00:00Z")) ?? "";
    expect(text).toContain("Contact: mailto:a@b.example\n");
    expect(text).toContain("Expires: 2027-11-01T00:00:00Z\n");
    expect(text).toContain(
      "Canonical: https://monitor.voorbeeld.example/.well-known/security.txt\n",
    );
  });

  test("is left out when there is none", () => {
    expect(securityText(site(null), new Date())).toBeNull();
  });
});
