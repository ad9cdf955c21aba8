-- Of which address it came back, so that an address pays for its own bounces only.
ALTER TABLE soft_bounce ADD COLUMN recipient_hash text NOT NULL DEFAULT '';    -- empty where nobody said
