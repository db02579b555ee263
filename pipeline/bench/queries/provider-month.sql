-- Grain: one provider and month.
SELECT provider_no, month, count(*) AS lines, sum(amount_cents) AS cents
FROM nation.declaration
GROUP BY provider_no, month
