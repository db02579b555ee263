import { colours } from "../../../src/components/charts/palette.ts";
import { shortened } from "../../../src/components/charts/shape.ts";
import type { Site } from "../../../src/data/page.ts";
import { chartKinds } from "../../../src/words/charts.ts";
import { type Row, strayMarks } from "./drawing.ts";
import { carriesFigure } from "./found-figure.ts";
import type { NumeralCheck } from "./known-words.ts";
import { around, everyElement, hasClass, type Markup, textOf } from "./markup.ts";
import type { ReleaseFigure } from "./release-figures.ts";
import { type Shapes, shapesOf } from "./shape.ts";
import { mute } from "./text-run.ts";

/** What a picture is held against. */
export interface PictureContext {
  site: Site;
  figure(ref: string): ReleaseFigure | undefined;
  numerals: NumeralCheck;
}

/**
 * What a picture on a page gives away besides figures that are shown: in its alternative text, its
 * numbers, or the places of its marks. A kind of picture without a reader here is refused, so that no
 * new chart reaches the public unread.
 */
export function strayInPicture(svg: Markup, context: PictureContext): string[] {
  const figure = around(svg, (one) => one.name === "figure");
  const alternative = svg.attributes.get("aria-label") ?? "";
  const kind = alternative.split(".")[0] ?? "";
  const shapes = shapesOf(svg);
  const { numerals } = context;
  if (told(svg).some((text) => numerals(text).length > 0))
    return ["een getal in een kenmerk of titel in een beeld"];
  if (hasClass(svg, "vonk")) {
    return [
      ...numerals(alternative).map(() => "een getal in de beschrijving van een beeld"),
      ...strayInSpark(svg, shapes, context),
    ];
  }
  const found = sameMessage(alternative, kind, figure)
    ? []
    : ["een beschrijving van een beeld die niet zijn boodschap is"];
  const rows = figure === undefined ? [] : rowsOf(figure, context);
  if (kind === chartKinds.tileMap) return [...found, ...strayInTiles(shapes, context)];
  if (kind === chartKinds.series) {
    const places = rows.map(({ label }) => placeOf(shapes, label, "x"));
    const events = eventsBelow(figure);
    return [...found, ...strayMarks(shapes, rows, "y", places, { events, numerals })];
  }
  if (kind === chartKinds.intervalDots) {
    const places = rows.map(({ label }) => placeOf(shapes, shortened(label, 38), "y"));
    // On a phone the name of a row stands above its line.
    const reach = hasClass(svg, "smal") ? { reach: 24 } : {};
    return [...found, ...strayMarks(shapes, rows, "x", places, { ...reach, numerals })];
  }
  return [...found, "een soort beeld die de controle niet kan lezen"];
}

/** What a picture tells besides what is drawn: titles of marks, comments, and every other attribute. */
function told(svg: Markup): string[] {
  return [...everyElement(svg)].flatMap((one) => [
    ...(/^(title|desc|metadata|#comment)$/.test(one.name) ? [textOf(one)] : []),
    ...[...one.attributes].flatMap(([name, value]) =>
      mute.has(name) ||
      (one === svg && name === "aria-label") ||
      name === "data-ref" ||
      (name === "data-value" && carriesFigure(one))
        ? []
        : [value],
    ),
  ]);
}

/** The alternative is the kind of picture and what stands above it, word for word. */
function sameMessage(alternative: string, kind: string, figure: Markup | undefined): boolean {
  const message = [...(figure ? everyElement(figure) : [])].find((one) =>
    hasClass(one, "boodschap"),
  );
  if (message === undefined || /\p{Nd}/u.test(kind)) return false;
  return spaced(alternative) === spaced(`${kind}. ${textOf(message)}`);
}

const spaced = (text: string): string => text.replace(/\s+/g, " ").trim();

/** How many events are told below a picture. */
function eventsBelow(figure: Markup | undefined): number {
  const list = [...(figure ? everyElement(figure) : [])].find((one) =>
    hasClass(one, "gebeurtenissen"),
  );
  return list === undefined ? 0 : [...everyElement(list)].filter((one) => one.name === "li").length;
}

/** The rows of the table behind a picture, with what the release shows of each. */
function rowsOf(figure: Markup, { figure: find }: PictureContext): Row[] {
  return [...everyElement(figure)]
    .filter((one) => one.name === "tr")
    .flatMap((line) => {
      const parts = [...everyElement(line)];
      const name = parts.find((one) => one.attributes.get("scope") === "row");
      if (name === undefined) return [];
      const value = parts
        .filter(carriesFigure)
        .map((one) => find(one.attributes.get("data-ref") ?? "")?.value)
        .find((one) => one !== undefined);
      return [
        {
          label: spaced(textOf(name)).replace(/\*$/, ""),
          estimate: value?.estimate ?? null,
          lower: value?.lower ?? null,
          upper: value?.upper ?? null,
          norm: value?.norm_value ?? null,
        },
      ];
    });
}

function placeOf({ labels }: Shapes, text: string, axis: "x" | "y"): number | null {
  return labels.find((label) => spaced(label.text) === text)?.[axis] ?? null;
}

/** A line without axis beside a sentence: the final years of the figure in that sentence. */
function strayInSpark(svg: Markup, shapes: Shapes, context: PictureContext): string[] {
  const item = around(svg, (one) => one.name === "li");
  const value = [...(item ? everyElement(item) : [])]
    .filter(carriesFigure)
    .map((one) => context.figure(one.attributes.get("data-ref") ?? "")?.value)
    .find((one) => one !== undefined);
  if (value === undefined) return ["een lijn zonder cijfer ernaast"];
  const rows = context.site.release.values
    .filter(
      (one) =>
        one.indicator_id === value.indicator_id &&
        one.part === value.part &&
        one.cut === value.cut &&
        one.cut === "region" &&
        one.period_kind === value.period_kind &&
        one.status === "definitief",
    )
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    // The area below the line stands on zero.
    .map(
      ({ period, estimate }): Row => ({ label: period, estimate, lower: 0, upper: null, norm: 0 }),
    );
  const [from, to] = [3, Number(svg.attributes.get("width")) - 3];
  const places = rows.map(
    (_, index) => from + ((to - from) * index) / Math.max(1, rows.length - 1),
  );
  const zero = Number(svg.attributes.get("height")) - 3;
  return strayMarks(shapes, rows, "y", places, { zero, numerals: context.numerals });
}

/** Tiles: a hidden figure has no colour of a class, and the key holds bounds alone. */
function strayInTiles(shapes: Shapes, context: PictureContext): string[] {
  const found = shapes.strange.map((name) => `een vorm die niet te lezen is (${name})`);
  const bounds: number[] = [];
  for (const { element, text, x, y } of shapes.labels) {
    const ref = element.attributes.get("data-ref");
    if (ref !== undefined && element.attributes.has("data-value")) continue;
    const numbers = text.match(/\d[\d.]*(?:,\d+)?(?=%|$|–| )/g) ?? [];
    if (ref === undefined && /^[<≥]? ?\d[^ ]*$/.test(text)) {
      bounds.push(...numbers.map((one) => Number(one.replaceAll(".", "").replace(",", "."))));
      continue;
    }
    if (context.numerals(text).length > 0) found.push("een getal in een beeld zonder cijfer");
    if (ref === undefined) continue;
    const [tile] = shapes.blocks
      .filter((block) => block.x < x && block.y < y)
      .sort((a, b) => b.y - a.y || b.x - a.x);
    if (tile?.fill !== colours.paper) found.push("een vlak met kleur zonder cijfer");
  }
  const steps = [...new Set(bounds)].sort((a, b) => a - b);
  const widths = steps.slice(1).map((bound, index) => bound - (steps[index] ?? 0));
  // Bounds are round numbers at equal distances: four of them.
  if (steps.length !== 4 || Math.max(...widths) - Math.min(...widths) > 1.01)
    found.push("een sleutel met andere getallen dan vier grenzen");
  return [
    ...found,
    ...(shapes.lines.length + shapes.dots.length > 0 ? ["een teken buiten de vlakken"] : []),
  ];
}
