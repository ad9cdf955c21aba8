-- Tells a database that was restored from a backup what its services had told others since: docs/operations.md, Restore a
-- database from a backup. All services stand still and had read the topics to their ends. Run it with psql as the owner of the
-- schemas, in the folder of told.tsv: source, subject, sequence, type and event of the records of lead-scores, lead-stages and
-- trigger-emails, as JSON.
\set ON_ERROR_STOP on
CREATE TEMP TABLE told (source text, subject text, sequence bigint, type text, event jsonb);
\copy told FROM 'told.tsv' WITH (FORMAT csv, DELIMITER E'\t', QUOTE E'\b')
CREATE TEMP TABLE newest AS SELECT source, subject, max(sequence) AS sequence FROM told GROUP BY 1, 2;

BEGIN;
SET LOCAL search_path = nurture;

\echo Mails that went out, or may have: they are not sent again.
WITH ended AS (
  SELECT event #>> '{mail,mailKey}' AS mail_key, bool_or(type = 'ripen.email.sent.v1') AS sent, max(event ->> 'sentAt') AS at
  FROM told
  WHERE type = 'ripen.email.sent.v1' OR (type = 'ripen.email.failed.v1' AND lower(event ->> 'outcome') = 'unknown')
  GROUP BY 1), settled AS (
  UPDATE mail m SET state = CASE WHEN e.sent THEN 'SENT' ELSE 'UNKNOWN' END, attempts = 1,
    settled_at = coalesce(e.at::timestamptz, now()), next_attempt_at = NULL, lease_until = NULL
  FROM ended e WHERE m.mail_key = e.mail_key AND m.state = 'QUEUED' RETURNING m.state)
SELECT state, count(*) FROM settled GROUP BY 1;

\echo Leads of which lifecycle had told more: what sales said of them must be said again.
SELECT l.lead_id, l.stage, l.sequence, n.sequence AS told, t.event ->> 'to' AS told_stage, t.event ->> 'reason' AS reason
FROM lifecycle.lead_stage l
JOIN newest n ON n.source = '/ripen/lifecycle' AND n.subject = l.lead_id::text AND n.sequence > l.sequence
LEFT JOIN LATERAL (SELECT event FROM told WHERE told.source = n.source AND told.subject = n.subject
  AND type = 'ripen.stage.changed.v1' ORDER BY told.sequence DESC LIMIT 1) t ON true
ORDER BY 1;
UPDATE lifecycle.lead_stage l SET sequence = n.sequence FROM newest n
WHERE n.source = '/ripen/lifecycle' AND n.subject = l.lead_id::text AND n.sequence > l.sequence;
UPDATE lead_nurture l SET sequence = n.sequence FROM newest n
WHERE n.source = '/ripen/nurture' AND n.subject = l.lead_id::text AND n.sequence > l.sequence;

\echo Leads of which scoring had told more: their numbers lie inside their state and stay.
SELECT l.lead_id, l.sequence, n.sequence AS told FROM scoring.lead l
JOIN newest n ON n.source = '/ripen/scoring' AND n.subject = l.lead_id::text AND n.sequence > l.sequence
ORDER BY 1;
COMMIT;
