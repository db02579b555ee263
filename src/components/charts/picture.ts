/**
 * What a chart is before it is drawn. A chart takes data and gives a picture; a picture draws itself
 * on any document, so that the same chart serves the build (jsdom) and a page that draws in the
 * browser. Nothing in this folder may import jsdom.
 */
export interface Canvas {
  document: Document;
  /** A wide page and paper, or a phone. */
  form: Form;
}

export type Form = "wide" | "narrow";

export interface Picture {
  /** Kind of chart in Dutch, the start of its alternative text: `Trechtergrafiek`. */
  kind: string;
  /** True when one drawing does for every width. */
  oneForm?: boolean;
  /** Class of the drawing, for a size of its own. */
  className?: string;
  draw(canvas: Canvas): Element;
}
