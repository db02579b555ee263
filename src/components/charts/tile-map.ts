import { chartKinds } from "../../words/charts.ts";
import { colours } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { type Referred, referred } from "./reference.ts";
import { pen, wrapped } from "./shape.ts";

/** A municipality on its place, with its figure. */
export interface Tile extends Referred {
  name: string;
  column: number;
  row: number;
  /** The figure, or why there is none: `afgeschermd`. */
  text: string;
}

export interface TileMapOptions {
  /**
   * Four bounds between five classes, the same for every year. A figure on a bound belongs to the
   * class above it.
   */
  breaks: readonly [number, number, number, number];
  /** How a bound is written in the key. */
  axis(value: number): string;
}

/** Municipalities as equal tiles: area says nothing about people. */
export function tileMap(tiles: readonly Tile[], options: TileMapOptions): Picture {
  return { kind: chartKinds.tileMap, draw: (canvas) => draw(tiles, options, canvas) };
}

function draw(
  tiles: readonly Tile[],
  options: TileMapOptions,
  { document, form }: Canvas,
): Element {
  const ink = pen(document);
  const columns = Math.max(1, ...tiles.map((tile) => tile.column + 1));
  const rows = Math.max(1, ...tiles.map((tile) => tile.row + 1));
  const wide = form === "wide";
  const size = wide ? 112 : 350 / columns;
  const tall = wide ? 84 : Math.min(size, 84);
  const width = wide ? Math.max(columns * size, 448) : 350;
  const marks: Element[] = key(ink, options, width);
  const top = 46;
  for (const tile of tiles) {
    const { fill, text } = toneOf(tile, options);
    const [x, y] = [tile.column * size, top + tile.row * tall];
    marks.push(ink.rect(x + 2, y + 2, size - 4, tall - 4, { fill, stroke: colours.soft, rx: 3 }));
    const lines = wrapped(hyphened(tile.name, Math.floor(size / 6.6)), Math.floor(size / 6.6));
    for (const [index, line] of lines.slice(0, 2).entries()) {
      marks.push(
        ink.text(x + size / 2, y + 22 + index * 14, line, {
          fill: text,
          "text-anchor": "middle",
          "font-size": wide ? 13 : 12,
        }),
      );
    }
    const known = tile.estimate !== null;
    marks.push(
      ink.text(x + size / 2, y + tall - 16, tile.text, {
        fill: text,
        "text-anchor": "middle",
        "font-size": known ? 17 : wide ? 12 : 11,
        "font-weight": known ? 700 : 400,
        ...referred(tile),
      }),
    );
  }
  return ink.frame(width, top + rows * tall + 4, marks);
}

function toneOf(tile: Tile, { breaks }: TileMapOptions): { fill: string; text: string } {
  const value = tile.estimate;
  if (value === null) return { fill: colours.paper, text: colours.soft };
  const step = breaks.filter((bound) => value >= bound).length;
  return colours.steps[step] ?? colours.steps[0];
}

function key(ink: ReturnType<typeof pen>, { breaks, axis }: TileMapOptions, width: number) {
  const span = Math.min(80, width / 5);
  return colours.steps.flatMap(({ fill, text }, index) => {
    const words =
      index === 0
        ? `< ${axis(breaks[0])}`
        : index === 4
          ? `≥ ${axis(breaks[3])}`
          : `${axis(breaks[(index - 1) as 0 | 1 | 2])}–${axis(breaks[index as 1 | 2 | 3])}`;
    return [
      ink.rect(index * span, 4, span - 2, 24, { fill, stroke: colours.rule }),
      ink.text(index * span + span / 2 - 1, 20, words, {
        fill: text,
        "text-anchor": "middle",
        "font-size": 11,
      }),
    ];
  });
}

function hyphened(name: string, most: number): string {
  return name
    .split(" ")
    .map((word) =>
      word.length > most ? `${word.slice(0, most - 1)}- ${word.slice(most - 1)}` : word,
    )
    .join(" ");
}
