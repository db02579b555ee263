-- TR332: an allocation number that its municipality gave out before, to another client or provider.
-- Grain: one ToegewezenProduct; who had the number first, by the moment of allocation, keeps it.
SELECT
  delivery_id, line, 'ToegewezenProduct/ToewijzingNummer' AS element,
  'ToewijzingNummer ' || allocation_no || ' van gemeente ' || municipality_code
    || ' is al gebruikt voor een andere cliënt of aanbieder. Geef elke toewijzing een eigen nummer.'
    AS message
FROM sent_allocation
WHERE allocation_no IS NOT NULL
QUALIFY (client_key, provider_agb) <> first_value((client_key, provider_agb)) OVER (
  PARTITION BY law, municipality_code, allocation_no ORDER BY allocated_at, delivery_id, line
)
