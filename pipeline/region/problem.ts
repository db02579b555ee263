import { Failure } from "../failure.ts";

/** One thing wrong in a region folder, placed where an editor will look for it. */
export interface Problem {
  file: string;
  /** Row of a table (the header is row 1) or line of `region.yaml`; 0 for the file as a whole. */
  at: number;
  /** The place in Dutch, `rij 5, kolom agb`; empty for the file as a whole. */
  where: string;
  /** What is wrong and what is allowed, in Dutch. */
  text: string;
}

export function inFile(file: string, text: string): Problem {
  return { file, at: 0, where: "", text };
}

export function inRow(file: string, row: number, column: string, text: string): Problem {
  return { file, at: row, where: `rij ${row}, kolom ${column}`, text };
}

export function inLine(file: string, line: number, field: string, text: string): Problem {
  return { file, at: line, where: `regel ${line}, veld ${field}`, text };
}

/** Throws every problem in one failure, file by file and from top to bottom; returns when none. */
export function throwProblems(folder: string, problems: Problem[]): void {
  if (problems.length === 0) return;
  const files = [...new Set(problems.map((problem) => problem.file))];
  const sorted = problems.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.at - b.at,
  );
  const lines = sorted.map(({ file, where, text }) =>
    where === "" ? `- ${file}: ${text}` : `- ${file}, ${where}: ${text}`,
  );
  const count = lines.length === 1 ? "staat 1 fout" : `staan ${lines.length} fouten`;
  throw new Failure(
    "region",
    `In de map ${folder} ${count}. Verbeter en probeer het opnieuw.\n${lines.join("\n")}`,
  );
}

const longest = 60;

/**
 * A value as it may stand in a message: between quotes, on one line, not too long, and without a
 * citizen service number, which somebody may have pasted by accident.
 */
export function quote(value: string): string {
  const oneLine = value.replace(/\s+/g, " ");
  const masked = oneLine.replace(/(?<!\d)\d{9}(?!\d)/g, (digits) =>
    isElevenProof(digits) ? "*********" : digits,
  );
  return `"${masked.length > longest ? `${masked.slice(0, longest)}…` : masked}"`;
}

/** Whether nine digits can be a citizen service number. */
export function isElevenProof(digits: string): boolean {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum % 11 === 0;
}
