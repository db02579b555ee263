import { chartKinds, chartWords } from "../../words/charts.ts";
import { formatNumber } from "../nl-format.ts";
import { colours } from "./palette.ts";
import type { Canvas, Picture } from "./picture.ts";
import { referred } from "./reference.ts";
import { keyed, type Pen, pen, shortened, widthOf, wrapped } from "./shape.ts";

/** A place where people are, from heavy to light; the last may be "out of care". */
export interface FlowNode {
  id: string;
  name: string;
}

/** How many went from one place to another between two moments. */
export interface FlowStream {
  /** 0 for the stream from the first moment to the second. */
  step: number;
  from: string;
  to: string;
  /** Null when the number may not be shown: then it is not drawn either. */
  value: number | null;
  ref: string;
}

export interface AlluvialOptions {
  /** Two or three moments: `1 januari 2023`. */
  moments: readonly string[];
}

const gap = 20;

/**
 * Streams between at most five places over at most three moments. Upwards is heavier, downwards is
 * lighter; the tint says the same. Streams without a number are left out, the table says so.
 *
 * @param nodes from heavy to light
 */
export function alluvial(
  nodes: readonly FlowNode[],
  streams: readonly FlowStream[],
  options: AlluvialOptions,
): Picture {
  if (nodes.length > 5) throw new Error("an alluvial chart holds at most five places");
  if (options.moments.length < 2 || options.moments.length > 3)
    throw new Error("an alluvial chart holds two or three moments");
  return { kind: chartKinds.alluvial, draw: (canvas) => draw(nodes, streams, options, canvas) };
}

interface Block {
  top: number;
  height: number;
  total: number;
  /** Where the next stream leaves and arrives. */
  leaves: number;
  arrives: number;
}

function draw(
  nodes: readonly FlowNode[],
  streams: readonly FlowStream[],
  { moments }: AlluvialOptions,
  { document, form }: Canvas,
): Element {
  const ink = pen(document);
  const wide = form === "wide";
  const [width, height] = wide ? [760, 380] : [350, 420];
  const top = wide ? 70 : 84;
  const order = new Map(nodes.map((node, index) => [node.id, index]));
  const shown = streams.filter((stream) => (stream.value ?? 0) > 0);
  const sum = (list: readonly FlowStream[]) =>
    list.reduce((total, stream) => total + (stream.value ?? 0), 0);
  const totalAt = (column: number, id: string) =>
    Math.max(
      sum(shown.filter((s) => s.step === column && s.from === id)),
      sum(shown.filter((s) => s.step === column - 1 && s.to === id)),
    );
  const columns = moments.map((_, column) => nodes.map((node) => totalAt(column, node.id)));
  const most = Math.max(1, ...columns.map((column) => column.reduce((a, b) => a + b, 0)));
  const unit = (height - top - gap * (nodes.length - 1)) / most;
  const side = wide ? 150 : 6;
  const bar = wide ? 14 : 10;
  const left = (column: number) =>
    side + (column * (width - 2 * side - bar)) / (moments.length - 1);
  const blocks = columns.map((column) => {
    let y = top;
    return column.map((total): Block => {
      const block = { top: y, height: total * unit, total, leaves: y, arrives: y };
      y += total * unit + (total > 0 ? gap : 0);
      return block;
    });
  });
  const blockOf = (column: number, id: string) => blocks[column]?.[order.get(id) ?? -1];
  const marks: Element[] = [...key(ink, wide)];
  const ribbons = [...shown].sort(
    (a, b) =>
      a.step - b.step ||
      (order.get(a.from) ?? 0) - (order.get(b.from) ?? 0) ||
      (order.get(a.to) ?? 0) - (order.get(b.to) ?? 0),
  );
  const texts: Element[] = [];
  for (const stream of ribbons) {
    const from = blockOf(stream.step, stream.from);
    const to = blockOf(stream.step + 1, stream.to);
    if (!from || !to || stream.value === null) continue;
    const thick = stream.value * unit;
    const [x0, x1] = [left(stream.step) + bar, left(stream.step + 1)];
    const middle = (x0 + x1) / 2;
    const [y0, y1] = [from.leaves, to.arrives];
    from.leaves += thick;
    to.arrives += thick;
    const tone = toneOf((order.get(stream.to) ?? 0) - (order.get(stream.from) ?? 0));
    marks.push(
      ink.path(
        `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}V${y1 + thick}C${middle} ${y1 + thick} ${middle} ${y0 + thick} ${x0} ${y0 + thick}Z`,
        { ...tints[tone], stroke: colours.paper },
      ),
    );
    if (thick >= 12) {
      // The number stands where the stream leaves, so that crossings leave it readable.
      texts.push(
        ink.label(x0 + 6, y0 + thick / 2 + 4, formatNumber(stream.value), {
          "font-size": 11,
          ...referred({ ref: stream.ref, estimate: stream.value }),
        }),
      );
    }
  }
  for (const [column, list] of blocks.entries()) {
    const last = column === moments.length - 1;
    const first = column === 0;
    marks.push(
      ink.text(left(column) + (last ? bar : first ? 0 : bar / 2), top - 24, moments[column] ?? "", {
        "font-weight": 600,
        "text-anchor": last ? "end" : first ? "start" : "middle",
      }),
    );
    for (const [index, block] of list.entries()) {
      if (block.total === 0) continue;
      marks.push(ink.rect(left(column), block.top, bar, block.height, { fill: colours.ink }));
      const name = nodes[index]?.name ?? "";
      texts.push(...nameOf(ink, name, block, left(column), bar, { first, last, wide }));
    }
  }
  return ink.frame(width, height, [...marks, ...texts]);
}

/** Name and total beside a block on a wide page; on a phone above its top. */
function nameOf(
  ink: Pen,
  name: string,
  block: Block,
  x: number,
  bar: number,
  at: { first: boolean; last: boolean; wide: boolean },
): Element[] {
  const total = formatNumber(block.total);
  if (!at.wide) {
    if (!at.first && !at.last) return [];
    const place = at.last ? { x: x + bar, anchor: "end" } : { x, anchor: "start" };
    return [
      ink.label(place.x, block.top - 3, `${shortened(name, 22)} ${total}`, {
        "font-size": 11,
        "text-anchor": place.anchor,
      }),
    ];
  }
  if (!at.first && !at.last) {
    return [
      ink.label(x + bar + 5, block.top - 3, `${shortened(name, 24)} ${total}`, { "font-size": 11 }),
    ];
  }
  const lines = wrapped(name, 20).slice(0, 2);
  const middle = block.top + block.height / 2 - ((lines.length - 1) * 15) / 2;
  const place = at.last ? { x: x + bar + 8, anchor: "start" } : { x: x - 8, anchor: "end" };
  return lines.map((line, index) =>
    ink.text(
      place.x,
      middle + 4 + index * 15,
      index === lines.length - 1 ? `${line} ${total}` : line,
      { "text-anchor": place.anchor },
    ),
  );
}

const tints = {
  lighter: { fill: colours.flow.lighter.fill, "fill-opacity": 0.75 },
  same: { fill: colours.flow.off.fill, "fill-opacity": 0.5 },
  heavier: { fill: colours.flow.heavier.fill, "fill-opacity": 0.75 },
} as const;

const toneOf = (down: number) => (down > 0 ? "lighter" : down < 0 ? "heavier" : "same");

function key(ink: Pen, wide: boolean): Element[] {
  const entries = (["lighter", "same", "heavier"] as const).map((tone) => {
    const name = chartWords.direction[tone];
    return { tone, name, width: 30 + widthOf(name) };
  });
  return keyed(entries, wide ? 760 : 350).flatMap(({ tone, name, x, row }) => [
    ink.rect(x, 6 + row * 18, 12, 12, tints[tone]),
    ink.text(x + 17, 16 + row * 18, name),
  ]);
}
