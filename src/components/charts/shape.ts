import { colours } from "./palette.ts";

const namespace = "http://www.w3.org/2000/svg";

type Attributes = Record<string, string | number | null | undefined>;

/** One SVG element; attributes without a value are left out. */
export function shape(
  document: Document,
  name: string,
  attributes: Attributes,
  ...children: (Element | string)[]
): Element {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}

/** What hand-drawn charts draw with: the same few shapes, in the type of the site. */
export function pen(document: Document) {
  const make = (name: string, attributes: Attributes, ...children: (Element | string)[]) =>
    shape(document, name, attributes, ...children);
  return {
    shape: make,
    frame: (width: number, height: number, children: readonly Element[]) =>
      make("svg", { viewBox: `0 0 ${width} ${height}`, width, height }, ...children),
    rect: (x: number, y: number, width: number, height: number, more: Attributes = {}) =>
      make("rect", { x, y, width: Math.max(0, width), height: Math.max(0, height), ...more }),
    line: (x1: number, y1: number, x2: number, y2: number, more: Attributes = {}) =>
      make("line", { x1, y1, x2, y2, stroke: colours.rule, ...more }),
    path: (d: string, more: Attributes = {}) => make("path", { d, fill: "none", ...more }),
    text: (x: number, y: number, content: string, more: Attributes = {}) =>
      make("text", { x, y, "font-size": 12, fill: colours.ink, ...more }, content),
    /** Text with an edge of paper, readable on a line. */
    label: (x: number, y: number, content: string, more: Attributes = {}) =>
      make(
        "text",
        {
          x,
          y,
          "font-size": 12,
          fill: colours.ink,
          stroke: colours.paper,
          "stroke-width": 4,
          "stroke-linejoin": "round",
          "paint-order": "stroke",
          ...more,
        },
        content,
      ),
    /** The four signs of a signal: up, down, filled circle, open circle. */
    sign: (x: number, y: number, sign: Sign, more: Attributes = {}) =>
      make("path", { transform: `translate(${x},${y})`, d: signs[sign], ...more }),
  };
}

export type Pen = ReturnType<typeof pen>;

export const signs = {
  up: "M0 -6.5 6.2 4.5H-6.2Z",
  down: "M0 6.5 -6.2 -4.5H6.2Z",
  dot: "M0 -5.2A5.2 5.2 0 1 1 0 5.2A5.2 5.2 0 1 1 0 -5.2Z",
  tick: "M-5.5 0 -1.5 4.5 6 -5",
  cross: "M-4.5 -4.5 4.5 4.5M4.5 -4.5 -4.5 4.5",
} as const;
export type Sign = keyof typeof signs;

/** About how wide a text is in pixels: pictures are drawn where no font can be measured. */
export const widthOf = (text: string, size = 12) => text.length * size * 0.55;

/** A text in lines of at most so many characters, broken at spaces. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** A text that must fit: cut off with an ellipsis. */
export const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** Where the entries of a key stand: beside each other, on a next row when there is no room. */
export function keyed<T extends { width: number }>(
  entries: readonly T[],
  room: number,
): (T & { x: number; row: number })[] {
  let x = 0;
  let row = 0;
  return entries.map((entry) => {
    if (x > 0 && x + entry.width > room) {
      x = 0;
      row++;
    }
    const placed = { ...entry, x, row };
    x += entry.width;
    return placed;
  });
}

/** Heights pushed apart so that labels do not cover each other; the order stays. */
export function spread(heights: readonly number[], gap: number, low: number, high: number) {
  const order = heights.map((_, index) => index).sort((a, b) => at(heights, a) - at(heights, b));
  const placed = [...heights];
  let last = low - gap;
  for (const index of order) {
    placed[index] = Math.max(at(heights, index), last + gap);
    last = at(placed, index);
  }
  // What was pushed past the end comes back up.
  let next = high + gap;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(at(placed, index), next - gap);
    next = at(placed, index);
  }
  return placed;
}

const at = (values: readonly number[], index: number) => values[index] ?? 0;
