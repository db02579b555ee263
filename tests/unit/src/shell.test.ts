import { describe, expect, test } from "vitest";
import { html, plain } from "../../../src/components/html.ts";
import { plainLetters, searchScript, stem } from "../../../src/components/search-script.ts";
import { breadcrumbs, footer, previousNext } from "../../../src/components/shell.ts";
import { explained, term, termIfKnown } from "../../../src/components/term.ts";
import { neighboursOf, type Page, type Site } from "../../../src/data/page.ts";
import { defaultSettings } from "../../../src/data/settings.ts";
import { searchWords } from "../../../src/words/shell.ts";

const site = {
  release: {
    releaseId: "2026-01-15-proef",
    hash: "0123456789abcdef",
    edition: { edition: "contract", title: "Proef", data_until: "2025-12-31", fictitious: true },
  },
  settings: { ...defaultSettings, updates: ["2026-01-15", "2026-04-15"] },
} as unknown as Site;
const page = (own: Partial<Page>): Page => ({
  path: "/aanbieder/b",
  title: "Bolderkar",
  section: "/aanbieder/index",
  body: html``,
  downloads: [],
  ...own,
});

describe("the way around", () => {
  test("starts at the start, and names this page last without a link", () => {
    const way = breadcrumbs(site, page({}))?.text ?? "";
    expect([...way.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      "/index",
      "/aanbieder/index",
    ]);
    expect(way).toContain('<span aria-current="page">Bolderkar</span>');
    expect(breadcrumbs(site, page({ path: "/index", section: "/index" }))).toBeNull();
  });

  test("leads to the page before and after in a list", () => {
    const links = ["a", "b", "c"].map((name) => ({ name, path: `/aanbieder/${name}` }));
    const both = previousNext(page({ neighbours: neighboursOf(links, "/aanbieder/b") }));
    expect(both?.text).toContain('href="/aanbieder/a" rel="prev"');
    expect(both?.text).toContain('href="/aanbieder/c" rel="next"');
    expect(neighboursOf(links, "/aanbieder/a")).toEqual({ next: links[1] });
    expect(previousNext(page({}))).toBeNull();
  });

  test("says when the figures were renewed and will be", () => {
    const text = plain(footer(site, page({})));
    expect(text).toContain("Laatst bijgewerkt op 15 januari 2026.");
    expect(text).toContain("Volgende update: 15 april 2026.");
    const silent = { ...site, settings: defaultSettings };
    expect(plain(footer(silent, page({})))).toContain("Volgende update: nog niet bekend.");
  });
});

describe("a word with its explanation", () => {
  test("opens without script, and is explained once however often it is used", () => {
    const body = html`<p>${term("signaal", "Een signaal")} en ${term("signaal", "nog een signaal")}.</p>`;
    const text = explained(body)?.text ?? "";
    expect(body.text.match(/popovertarget="begrip-signaal"/g)).toHaveLength(2);
    expect(text.match(/id="begrip-signaal" popover/g)).toHaveLength(1);
    expect(explained(html`<p>Niets.</p>`)).toBeNull();
  });

  test("is only for words of the glossary", () => {
    expect(plain(termIfKnown("Afschaling"))).toBe("Afschaling");
    expect(termIfKnown("Iets anders")).toBe("Iets anders");
  });
});

describe("the search", () => {
  test.each([
    ["gemeenten", "gemeente"],
    ["doelen", "doel"],
    ["wachttijden", "wachttijd"],
    ["Crisissen", "crisis"],
  ])("takes %s and %s for one word", (one, other) => {
    const same = [one, other].map((word) => stem(plainLetters(word)));
    expect(same[0]?.startsWith(same[1] ?? "-") || same[1]?.startsWith(same[0] ?? "-")).toBe(true);
  });

  test("reads letters without accents and signs", () => {
    expect(plainLetters("  Coöperatie 't Húis! ")).toBe("cooperatie t huis");
  });

  test("reads a question on the page as it read the pages", () => {
    const functions = searchScript(searchWords).split("const words", 1)[0]?.replace("(() => {", "");
    const onPage = new Function(
      `${functions}; return (text) => plainLetters(text).split(" ").map(stem)`,
    )();
    const words =
      "Eén Coöperatie's gemeenten bomen; wachtlijst, crisissen É-8 doelen huizen lessen";
    for (const text of [words, ...words.split(" "), JSON.stringify(searchWords)]) {
      expect(onPage(text)).toEqual(plainLetters(text).split(" ").map(stem));
    }
  });

  test("has a script that is whole by itself", () => {
    const script = searchScript(searchWords);
    expect(() => new Function(script)).not.toThrow();
    expect(script).not.toMatch(/__name|__vite|import /);
  });
});
