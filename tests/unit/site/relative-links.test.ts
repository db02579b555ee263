import { expect, test } from "vitest";
import { relativeLinks } from "../../../pipeline/site/relative-links.ts";

test("links lead where they led, from any depth", () => {
  const link = (href: string) => `<a class="x" href="${href}">x</a>`;
  expect(relativeLinks(link("/keten"), "/index")).toBe(link("./keten.html"));
  expect(relativeLinks(link("/aanbieder/a"), "/gemeente/b")).toBe(link("../aanbieder/a.html"));
  expect(relativeLinks(link("/woordenlijst#norm"), "/a/b/c")).toBe(
    link("../../woordenlijst.html#norm"),
  );
  expect(relativeLinks(link("/verkenner?cut=region#x"), "/keten")).toBe(
    link("./verkenner.html?cut=region#x"),
  );
  expect(relativeLinks(link("/data/keten.csv"), "/keten")).toBe(link("./data/keten.csv"));
  expect(relativeLinks(link("mailto:a@b.example"), "/keten")).toBe(link("mailto:a@b.example"));
  expect(relativeLinks(link("https://a.example/b"), "/keten")).toBe(link("https://a.example/b"));
  expect(relativeLinks(link("#boven"), "/keten")).toBe(link("#boven"));
});
