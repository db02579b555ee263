import type { CouncilSheet } from "./council.ts";

/** Puts what municipalities tell their council in the register, by `fill`: a table and its records. */
export async function fillCouncil(
  sheets: readonly CouncilSheet[],
  fill: (table: string, records: object[]) => Promise<void>,
): Promise<void> {
  await fill(
    "council_request",
    sheets.flatMap(({ gemeente, fictief, verzoeken }) =>
      verzoeken.map((one) => ({
        municipality_code: gemeente,
        request_id: one.id,
        kind: one.soort,
        on_date: one.datum,
        title: one.titel,
        text: one.tekst,
        status: one.status,
        answer: one.reactie,
        answered_on: one.reactieOp,
        fictitious: fictief,
      })),
    ),
  );
  await fill(
    "council_reading",
    sheets.flatMap(({ gemeente, fictief, duiding }) =>
      duiding.map(({ indicator, datum, tekst }) => ({
        municipality_code: gemeente,
        indicator_id: indicator,
        on_date: datum,
        text: tekst,
        fictitious: fictief,
      })),
    ),
  );
  await fill(
    "council_budget",
    sheets.flatMap(({ gemeente, fictief, begroting }) =>
      begroting.map(({ jaar, onderwerp, begroot, gerealiseerd, bron }) => ({
        municipality_code: gemeente,
        year: jaar,
        subject: onderwerp,
        budget_eur: begroot,
        spent_eur: gerealiseerd,
        source: bron,
        fictitious: fictief,
      })),
    ),
  );
}
