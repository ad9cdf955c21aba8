-- What came back of a mail, first of its kind each; and whether its openings can be seen at all.
ALTER TABLE mail
    ADD COLUMN tracked boolean NOT NULL DEFAULT false,  -- sent with the person's consent to mail tracking
    ADD COLUMN opened_at timestamptz,
    ADD COLUMN clicked_at timestamptz,
    ADD COLUMN bounced_at timestamptz,
    ADD COLUMN complained_at timestamptz;

-- What came of journeys, in sums that outlive the rows they were counted from. Only ever added to, so that no
-- transaction waits for another; a job folds the rows of one figure into one. A figure is the sum of its rows.
CREATE TABLE journey_count (
    journey text NOT NULL,
    version int NOT NULL,
    step text NOT NULL,                 -- empty for entries
    variant text NOT NULL,              -- empty where the step has none
    figure text NOT NULL,
    reason text NOT NULL,               -- of a suppressed mail and of an entry that left; empty otherwise
    count bigint NOT NULL
);

-- The figures that one row counts in.
CREATE FUNCTION mail_figures(state text, why text, tracked boolean, opened_at timestamptz, clicked_at timestamptz,
    bounced_at timestamptz, complained_at timestamptz)
RETURNS TABLE (figure text, reason text) LANGUAGE sql IMMUTABLE AS $$
    SELECT 'mail-' || state, CASE WHEN state = 'SUPPRESSED' THEN coalesce(why, '') ELSE '' END
    UNION ALL SELECT 'tracked', '' WHERE tracked AND state = 'SENT'
    UNION ALL SELECT 'opened', '' WHERE opened_at IS NOT NULL
    UNION ALL SELECT 'clicked', '' WHERE clicked_at IS NOT NULL
    UNION ALL SELECT 'bounced', '' WHERE bounced_at IS NOT NULL
    UNION ALL SELECT 'complained', '' WHERE complained_at IS NOT NULL
$$;
CREATE FUNCTION entry_figures(state text, why text, reached_goal_at timestamptz)
RETURNS TABLE (figure text, reason text) LANGUAGE sql IMMUTABLE AS $$
    SELECT 'entry-' || state, CASE WHEN state = 'EXITED' THEN coalesce(why, '') ELSE '' END
    UNION ALL SELECT CASE WHEN state = 'HELD_OUT' THEN 'goal-held-out' ELSE 'goal' END, ''
        WHERE reached_goal_at IS NOT NULL
$$;

CREATE FUNCTION count_new_mails() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO journey_count
    SELECT m.journey, m.journey_version, m.step, coalesce(m.variant, ''), f.figure, f.reason, count(*)
    FROM added m, mail_figures(m.state, m.reason, m.tracked, m.opened_at, m.clicked_at, m.bounced_at, m.complained_at) f
    GROUP BY 1, 2, 3, 4, 5, 6;
    RETURN NULL;
END $$;
CREATE FUNCTION count_changed_mails() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO journey_count
    SELECT m.journey, m.journey_version, m.step, coalesce(m.variant, ''), f.figure, f.reason, sum(m.sign)
    FROM (SELECT *, 1 AS sign FROM added UNION ALL SELECT *, -1 FROM removed) m,
        mail_figures(m.state, m.reason, m.tracked, m.opened_at, m.clicked_at, m.bounced_at, m.complained_at) f
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(m.sign) <> 0;
    RETURN NULL;
END $$;
CREATE FUNCTION count_new_enrolments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO journey_count
    SELECT e.journey, e.version, '', '', f.figure, f.reason, count(*)
    FROM added e, entry_figures(e.state, e.reason, e.reached_goal_at) f GROUP BY 1, 2, 5, 6;
    RETURN NULL;
END $$;
-- A lead that reaches a goal also counts for the variants of the mails that it was sent before.
CREATE FUNCTION count_changed_enrolments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO journey_count
    SELECT e.journey, e.version, '', '', f.figure, f.reason, sum(e.sign)
    FROM (SELECT *, 1 AS sign FROM added UNION ALL SELECT *, -1 FROM removed) e,
        entry_figures(e.state, e.reason, e.reached_goal_at) f
    GROUP BY 1, 2, 5, 6 HAVING sum(e.sign) <> 0;
    INSERT INTO journey_count
    SELECT m.journey, m.journey_version, m.step, coalesce(m.variant, ''), 'converted', '', count(*)
    FROM added n JOIN removed o USING (lead_id, journey, entry) JOIN mail m USING (lead_id, journey, entry)
    WHERE o.reached_goal_at IS NULL AND n.reached_goal_at > m.settled_at AND m.state = 'SENT'
    GROUP BY 1, 2, 3, 4;
    RETURN NULL;
END $$;

-- What is there already.
INSERT INTO journey_count
SELECT m.journey, m.journey_version, m.step, coalesce(m.variant, ''), f.figure, f.reason, count(*)
FROM mail m, mail_figures(m.state, m.reason, m.tracked, m.opened_at, m.clicked_at, m.bounced_at, m.complained_at) f
GROUP BY 1, 2, 3, 4, 5, 6;
INSERT INTO journey_count
SELECT e.journey, e.version, '', '', f.figure, f.reason, count(*)
FROM enrolment e, entry_figures(e.state, e.reason, e.reached_goal_at) f GROUP BY 1, 2, 5, 6;
INSERT INTO journey_count
SELECT m.journey, m.journey_version, m.step, coalesce(m.variant, ''), 'converted', '', count(*)
FROM mail m JOIN enrolment e USING (lead_id, journey, entry)
WHERE m.state = 'SENT' AND e.reached_goal_at > m.settled_at GROUP BY 1, 2, 3, 4;

-- Rows that are removed stay counted: numbers name nobody.
CREATE TRIGGER mail_added AFTER INSERT ON mail REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_new_mails();
CREATE TRIGGER mail_changed AFTER UPDATE ON mail REFERENCING NEW TABLE AS added OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_changed_mails();
CREATE TRIGGER enrolment_added AFTER INSERT ON enrolment REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_new_enrolments();
CREATE TRIGGER enrolment_changed AFTER UPDATE ON enrolment REFERENCING NEW TABLE AS added OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_changed_enrolments();
