-- Trajectories and their mean duration in six divisions at once; groups below ten left out.
-- Grain: one group of one division.
SELECT law, municipality_no, provider_no, product_no, count(*) AS n, avg(end_on - start_on) AS days
FROM nation.peer
GROUP BY GROUPING SETS ((), (law), (municipality_no), (provider_no), (municipality_no, law), (provider_no, product_no))
HAVING count(*) >= 10
