-- RETOUR: what the receiver sent back about a message (302 to 320): the message as a whole (0001), or
-- a remark on one of its records.
-- Grain: one class of an original message with a remark. It stands on the line of the original record,
-- or on the file when the class is the header, the client or a record that we do not have.
WITH remark AS (
  SELECT
    sent.delivery_id, retour.element, retour.client_key, retour.allocation_no, retour.reference,
    retour.start_on,
    list_filter(string_split(retour.return_codes, ','),
      lambda code: code NOT IN ('', '0200', '0233', '8001')) AS codes
  FROM care.retour AS retour
  JOIN ledger.delivery AS sent
    ON sent.kind = retour.original_kind
    AND sent.sender = retour.original_sender
    AND sent.receiver = retour.original_receiver
    AND sent.identification = retour.original_identification
    AND sent.status = 'accepted'
  WHERE len(codes) > 0
),
original AS (
  SELECT delivery_id, line, 'ToegewezenProduct' AS element, client_key, allocation_no,
    NULL AS reference, NULL::DATE AS start_on
  FROM care.allocation
  UNION ALL
  SELECT delivery_id, line, 'StartProduct', client_key, allocation_no, NULL, start_on
  FROM care.start
  UNION ALL
  SELECT delivery_id, line, 'StopProduct', client_key, allocation_no, NULL, start_on
  FROM care.stop
  UNION ALL
  SELECT delivery_id, line, 'AangevraagdProduct', client_key, NULL, reference, NULL
  FROM care.request
  UNION ALL
  SELECT delivery_id, min(line), 'Verzoek', client_key, NULL, reference, NULL
  FROM care.change_request GROUP BY delivery_id, client_key, reference
  UNION ALL
  SELECT delivery_id, line,
    CASE part WHEN 'nieuw' THEN 'NieuwProduct' WHEN 'te wijzigen' THEN 'TeWijzigenProduct'
      ELSE 'OngewijzigdProduct' END,
    client_key, allocation_no, reference, start_on
  FROM care.change_request
  UNION ALL
  SELECT delivery_id, line, 'Antwoord', NULL, NULL, reference, NULL
  FROM care.request_answer
  UNION ALL
  SELECT delivery_id, line, 'Prestatie', client_key, allocation_no, reference_no, NULL
  FROM care.declaration_line
),
found AS (
  SELECT remark.delivery_id, min(original.line) AS line, remark.element, remark.codes
  FROM remark
  LEFT JOIN original
    ON original.delivery_id = remark.delivery_id
    AND original.element = remark.element
    AND (remark.client_key IS NULL OR original.client_key IS NOT DISTINCT FROM remark.client_key)
    AND original.allocation_no IS NOT DISTINCT FROM remark.allocation_no
    -- An allocation may carry the reference of a request; it is not what tells it apart.
    AND (original.reference IS NULL OR original.reference = remark.reference)
    AND (remark.start_on IS NULL OR original.start_on IS NULL OR original.start_on = remark.start_on)
  GROUP BY remark.delivery_id, remark.element, remark.client_key, remark.allocation_no,
    remark.reference, remark.start_on, remark.codes
),
named AS (
  SELECT
    found.delivery_id, found.line, found.element, found.codes,
    string_agg(one.code || coalesce(' (' || known.name || ')', ''), ', ' ORDER BY one.code) AS said
  FROM found, (SELECT DISTINCT unnest(codes) AS code FROM found) AS one
  LEFT JOIN register.return_code AS known ON known.code = one.code
  WHERE list_contains(found.codes, one.code)
  GROUP BY ALL
)
SELECT
  delivery_id, line, element,
  CASE WHEN element = 'Header' AND list_contains(codes, '0001')
    THEN 'De ontvanger heeft het hele bericht teruggestuurd: ' || said
      || '. Het telt niet mee. Verbeter het bericht en lever het opnieuw aan.'
    ELSE 'De ontvanger gaf een opmerking terug: ' || said || '. Controleer dit gegeven.'
  END AS message
FROM named
