/** Days as whole numbers since 1970, so that the oracle shares no date arithmetic with the product. */
export function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
}

export function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months later; a day that does not exist becomes the last of its month. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const last = new Date(target);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return target / 86_400_000 + Math.min(date.getUTCDate(), last.getUTCDate()) - 1;
}
