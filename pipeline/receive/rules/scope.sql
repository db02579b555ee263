-- temp.scope: what is allocated or asked for, wherever it is told: an amount of help or a budget.
-- Grain: one ToegewezenProduct, AangevraagdProduct, TeWijzigenProduct or NieuwProduct.
CREATE OR REPLACE TEMP TABLE scope AS
SELECT delivery_id, line, 'ToegewezenProduct' AS parent, category, volume, budget_cents
FROM sent_allocation
UNION ALL
SELECT delivery_id, line, 'AangevraagdProduct', category, volume, budget_cents
FROM care.request
ANTI JOIN care.voided USING (delivery_id)
UNION ALL
SELECT delivery_id, line,
  CASE part WHEN 'nieuw' THEN 'NieuwProduct' ELSE 'TeWijzigenProduct' END,
  category, volume, budget_cents
FROM care.change_request
ANTI JOIN care.voided USING (delivery_id)
WHERE part <> 'ongewijzigd';
