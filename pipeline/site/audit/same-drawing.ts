import { type Markup, textOf } from "./markup.ts";

/**
 * Whether a picture file is the drawing on the page: the same elements at the same places with the same
 * words. Only colours differ, which a file has in full; its title is the text for who cannot see it.
 */
export function sameDrawing(file: Markup, page: Markup): boolean {
  const svg = file.children.find((child): child is Markup => typeof child !== "string");
  if (svg === undefined || svg.name !== "svg") return false;
  const [title, ...rest] = svg.children;
  const named =
    typeof title === "object" &&
    title.name === "title" &&
    textOf(title) === page.attributes.get("aria-label");
  const others = file.children.filter((child) => child !== svg);
  return (
    named &&
    others.every((child) => typeof child === "string" && child.trim() === "") &&
    signature({ ...svg, children: rest }) === signature(page)
  );
}

const frame = /^(class|role|aria-label|xmlns|font-family)$/;

function signature(element: Markup, outer = true): string {
  const attributes = [...element.attributes]
    .filter(([name]) => !(outer && frame.test(name)))
    .map(([name, value]) => `${name}=${value.replace(/var\(--[\w-]+, ([^()]*)\)/g, "$1")}`)
    .sort();
  const inside = element.children.map((child) =>
    typeof child === "string" ? child.trim() : signature(child, false),
  );
  return `<${element.name} ${attributes.join(" ")}>${inside.join("")}</>`;
}
