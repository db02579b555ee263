import { inRow, type Problem, quote } from "./problem.ts";
import type { Provider } from "./region.ts";
import type { Row, Table } from "./table.ts";

/**
 * What must hold between the providers of one contracting party. A party is a consortium (two or
 * more members), a main contractor with its subcontractors, or one provider by itself.
 */
export function checkParties({ file, rows, complete }: Table<Provider>): Problem[] {
  const parties = new Map<string, Row<Provider>[]>();
  for (const each of rows) {
    const { party_id } = each.value;
    parties.set(party_id, [...(parties.get(party_id) ?? []), each]);
  }
  return [...parties.values()].flatMap((members) => [
    ...checkName(file, members),
    // A bad row may be the member that is missed: then that row is the problem.
    ...(complete ? checkRoles(file, members) : []),
    ...(complete ? checkMain(file, members) : []),
  ]);
}

function checkName(file: string, members: Row<Provider>[]): Problem[] {
  const [first, ...others] = members;
  if (!first) return [];
  const { party_id, party_name } = first.value;
  return others
    .filter(({ value }) => value.party_name !== party_name)
    .map(({ row, value }) =>
      inRow(
        file,
        row,
        "party_name",
        `de waarde ${quote(value.party_name)} past niet bij partij ${party_id}. Toegestaan: ${quote(party_name)}, zoals in rij ${first.row}.`,
      ),
    );
}

function checkRoles(file: string, members: Row<Provider>[]): Problem[] {
  const having = (role: Provider["role"]) => members.filter(({ value }) => value.role === role);
  const consortium = having("consortiumlid");
  const [main, ...otherMains] = having("hoofdaannemer");
  const wrong = (each: Row<Provider>, text: string) =>
    inRow(file, each.row, "role", `${quote(each.value.role)} kan niet: ${text}`);
  const party = members[0]?.value.party_id ?? "";
  return [
    ...(members.length > 1 ? having("zelfstandig") : []).map((each) =>
      wrong(
        each,
        `partij ${party} heeft meer aanbieders. Toegestaan: een andere rol, of een eigen party_id.`,
      ),
    ),
    ...(consortium.length === 1 ? consortium : []).map((each) =>
      wrong(
        each,
        `partij ${party} heeft maar een lid. Toegestaan: ten minste twee leden, of de rol zelfstandig.`,
      ),
    ),
    ...(main ? consortium : []).map((each) =>
      wrong(
        each,
        `partij ${party} heeft een hoofdaannemer. Toegestaan: onderaannemer, of een eigen party_id.`,
      ),
    ),
    ...otherMains.map((each) =>
      wrong(
        each,
        `partij ${party} heeft al een hoofdaannemer, in rij ${main?.row}. Toegestaan: een per partij.`,
      ),
    ),
    ...(main || consortium.length > 0 ? [] : having("onderaannemer")).map((each) =>
      wrong(
        each,
        `partij ${party} heeft geen hoofdaannemer of consortium. Toegestaan: een party_id die er wel een heeft.`,
      ),
    ),
  ];
}

/** A subcontractor works for the main contractor, or for one member of the consortium. */
function checkMain(file: string, members: Row<Provider>[]): Problem[] {
  const mains = members
    .filter(({ value }) => value.role === "hoofdaannemer" || value.role === "consortiumlid")
    .map(({ value }) => value.provider_id);
  const problems: Problem[] = [];
  for (const { row, value } of members) {
    const { role, party_id, main_provider_id } = value;
    const wrong = (text: string) => problems.push(inRow(file, row, "main_provider_id", text));
    if (role !== "onderaannemer") {
      if (main_provider_id === null) continue;
      wrong(
        `de waarde ${quote(main_provider_id)} past niet bij de rol ${role}. Toegestaan: leeg; alleen een onderaannemer werkt voor een ander.`,
      );
      continue;
    }
    // Without main contractor the role is the problem, not who it works for.
    if (mains.length === 0 || mains.includes(main_provider_id ?? "")) continue;
    const options = `Toegestaan: voor wie deze onderaannemer werkt, een van: ${mains.join(", ")}.`;
    wrong(
      main_provider_id === null
        ? `deze cel is leeg. ${options}`
        : `de waarde ${quote(main_provider_id)} is geen hoofdaannemer of consortiumlid van partij ${party_id}. ${options}`,
    );
  }
  return problems;
}
