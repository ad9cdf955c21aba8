-- That an address was given free again by hand: who said so, and why.
CREATE TABLE suppression_lift (
    lead_id text NOT NULL,
    command_id text NOT NULL,           -- chosen by the sender: the same again lifts nothing
    suppression text NOT NULL CHECK (suppression IN ('bounced', 'complained')),
    lifted boolean NOT NULL,            -- whether there was something to lift
    reason text NOT NULL,
    author text NOT NULL,               -- whose token it was
    lifted_at timestamptz NOT NULL,
    PRIMARY KEY (lead_id, command_id)
);
