-- Leads in journeys, for readers. Written by the lead's lane only, from the lead's row.
CREATE TABLE enrolment (
    lead_id text NOT NULL,
    journey text NOT NULL,
    entry int NOT NULL,                 -- how many times the lead had entered, from 1
    version int NOT NULL,               -- by which it goes on
    state text NOT NULL CHECK (state IN ('WAITING', 'COMPLETED', 'EXITED', 'HELD_OUT')),
    step text,                          -- at which it waits
    topic text,                         -- that made it enter
    entered_at timestamptz NOT NULL,
    waits_until timestamptz,            -- at the latest
    ended_at timestamptz,
    reason text,                        -- why it left
    reached_goal_at timestamptz,        -- when it entered a stage that is a goal of the journey
    PRIMARY KEY (lead_id, journey, entry),
    CHECK ((state = 'WAITING') = (ended_at IS NULL))
) WITH (fillfactor = 70);

CREATE INDEX enrolment_of_journey ON enrolment (journey, entered_at);
CREATE INDEX mail_of_journey ON mail (journey, step);

-- Leads that are known already: no signals yet, and what they entered is over.
UPDATE lead_nurture SET state = state || jsonb_build_object(
    'signals', jsonb_build_object('interests', '{}'::jsonb, 'knownFacts', '[]'::jsonb, 'uses', '[]'::jsonb),
    'enrolments', (
        SELECT coalesce(jsonb_agg(enrolment || jsonb_build_object(
            'data', '{}'::jsonb, 'state', 'COMPLETED', 'endedAt', enrolment -> 'at')), '[]'::jsonb)
        FROM jsonb_array_elements(state -> 'enrolments') AS enrolment));
INSERT INTO enrolment (lead_id, journey, entry, version, state, entered_at, ended_at)
SELECT lead_id, enrolment ->> 'journey', (enrolment ->> 'entry')::int, (enrolment ->> 'version')::int, 'COMPLETED',
    (enrolment ->> 'at')::timestamptz, (enrolment ->> 'at')::timestamptz
FROM lead_nurture, jsonb_array_elements(state -> 'enrolments') AS enrolment;
