import type { Signal } from "../data/tables.ts";
import { signalNames } from "../words/labels.ts";
import { type Html, html, trusted } from "./html.ts";

/** The four shapes. Drawn, not typed: a font may lack them. */
const shapes: Record<Signal, string> = {
  gunstig: '<path d="M8 2 15 14H1Z"/>',
  ongunstig: '<path d="M8 14 1 2h14Z"/>',
  "geen signaal": '<circle cx="8" cy="8" r="5.5"/>',
  "te weinig gegevens":
    '<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2"/>',
};

export const signalClass: Record<Signal, string> = {
  gunstig: "gunstig",
  ongunstig: "ongunstig",
  "geen signaal": "neutraal",
  "te weinig gegevens": "onbekend",
};

/** A signal as shape, word and colour together. */
export function signalBadge(signal: Signal, words: string = signalNames[signal]): Html {
  return html`<span class="signaal signaal-${signalClass[signal]}">${signalShape(signal)} ${words}</span>`;
}

/** The shape alone, for where the word stands beside it. */
export function signalShape(signal: Signal): Html {
  return trusted(
    `<svg class="vorm" viewBox="0 0 16 16" width="14" height="14" fill="currentColor" aria-hidden="true" focusable="false">${shapes[signal]}</svg>`,
  );
}
