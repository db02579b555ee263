import type { Agreement, Story } from "./agreement.ts";

/** Puts agreements and stories in the register, by `fill`: a table and its records. */
export async function fillAgreements(
  region: { agreements: readonly Agreement[]; stories: readonly Story[] },
  fill: (table: string, records: object[]) => Promise<void>,
): Promise<void> {
  await fill("agreement", region.agreements.map(recordOf));
  await fill(
    "agreement_progress",
    region.agreements.flatMap(({ id, voortgang }) =>
      voortgang.map(({ datum, tekst, door }, index) => ({
        agreement_id: id,
        position: index + 1,
        on_date: datum,
        text: tekst,
        by_role: door,
      })),
    ),
  );
  await fill(
    "story",
    region.stories.map((story) => ({
      story_id: story.id,
      title: story.titel,
      on_date: story.datum,
      provider_id: story.aanbiederId,
      segment: story.segment,
      indicator_ids: story.indicatoren.join(", "),
      teller: story.verteller,
      fictitious: story.fictief,
      text: story.tekst,
    })),
  );
}

function recordOf(agreement: Agreement): object {
  const { feit, verwachtEffect: effect } = agreement;
  return {
    agreement_id: agreement.id,
    version: agreement.versie,
    release_id: agreement.releaseId,
    release_hash: agreement.releaseHash,
    dialogue_on: agreement.dialoogDatum,
    provider_id: agreement.aanbiederId,
    segment: agreement.segment,
    municipality_codes: agreement.gemeenten.join(", "),
    indicator_ids: agreement.indicatoren.join(", "),
    signal_type: agreement.signaalType,
    fact_indicator_id: feit?.indicator ?? null,
    fact_part: feit?.onderdeel ?? null,
    fact_cut: feit?.snede ?? null,
    fact_segment: feit?.segment ?? null,
    fact_period: feit?.periode ?? null,
    fact_value: feit?.waarde ?? null,
    fact_numerator: feit?.teller ?? null,
    fact_denominator: feit?.noemer ?? null,
    fact_lower: feit?.interval[0] ?? null,
    fact_upper: feit?.interval[1] ?? null,
    fact_norm: feit?.ankers.norm ?? null,
    fact_region: feit?.ankers.regio ?? null,
    fact_past: feit?.ankers.eigenVerleden ?? null,
    view_municipality: agreement.duidingGemeente,
    view_provider: agreement.duidingAanbieder,
    view_access: agreement.duidingToegangOfCliënt,
    hypothesis: agreement.oorzaakHypothese,
    alternatives: agreement.alternatieveVerklaringen.join(", "),
    consensus: agreement.overeenstemming.oordeel,
    consensus_note: agreement.overeenstemming.toelichting,
    kind: agreement.afspraakType,
    text: agreement.afspraak,
    effect_indicator_id: effect?.indicator ?? null,
    effect_direction: effect?.richting ?? null,
    effect_size: effect?.omvang ?? null,
    effect_from: effect?.vroegstBeoordeelbareRelease ?? null,
    owner_provider: agreement.eigenaarAanbieder,
    owner_municipality: agreement.eigenaarGemeente,
    starts_on: agreement.start,
    ends_on: agreement.eind,
    checkpoints: agreement.tussenmomenten.join(", "),
    status: agreement.status,
    verdict: agreement.effectOordeel,
    escalation: agreement.escalatie,
    confidentiality: agreement.vertrouwelijkheid,
    follows: agreement.voortkomtUit,
    final_on: agreement.definitiefOp,
  };
}
