import type { Contract, Domain, Product, Provider, Region, Segment } from "../region/region.ts";
import { type Day, dayOf, isoOf, yearOf } from "./day.ts";
import { Random, textSeed } from "./random.ts";
import type { SampleSheet } from "./sheet.ts";

/** How good a provider really is; the monitor has to find this back. */
export interface Quality {
  /** Shift of the log-odds that a goal is reached. */
  goals: number;
  /** Factor on the duration. */
  duration: number;
  /** Factor on the chance of lighter help. */
  lighter: number;
  /** Factor on the days between the allocation and the start. */
  waiting: number;
  /** Factor per year on those days; 1 for most. */
  growingWait: number;
  /** Change per year since the start of the observation; none for most. */
  drift: { goals: number; duration: number } | null;
}

/** A provider as the simulator sees it. */
export interface Supplier {
  provider: Provider;
  index: number;
  quality: Quality;
  /** AGB codes of the subcontractors of a main contractor. */
  subcontractors: string[];
  /** Instrument with which it scores goals. */
  instrument: "gas" | "doelscore-5" | "rapportcijfer-10";
}

export type CodedProduct = Product & { code: string };

interface Offer {
  supplier: Supplier;
  contracts: Contract[];
  weight: number;
  /** How much rather than others it takes on help on the lowest rung of the segment, and above it. */
  taste: { lowest: number; above: number };
}

const instruments = ["gas", "doelscore-5", "rapportcijfer-10"] as const;

/** Who offers what, and how clients spread over providers and products. */
export class Market {
  readonly suppliers: Supplier[];
  readonly segments: Map<string, Segment>;
  readonly #fromDay: Day;
  readonly #fromYear: number;
  readonly #offers = new Map<string, Offer[]>();
  readonly #products: CodedProduct[];
  /** Lowest rung of the help in a segment. */
  readonly #lowest = new Map<string, number>();
  readonly #sheet: SampleSheet;

  constructor(region: Region, sheet: SampleSheet, seed: number) {
    this.#sheet = sheet;
    this.#fromDay = dayOf(region.observation.from);
    this.#fromYear = yearOf(this.#fromDay);
    this.segments = new Map(region.segments.map((segment) => [segment.id, segment]));
    this.suppliers = region.providers.map((provider, index) => {
      const random = new Random(seed, 0x9a, textSeed(provider.provider_id));
      const goals = sheet.quality.goals * random.normal();
      const duration = Math.exp(sheet.quality.duration * random.normal());
      const lighter = Math.exp(sheet.quality.lighter * random.normal());
      const instrument = instruments[random.between(0, 2)] ?? "gas";
      const waiting = Math.exp(sheet.quality.waiting * random.normal());
      const growingWait = sheet.deviations.growingWait[provider.provider_id] ?? 1;
      return {
        provider,
        index,
        quality: { goals, duration, lighter, waiting, growingWait, drift: null },
        subcontractors:
          provider.role !== "hoofdaannemer"
            ? []
            : region.providers
                .filter((o) => o.role === "onderaannemer" && o.party_id === provider.party_id)
                .map((other) => other.agb),
        instrument,
      };
    });
    const { caseMix } = sheet.deviations;
    for (const { provider, quality } of this.suppliers) {
      if (provider.provider_id === caseMix.light) quality.goals = caseMix.goals.light;
      if (provider.provider_id === caseMix.heavy) quality.goals = caseMix.goals.heavy;
    }
    const bySupplier = new Map(this.suppliers.map((s) => [s.provider.provider_id, s]));
    for (const segment of region.segments) {
      const offers = new Map<string, Offer>();
      for (const contract of region.contracts.filter((c) => c.segment === segment.id)) {
        const supplier = bySupplier.get(contract.provider_id);
        if (supplier === undefined) continue;
        const offer = offers.get(contract.provider_id) ?? {
          supplier,
          contracts: [],
          weight: 0,
          taste: this.#tasteOf(supplier),
        };
        offer.contracts.push(contract);
        offers.set(contract.provider_id, offer);
      }
      for (const offer of offers.values()) {
        const agreed = region.budgets
          .filter((b) => b.segment === segment.id)
          .filter((b) => b.provider_id === offer.supplier.provider.provider_id)
          .map((b) => b.agreed_clients);
        // A year's clients; who works in one municipality gets them all from there.
        const yearly = agreed.reduce((total, each) => total + each, 0) / (agreed.length || 1);
        offer.weight = yearly / coverage(offer.contracts, region);
      }
      // A contract without agreed numbers still brings a client now and then.
      for (const offer of offers.values()) offer.weight = Math.max(offer.weight, 1);
      this.#offers.set(segment.id, [...offers.values()]);
    }
    this.#products = region.products.filter(
      (product): product is CodedProduct =>
        product.code !== null && (this.#offers.get(product.segment)?.length ?? 0) > 0,
    );
    for (const { segment, rank } of this.#products) {
      if (rank === null) continue;
      this.#lowest.set(segment, Math.min(rank, this.#lowest.get(segment) ?? rank));
    }
    for (const [segment, offers] of this.#offers) balance(offers, this.#shareAbove(segment));
    this.#drift(region, sheet);
  }

  /** One large provider gets slower and less effective every year. */
  #drift(region: Region, sheet: SampleSheet): void {
    const largest = region.segments
      .filter((segment) => segment.domain === "jeugd")
      .map((segment) => this.#offers.get(segment.id) ?? [])
      .sort((a, b) => sum(b) - sum(a))[0];
    const second = [...(largest ?? [])].sort((a, b) => b.weight - a.weight)[1];
    if (second !== undefined) second.supplier.quality.drift = sheet.quality.drift;
  }

  /** First help in a domain, or in one segment; undefined when nobody offers any. */
  firstProduct(random: Random, domain: Domain, day: Day, not?: string): CodedProduct | undefined {
    const segments = [...this.segments.values()].filter(
      (s) => s.domain === domain && s.id !== not && this.#products.some((p) => p.segment === s.id),
    );
    const segment = random.weighted(segments, (s) => this.#sheet.segments[s.id]?.weight ?? 0);
    if (segment === undefined) return undefined;
    const products = this.#valid(day).filter((p) => p.segment === segment.id);
    const counts = new Map<string, number>();
    for (const p of products) counts.set(p.setting, (counts.get(p.setting) ?? 0) + 1);
    return random.weighted(products, (p) => this.#weight(p) / (counts.get(p.setting) ?? 1));
  }

  /** Help one or more rungs lower (`down`) or higher on the ladder of the same law. */
  otherRung(
    random: Random,
    from: CodedProduct,
    supplier: Supplier,
    direction: "down" | "up",
    municipality: string,
    day: Day,
  ): CodedProduct | undefined {
    const rank = from.rank;
    if (rank === null) return undefined;
    const candidates = this.#valid(day).filter(
      (p) =>
        p.law === from.law &&
        p.rank !== null &&
        (direction === "down" ? p.rank < rank : p.rank > rank) &&
        this.segments.get(p.segment) !== undefined,
    );
    return random.weighted(candidates, (p) => {
      const steps = Math.abs((p.rank ?? rank) - rank);
      const near = this.serves(supplier, p.segment, municipality, day) ? 3 : 1;
      return near / (steps * steps);
    });
  }

  /**
   * A provider for a segment, in proportion to the agreed number of clients; for a product, also to
   * what kind of help the provider takes on.
   */
  supplier(
    random: Random,
    segment: string,
    municipality: string,
    day: Day,
    not?: Supplier,
    product?: Product,
  ): Supplier | undefined {
    const offers = (this.#offers.get(segment) ?? []).filter((o) => o.supplier !== not);
    const open = offers.filter((offer) => isOpen(offer, municipality, this.#at(day)));
    const kind =
      product === undefined ? undefined : this.isAboveLowest(product) ? "above" : "lowest";
    return random.weighted(
      open.length > 0 ? open : offers,
      (offer) => offer.weight * (kind === undefined ? 1 : offer.taste[kind]),
    )?.supplier;
  }

  /** What kind of help a provider would rather take on; most have no preference. */
  #tasteOf({ provider }: Supplier): Offer["taste"] {
    const { light, heavy, factor } = this.#sheet.deviations.caseMix;
    if (provider.provider_id === light) return { lowest: factor, above: 1 / factor };
    if (provider.provider_id === heavy) return { lowest: 1 / factor, above: factor };
    return { lowest: 1, above: 1 };
  }

  /** Which part of the help in a segment stands above its lowest rung. */
  #shareAbove(segment: string): number {
    const products = this.#products.filter((product) => product.segment === segment);
    const inSetting = (setting: string) => products.filter((one) => one.setting === setting).length;
    const weigh = (some: CodedProduct[]): number =>
      some.reduce((total, one) => total + this.#weight(one) / inSetting(one.setting), 0);
    const all = weigh(products);
    return all === 0 ? 0 : weigh(products.filter((one) => this.isAboveLowest(one))) / all;
  }

  /** Whether this provider takes new clients of a municipality in a segment on a day. */
  serves(supplier: Supplier, segment: string, municipality: string, day: Day): boolean {
    const offer = this.#offers.get(segment)?.find((o) => o.supplier === supplier);
    return offer !== undefined && isOpen(offer, municipality, this.#at(day));
  }

  /** Whether a product stands in the upper half of its ladder. */
  isHeavy(product: Product): boolean {
    const ranks = this.#products.filter((p) => p.law === product.law).map((p) => p.rank ?? 0);
    return (product.rank ?? 0) >= Math.max(...ranks) / 2;
  }

  /** Whether help stands above the lowest rung of its segment. */
  isAboveLowest(product: Product): boolean {
    return product.rank !== null && product.rank > (this.#lowest.get(product.segment) ?? 0);
  }

  segmentOf(product: Product): Segment {
    const segment = this.segments.get(product.segment);
    if (segment === undefined) throw new Error(`product in unknown segment ${product.segment}`);
    return segment;
  }

  /** How much longer than usual help by this provider takes when it starts on this day. */
  durationFactor(supplier: Supplier, product: Product, day: Day): number {
    const { duration, drift } = supplier.quality;
    const trend = drift === null ? 1 : drift.duration ** this.yearsIn(day);
    return duration * trend * this.#sheet.stretch[product.setting];
  }

  /** How much longer than usual one waits for this provider after an allocation on this day. */
  waitFactor({ quality }: Supplier, day: Day): number {
    return quality.waiting * quality.growingWait ** this.yearsIn(day);
  }

  /** Whole years since the observation began. */
  yearsIn(day: Day): number {
    return Math.max(0, yearOf(day) - this.#fromYear);
  }

  #weight(product: Product): number {
    return this.#sheet.segments[product.segment]?.settings[product.setting] ?? 0;
  }

  #valid(day: Day): CodedProduct[] {
    const at = this.#at(day);
    return this.#products.filter(
      (p) => p.valid_from <= at && (p.valid_to === null || p.valid_to >= at),
    );
  }

  /** Contracts and products are known from the start of the observation only. */
  #at(day: Day): string {
    return isoOf(Math.max(day, this.#fromDay));
  }
}

function isOpen(offer: Offer, municipality: string, at: string): boolean {
  return offer.contracts.some(
    (c) =>
      (c.municipality_code === "*" || c.municipality_code === municipality) &&
      c.valid_from <= at &&
      (c.valid_to === null || c.valid_to >= at),
  );
}

function sum(offers: readonly Offer[]): number {
  return offers.reduce((total, offer) => total + offer.weight, 0);
}

/**
 * Scales tastes until every provider may expect as many clients of both kinds together as its weight
 * says: who prefers one kind gets less of the other, not more in all.
 *
 * @param above which part of the clients needs help above the lowest rung, 0..1
 */
function balance(offers: readonly Offer[], above: number): void {
  if (offers.every(({ taste }) => taste.above === taste.lowest)) return;
  const total = sum(offers);
  for (let round = 0; round < 50; round++) {
    const all = { lowest: 0, above: 0 };
    for (const { weight, taste } of offers) {
      all.lowest += weight * taste.lowest;
      all.above += weight * taste.above;
    }
    for (const { taste } of offers) {
      const expected =
        (1 - above) * (taste.lowest / all.lowest) + above * (taste.above / all.above);
      const factor = 1 / (expected * total);
      taste.lowest *= factor;
      taste.above *= factor;
    }
  }
}

/** The part of the municipalities of a region in which some contract holds. */
function coverage(contracts: readonly Contract[], region: Region): number {
  const codes = new Set(contracts.map((contract) => contract.municipality_code));
  return codes.has("*") ? 1 : codes.size / region.municipalities.length;
}
