-- temp.told_finding: every finding with what its sender knows it by. Grain: one finding.
-- allocation_no and reference are those of the record that the line lies in: the last record of the
-- file that begins at or before it.
CREATE OR REPLACE TEMP TABLE told_finding AS
WITH record AS (
  SELECT delivery_id, line, any_value(allocation_no) AS allocation_no,
    any_value(reference) AS reference
  FROM (
    SELECT delivery_id, line, allocation_no, reference FROM care.allocation
    UNION ALL
    SELECT delivery_id, line, allocation_no, NULL FROM care.start
    UNION ALL
    SELECT delivery_id, line, allocation_no, NULL FROM care.stop
    UNION ALL
    SELECT delivery_id, line, NULL, declaration_no FROM care.declaration
    UNION ALL
    SELECT delivery_id, line, allocation_no, reference_no FROM care.declaration_line
    UNION ALL
    SELECT delivery_id, line, NULL, reference_no FROM care.rejected_line
    UNION ALL
    SELECT delivery_id, line, NULL, reference FROM care.request
    UNION ALL
    SELECT delivery_id, line, allocation_no, reference FROM care.change_request
    UNION ALL
    SELECT delivery_id, line, NULL, reference FROM care.request_answer
  )
  GROUP BY delivery_id, line
)
SELECT
  deliverer.party, finding.delivery_id, delivery.name AS file, delivery.identification,
  finding.line, finding.element, finding.rule, finding.severity, finding.message,
  record.allocation_no::VARCHAR AS allocation_no, record.reference
FROM ledger.finding AS finding
JOIN ledger.delivery AS delivery USING (delivery_id)
JOIN deliverer USING (delivery_id)
ASOF LEFT JOIN record
  ON record.delivery_id = finding.delivery_id AND finding.line >= record.line;
