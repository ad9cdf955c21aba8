-- When the last attempt ended of which nobody knows whether the mail was taken, of a mail that is tried again all the same.
ALTER TABLE mail ADD COLUMN in_doubt_at timestamptz;    -- NULL if there is none
