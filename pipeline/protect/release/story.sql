-- release.contract_story: what clients and professionals told, with their consent. Grain: one story.
CREATE OR REPLACE TABLE release.contract_story AS
SELECT story_id, title, on_date, provider_id, segment, indicator_ids, teller, fictitious, text
FROM register.story;
