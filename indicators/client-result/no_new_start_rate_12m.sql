-- Observations of no_new_start_rate_12m (geen nieuwe start binnen 12 maanden).
-- Grain `spell`: one spell (client, law) that ended for good, once for the headline; once more for each
-- part when all of the 365 days after it have been seen. on_date = last day of the spell.
-- days: from the last day of help to the first day of new help at rank 2 or higher, under any law, or
-- to the end of the data; at most 365. ended: such help began within them.
-- hit (parts): it began, at the same or another provider, lighter, as heavy or heavier.
-- Attributed to the lead service on the last day: highest rank, then the longest running.
WITH heavy AS (
  FROM model.service WHERE rank >= 2
),
exit AS (
  SELECT
    spell.client_key, spell.law, spell.end_on,
    last.domain, last.segment, last.municipality_code, last.provider_id, last.party_id,
    last.provider_agb, last.referrer, last.rank, client.birth_month,
    -- Without the messages of the Wmo nobody sees how a youth goes on after the 18th birthday.
    least(
      getvariable('data_until'),
      CASE WHEN spell.law = 'jw' AND client.birth_month IS NOT NULL
          AND NOT EXISTS (FROM register.segment WHERE law = 'wmo')
        THEN greatest(spell.end_on, (client.birth_month + INTERVAL 18 YEAR)::DATE) END
    ) AS seen_until
  FROM model.spell AS spell
  -- The last stretch of a spell ends with it.
  JOIN model.standing AS last
    ON last.client_key = spell.client_key AND last.law = spell.law AND last.to_on = spell.end_on
  LEFT JOIN model.client AS client ON client.client_key = spell.client_key
  WHERE spell.end_on >= getvariable('observation_from')
    AND spell.end_on + getvariable('gap_days') <= getvariable('data_until')
    AND spell.end_class NOT IN ('deceased', 'moved', 'transfer')
),
-- Help that goes on under the other law is no end.
left_care AS (
  FROM exit
  WHERE NOT EXISTS (
    FROM heavy
    WHERE heavy.client_key = exit.client_key
      AND heavy.law <> exit.law
      AND heavy.start_on <= exit.end_on + getvariable('gap_days')
      AND coalesce(heavy.end_on, DATE '9999-12-31') > exit.end_on
  )
),
-- One row per client and day: the heaviest help that began.
start AS (
  SELECT client_key, start_on, rank, provider_agb
  FROM heavy
  QUALIFY row_number() OVER (
    PARTITION BY client_key, start_on
    ORDER BY rank DESC, provider_agb, segment, category, product_code
  ) = 1
),
followed AS (
  SELECT
    exit.*,
    start.start_on <= least(exit.end_on + 365, exit.seen_until) AS back,
    start.provider_agb = exit.provider_agb AS same_provider,
    start.rank AS new_rank,
    start.start_on AS back_on
  FROM left_care AS exit
  ASOF LEFT JOIN start
    ON start.client_key = exit.client_key
    AND exit.end_on + getvariable('gap_days') < start.start_on
)
SELECT
  'spell' AS grain, part.part,
  client_key, end_on AS on_date, provider_id, party_id, municipality_code, segment, domain, law,
  model.age_band(birth_month, end_on) AS age_band, referrer, rank AS start_rank,
  least(CASE WHEN back THEN back_on ELSE seen_until END - end_on, 365) AS days,
  coalesce(back, false) AS ended,
  0 AS entered_days,
  coalesce(back AND CASE part.part
    WHEN 'same_provider' THEN same_provider
    WHEN 'other_provider' THEN NOT same_provider
    WHEN 'lighter' THEN new_rank < rank
    WHEN 'as_heavy' THEN new_rank = rank
    WHEN 'heavier' THEN new_rank > coalesce(rank, 0)
  END, false) AS hit
FROM followed
CROSS JOIN (VALUES
  (NULL), ('same_provider'), ('other_provider'), ('lighter'), ('as_heavy'), ('heavier')
) AS part (part)
WHERE part.part IS NULL OR end_on + 365 <= seen_until
