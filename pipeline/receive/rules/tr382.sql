-- TR382: a stop that stands, of help that was never started: no start with the same allocation,
-- product and first day stands.
-- Grain: one StopProduct.
SELECT
  stop.delivery_id, stop.line, 'StopProduct/Begindatum' AS element,
  'Bij deze stop hoort geen start: er is geen startbericht met dezelfde toewijzing, hetzelfde product en Begindatum '
    || stop.start_on || '. Lever het bericht 305 aan of verbeter de stop.' AS message
FROM reported_stop AS stop
WHERE stop.stands AND NOT EXISTS (
  FROM reported_start AS start
  WHERE start.stands
    AND start.law = stop.law
    AND start.municipality_code = stop.municipality_code
    AND start.provider_agb = stop.provider_agb
    AND start.client_key = stop.client_key
    AND start.start_on = stop.start_on
    AND start.allocation_no IS NOT DISTINCT FROM stop.allocation_no
    AND start.category IS NOT DISTINCT FROM stop.category
    AND start.product_code IS NOT DISTINCT FROM stop.product_code
)
