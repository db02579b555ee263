import { dayOf, isoOf } from "./day.ts";

/** Day of Easter, as Gauss counted it (for 1900 to 2099). */
function easter(year: number): number {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const after =
    d + e - (d === 29 && e === 6 ? 7 : 0) - (d === 28 && e === 6 && year % 19 > 10 ? 7 : 0);
  return dayOf(`${year}-03-22`) + after;
}

/** Holidays of one year, as the law has them, with 5 May and Good Friday. */
function holidays(year: number): number[] {
  const sunday = easter(year);
  const king = dayOf(`${year}-04-27`);
  return [
    dayOf(`${year}-01-01`),
    sunday - 2,
    sunday,
    sunday + 1,
    // The day before when it is a Sunday.
    weekday(king) === 0 ? king - 1 : king,
    dayOf(`${year}-05-05`),
    sunday + 39,
    sunday + 49,
    sunday + 50,
    dayOf(`${year}-12-25`),
    dayOf(`${year}-12-26`),
  ];
}

/** 0 for a Sunday. */
const weekday = (day: number): number => new Date(day * 86_400_000).getUTCDay();

/** Working days after one day, up to and including another. */
export function workdays(after: number, until: number): number {
  let count = 0;
  for (let day = after + 1; day <= until; day += 1) {
    const free = holidays(Number(isoOf(day).slice(0, 4))).includes(day);
    if (weekday(day) !== 0 && weekday(day) !== 6 && !free) count += 1;
  }
  return count;
}
