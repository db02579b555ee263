/**
 * What Plot adds for the browser goes: its style sheet, and labels on groups, which no screen
 * reader may read inside a picture.
 */
export function cleaned(node: Element): Element {
  for (const style of node.querySelectorAll("style")) style.remove();
  for (const part of node.querySelectorAll("*")) {
    for (const name of ["aria-label", "aria-hidden", "aria-description", "aria-roledescription"]) {
      part.removeAttribute(name);
    }
  }
  for (const name of ["font-family", "font-size", "xmlns:xlink", "xmlns"]) {
    node.removeAttribute(name);
  }
  return node;
}
