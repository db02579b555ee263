const others: Record<string, string> = {
  xls: "een oud bestand van Excel (.xls)",
  xlsm: "een werkmap met macro's (.xlsm)",
  xlsb: "een binaire werkmap (.xlsb)",
  xltx: "een sjabloon (.xltx)",
  ods: "een werkblad van LibreOffice (.ods)",
  numbers: "een werkblad van Numbers",
};

/** Dutch: why a spreadsheet that is no .xlsx is not read, and what to do; null for other files. */
export function refusedSpreadsheet(extension: string): string | null {
  const what = Object.hasOwn(others, extension) ? others[extension] : undefined;
  return what === undefined
    ? null
    : `Het bestand is ${what}; dat wordt niet ingelezen. Open het en kies 'Opslaan als': Excel-werkmap (.xlsx) of CSV UTF-8.`;
}
