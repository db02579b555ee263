-- release.*_annotation: what happened that a reader of figures must know. Grain: one remark on one day, on one
-- indicator ('*': on all) and scope (as of norms). The public reads what the region made public; the reader
-- of the region folder has refused names of providers in it.
CREATE OR REPLACE TABLE release.contract_annotation AS
SELECT annotation_id, indicator_id, scope, scope_id, on_date, kind, text, source
FROM register.annotation;

CREATE OR REPLACE TABLE release.monitor_annotation AS
FROM release.contract_annotation
SEMI JOIN (FROM register.annotation WHERE public AND scope <> 'aanbieder') AS open USING (annotation_id);

CREATE OR REPLACE TABLE release.raad_annotation AS FROM release.monitor_annotation;
