import { expect, test } from "vitest";
import { type ChartContract, chartFigure } from "../../../src/components/chart-figure.ts";
import { PageDraft } from "../../../src/components/page-draft.ts";
import { exampleSite } from "../../gallery/example.ts";
import { examples } from "../../gallery/examples.ts";

const whole = examples[0]?.chart as ChartContract;

/** A chart without one of its parts: each must be an error of the compiler, none may be forgotten. */
function missing(): ChartContract[] {
  const { id, message, subtitle, picture, source, release, ...rest } = whole;
  const first = { id, message, subtitle, picture, source, release };
  const { provisionalFrom, anchors, table, download, reading, limits } = rest;
  const { what, who, period } = subtitle;
  const { ownPast, norm, region } = anchors;
  return [
    // @ts-expect-error without its message
    { ...rest, id, subtitle, picture, source, release },
    // @ts-expect-error without its subtitle
    { ...rest, id, message, picture, source, release },
    // @ts-expect-error without its unit
    { ...rest, ...first, subtitle: { what, who, period } },
    // @ts-expect-error without its picture, and so without its SVG
    { ...rest, id, message, subtitle, source, release },
    // @ts-expect-error without its source
    { ...rest, id, message, subtitle, picture, release },
    // @ts-expect-error without its release
    { ...rest, id, message, subtitle, picture, source },
    // @ts-expect-error without saying from when it is provisional, if at all
    { ...first, anchors, table, download, reading, limits },
    // @ts-expect-error without its anchors
    { ...first, provisionalFrom, table, download, reading, limits },
    // @ts-expect-error without the anchor Nederland
    { ...first, ...rest, anchors: { ownPast, norm, region } },
    // @ts-expect-error without its table
    { ...first, provisionalFrom, anchors, download, reading, limits },
    // @ts-expect-error without its file
    { ...first, provisionalFrom, anchors, table, reading, limits },
    // @ts-expect-error without how to read it
    { ...first, provisionalFrom, anchors, table, download, limits },
    // @ts-expect-error without its limits
    { ...first, provisionalFrom, anchors, table, download, reading },
    // @ts-expect-error with a message that is not there
    { ...first, ...rest, message: null },
  ];
}

test("the compiler refuses a chart that is not whole", () => {
  expect(missing()).toHaveLength(14);
});

test("a message that says nothing is refused when the page is made", () => {
  const place = () => chartFigure(exampleSite, new PageDraft("/proef"), { ...whole, message: " " });
  expect(place).toThrow(/geen boodschap/);
});

test("an anchor that is not there says why", () => {
  const text = chartFigure(exampleSite, new PageDraft("/proef"), {
    ...whole,
    anchors: { ...whole.anchors, norm: { absent: "geen norm afgesproken" } },
  }).text;
  expect(text).toContain('<dt>Norm</dt><dd class="geen-anker">geen norm afgesproken</dd>');
});
