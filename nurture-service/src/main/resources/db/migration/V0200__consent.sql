-- What a person said about a consent on one of our pages: the proof. Names the lead, no address and no network.
CREATE TABLE consent_proof (
    proof_id text PRIMARY KEY,          -- also the id of the touchpoint that told scoring
    lead_id text NOT NULL,
    mail_key text NOT NULL,             -- the mail whose link was used: who reads the mailbox said it
    purpose text NOT NULL,
    status text NOT NULL,
    said_at timestamptz NOT NULL,
    source text NOT NULL,
    text_version text NOT NULL,         -- language and digest of the wording
    wording text NOT NULL,              -- what the person saw
    link_issued_at timestamptz NOT NULL
);

CREATE INDEX consent_proof_of_lead ON consent_proof (lead_id, said_at);

-- What a person wants beside consents.
CREATE TABLE mail_preference (
    lead_id text PRIMARY KEY,
    paused_until timestamptz,
    declined_topics text[] NOT NULL,
    changed_at timestamptz NOT NULL
);
