import { formatNumber } from "../components/nl-format.ts";
import type { Edition, Signal } from "../data/tables.ts";
import { labels } from "./labels.ts";

/** What each signal means, in the words of the edition. */
export function signalMeanings(edition: Edition["edition"]): Record<Signal, string> {
  const norm = labels.norm[edition];
  return {
    gunstig: `Het hele interval ligt aan de goede kant van de ${norm}.`,
    ongunstig: `Het hele interval ligt aan de verkeerde kant van de ${norm}.`,
    "geen signaal": `Het interval bevat de ${norm}, of er is geen ${norm}, of het cijfer is voorlopig. Trek hier geen conclusie uit.`,
    "te weinig gegevens": "Het gaat over te weinig mensen, of de gegevens zijn niet geleverd.",
  };
}

/** What an edition leaves out, and by which rule. */
export function omissions(edition: Edition): string[] {
  const persons = edition.min_persons === null ? null : formatNumber(edition.min_persons);
  if (edition.edition === "contract") {
    return [
      "Deze uitgave bevat geen personen en geen burgerservicenummers.",
      ...(persons ? [`Een cijfer over minder dan ${persons} cliënten tonen we niet.`] : []),
      "Een cijfer dat nog niet compleet is, heet voorlopig. Het krijgt geen oordeel.",
    ];
  }
  return [
    "Deze uitgave bevat geen personen en geen aanbieders.",
    ...(persons
      ? [
          `Een aantal van minder dan ${persons} mensen laten we niet zien. Ook niet als het gaat om de mensen die er níét bij horen.`,
        ]
      : []),
    ...(edition.min_denominator
      ? [
          `Een percentage tonen we alleen bij een totaal van ten minste ${formatNumber(edition.min_denominator)}.`,
        ]
      : []),
    ...(edition.round_to
      ? [
          `Aantallen zijn afgerond op een veelvoud van ${formatNumber(edition.round_to)}, percentages op hele procenten, een duur op hele weken. Door afronding kunnen totalen afwijken.`,
        ]
      : []),
  ];
}
