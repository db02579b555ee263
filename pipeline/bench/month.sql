-- The declared lines of one month; reads the variable `month`.
INSERT INTO nation.declaration
SELECT
  getvariable('month'), provider_no, municipality_no, product_no, client_no, trajectory_no,
  greatest(start_on, getvariable('month')), least(end_on, last_day(getvariable('month'))),
  1 + (40 * nation.chance(trajectory_no, month(getvariable('month'))))::INTEGER,
  (500 + 120000 * nation.chance(trajectory_no, 20) * nation.chance(trajectory_no, 21))::INTEGER, law
FROM nation.trajectory
WHERE start_on <= last_day(getvariable('month')) AND end_on >= getvariable('month')
ORDER BY provider_no;
