/**
 * The colours of marks. Each is a design token with the value of the neutral theme behind it: on a
 * page the token decides (region, dark, forced colours), in a downloaded picture the value does.
 * Colour never stands alone: every mark has a shape, a dash or words as well.
 */
const token = (name: string, value: string) => `var(--${name}, ${value})`;

export const colours = {
  ink: token("inkt", "#1d2a35"),
  soft: token("inkt-zacht", "#51606d"),
  rule: token("raster", "#c9d2d9"),
  paper: token("papier", "#ffffff"),
  main: token("hoofdkleur", "#00466b"),
  band: token("band", "#d3e2ec"),
  gunstig: token("gunstig", "#01689b"),
  ongunstig: token("ongunstig", "#b94700"),
  neutraal: token("neutraal", "#595959"),
  /** Up to four series; each has its own dash besides (`dashes`). */
  series: [
    token("reeks-1", "#00466b"),
    token("reeks-2", "#c65102"),
    token("reeks-3", "#3a8fc7"),
    token("reeks-4", "#767676"),
  ],
  /** Five steps from little to much, with the colour of text that can be read on each. */
  steps: [
    { fill: token("trap-1", "#dcebf5"), text: token("trap-1-tekst", "#1d2a35") },
    { fill: token("trap-2", "#a9cde6"), text: token("trap-2-tekst", "#1d2a35") },
    { fill: token("trap-3", "#6aa6cf"), text: token("trap-3-tekst", "#1d2a35") },
    { fill: token("trap-4", "#2f78ad"), text: token("trap-4-tekst", "#ffffff") },
    { fill: token("trap-5", "#0b3f66"), text: token("trap-5-tekst", "#ffffff") },
  ],
  /** Where people went: out of care, lighter, the same, off the ladder, heavier. */
  flow: {
    out: { fill: token("stroom-uit", "#00466b"), text: token("stroom-uit-tekst", "#ffffff") },
    lighter: {
      fill: token("stroom-lichter", "#6aa6cf"),
      text: token("stroom-lichter-tekst", "#1d2a35"),
    },
    same: { fill: token("stroom-zelfde", "#e6ebef"), text: token("stroom-tekst", "#1d2a35") },
    off: { fill: token("stroom-buiten", "#b9c3cb"), text: token("stroom-tekst", "#1d2a35") },
    heavier: {
      fill: token("stroom-zwaarder", "#c65102"),
      text: token("stroom-zwaarder-tekst", "#ffffff"),
    },
  },
} as const;

/** The dashes of up to four series: solid, long, short, dot and dash. */
export const dashes = ["none", "8 4", "2 3", "8 3 2 3"] as const;
