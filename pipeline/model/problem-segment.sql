-- model.problem_segment: the segments in which somebody measures problems. Grain: one segment.
CREATE OR REPLACE TABLE model.problem_segment AS
SELECT DISTINCT segment FROM corrected.measurement WHERE kind = 'problem';
