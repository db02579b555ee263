import { Failure } from "../failure.ts";

/** What DuckDB says, and what it means to the person who runs the command. */
const troubles: { said: RegExp; onlyOpening?: true; meaning: (path: string) => string }[] = [
  {
    said: /could not set lock on file|conflicting lock/i,
    meaning: inUse,
  },
  {
    said: /no space left on device|file too large|disk quota exceeded|ENOSPC|EFBIG|EDQUOT|max_temp_directory_size/i,
    meaning: (path) =>
      `De schijf is vol, of een bestand mag niet groter worden (het magazijn is ${path}). Wat eerder was afgerond, staat er nog. Maak ruimte en draai de opdracht opnieuw: hij gaat verder waar hij was.`,
  },
  {
    said: /permission denied|read-only file system|EACCES|EROFS/i,
    onlyOpening: true,
    meaning: (path) =>
      `Het magazijn ${path}, of een bestand ernaast, mag niet worden geschreven. Controleer de rechten op de map en draai de opdracht opnieuw.`,
  },
  {
    said: /out of memory/i,
    meaning: (path) =>
      `Het werkgeheugen was te klein voor deze stap (het magazijn is ${path}). Sluit andere programma's en draai de opdracht opnieuw.`,
  },
  {
    said: /not a valid duckdb database|corrupt database file|could not read enough bytes|serialization error|failure while replaying wal|failed to deserialize/i,
    meaning: damaged,
  },
];

export function inUse(path: string): string {
  return `Het magazijn ${path} is in gebruik door een andere opdracht. Wacht tot die klaar is en probeer het dan opnieuw.`;
}

function damaged(path: string): string {
  return `Het magazijn ${path} is beschadigd of niet te lezen. Er is niets verloren: het wordt opnieuw gemaakt uit de inbox. Verwijder ${path} en ${path}.wal (niet de sleutel) en draai 'npm run monitor -- receive'.`;
}

/**
 * An error as a user may see it: the troubles of a file on a machine (in use, full, damaged) become
 * a Failure (delivery) in Dutch; anything else is passed on as it is.
 *
 * @param opening while a warehouse is being opened everything that goes wrong is about its file
 */
export function explained(error: unknown, path: string, opening = false): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error;
  const trouble = troubles.find(
    ({ said, onlyOpening }) => said.test(error.message) && (opening || !onlyOpening),
  );
  if (trouble !== undefined) return new Failure("delivery", trouble.meaning(path));
  return opening ? new Failure("delivery", damaged(path)) : error;
}
