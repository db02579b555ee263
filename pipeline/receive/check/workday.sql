-- temp.workday: every day from 2000 to 2099 with the number of working days up to and including it.
-- Grain: one day. The working days from one day to another are the difference of their numbers.
-- Working days are Monday to Friday, but for the general holidays of the Algemene termijnenwet
-- (article 3): New Year's Day, Good Friday, Easter Monday, King's Day, 5 May, Ascension Day, Whit
-- Monday and both days of Christmas. Easter by the anonymous Gregorian computus.
CREATE OR REPLACE TEMP TABLE workday AS
WITH easter AS (
  SELECT
    range::INTEGER AS y,
    y % 19 AS a, y // 100 AS b, y % 100 AS c, b // 4 AS d, b % 4 AS e, (b + 8) // 25 AS f,
    (b - f + 1) // 3 AS g, (19 * a + b - d - g + 15) % 30 AS h, c // 4 AS i, c % 4 AS k,
    (32 + 2 * e + 2 * i - h - k) % 7 AS l, (a + 11 * h + 22 * l) // 451 AS m,
    h + l - 7 * m + 114 AS n,
    make_date(y, n // 31, n % 31 + 1) AS sunday
  FROM range(2000, 2100)
),
holiday AS (
  SELECT unnest([
    make_date(y, 1, 1),
    sunday - 2,
    sunday + 1,
    -- On a Sunday the King's birthday is kept on the day before.
    make_date(y, 4, 27) - CASE WHEN isodow(make_date(y, 4, 27)) = 7 THEN 1 ELSE 0 END,
    make_date(y, 5, 5),
    sunday + 39,
    sunday + 50,
    make_date(y, 12, 25),
    make_date(y, 12, 26)
  ]) AS day
  FROM easter
),
calendar AS (
  SELECT range::DATE AS day FROM range(DATE '2000-01-01', DATE '2100-01-01', INTERVAL 1 DAY)
)
SELECT
  day,
  (count_if(isodow(day) < 6 AND NOT EXISTS (FROM holiday WHERE holiday.day = calendar.day))
    OVER (ORDER BY day))::INTEGER AS number
FROM calendar;
