-- Grain: one line of observations.ndjson → one row of context.observation.
-- Columns: slice_id, table_id, measure, unit, region, period, period_status, dims, value,
-- text_value, value_attribute, captured_at.
-- Codes are trimmed here and nowhere else. A value counts as one only when StatLine says so: with
-- any other attribute, known to us or not, the attribute stays and the value is null, never 0.
INSERT INTO context.observation BY NAME
WITH line AS (
  SELECT
    trim(json ->> 'Measure') AS measure,
    CASE WHEN $region IS NOT NULL THEN trim(json ->> $region) END AS region,
    CASE WHEN $period IS NOT NULL THEN trim(json ->> $period) END AS period,
    to_json(map_from_entries(list_transform(
      from_json($others::JSON, '["VARCHAR"]'),
      lambda name: {key: name, value: trim(json ->> name)}
    ))) AS dims,
    trim(json ->> 'ValueAttribute') AS value_attribute,
    (json ->> 'Value')::DOUBLE AS number,
    trim(json ->> 'StringValue') AS text_value
  FROM read_json_objects($file, format = 'newline_delimited')
),
status AS (
  SELECT unnest(from_json($periods::JSON, '[{"code":"VARCHAR","status":"VARCHAR"}]'), recursive := true)
)
SELECT
  slice.slice_id,
  slice.table_id,
  line.measure,
  measure.unit,
  line.region,
  line.period,
  status.status AS period_status,
  line.dims,
  CASE WHEN line.value_attribute = 'None' THEN line.number END AS value,
  line.text_value,
  line.value_attribute,
  slice.captured_at
FROM line
JOIN context.table AS slice ON slice.slice_id = $slice
LEFT JOIN context.measure AS measure USING (slice_id, measure)
LEFT JOIN status ON status.code = line.period;
