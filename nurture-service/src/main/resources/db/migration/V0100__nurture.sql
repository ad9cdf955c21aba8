-- What nurture knows about a lead. Written by the lead's lane only.
CREATE TABLE lead_nurture (
    lead_id text PRIMARY KEY,
    sequence bigint NOT NULL,           -- of the lead's last published event
    seen jsonb NOT NULL,                -- last sequence per source
    state jsonb NOT NULL                -- facts, consents, stage, enrolments
) WITH (fillfactor = 70);

-- One row per mail that was ever decided on. It names no address: that is read from the lead when the mail is claimed.
CREATE TABLE mail (
    mail_key text PRIMARY KEY,          -- lead id, journey, step, entry
    lead_id text NOT NULL,
    journey text NOT NULL,
    journey_version int NOT NULL,
    step text NOT NULL,
    entry int NOT NULL,
    template text NOT NULL,
    purpose text NOT NULL,
    state text NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'SUPPRESSED', 'FAILED', 'UNKNOWN')),
    attempts int NOT NULL,              -- begun so far; the number of the last one is the claim's token
    next_attempt_at timestamptz,
    lease_until timestamptz,
    settled_at timestamptz,
    reason text,
    message_id text NOT NULL,
    cause jsonb NOT NULL,
    trace_parent text,
    created_at timestamptz NOT NULL,
    CHECK ((state = 'QUEUED') = (next_attempt_at IS NOT NULL)),
    CHECK ((state = 'SENDING') = (lease_until IS NOT NULL)),
    CHECK ((state IN ('SENT', 'SUPPRESSED', 'FAILED', 'UNKNOWN')) = (settled_at IS NOT NULL))
) WITH (fillfactor = 70);

CREATE INDEX mail_due ON mail (next_attempt_at) WHERE state = 'QUEUED';
CREATE INDEX mail_leased ON mail (lease_until) WHERE state = 'SENDING';
CREATE INDEX mail_of_lead ON mail (lead_id);
