-- Where a lead that turned out to be another one goes on.
ALTER TABLE lead_nurture ADD COLUMN merged_into text;   -- NULL for one that stands for itself
CREATE INDEX lead_nurture_merged ON lead_nurture (merged_into) WHERE merged_into IS NOT NULL;

-- A lead and all that were merged into it, also by way of others. Not in SQL: inlined, its size would be guessed too high.
CREATE FUNCTION lead_family(lead text) RETURNS SETOF text LANGUAGE plpgsql STABLE ROWS 2 AS $$
BEGIN
    RETURN QUERY WITH RECURSIVE family(id) AS (
        SELECT lead UNION SELECT n.lead_id FROM lead_nurture n JOIN family f ON n.merged_into = f.id)
    SELECT id FROM family;
END $$;

-- The lead as which a lead goes on; itself if it was not merged. A circle can only be there for a moment, while two lanes
-- learn of two merges.
CREATE FUNCTION lead_survivor(lead text) RETURNS text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE way(id, merged_into, hops) AS (
        SELECT n.lead_id, n.merged_into, 0 FROM lead_nurture n WHERE n.lead_id = lead
        UNION ALL SELECT n.lead_id, n.merged_into, hops + 1
        FROM lead_nurture n JOIN way w ON n.lead_id = w.merged_into WHERE hops < 100)
    SELECT id FROM way ORDER BY hops DESC LIMIT 1
$$;

-- What a person wants who was known as several leads: of each the stricter.
CREATE FUNCTION lead_preference(lead text) RETURNS TABLE (paused_until timestamptz, declined_topics text[])
LANGUAGE plpgsql STABLE ROWS 1 AS $$
BEGIN
    RETURN QUERY SELECT max(p.paused_until), array_agg(DISTINCT topic) FILTER (WHERE topic IS NOT NULL)
    FROM mail_preference p LEFT JOIN LATERAL unnest(p.declined_topics) AS topic ON true
    WHERE p.lead_id IN (SELECT lead_family(lead));
END $$;
