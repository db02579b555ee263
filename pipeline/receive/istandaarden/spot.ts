import type { ElementName } from "./namespaces.ts";
import type { Trail } from "./trail.ts";

/** So many places the documents that begin alike may have; those of a message are fewer than 200. */
const mostSpots = 2_000;
/** So many ways may lead on from one place; so often a new one is learnt there. */
const mostTrails = 4;
const patience = 64;

/** A place in documents: an element below certain others. What followed it before, will again. */
export class Spot {
  readonly name: ElementName;
  readonly above: Spot | null;
  /** The place that last opened first in this one. */
  child: Spot | null = null;
  /** The place that last opened right after this one was closed. */
  sibling: Spot | null = null;
  /** The tags that led from a text here to the next text. */
  readonly trails: Trail[] = [];
  readonly #below = new Map<ElementName, Spot>();
  readonly #count: { spots: number };
  #learnt = 0;

  constructor(name: ElementName, above: Spot | null) {
    this.name = name;
    this.above = above;
    this.#count = above === null ? { spots: 0 } : above.#count;
    this.#count.spots += 1;
  }

  /** The place of an element right below this one; null when there are too many places. */
  below(name: ElementName): Spot | null {
    const known = this.#below.get(name);
    if (known !== undefined) return known;
    if (this.#count.spots >= mostSpots) return null;
    const made = new Spot(name, this);
    this.#below.set(name, made);
    return made;
  }

  /** Whether it is of use to learn what follows a text here. */
  get isCurious(): boolean {
    return this.#learnt < patience;
  }

  /** Remembers a trail, in the place of the newest when there are enough. */
  learn(trail: Trail): void {
    this.#learnt += 1;
    this.trails[Math.min(this.trails.length, mostTrails - 1)] = trail;
  }
}
