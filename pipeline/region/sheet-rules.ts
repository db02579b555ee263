import { type Problem, quote } from "./problem.ts";
import type { Domain, Law } from "./region.ts";
import type { Sheet } from "./sheet.ts";

const lawOf: Record<Domain, Law> = { jeugd: "jw", wmo: "wmo", bw: "wmo" };

/** What must hold between the parts of `region.yaml`. */
export function checkSheet({ value: region, problem }: Sheet): Problem[] {
  const problems: Problem[] = [];
  const unique = (list: string, key: string, values: string[]) => {
    values.forEach((value, index) => {
      if (values.indexOf(value) === index) return;
      const text = `de waarde ${quote(value)} staat er al. Toegestaan: elke waarde een keer.`;
      problems.push(problem([list, index, key], text));
    });
  };
  const { municipalities, segments, ladders, observation } = region;
  unique(
    "municipalities",
    "code",
    municipalities.map((each) => each.code),
  );
  unique(
    "municipalities",
    "name",
    municipalities.map((each) => each.name),
  );
  unique(
    "segments",
    "id",
    segments.map((each) => each.id),
  );
  unique(
    "segments",
    "name",
    segments.map((each) => each.name),
  );

  segments.forEach(({ domain, law }, index) => {
    if (law !== lawOf[domain]) {
      const text = `de waarde ${quote(law)} past niet bij domain ${domain}. Toegestaan: ${lawOf[domain]}.`;
      problems.push(problem(["segments", index, "law"], text));
    }
    if (!ladders.some((ladder) => ladder.law === law)) {
      const text = `voor de wet ${quote(law)} is er geen ladder. Voeg er een toe bij ladders.`;
      problems.push(problem(["segments", index, "law"], text));
    }
  });

  ladders.forEach((ladder, index) => {
    const earlier = ladders.slice(0, index).filter(({ law }) => law === ladder.law);
    for (const key of ["version", "validFrom"] as const) {
      if (!earlier.some((other) => other[key] === ladder[key])) continue;
      const text = `de waarde ${quote(ladder[key])} heeft een eerdere ladder voor ${ladder.law} ook. Toegestaan: een waarde die nog niet voorkomt.`;
      problems.push(problem(["ladders", index, key], text));
    }
    const ranks = ladder.ranks.map(({ rank }) => rank);
    ranks.forEach((rank, position) => {
      if (rank === position) return;
      const text = `trede ${rank} staat op de plaats van trede ${position}. Toegestaan: oplopende treden zonder gat, te beginnen bij 0 (geen hulp).`;
      problems.push(problem(["ladders", index, "ranks", position, "rank"], text));
    });
  });

  if (observation.until !== undefined && observation.until < observation.from) {
    const text = `de waarde ${quote(observation.until)} ligt voor from (${observation.from}). Toegestaan: dezelfde dag of later.`;
    problems.push(problem(["observation", "until"], text));
  }
  const { minPersons, minDenominator } = region.editions.monitor;
  if (minDenominator < minPersons) {
    const text = `de waarde ${quote(String(minDenominator))} is kleiner dan minPersons (${minPersons}). Toegestaan: ten minste ${minPersons}.`;
    problems.push(problem(["editions", "monitor", "minDenominator"], text));
  }
  const { minAtRisk } = region.editions.monitor;
  if (minAtRisk < minPersons) {
    const text = `de waarde ${quote(String(minAtRisk))} is kleiner dan minPersons (${minPersons}). Toegestaan: ten minste ${minPersons}.`;
    problems.push(problem(["editions", "monitor", "minAtRisk"], text));
  }
  const { inbox, warehouse } = region.retention ?? {};
  if (inbox !== undefined && warehouse !== undefined && inbox.months > warehouse.months) {
    const text = `de waarde ${quote(String(inbox.months))} is groter dan die van warehouse (${warehouse.months}): wie opnieuw inleest, haalt dan terug wat weg moest. Toegestaan: ten hoogste ${warehouse.months}.`;
    problems.push(problem(["retention", "inbox", "months"], text));
  }
  return problems;
}
