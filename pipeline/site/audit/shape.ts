import { type Markup, textOf } from "./markup.ts";

/** A place in a picture, in its own units. */
export interface Spot {
  x: number;
  y: number;
}

/** Words in a picture and where they stand. */
export interface Label extends Spot {
  text: string;
  element: Markup;
}

/** What is drawn in a picture, each with where it really stands: shifts of groups are added up. */
export interface Shapes {
  labels: Label[];
  /** Dots and signs: one place. */
  dots: Spot[];
  /** Lines, curves and areas: the places they go through. */
  lines: Spot[][];
  /** Blocks with their colour. */
  blocks: (Spot & { fill: string })[];
  /** Elements of a kind that this reader does not know. */
  strange: string[];
}

const quiet = new Set(["svg", "g", "title", "tspan", "#root", "#comment"]);

/** Reads what a picture draws. */
export function shapesOf(svg: Markup): Shapes {
  const shapes: Shapes = { labels: [], dots: [], lines: [], blocks: [], strange: [] };
  const walk = (element: Markup, from: Spot) => {
    const at = shifted(element, from);
    const number = (name: string) => Number(element.attributes.get(name) ?? 0);
    const spot = (x: string, y: string): Spot => ({ x: at.x + number(x), y: at.y + number(y) });
    switch (element.name) {
      case "text":
        shapes.labels.push({ ...at, ...fixed(element, at), text: textOf(element), element });
        return;
      case "circle":
        shapes.dots.push(spot("cx", "cy"));
        break;
      case "line":
        shapes.lines.push([spot("x1", "y1"), spot("x2", "y2")]);
        break;
      case "rect":
        shapes.blocks.push({ ...spot("x", "y"), fill: element.attributes.get("fill") ?? "" });
        break;
      case "path": {
        const points = pointsOf(element.attributes.get("d") ?? "");
        if (points === null) shapes.strange.push("path");
        // A sign is drawn around its own place; a line has its places in itself.
        else if (element.attributes.has("transform")) shapes.dots.push(at);
        else shapes.lines.push(points.map(({ x, y }) => ({ x: at.x + x, y: at.y + y })));
        break;
      }
      default:
        if (!quiet.has(element.name)) shapes.strange.push(element.name);
    }
    for (const child of element.children) if (typeof child !== "string") walk(child, at);
  };
  walk(svg, { x: 0, y: 0 });
  return shapes;
}

/** A label may have its place as numbers of its own; `0.3em` only lowers it a little. */
function fixed({ attributes }: Markup, at: Spot): Spot {
  const own = (name: string) => {
    const text = attributes.get(name) ?? "";
    return /^-?[\d.]+$/.test(text) ? Number(text) : 0;
  };
  return { x: at.x + own("x"), y: at.y + own("y") };
}

function shifted({ attributes }: Markup, from: Spot): Spot {
  const [, x = "0", y = "0"] =
    /translate\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?\s*\)/.exec(attributes.get("transform") ?? "") ??
    [];
  return { x: from.x + Number(x), y: from.y + Number(y) };
}

/** The places of a path of straight lines or a sign; null when it holds another kind of step. */
function pointsOf(d: string): Spot[] | null {
  if (/[^MLHVZACa-c\d\s.,e-]/.test(d)) return null;
  const points: Spot[] = [];
  let at: Spot = { x: 0, y: 0 };
  for (const [, step = "", rest = ""] of d.matchAll(/([MLHVZACac])([^MLHVZACac]*)/g)) {
    const numbers = (rest.match(/-?\d*\.?\d+(?:e-?\d+)?/g) ?? []).map(Number);
    const size = { M: 2, L: 2, H: 1, V: 1, C: 6, A: 7 }[step] ?? 0;
    for (let index = 0; size > 0 && index + size <= numbers.length; index += size) {
      const last = numbers.slice(index, index + size);
      if (step === "H") at = { ...at, x: last[0] ?? 0 };
      else if (step === "V") at = { ...at, y: last[0] ?? 0 };
      else at = { x: last.at(-2) ?? 0, y: last.at(-1) ?? 0 };
      points.push(at);
    }
  }
  return points;
}
