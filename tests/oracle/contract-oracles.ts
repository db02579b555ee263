import { group } from "d3";
import type { Contract } from "../../pipeline/region/region.ts";
import { addMonths, dayOf } from "./day.ts";
import { plain, share } from "./figure.ts";
import type { Seen } from "./observe.ts";
import type { Known, OracleMaker } from "./oracle.ts";
import { nobody } from "./residents.ts";

/** Last days of the quarters; half-years and years end on some of them. */
const lastDays = ({ quarters }: Known): number[] =>
  quarters.map((first) => addMonths(first, 3) - 1);

const holds = (from: string | null, to: string | null, day: number): boolean =>
  from !== null && dayOf(from) <= day && (to === null || dayOf(to) >= day);

const isValid = (one: Contract, day: number): boolean => holds(one.valid_from, one.valid_to, day);

/** Zorgdekking: every cell of the matrix on a day. */
function coverage(known: Known): Seen[] {
  const { region, care, horizon } = known;
  const seen: Seen[] = [];
  for (const day of lastDays(known)) {
    const since = Math.max(horizon.from, addMonths(day + 1, -12));
    for (const need of region.needs) {
      const { service, specialism, municipality_code } = need;
      const ofService = region.contracts.filter((one) => one.service === service);
      const segment = region.segments.find((one) => one.id === ofService[0]?.segment);
      const valid = ofService.filter(
        (one) =>
          isValid(one, day) &&
          (specialism === null || one.specialism === specialism) &&
          ["*", municipality_code].includes(one.municipality_code),
      );
      const stopped = (one: Contract) => holds(one.stop_from, one.stop_to, day);
      const providers = [...group(valid, (one) => one.provider_id).values()];
      const helps = (one: Contract) =>
        care.some(
          (help) =>
            help.provider === one.provider_id &&
            help.segment === one.segment &&
            help.municipality === municipality_code &&
            help.start <= day &&
            help.end >= since,
        );
      const cell = {
        ...nobody,
        grain: "cell",
        day,
        domain: segment?.domain ?? null,
        segment: segment?.id ?? null,
        municipality: municipality_code,
      };
      seen.push(
        { ...cell, hit: valid.some((one) => !stopped(one)) },
        { ...cell, part: "single", hit: providers.length === 1 },
        { ...cell, part: "stop", hit: providers.some((own) => own.every(stopped)) },
        { ...cell, part: "no_delivery", hit: valid.length > 0 && !valid.some(helps) },
      );
    }
  }
  return seen;
}

/** Te weinig cliënten: contracts that were in force for twelve months, and who was helped then. */
function tooFew(known: Known): Seen[] {
  const { region, care, horizon } = known;
  const seen: Seen[] = [];
  for (const day of lastDays(known)) {
    const since = addMonths(day + 1, -12);
    if (since < horizon.from) continue;
    for (const one of region.contracts) {
      if (one.min_clients === null || !isValid(one, since) || !isValid(one, day)) continue;
      const helped = care.filter(
        (help) =>
          help.provider === one.provider_id &&
          help.segment === one.segment &&
          ["*", help.municipality].includes(one.municipality_code) &&
          help.start <= day &&
          help.end >= since,
      );
      seen.push({
        ...nobody,
        grain: "contract",
        day,
        domain: region.segments.find(({ id }) => id === one.segment)?.domain ?? null,
        segment: one.segment,
        provider: one.provider_id,
        party:
          region.providers.find(({ provider_id }) => provider_id === one.provider_id)?.party_id ??
          null,
        hit: new Set(helped.map((help) => help.client)).size < one.min_clients,
      });
    }
  }
  return seen;
}

/** What contracts promise, and whether it is there. */
export const contractOracles: OracleMaker = (known) => [
  {
    id: "coverage_matrix",
    seen: coverage(known),
    moment: "end",
    grainOf: () => "cell",
    figure: (seen) => plain(share(seen)),
  },
  {
    id: "too_few_clients_flag",
    seen: tooFew(known),
    moment: "end",
    grainOf: () => "contract",
    figure: (seen) => plain(share(seen)),
  },
];
