import { type Content, type Html, html } from "../components/html.ts";
import { formatList } from "../components/nl-format.ts";
import { term } from "../components/term.ts";

/** How sure a figure is, in words that a reader without statistics can use. */

/** Nothing may be concluded from a difference. */
export const noConclusion = "Trek hier geen conclusie uit.";

/** A difference that chance may well bring. */
export const usualSwings = `Dit verschil past bij gewone schommelingen. ${noConclusion}`;

/** `Waarschijnlijk tussen 61% en 74%.` Null when neither bound is known. */
export function likelyBetween(lower: Content | null, upper: Content | null): Html | null {
  if (lower !== null && upper !== null)
    return html`${term("interval", "Waarschijnlijk")} tussen ${lower} en ${upper}.`;
  if (lower !== null) return html`Waarschijnlijk ${lower} of langer.`;
  if (upper !== null) return html`Waarschijnlijk ${upper} of korter.`;
  return null;
}

/** `Dit gaat over 14 jeugdigen.` For a figure that rests on few. */
export function restsOnFew(count: Content, noun: string): Html {
  return html`Dit gaat over ${count} ${noun}.`;
}

/** `Eén cliënt meer of minder scheelt al 7 procentpunt.` */
export function oneMore(noun: string, points: number): string {
  return `Eén ${noun} meer of minder scheelt al ${points} procentpunt.`;
}

/**
 * Data are still coming in.
 *
 * @param period `dit kwartaal`
 * @param usual how much such a figure rose later, earlier: `8%`; null when not known
 */
export function stillComing(period: string, usual: string | null = null): string {
  const first = `Over ${period} komen nog gegevens binnen.`;
  return usual === null ? first : `${first} Eerder steeg zo'n cijfer daarna met ongeveer ${usual}.`;
}

/** What a comparison of groups does and does not allow for. */
export function otherGroups(corrected: readonly string[], uncorrected: readonly string[]): string {
  const first = "Verschillen kunnen komen door andere doelgroepen.";
  if (corrected.length === 0) return `${first} We hebben daar niet voor gecorrigeerd.`;
  const not = uncorrected.length ? `, niet voor ${formatList(uncorrected)}` : "";
  return `${first} We corrigeerden voor ${formatList(corrected)}${not}.`;
}

/**
 * Two things at once that a reader must not take for one: where a figure stands, and where it goes.
 *
 * @param stands `Minder dan in Nederland`
 * @param goes `stijgend sinds 2022-K3`
 * @param heed `de stijging`
 */
export function doublePicture(stands: string, goes: string, heed: string): string {
  return `${stands}, maar wel ${goes}: let op ${heed}.`;
}
