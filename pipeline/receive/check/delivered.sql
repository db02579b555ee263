-- What came in and when. Grain: one sender, kind of delivery, month and status. The month is that of
-- the Dagtekening; of a file without one, that of its receipt.
SELECT
  party, kind, strftime(coalesce(dated_on, received_at::DATE), '%Y-%m') AS month, status,
  count(*)::INTEGER AS files, sum(records_in)::INTEGER AS records,
  sum(records_rejected)::INTEGER AS rejected
FROM ledger.delivery
JOIN deliverer USING (delivery_id)
GROUP BY ALL
ORDER BY party, kind, month, status
