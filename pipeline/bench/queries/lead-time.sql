-- Grain: one provider and quarter of the end of help.
SELECT provider_no, date_trunc('quarter', end_on) AS quarter, quantile_cont(end_on - start_on, [0.25, 0.5, 0.75]) AS days
FROM nation.trajectory
WHERE end_on < DATE '9999-12-31'
GROUP BY ALL
