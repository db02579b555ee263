-- result.combination: signals that say more together, per provider. Grain: one indicator in one rule, of
-- one cell (provider, party, or either in a segment) and period (year or four quarters on end) in
-- which every signal of the rule holds.
-- Each part takes its latest judgement that ended in the period or in the year before it: what needs a
-- follow-up is known later than what does not. judged_period: of when it is.
-- A test on the norm (ongunstig, gunstig) reads the comparison with the norm; a test on the past
-- (stijgt, daalt) the trend over four quarters, or a rule of the XmR chart at the last of them.
-- finding: `geldt` for the signals; for what could contradict: `spreekt tegen` (judged gunstig by some
-- comparison and ongunstig by none), `bevestigt` (the other way round), `geen signaal`, or `te weinig
-- gegevens`; against: which comparisons say so. contradicted: something in the rule speaks against it.
CREATE OR REPLACE TABLE result.combination AS
WITH wanted AS (
  SELECT cell_no, level, cut, domain, segment, party_id, provider_id, period_no, period_kind, period,
    starts_on, ends_on
  FROM result.cell AS cell
  JOIN result.cut AS cut USING (cut)
  CROSS JOIN result.period AS period
  WHERE cut IN ('provider', 'provider_segment', 'party', 'party_segment')
    AND period_kind IN ('jaar', 'lopend')
),
-- Judgements by number: what a comparison said of a cell, and until when it looked.
said AS (
  SELECT
    cell.cell_no, signal.indicator_id, signal.against, signal.period, period.ends_on,
    signal.state AS said
  FROM result.signal AS signal
  JOIN result.period AS period USING (period)
  JOIN result.cell AS cell
    ON cell.cut = signal.cut
    AND cell.domain IS NOT DISTINCT FROM signal.domain
    AND cell.segment IS NOT DISTINCT FROM signal.segment
    AND cell.party_id IS NOT DISTINCT FROM signal.party_id
    AND cell.provider_id IS NOT DISTINCT FROM signal.provider_id
  WHERE signal.cut IN ('provider', 'provider_segment', 'party', 'party_segment')
    AND (period.period_kind IN ('jaar', 'lopend') OR signal.against = 'verleden')
    AND signal.reason NOT IN ('te vroeg', 'voorlopig')
    AND signal.indicator_id IN (SELECT indicator_id FROM register.combination_part)
  UNION ALL
  SELECT
    point.cell_no, indicator.indicator_id, 'richting', period.period, period.ends_on,
    CASE WHEN past.direction > 0 THEN 'stijgt' WHEN past.direction < 0 THEN 'daalt'
      ELSE coalesce(trend.trend, 'te weinig gegevens') END
  FROM compare_point AS point
  JOIN compare_indicator AS indicator USING (indicator_no)
  JOIN result.period AS period USING (period_no)
  LEFT JOIN past_point AS past USING (indicator_no, cell_no, period_no)
  LEFT JOIN compare_trend AS trend USING (indicator_no, cell_no, period_no)
  WHERE point.usable
    AND indicator.indicator_id IN (SELECT indicator_id FROM register.combination_part)
),
latest AS (
  SELECT
    wanted.cell_no, wanted.period_no, said.indicator_id, said.against,
    arg_max(said.said, (said.ends_on, said.period)) AS said,
    arg_max(said.period, (said.ends_on, said.period)) AS judged_period
  FROM wanted
  JOIN said
    ON said.cell_no = wanted.cell_no
    AND said.ends_on <= wanted.ends_on
    AND said.ends_on >= wanted.starts_on - INTERVAL 1 DAY
  GROUP BY ALL
),
held AS (
  SELECT
    wanted.cell_no, wanted.period_no, part.rule_id, part.indicator_id, part.test, part.position,
    latest.against, latest.judged_period, latest.said
  FROM wanted
  JOIN latest USING (cell_no, period_no)
  JOIN register.combination_part AS part
    ON part.role = 'signaal' AND part.indicator_id = latest.indicator_id
    AND latest.against = CASE WHEN part.test IN ('stijgt', 'daalt') THEN 'richting' ELSE 'norm' END
    AND latest.said = part.test
),
complete AS (
  SELECT cell_no, period_no, rule_id
  FROM held
  JOIN (SELECT rule_id, count(*) AS parts FROM register.combination_part WHERE role = 'signaal' GROUP BY ALL)
    USING (rule_id)
  GROUP BY cell_no, period_no, rule_id, parts
  HAVING count(*) = parts
),
weighed AS (
  SELECT
    complete.cell_no, complete.period_no, complete.rule_id, part.indicator_id, part.position,
    list(latest.against ORDER BY latest.against) FILTER (said = 'gunstig') AS good,
    list(latest.against ORDER BY latest.against) FILTER (said = 'ongunstig') AS bad,
    list(latest.against ORDER BY latest.against) FILTER (said = 'geen signaal') AS silent,
    max(judged_period) AS judged_period
  FROM complete
  JOIN register.combination_part AS part ON part.rule_id = complete.rule_id AND part.role = 'tegenspraak'
  LEFT JOIN latest
    ON latest.cell_no = complete.cell_no AND latest.period_no = complete.period_no
    AND latest.indicator_id = part.indicator_id AND latest.against <> 'richting'
  GROUP BY ALL
),
part AS (
  SELECT cell_no, period_no, rule_id, 'signaal' AS role, held.indicator_id, test, held.position,
    'geldt' AS finding, against, judged_period
  FROM complete
  JOIN held USING (cell_no, period_no, rule_id)
  UNION ALL
  SELECT cell_no, period_no, rule_id, 'tegenspraak', indicator_id, NULL, position,
    CASE
      WHEN good IS NOT NULL AND bad IS NULL THEN 'spreekt tegen'
      WHEN bad IS NOT NULL AND good IS NULL THEN 'bevestigt'
      WHEN good IS NOT NULL OR silent IS NOT NULL THEN 'geen signaal'
      ELSE 'te weinig gegevens'
    END,
    array_to_string(coalesce(good, []) || coalesce(bad, []), ', '), judged_period
  FROM weighed
)
SELECT
  part.rule_id, wanted.level, wanted.cut, wanted.domain, wanted.segment, wanted.party_id,
  wanted.provider_id, wanted.period_kind, wanted.period,
  bool_or(finding = 'spreekt tegen') OVER (PARTITION BY part.rule_id, part.cell_no, part.period_no)
    AS contradicted,
  part.role, part.position, part.indicator_id, part.test, part.finding,
  nullif(part.against, '') AS against, part.judged_period
FROM part
JOIN wanted USING (cell_no, period_no);
