-- What a person chose as the lead into which this one was merged. This row does not count beside that one's, and does again
-- when the two are parted.
ALTER TABLE mail_preference ADD COLUMN replaced_by text[] NOT NULL DEFAULT '{}';

-- What a person wants who was known as several leads: of each the stricter, but for what it replaced as one of them.
CREATE OR REPLACE FUNCTION lead_preference(lead text) RETURNS TABLE (paused_until timestamptz, declined_topics text[])
LANGUAGE plpgsql STABLE ROWS 1 AS $$
DECLARE family text[] := ARRAY(SELECT lead_family(lead));
BEGIN
    RETURN QUERY SELECT max(p.paused_until), array_agg(DISTINCT topic) FILTER (WHERE topic IS NOT NULL)
    FROM mail_preference p LEFT JOIN LATERAL unnest(p.declined_topics) AS topic ON true
    WHERE p.lead_id = ANY (family) AND NOT p.replaced_by && family;
END $$;
