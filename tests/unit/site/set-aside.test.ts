import { expect, test } from "vitest";
import { relativeLinks, setAside } from "../../../pipeline/site/set-aside.ts";

test("tables and pictures leave the page, in order, and come back whole", () => {
  const table =
    '<div class="tabel" role="region"><table><tr><td><svg><path/></svg></td></tr></table></div>';
  const { text, parts } = setAside(`<h1>A</h1>${table}<p>B</p><svg><g/></svg>`, "/keten");
  expect(text).toBe('<h1>A</h1><span data-part="0"></span><p>B</p><span data-part="1"></span>');
  expect(parts).toEqual([table, "<svg><g/></svg>"]);
});

test("links in a table lead where they led, from any depth", () => {
  const link = (href: string) => `<a href="${href}">x</a>`;
  expect(relativeLinks(link("/keten"), "/index")).toBe(link("./keten.html"));
  expect(relativeLinks(link("/aanbieder/a"), "/gemeente/b")).toBe(link("../aanbieder/a.html"));
  expect(relativeLinks(link("/woordenlijst#norm"), "/a/b/c")).toBe(
    link("../../woordenlijst.html#norm"),
  );
  expect(relativeLinks(link("/data/keten.csv"), "/keten")).toBe(link("./data/keten.csv"));
  expect(relativeLinks(link("mailto:a@b.example"), "/keten")).toBe(link("mailto:a@b.example"));
  expect(relativeLinks(link("#boven"), "/keten")).toBe(link("#boven"));
});
