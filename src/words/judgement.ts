import type { Definition } from "../../indicators/definition.ts";
import { figureValue, normText } from "../components/figure-value.ts";
import { type Content, type Html, html } from "../components/html.ts";
import { capital, formatCount, formatList, formatPeriod } from "../components/nl-format.ts";
import type { View } from "../components/view.ts";
import type { Value } from "../data/tables.ts";
import { labels } from "./labels.ts";
import { likelyBetween, noConclusion, oneMore } from "./uncertainty.ts";

/** What the norm is called for this reader: `norm` or `streefwaarde`. */
export function normWord(view: Pick<View, "style">): string {
  return labels.norm[view.style.edition];
}

/** The figure in a sentence, or why there is none. */
export function figureSentence(view: View, value: Value): Content {
  if (value.estimate !== null)
    return view.phrases.sentence(figureValue(value, "estimate", view.style));
  if (value.signal_reason === "niet bereikt") return view.phrases.notReached;
  return absence(value);
}

/** Why there is no figure. */
export function absence(value: Value): string {
  switch (value.status) {
    case "afgeschermd":
      return "Dit cijfer laten we niet zien. Anders is iemand, of één aanbieder, misschien te herkennen.";
    case "te vroeg":
      return "Het is nog te vroeg voor dit cijfer. We volgen mensen eerst lang genoeg.";
    case "bron niet geleverd":
      return "De gegevens voor dit cijfer zijn niet geleverd.";
    default:
      return "Dit gaat over te weinig mensen voor een cijfer.";
  }
}

/** What the figure means: the judgement, and why. Never more than the signal allows. */
export function judgement(view: View, value: Value): Content {
  const norm = value.norm_value;
  const word = normWord(view);
  if (value.status === "voorlopig") {
    return "Dit cijfer is voorlopig: er komen nog gegevens binnen. Daarom geven we nog geen oordeel.";
  }
  if (value.estimate === null) {
    return value.signal_reason === "niet bereikt" ? "Daarom geven we nog geen oordeel." : null;
  }
  const agreed = agreement(value);
  if (agreed !== undefined) return agreed;
  if (norm === null || value.signal_reason === "geen norm") {
    return word === "norm"
      ? "Er is geen norm afgesproken. Daarom geven we geen oordeel."
      : "Er is geen streefwaarde vastgesteld. Daarom geven we geen oordeel.";
  }
  const text = figureValue(value, "norm_value", view.style);
  const over = value.estimate >= norm ? view.phrases.above : view.phrases.below;
  if (value.signal === "gunstig" || value.signal === "ongunstig") {
    return html`Dat is duidelijk ${over} de ${word} van ${text}.`;
  }
  if (value.signal === "te weinig gegevens") {
    return html`Dit gaat over te weinig mensen om het te vergelijken met de ${word} van ${text}.`;
  }
  return html`Het verschil met de ${word} van ${text} past bij gewone schommelingen. ${noConclusion}`;
}

/** The judgement where what was agreed is no single number: a direction, or a band. */
function agreement(value: Value): string | undefined {
  const signal = value.signal;
  switch (value.signal_reason) {
    case "trend":
      if (signal === "gunstig")
        return "De laatste vier kwartalen gaat het duidelijk de afgesproken kant op.";
      if (signal === "ongunstig")
        return "De laatste vier kwartalen gaat het duidelijk de andere kant op dan afgesproken.";
      return `De laatste vier kwartalen is er geen duidelijke richting. ${noConclusion}`;
    case "te weinig punten":
      return "Er is een richting afgesproken, maar er zijn nog geen vier kwartalen om naar te kijken.";
    case "afspraak":
      if (signal === "gunstig") return "Dat valt binnen wat is afgesproken.";
      if (signal === "ongunstig") return "Dat valt duidelijk buiten wat is afgesproken.";
      return `Het is niet duidelijk of dit binnen de afspraak valt. ${noConclusion}`;
    case "nulmeting zelf":
      return "Dit is de nulmeting: latere cijfers vergelijken we hiermee.";
    case "geen nulmeting":
      return "Er is geen nulmeting om dit mee te vergelijken. Daarom geven we geen oordeel.";
    default:
      return undefined;
  }
}

/** How sure the figure is: `Waarschijnlijk tussen 61% en 74%.` */
export function intervalSentence(view: View, value: Value): Html | null {
  const bound = (field: "lower" | "upper") => figureValue(value, field, view.style);
  // The unit is said once: `tussen 200 en 230 dagen`.
  const both = value.lower !== null && value.upper !== null && view.style.unit === "dagen";
  const low = both ? figureValue(value, "lower", view.style, true) : bound("lower");
  return likelyBetween(
    value.lower === null ? null : low,
    value.upper === null ? null : bound("upper"),
  );
}

/** On how many the figure rests, with a warning when one person more would move it. */
export function basisSentence(view: View, value: Value): Html | null {
  const { numerator, denominator } = value;
  if (denominator === null || value.estimate === null) return null;
  const part =
    numerator !== null && view.style.unit === "procent"
      ? html`${figureValue(value, "numerator", view.style)} van de ${figureValue(value, "denominator", view.style)} ${view.phrases.denominator}.`
      : html`Gebaseerd op ${figureValue(value, "denominator", view.style)} ${view.phrases.denominator}.`;
  const few =
    view.style.edition === "contract" && view.indicator.kind === "proportion" && denominator < 50;
  const points = Math.round(100 / denominator);
  return few ? html`${part} ${oneMore("cliënt", points)}` : part;
}

/** `in 2024`, or for figures at a moment: `bij wie op 1 januari 2024 hulp had`. */
export function periodPhrase(
  view: { definition: Pick<Definition, "moment"> | undefined },
  period: string,
): string {
  const text = formatPeriod(period);
  if (view.definition?.moment !== "start_of_period") return text;
  return /^\d{4}$/.test(period) ? `groep van 1 januari ${text}` : `groep bij begin ${text}`;
}

/**
 * The state of several indicators in one or a few sentences, good and bad alike:
 * `Afschaling is duidelijk beter dan de norm. Voor doorlooptijd is geen norm afgesproken.`
 */
export function overview(parts: readonly { view: View; value: Value }[]): string {
  if (parts.length === 0) return "Hierover zijn nog geen cijfers.";
  const named = (pick: (value: Value) => boolean) =>
    parts.filter(({ value }) => pick(value)).map(({ view }) => view.phrases.subject);
  const sentence = (names: string[], one: string, more: string) =>
    names.length === 0 ? [] : [`${capital(formatList(names))} ${names.length === 1 ? one : more}.`];
  const judged = (value: Value) => value.status === "definitief" && value.estimate !== null;
  const word = parts[0] ? normWord(parts[0].view) : labels.norm.contract;
  const agreed = word === labels.norm.contract ? "afgesproken" : "vastgesteld";
  const bad = `duidelijk minder goed dan de ${word}`;
  const good = `duidelijk beter dan de ${word}`;
  const none = named((value) => judged(value) && value.signal_reason === "geen norm");
  const unknown = named((value) => !judged(value));
  return [
    ...sentence(
      named((value) => value.signal === "ongunstig"),
      `is ${bad}`,
      `zijn ${bad}`,
    ),
    ...sentence(
      named((value) => value.signal === "gunstig"),
      `is ${good}`,
      `zijn ${good}`,
    ),
    ...sentence(
      named(
        (value) =>
          judged(value) && value.signal === "geen signaal" && value.signal_reason === "norm",
      ),
      `verschilt niet duidelijk van de ${word}`,
      `verschillen niet duidelijk van de ${word}`,
    ),
    ...(none.length === 0 ? [] : [`Voor ${formatList(none)} is geen ${word} ${agreed}.`]),
    ...(unknown.length === 0 ? [] : [`Over ${formatList(unknown)} kunnen we nog niets zeggen.`]),
  ].join(" ");
}

/** `norm 40%`: the label of the line in a chart. */
export function normLabel(view: Pick<View, "style">, norm: number): string {
  return `${normWord(view)} ${normText(norm, view.style.unit)}`;
}

/**
 * What a comparison says: how many stand out, never who is first. Nothing is said of the order.
 *
 * @param noun what is compared, as `["aanbieder", "aanbieders"]`
 */
export function comparison(
  view: View,
  values: readonly Value[],
  noun: readonly [one: string, more: string],
): string {
  const several = new Set(values.flatMap((value) => value.norm_value ?? [])).size > 1;
  const word = several ? `eigen ${normWord(view)}` : normWord(view);
  const are = (n: number) => (n === 1 ? "is" : "zijn");
  const count = (signal: Value["signal"]) =>
    values.filter((value) => value.signal === signal && value.estimate !== null).length;
  const [bad, good, none] = [count("ongunstig"), count("gunstig"), count("geen signaal")];
  const hidden = values.filter((value) => value.status === "afgeschermd").length;
  const few = values.filter((value) => value.estimate === null).length - hidden;
  const of = (n: number) => `${formatCount(n)} ${n === 1 ? noun[0] : noun[1]}`;
  if (values.every((value) => value.norm_value === null)) {
    return `Er is geen ${normWord(view)}. Verschillen tussen ${noun[1]} kunnen komen door andere doelgroepen.`;
  }
  const out = [
    ...(bad ? [`${of(bad)} ${are(bad)} duidelijk ongunstig`] : []),
    ...(good ? [`${of(good)} ${are(good)} duidelijk gunstig`] : []),
  ];
  const first = out.length
    ? `${capital(formatList(out))} tegenover de ${word}.`
    : `Geen van de ${noun[1]} wijkt duidelijk af van de ${word}.`;
  const rest =
    out.length && none
      ? ` ${capital(of(none))} ${none === 1 ? "geeft" : "geven"} geen signaal.`
      : "";
  const silent = few ? ` Bij ${of(few)} zijn er te weinig gegevens.` : "";
  const shielded = hidden ? ` ${capital(of(hidden))} ${are(hidden)} afgeschermd.` : "";
  return `${first}${rest}${silent}${shielded}`;
}
