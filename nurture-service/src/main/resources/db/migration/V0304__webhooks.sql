-- Calls of journeys to other systems: the endpoints of the settings, the calls kept for them, and what each has yet to get.
-- What module webhooks uses of these tables is as in the schema of lifecycle.
CREATE TABLE webhook_endpoint (
    endpoint_id uuid PRIMARY KEY,       -- follows from the name
    name text NOT NULL UNIQUE,
    state text NOT NULL CHECK (state IN ('active', 'disabled')),
    disabled_reason text,
    disabled_at timestamptz,
    failures int NOT NULL DEFAULT 0,    -- attempts in a row that failed
    last_failure text,
    last_failure_at timestamptz,
    last_success_at timestamptz,
    delivered bigint NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    lease_until timestamptz NOT NULL DEFAULT '-infinity',
    lease_token uuid,                   -- whoever holds the lease delivers; every statement of a delivery names the token
    created_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Personal data; erased with the lead.
CREATE TABLE webhook_event (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- the order of delivery, which for one lead is that of its lane
    event_id text NOT NULL UNIQUE,      -- the header webhook-id: follows from lead, journey, entry and step
    endpoint text NOT NULL,
    lead_id text NOT NULL,
    journey text NOT NULL,
    version int NOT NULL,
    step text NOT NULL,
    entry int NOT NULL,
    at timestamptz NOT NULL,            -- when the lead reached the step
    recorded_at timestamptz NOT NULL,
    delivered_at timestamptz,           -- last, for one that was sent again
    body text NOT NULL
);
CREATE INDEX webhook_event_by_lead ON webhook_event (lead_id);
CREATE INDEX webhook_event_by_record ON webhook_event (recorded_at);
CREATE INDEX webhook_event_by_endpoint ON webhook_event (endpoint, position);

-- What an endpoint has yet to get, in order. A row is removed when the receiver has answered 2xx.
CREATE TABLE webhook_delivery (
    endpoint_id uuid NOT NULL,
    position bigint NOT NULL REFERENCES webhook_event ON DELETE CASCADE,
    PRIMARY KEY (endpoint_id, position)
);
CREATE INDEX webhook_delivery_by_event ON webhook_delivery (position);

CREATE FUNCTION webhook_delivered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE webhook_event SET delivered_at = now() WHERE position = OLD.position;
    RETURN NULL;
END $$;
CREATE TRIGGER webhook_delivered AFTER DELETE ON webhook_delivery FOR EACH ROW EXECUTE FUNCTION webhook_delivered();
