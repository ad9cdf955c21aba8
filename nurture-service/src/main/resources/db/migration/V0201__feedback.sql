-- Bounces that may pass, until they are too many or too old.
CREATE TABLE soft_bounce (
    lead_id text NOT NULL,
    touchpoint text NOT NULL,           -- site and id: one that is told twice counts once
    bounced_at timestamptz NOT NULL,
    PRIMARY KEY (lead_id, touchpoint)
);
